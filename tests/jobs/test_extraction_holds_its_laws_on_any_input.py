import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication

WORDS = """
    全市 滨州市 今年 上半年， 截至6月底， 完成 投资 总投资 固定资产投资 12.5亿元 46个 项目 8%
    １２％ 三十六万吨 0.9个百分点 百分之五 同比增长 分别 由 增至 占 全省第二 翻番 力争 预计 ，
    。 ； 、 （ ） “ ” 的 和 其中 千亿级 开工 某某公司 年产60万吨纸浆项目 1+2 第三 一半
    到2025年 \ue000 \ufeff 😀
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n", "\n\n", "　", " ", "1 2 %"])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=120))
GIVEN = Publication(on=date(2023, 7, 20), precision=Precision.DAY, basis=Basis.GIVEN)
HOME = "山东省/滨州市"
LAW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@LAW
@given(TEXTS)
def test_a_quote_is_what_stands_at_its_offsets(text: str) -> None:
    for fact in load_extractor().extract(text, published=GIVEN, region=HOME).facts:
        assert text[fact.start : fact.end] == fact.quote != ""


def test_columns_behind_a_marked_title_are_of_the_next_article() -> None:
    text = "### 青泽简讯\n\n要闻\n\n青泽集中开工\n\n本报讯 青泽县集中开工项目12个。\n"
    titles = [article.title for article in load_extractor().extract(text).articles]
    assert titles == ["青泽简讯", "青泽集中开工"]


@LAW
@given(TEXTS)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    extractor = load_extractor()
    assert extractor.extract(text) == extractor.extract(text)


@LAW
@given(TEXTS)
def test_every_fact_names_the_rules_that_made_it(text: str) -> None:
    for fact in load_extractor().extract(text, published=GIVEN, region=HOME, traced=True).facts:
        assert fact.trace is not None
        assert fact.rules[0] == fact.trace.rule
        assert 0.0 <= fact.confidence <= 1.0


def test_an_unrelated_article_behind_changes_no_fact_before_it() -> None:
    first = (
        "滨州市上半年经济稳中有进\n\n本报讯 上半年，滨州市地区生产总值1530亿元，同比增长5.6%。\n"
    )
    second = "\n\n兖州区粮食丰收\n\n本报讯 2021年，兖州区粮食总产量达到60万吨。\n"
    alone = load_extractor().extract(first, published=GIVEN, region=HOME).facts
    both = load_extractor().extract(first + second, published=GIVEN, region=HOME).facts
    assert alone
    assert both[: len(alone)] == alone


@pytest.mark.parametrize(
    "piece",
    ["1234567890", "全市完成投资12.5亿元，同比增长8%，", "“‘他说“", "一二三四五", "（（", "项目"],
)
def test_time_grows_in_proportion_to_length(piece: str) -> None:
    extractor = load_extractor()
    extractor.extract(piece * 100)
    small, large = (_seconds(extractor.extract, piece * times) for times in (1_000, 8_000))
    # Eight times the text; a square would take 64 times as long.
    assert large < 24 * small + 0.5


def _seconds(work: object, text: str) -> float:
    start = time.process_time()
    assert callable(work)
    work(text)
    return time.process_time() - start

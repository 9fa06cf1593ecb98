"""Most quantities are read beside their numbers, and the rules would say the same of them."""

from hypothesis import given
from hypothesis import strategies as st

from jobs.extraction.quantities.bound_rules import bounds
from jobs.extraction.quantities.number_rules import numbers_of_lines
from jobs.extraction.quantities.quantity_reader import QuantityReader
from jobs.extraction.quantities.quantity_rules import QUANTITY_RULES
from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.engine import Stage
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import words

READER = QuantityReader()
RULES = Stage(QUANTITY_RULES)
NUMBERS = words("3 12.5 1,200 36亿 5万多 8 100 三 一 十二 两三 四百余")
UNITS = words(
    """
    元 美元 % 个 家 人 人次 亩 吨 公里 平方米 MW 年 天 小时 个月 个小时 个百分点 个亿 台 台套 次
    米 毫米 倍 成 百分点 千瓦 千瓦时 千瓦小时 立方米 平方公里 吨标准煤 公斤 斤 兆瓦 台（套）
    """
)
AROUND = words(
    """
    ， 。 、 （ ） 以上 及以上 以下 以内 左右
    至 到 - — 的 和 共 为 超过 约 近 第 前 半 多 每亩 /亩 级 内 分之 增长 总投资
    大关 的产值 人口 达 过 上 不低于 了 大产业 全省 位 点 面 时
    """
)
PIECES = st.lists(
    st.one_of(
        st.builds(str.__add__, st.sampled_from(NUMBERS), st.sampled_from(UNITS)),
        st.sampled_from([*NUMBERS, *AROUND]),
        st.sampled_from(AROUND),
    ),
    max_size=8,
).map("".join)


def by_the_rules(text: str) -> list[Token]:
    """What the rules alone make of a text's numbers."""
    rows, _ = numbers_of_lines(text, [0, len(text) + 1])
    numbers = [token.parts[-1] if token.kind == "quantity" else token for token in rows[0]]
    begins = {token.start for token in numbers}
    told = "半" in text or "倍增" in text  # what is bounded need be no number then: 超过半数
    bounding = [each for each in bounds(text, 0, len(text)) if told or each.end in begins]
    return RULES.read(Condensed(text, [*numbers, *bounding]))


@given(PIECES)
def test_whatever_stands_around_it_a_quantity_is_read_as_the_rules_read_it(text: str) -> None:
    assert READER.read(text) == by_the_rules(text)


def test_a_number_with_its_unit_and_what_bounds_it_needs_no_rules() -> None:
    text = "完成投资超过36.5亿元，增长12%以上，新增企业8家、三个园区"
    rows, left = numbers_of_lines(text, [0, len(text) + 1])
    assert not left
    assert [text[token.start : token.end] for token in rows[0]] == [
        "超过36.5亿元",
        "12%以上",
        "8家",
        "三个",
    ]

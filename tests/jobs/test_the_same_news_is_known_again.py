import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench import newsroom
from jobs.sketches import SKETCH, Sameness, compare, likeness, sketch

TEXT = (
    "青泽县：水泵产业链越拉越长\n"
    "记者获悉，青泽县把水泵作为主导产业来抓，今年新签约项目12个，总投资46.5亿元。\n"
    "一季度，全县23个重点项目开工17个，完成投资8.3亿元，占年度计划的31.2%。\n"
    "项目负责人说，铸造车间的设备安装已完成六成，9月底前试生产，可带动就业340人。\n"
)

SKETCHED = (216720043, 2890113490, 3209975359, 3368405806)


def sameness(known: str, new: str) -> Sameness:
    return compare(likeness(known), likeness(new))


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.replace("：水泵产业链越拉越长", "水泵卖得好，产业正当红"),
        TEXT[: TEXT.index("项目负责人")],
        TEXT[: TEXT.index("1.2%")],
        TEXT.replace("，", ",").replace("46.5", "４６．５").replace("\n", "\r\n  "),
        TEXT.replace("记者获悉", "据了解").replace("铸造车间", "新车间") + "来源：县融媒体中心",
        TEXT.replace("产业", "产亚")
        .replace("开工", "开王")
        .replace("占年", "占牟")
        .replace("340", "840"),
    ],
    ids=["headline", "cut", "cut in a figure", "other marks", "reprinted", "misread"],
)
def test_a_copy_is_the_same(copy: str) -> None:
    assert sameness(TEXT, copy) is Sameness.SAME


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("46.5", "47.5"),
        TEXT.replace("一季度", "二季度").replace("9月底", "11月底"),
        TEXT.replace("12个", "15个").replace("8.3", "16.1").replace("31.2", "60.5"),
        "青泽县今年新签约项目12个，总投资46.5亿元。",
    ],
    ids=["a figure corrected", "another quarter", "another month's figures", "too short to tell"],
)
def test_what_says_otherwise_is_different(other: str) -> None:
    assert sameness(TEXT, other) is Sameness.DIFFERENT


def test_briefs_in_one_wording_are_told_apart_by_their_names() -> None:
    brief = "某某项目今年计划投资2亿元，年底前建成投产，沿线群众早晚都能看到工地的灯。"
    port, bridge = brief.replace("某某", "港区"), brief.replace("某某", "大桥")
    assert sameness(port, bridge) is Sameness.DIFFERENT
    assert sameness(port, port.replace("，", " ")) is Sameness.SAME


def test_what_tells_more_is_longer() -> None:
    more = (
        TEXT + "二期工程计划总投资20.8亿元，明年3月开工，建成后年产水泵150万台，年产值可达35亿元。"
    )
    assert sameness(TEXT, more) is Sameness.LONGER
    assert sameness(more, TEXT) is Sameness.SAME


def test_statistics_of_two_months_differ_in_one_wording() -> None:
    rng = random.Random(7)
    months = [newsroom.statistics(rng, "青泽县", 2023, month) for month in range(2, 13)]
    for known, new in pairwise(months):
        assert sameness(known, new) is Sameness.DIFFERENT
        assert sameness(known, newsroom.scanned(rng, new)) is Sameness.DIFFERENT


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_an_article_shares_its_sketch_with_its_copies(seed: int) -> None:
    rng = random.Random(seed)
    text = newsroom.article(rng)
    assert len(sketch(text)) == SKETCH
    for copy in (
        newsroom.retitled(rng, text),
        newsroom.cut(rng, text),
        newsroom.scanned(rng, text),
    ):
        assert len({*sketch(text)} & {*sketch(copy)}) >= 2


@settings(max_examples=100)
@given(st.text(max_size=80), st.text(max_size=80))
@example("0" * 30, "")
def test_any_texts_compare(one: str, other: str) -> None:
    assert sameness(one, one) is Sameness.SAME
    assert sameness(one, other) in Sameness
    assert sketch(one) == sketch(f" {one}\n")


def test_sketches_stay_what_they_were() -> None:
    """They are stored: another hash would make all articles strangers."""
    assert sketch("青泽县今年新签约项目12个") == SKETCHED

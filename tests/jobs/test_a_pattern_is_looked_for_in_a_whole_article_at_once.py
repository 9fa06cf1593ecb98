from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.extraction.names.organisations import HEAD
from jobs.extraction.rules.spotter import Spots, Spotted, Spotter

BEGUN = Spotted("开工(?:建设)?(?!率)|(?<!未)竣工")
CUE = Spotted("建设|开工")
SPOTTER = Spotter()
PIECES = [
    "开工",
    "开工率",
    "竣工",
    "未竣工",
    "建设",
    "海滨有限公司",
    "统计局",
    "，",
    "一",
    "\n",
    "工",
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=6)


@settings(max_examples=200)
@given(TEXTS)
def test_every_text_has_the_matches_that_a_search_of_its_own_finds(texts: list[str]) -> None:
    for text, spots in zip(texts, SPOTTER.spot(texts), strict=True):
        for pattern in (BEGUN, CUE, HEAD):
            led = pattern.matches_at(spots.get(pattern, ()), text)
            assert [each.span() for each in led] == spans(pattern, text)


def test_a_text_has_no_spot_of_what_it_does_not_hold() -> None:
    nothing, cue_only, both = SPOTTER.spot(["全市经济向好。", "建设中。", "大桥开工建设。"])
    assert names(nothing) == set()
    assert names(cue_only) == {"CUE"}
    assert names(both) == {"CUE", "BEGUN"}
    assert both[CUE] == [2, 4]


def spans(pattern: Spotted, text: str) -> list[tuple[int, int]]:
    return [each.span() for each in pattern.finditer(text)]


def names(spots: Spots) -> set[str]:
    return {name for name, pattern in (("CUE", CUE), ("BEGUN", BEGUN)) if pattern in spots}

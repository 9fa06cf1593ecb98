from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.extraction.places.place_index import PlaceIndex
from jobs.extraction.rules.spotter import Spotted, Spotter
from jobs.lexicons import load_regions

INDEX = PlaceIndex(load_regions())
SPEAKS = Spotted("(?<!他)我市|全市", of_lines=True)
SPOTTER = Spotter(INDEX.names)
PIECES = [
    "滨州",
    "市",
    "滨城区",
    "北海",
    "经济开发区",
    "山东",
    "东省",
    "我",
    "全",
    "他",
    "。",
    "一",
    "，",
]
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=5)


@settings(max_examples=200)
@given(LINES)
def test_a_line_has_the_names_that_a_look_of_its_own_finds(lines: list[str]) -> None:
    found = SPOTTER.look(lines, [])
    assert [list(names) for names in found.line_names] == [INDEX.find(line) for line in lines]


@settings(max_examples=200)
@given(LINES)
def test_a_line_has_the_spots_of_its_patterns(lines: list[str]) -> None:
    for line, spots in zip(lines, SPOTTER.look(lines, []).line_spots, strict=True):
        led = SPEAKS.matches_at(spots.get(SPEAKS, ()), line)
        assert [each.span() for each in led] == [each.span() for each in SPEAKS.finditer(line)]


def test_a_stretch_has_the_names_that_stand_in_it_whole() -> None:
    line = "山东省滨州市的滨城区。滨州在变。"
    middle, end = line.index("州市"), line.index("滨州在")
    found = SPOTTER.look(["", line], [(1, 0, middle), (1, middle, end), (1, end, len(line))])
    assert found.names == [[("山东省", 0, 3)], [("滨城区", 3, 6)], [("滨州", 0, 2)]]


def test_a_pattern_of_lines_has_no_spot_in_sentences() -> None:
    found = SPOTTER.look(["全市向好。"], [(0, 0, 5)])
    assert SPEAKS not in found.spots[0]
    assert found.line_spots[0][SPEAKS] == [0]

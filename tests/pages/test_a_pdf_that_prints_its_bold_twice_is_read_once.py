"""Some programs make bold letters by printing a line again, a shade to the right."""

import pytest

from jobs.pages import read_page
from tests.pages.papers import Line, pdf

HEADLINE: Line = (60, 740, 24, "海盐产业园二期开工")
BODY: list[Line] = [
    (60, 700 - 14 * row, 10, f"今年第{row}批项目共11个，总投资222亿元，妥妥的。")
    for row in range(8)
]
PLAIN = [line[3] for line in (HEADLINE, *BODY)]


def shifted(line: Line, right: float, down: float = 0) -> Line:
    return (line[0] + right, line[1] - down, *line[2:])


def lines_of(*page: Line) -> list[str]:
    return [line for line in read_page(pdf(page)).text.splitlines() if line]


@pytest.mark.parametrize(("right", "down"), [(0.3, 0), (1.2, 0), (0, 0.5), (0.4, 0.4)])
def test_a_line_that_comes_again_at_the_end_of_the_page_is_one(right: float, down: float) -> None:
    assert lines_of(HEADLINE, *BODY, shifted(HEADLINE, right, down)) == PLAIN


def test_a_whole_page_may_be_printed_so() -> None:
    page = [HEADLINE, *BODY]
    assert lines_of(*page, *(shifted(line, 0.25) for line in page)) == PLAIN


def test_the_shade_may_be_in_other_pieces_than_the_line() -> None:
    x, y, size, words = HEADLINE
    pieces = [(x + 0.3, y, size, words[:2]), (x + 0.3 + 2 * size, y, size, words[2:])]
    assert lines_of(HEADLINE, *BODY, *pieces) == PLAIN


def test_the_title_is_not_doubled_either() -> None:
    page = read_page(pdf([HEADLINE, *BODY, shifted(HEADLINE, 0.3)]))
    assert page.title == HEADLINE[3]


def test_what_says_the_same_twice_is_left_as_it_is() -> None:
    twice: list[Line] = [
        (60, 700, 10, "好好干，好好干，11.11%"),
        (60, 686, 10, "好好干，好好干，11.11%"),
    ]
    assert lines_of(*twice) == ["好好干，好好干，11.11%"] * 2

import pytest

from jobs.pages import read_page
from tests.pages.papers import Line, pdf

HEADLINE: Line = (60, 740, 24, "重点项目推进会召开")
LEFT: list[Line] = [
    (60, 700, 10, "会议通报了一季度的进展，"),
    (60, 686, 10, "全县开工项目十二个，"),
    (60, 672, 10, "完成投资三亿元。"),
]
RIGHT: list[Line] = [
    (320, 700, 10, "会议要求，年底前"),
    (320, 686, 10, "全部项目建成投产。"),
]
FOOT: Line = (
    60,
    600,
    10,
    "编辑和校对的名字从左到右写满这一行，中间没有分栏，直到右边",
)


def test_columns_follow_one_another_whatever_the_files_order() -> None:
    shuffled = [RIGHT[1], LEFT[0], FOOT, RIGHT[0], LEFT[2], HEADLINE, LEFT[1]]
    text = read_page(pdf(shuffled)).text
    words = "".join(line[3] for line in (HEADLINE, *LEFT, *RIGHT, FOOT))
    assert "".join(text.split()) == words


def test_columns_are_paragraphs_of_their_own() -> None:
    blocks = read_page(pdf([*RIGHT, *LEFT])).text.split("\n\n")
    assert blocks == ["\n".join(line[3] for line in column) for column in (LEFT, RIGHT)]


def test_the_largest_line_is_the_title() -> None:
    assert read_page(pdf([*LEFT, HEADLINE])).title == HEADLINE[3]
    assert read_page(pdf(LEFT)).title is None


def test_pages_follow_one_another() -> None:
    text = read_page(pdf(LEFT, RIGHT)).text
    assert text.index(LEFT[2][3]) < text.index(RIGHT[0][3])


def test_pieces_of_a_line_are_read_from_the_left() -> None:
    pieces: list[Line] = [(95, 700, 10, "项目"), (60, 700, 10, "全县"), (60, 686, 10, "共十二个。")]
    assert "".join(read_page(pdf(pieces)).text.split()) == "全县项目共十二个。"


def test_pieces_that_touch_are_one_word_and_others_stand_apart() -> None:
    pieces: list[Line] = [(60, 700, 10, "全县"), (80, 700, 10, "项目"), (105, 700, 10, "十二个。")]
    assert read_page(pdf(pieces)).text == "全县项目 十二个。"


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", pdf(LEFT)[:300], pdf()])
def test_a_pdf_without_a_text_has_none(body: bytes) -> None:
    assert read_page(body, media_type="application/pdf").text == ""

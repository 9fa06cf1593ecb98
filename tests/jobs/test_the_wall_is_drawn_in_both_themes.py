import struct

import pytest

from jobs.charts import DateRow, Dates, Format, TargetRow, Theme, Tone, Wall, draw_wall
from jobs.wall import PICTURE

ROW = TargetRow(name="一般公共预算收入", aim="320亿元", told="跟上时间进度", done=0.58, gone=0.5)
DATES = Dates(title="倒排工期", rows=(DateRow(day="8月12日", left="还有12天", what="码头完工"),))


def a_wall(**changed: object) -> Wall:
    usual = {"place": "滨州市", "day": "2023年7月31日", "targets_title": "目标"}
    return Wall(**(usual | {"targets": (ROW,), "dates": (DATES,)} | changed))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_it_is_as_wide_as_a_phone_and_as_high_as_it_needs() -> None:
    width, height = size_of(draw_wall(a_wall()))
    wider, higher = size_of(draw_wall(a_wall(targets=(ROW,) * 12)))
    assert width == wider == 1080
    assert height < higher < 10 * width


def test_the_fullest_wall_is_read_on_a_phone() -> None:
    told = "2023年上半年185.2亿元：跟上时间进度，完成53%，时间过去50%"
    row = TargetRow(name="规模以上工业增加值", aim="350亿元", told=told, done=0.53, gone=0.5)
    what, where = "渤海湾冷链物流中心和配套码头二期工程：主体完工", "沿海县 · 最近消息2月7日"
    date_row = DateRow(day="12月31日", left="还有88天", what=what, where=where)
    dates = tuple(
        Dates(title="日期", rows=(date_row,) * rows) for rows in (PICTURE.over, PICTURE.coming)
    )
    width, height = size_of(draw_wall(a_wall(targets=(row,) * PICTURE.targets, dates=dates)))
    assert height <= 4 * width, "at 2,560 pixels high it is at least 640 wide"


def test_light_and_dark_are_the_same_size_and_other_pictures() -> None:
    light, dark = (draw_wall(a_wall(), theme=theme) for theme in Theme)
    assert size_of(light) == size_of(dark)
    assert light != dark


def test_the_same_rows_give_the_same_picture() -> None:
    assert draw_wall(a_wall()) == draw_wall(a_wall())


def test_a_pdf_carries_its_text() -> None:
    assert draw_wall(a_wall(), format_=Format.PDF).startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    [
        "#set page(width: 1pt) [*_$`<@\\",
        "镕喆玥昇珺",
        "\x00\u202e\ud7ff",
        "很长" * 400,
        "unbroken" * 60,
        "",
    ],
)
def test_words_from_outside_are_only_words(words: str) -> None:
    row = TargetRow(name=words, aim=words, told=words, whose=words, tone=Tone.WARN)
    drawn = draw_wall(a_wall(place=words, targets=(row,), awaited=(row,), foot=(words,)))
    width, _ = size_of(drawn)
    assert width == 1080


def test_an_empty_wall_says_so() -> None:
    assert size_of(draw_wall(a_wall(targets=(), dates=(), empty="还没有读到。")))[0] == 1080

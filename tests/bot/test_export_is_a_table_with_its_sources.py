"""/export: a place as XLSX and CSV, opened here by a reader of each."""

import csv
import io
from datetime import date

from openpyxl import load_workbook

from tests.bot.said import (
    BEIHAI_ZONE,
    BINZHOU,
    CHIPING,
    GAOTANG,
    LIAOCHENG,
    milestone,
    project,
    result,
    target,
)


def report(newsroom) -> None:
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        result(BINZHOU, "进出口总额", 6),
        project(BINZHOU, "港区码头", investment=3.6e9, owner="港务公司"),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 31)),
        result(BEIHAI_ZONE, "水产品产量", 5),
        region=BINZHOU,
        title="开年第一会",
        text="力争进出口总额增长8%以上。" * 90,
    )


def book_of(chat) -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet of the file that came last, by column."""
    book = load_workbook(io.BytesIO(chat.last.file.content))
    sheets = {}
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return sheets


def csv_of(chat) -> list[dict[str, str]]:
    content = chat.last.file.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


async def test_each_kind_has_a_sheet_and_each_row_its_source(alice, newsroom):
    report(newsroom)
    await alice.say("/export 滨州")
    assert alice.last.file.name == "表格-滨州市-2023-04-18.xlsx"
    assert "目标 1 行 · 结果 2 行 · 项目 1 行 · 节点 1 行" in alice.last.text
    sheets = book_of(alice)
    assert list(sheets) == ["目标", "结果", "项目", "节点", "各地对照", "说明"]
    (row,) = sheets["目标"]
    told = {name: row[name] for name in ("地方", "名称", "口径", "数值", "计量单位", "时段")}
    assert told == {
        "地方": BINZHOU,
        "名称": "进出口总额",
        "口径": "增速",
        "数值": 8,
        "计量单位": "%",
        "时段": "2023年",
    }
    assert row["文章标题"] == "开年第一会"
    assert row["刊发"] == "2023年2月6日"
    assert row["网址"] == "https://news.example/1.html"
    assert "力争进出口总额增长8%以上" in row["原句"]
    assert row["怎么说"] == "同比增长8%以上"
    assert row["结束"].date() == date(2023, 12, 31)
    (works,) = sheets["项目"]
    assert (works["数值"], works["怎么说"], works["阶段或状态"]) == (3.6e9, "36亿元", "在建")
    (day,) = sheets["节点"]
    assert day["结束"].date() == date(2023, 12, 31)


async def test_its_number_leads_to_the_sentence(alice, newsroom):
    report(newsroom)
    await alice.say("/export 滨州")
    (row,) = book_of(alice)["目标"]
    assert "力争进出口总额增长8%以上" in await alice.say(f"/source {row['编号']}")


async def test_csv_opens_in_excel_and_has_all_kinds(alice, bot, newsroom):
    report(newsroom)
    await alice.say("/export 滨州")
    await bot.restart()
    await alice.tap("📄 CSV")
    assert alice.last.file.name == "表格-滨州市-2023-04-18.csv"
    assert alice.last.file.content.startswith(b"\xef\xbb\xbf")
    assert [row["类别"] for row in csv_of(alice)] == ["目标", "结果", "结果", "项目", "节点"]


async def test_csv_can_be_asked_for_in_words(alice, newsroom):
    report(newsroom)
    await alice.say("/export 滨州 CSV")
    assert alice.last.file.name.endswith(".csv")


async def test_a_result_has_a_row_for_each_period(alice, newsroom):
    for year in (2021, 2022):
        newsroom.print(
            result(BINZHOU, "进出口总额", year - 2015, year=year),
            region=BINZHOU,
            on=date(year + 1, 1, 20),
        )
    await alice.say("/export 滨州 csv")
    assert [(row["时段"], row["数值"]) for row in csv_of(alice)] == [
        ("2022年", "7"),
        ("2021年", "6"),
    ]


async def test_places_below_stand_side_by_side_and_gaps_stay_empty(alice, newsroom):
    newsroom.print(result(CHIPING, "地区生产总值", 5), region=CHIPING)
    newsroom.print(result(GAOTANG, "地区生产总值", -1), region=GAOTANG)
    newsroom.print(result(GAOTANG, "地区生产总值", 9, year=2020), region=GAOTANG)
    await alice.say("/export 聊城")
    await alice.tap("📄 各地对照 CSV")
    assert alice.last.file.name.startswith("各地对照-聊城市-")
    (row,) = csv_of(alice)
    assert row["时段"] == "2022年"
    assert (row["茌平区"], row["高唐县"], row["冠县"]) == ("5", "-1", "")
    assert row["报了的地方"] == "2"
    assert row["冠县 编号"] == ""
    assert "地区生产总值同比增长-1%" in await alice.say(f"/source {row['高唐县 编号']}")


async def test_lists_have_the_button(alice, newsroom):
    report(newsroom)
    await alice.say("/targets 滨州")
    await alice.tap("📗 表格")
    assert alice.last.file.name.endswith(".xlsx")


async def test_a_button_of_no_places_below_answers_with_a_word(alice, newsroom):
    newsroom.print(target(LIAOCHENG, "进出口总额", 8), region=LIAOCHENG)
    await alice.say("/export 聊城")
    assert "📄 各地对照 CSV" not in alice.buttons
    assert "还没有读到可以对照的数" in await alice.press("export:371500:places")


async def test_a_button_of_a_place_that_is_gone_answers_with_a_word(alice, newsroom):
    report(newsroom)
    await alice.say("/export 滨州")
    assert "不在名册" in await alice.press("export:999999:csv")


async def test_without_a_place_it_asks_and_hands_the_file_over_by_button(alice, newsroom):
    report(newsroom)
    assert "看哪个地方" in await alice.say("/export")
    await alice.tap("滨州市")
    assert alice.last.file.name.endswith(".xlsx")


async def test_a_namesake_is_asked_about(alice):
    assert "不止一个" in await alice.say("/export 北海")


async def test_with_nothing_read_it_says_so(alice):
    assert "表格是空的" in await alice.say("导出 滨州")
    assert alice.last.file is None


async def test_what_comes_from_outside_is_never_a_formula(alice, newsroom):
    name = '=HYPERLINK("http://evil.example","点我")项目'
    newsroom.print(project(BINZHOU, name), region=BINZHOU, title="@SUM(1+1)")
    await alice.say("/export 滨州")
    book = load_workbook(io.BytesIO(alice.last.file.content))
    kinds = {cell.data_type for row in book["项目"] for cell in row}
    assert "f" not in kinds
    (row,) = book_of(alice)["项目"]
    assert row["名称"] == name
    await alice.tap("📄 CSV")
    (row,) = csv_of(alice)
    assert row["名称"] == f"'{name}"
    assert row["文章标题"] == "'@SUM(1+1)"

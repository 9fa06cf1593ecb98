"""The button under a list, and /export after it, give that list: its things, in its order."""

import csv
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from storage.records import Stage
from tests.bot.said import (
    BEIHAI_ZONE,
    BINZHOU,
    CHIPING,
    GAOTANG,
    LIAOCHENG,
    campaign,
    milestone,
    project,
    result,
    target,
)
from tests.builders import a_project


@pytest.fixture
def news(newsroom) -> None:
    newsroom.print(
        campaign(BINZHOU, "港口年"),
        target(BINZHOU, "进出口总额", 8),
        target(BEIHAI_ZONE, "地区生产总值", 7),
        *(target(BINZHOU, f"指标{number}", number) for number in range(1, 10)),
        project(BINZHOU, "港区码头", investment=3.6e9, stage=Stage.SIGNED),
        a_project(region=BEIHAI_ZONE, name="锂电池储能电站", stage=Stage.LEAD, industry="新能源"),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 31)),
        milestone(BEIHAI_ZONE, "储能电站", "并网", date(2023, 3, 31)),
        region=BINZHOU,
    )
    newsroom.print(
        result(BINZHOU, "进出口总额", 6),
        result(BINZHOU, "进出口总额", 9, year=2023),
        region=BINZHOU,
        on=date(2023, 4, 2),
    )
    newsroom.print(result(CHIPING, "地区生产总值", 5), region=CHIPING)
    newsroom.print(result(GAOTANG, "地区生产总值", 8), region=GAOTANG)


def rows_of(chat) -> list[dict[str, str]]:
    """The rows of the file that came last, whichever kind it is."""
    file = chat.last.file
    if file.name.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    head, *rows = load_workbook(io.BytesIO(file.content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


async def names_shown(chat) -> list[str]:
    """What a list has on all of its pages, by the name after each number."""
    shown = []
    while True:
        shown += re.findall(r"^\d+\. (?:✅ )?(\S+)", chat.last.text, flags=re.M)
        if "下一页 ▶" not in chat.buttons:
            return shown
        await chat.tap("下一页 ▶")


async def test_all_pages_of_a_list_come_in_its_order(alice, news):
    await alice.say("/targets 滨州")
    shown = await names_shown(alice)
    assert len(shown) == 11
    await alice.tap("📗 表格")
    assert alice.last.file.name == "目标-滨州市-2023-04-18.xlsx"
    assert "全部 11 项" in alice.last.text
    rows = rows_of(alice)
    assert [row["名称"] for row in rows] == shown
    assert {row["类别"] for row in rows} == {"目标"}


async def test_a_target_has_what_was_reported_of_it_beside_it(alice, news):
    await alice.say("/targets 滨州")
    await alice.tap("📗 表格")
    (row,) = [row for row in rows_of(alice) if row["名称"] == "进出口总额"]
    assert (row["已报数值"], row["已报时段"]) == (9, "2023年")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("/projects 滨州", ["港区码头", "锂电池储能电站"]),
        ("/milestones 滨州", ["港区码头：完工", "储能电站：并网"]),
        ("/passed 滨州", ["储能电站：并网"]),
        ("/industry 新能源", ["锂电池储能电站"]),
        ("/industry 新能源 滨州", ["锂电池储能电站"]),
        ("/pipeline 滨州", ["锂电池储能电站", "港区码头"]),
        ("/results 滨州", ["进出口总额", "进出口总额"]),
    ],
)
async def test_each_list_is_handed_over_as_itself(alice, news, words, names):
    await alice.say(words)
    await alice.tap("📗 表格")
    by_button = [row["名称"] for row in rows_of(alice)]
    assert by_button == names
    await alice.say(words)
    await alice.say("/export csv")
    assert alice.last.file.name.endswith(".csv")
    assert [row["名称"] for row in rows_of(alice)] == names


async def test_due_has_what_is_to_come_and_then_what_passed(alice, news):
    await alice.say("/due 滨州")
    await alice.tap("📗 表格")
    rows = rows_of(alice)
    assert "港区码头：完工" in [row["名称"] for row in rows]
    assert rows[-1]["名称"] == "储能电站：并网"


async def test_campaigns_come_with_what_was_announced_with_them(alice, news):
    await alice.say("/campaigns 滨州")
    await alice.tap("📗 表格")
    rows = rows_of(alice)
    assert (rows[0]["类别"], rows[0]["名称"]) == ("行动", "港口年")
    assert {row["类别"] for row in rows[1:]} == {"目标", "项目"}


async def test_a_ranking_comes_in_its_order_with_its_gaps(alice, news):
    await alice.say("/rank 地区生产总值 聊城")
    await alice.tap("📗 表格")
    rows = rows_of(alice)
    assert [(row["位次"], row["地方"], row["数值"]) for row in rows[:2]] == [
        (1, GAOTANG, 8),
        (2, CHIPING, 5),
    ]
    assert {row["位次"] for row in rows[2:]} == {None}
    assert f"{LIAOCHENG}/冠县" in [row["地方"] for row in rows[2:]]


async def test_the_other_format_and_all_kinds_are_a_tap_away(alice, bot, news):
    await alice.say("/projects 滨州")
    await alice.tap("📗 表格")
    await bot.restart()
    await alice.tap("📄 CSV")
    assert alice.last.file.name == "项目-滨州市-2023-04-18.csv"
    assert len(rows_of(alice)) == 2
    await alice.tap("📗 全部种类")
    assert alice.last.file.name == "表格-滨州市-2023-04-18.xlsx"


async def test_a_list_that_is_replied_to_is_the_one(alice, bot, news):
    await alice.say("/projects 滨州")
    projects = alice.last
    await alice.say("/targets 滨州")
    await bot.restart()
    await alice.say("/export", reply_to=projects)
    assert alice.last.file.name.startswith("项目-滨州市")


async def test_a_list_can_be_named_in_words(alice, news):
    await alice.say("/export 滨州 项目 csv")
    assert alice.last.file.name == "项目-滨州市-2023-04-18.csv"


async def test_a_place_that_is_named_is_all_of_it(alice, news):
    await alice.say("/projects 滨州")
    await alice.say("/export 滨州")
    assert alice.last.file.name.startswith("表格-滨州市")


async def test_after_a_restart_it_is_still_the_last_list(alice, bot, news):
    await alice.say("/targets 滨州")
    await alice.say("/projects 滨州")
    await bot.restart()
    await alice.say("/export")
    assert alice.last.file.name.startswith("项目-滨州市")


async def test_where_nothing_was_shown_the_place_is_asked_for(alice, news):
    assert "看哪个地方" in await alice.say("/export")


async def test_another_chat_was_shown_nothing(alice, bob, news):
    await alice.say("/projects 滨州")
    assert "看哪个地方" in await bob.say("/export")


@pytest.mark.parametrize(
    "forged", ["export:371600:csv:wrong", "export:371600:csv:rank:x", "export:cn:csv:projects"]
)
async def test_a_button_that_nobody_made_is_answered_with_a_word(alice, news, forged):
    await alice.say("/projects 滨州")
    assert "已经失效" in await alice.press(forged)


async def test_two_places_come_with_what_may_be_compared_and_what_is_of_one_alone(alice, newsroom):
    newsroom.print(
        result(BINZHOU, "地区生产总值", 6),
        result(LIAOCHENG, "地区生产总值", 5),
        target(BINZHOU, "进出口总额", 8),
        region=BINZHOU,
    )
    await alice.say("/compare 滨州 聊城")
    await alice.tap("📗 表格")
    assert alice.last.file.name == "两地对照-滨州市-2023-04-18.xlsx"
    told = [(row["组"], row["说明"], row["地方"], row["数值"]) for row in rows_of(alice)]
    assert told == [
        (1, "口径和时段相同", BINZHOU, 6),
        (1, "口径和时段相同", LIAOCHENG, 5),
        (None, "只读到滨州市的", BINZHOU, 8),
    ]
    assert all(row["原句"] and row["编号"] for row in rows_of(alice))


async def test_what_was_found_comes_with_its_sentences(alice, bot, newsroom):
    fact = result(BINZHOU, "地区生产总值", 6)
    newsroom.print(fact, region=BINZHOU, text="先说别的。港口一期\n已经完工。", title="一")
    newsroom.print(fact, region=BINZHOU, text="港口二期开工。", title="二", on=date(2023, 3, 1))
    await alice.say("/search 港口")
    await bot.restart()
    await alice.tap("📗 表格")
    assert "搜到的文章（港口）" in alice.last.text
    assert [(row["文章标题"], row["原句"]) for row in rows_of(alice)] == [
        ("二", "港口二期开工。"),
        ("一", "港口一期已经完工。"),
    ]
    await alice.say("/search 港口 一期 二期 三期 四期 五期 六期")
    assert "📗 表格" not in alice.buttons

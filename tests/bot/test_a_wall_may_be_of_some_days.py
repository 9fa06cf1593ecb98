from datetime import date

import pypdfium2
import pytest

from tests.bot.said import BINZHOU, LIAOCHENG, milestone, result, target


@pytest.fixture
def plans(newsroom) -> None:
    newsroom.print(
        target(BINZHOU, "用电量", 5, year=2022),
        target(BINZHOU, "港口吞吐量", 9, year=2022),
        milestone(BINZHOU, "净水厂", "通水", date(2022, 9, 30)),
        region=BINZHOU,
        on=date(2022, 2, 6),
    )
    newsroom.print(result(BINZHOU, "用电量", 6), region=BINZHOU, on=date(2023, 1, 20))
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        milestone(BINZHOU, "会展馆", "开馆", date(2023, 9, 30)),
        region=BINZHOU,
    )


async def read_wall(chat) -> str:
    """The words of the wall that was just sent: those of its PDF."""
    await chat.tap("📄 PDF")
    document = pypdfium2.PdfDocument(chat.last.file.content)
    return "".join(page.get_textpage().get_text_range() for page in document)


async def test_it_says_which_days_and_has_what_is_for_them(alice, plans):
    assert "滨州市 · 2023年挂图 · 今天 4月18日" in await alice.say("/wall 滨州 2023")
    assert alice.last.file.kind == "photo"
    wall = await read_wall(alice)
    assert "只看2023年 · 今天 2023年4月18日（周二）" in wall
    assert "进出口总额" in wall
    assert "会展馆" in wall
    assert "净水厂" not in wall
    assert "用电量" not in wall


async def test_of_a_year_gone_by_it_has_what_was_reached_and_what_was_not_told(alice, plans):
    assert "2022年挂图" in await alice.say("滨州 挂图 去年")
    wall = await read_wall(alice)
    assert "用电量" in wall
    assert "增长6%" in wall
    assert "港口吞吐量" in wall
    assert "还没有读到结果" in wall
    assert "净水厂" in wall
    assert "进出口总额" not in wall
    assert alice.last.file.name == "挂图-滨州市-2022年-2023-04-18.pdf"


async def test_dark_and_light_keep_the_days_after_a_restart(alice, bot, plans):
    await alice.say("/wall 滨州 下半年 深色")
    dark = alice.last.file.content
    await bot.restart()
    await alice.tap("☀️ 浅色")
    assert "2023年下半年挂图" in alice.last.text
    await alice.tap("🌙 深色")
    assert alice.last.file.content == dark
    await alice.tap("🖼 不限时段")
    assert "滨州市 · 挂图 · 4月18日" in alice.last.text
    assert "☀️ 浅色" in alice.buttons


async def test_where_nothing_is_for_them_it_says_so_and_offers_all(alice, plans):
    assert "没有读到日期在2030年的目标和节点" in await alice.say("/wall 滨州 2030")
    await alice.tap("🖼 不限时段")
    assert alice.last.file.kind == "photo"


async def test_what_is_too_much_is_counted_with_a_command_of_the_same_days(alice, newsroom):
    newsroom.print(*(target(BINZHOU, f"指标{n}", n) for n in range(1, 60)), region=BINZHOU)
    await alice.say("/wall 滨州 2023")
    assert "另有19个目标，发 /targets 滨州市 2023年 看全部" in await read_wall(alice)
    assert "共 59 个" in await alice.say("/targets 滨州市 2023年")


async def test_days_and_darkness_are_kept_while_the_place_is_asked_for(alice, plans, newsroom):
    newsroom.print(target(LIAOCHENG, "用电量", 5), region=LIAOCHENG)
    assert "看哪个地方" in await alice.say("/wall 2022 深色")
    await alice.tap("滨州市")
    assert "2022年挂图" in alice.last.text
    assert "☀️ 浅色" in alice.buttons

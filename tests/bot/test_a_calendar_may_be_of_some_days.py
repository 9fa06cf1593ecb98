from datetime import date

import pytest
from icalendar import Calendar

from tests.bot.said import BINZHOU, milestone, target


@pytest.fixture
def promises(newsroom) -> None:
    newsroom.print(
        milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 4, 10)),
        milestone(BINZHOU, "会展馆", "开馆", date(2023, 5, 10)),
        milestone(BINZHOU, "体育馆", "开馆", date(2024, 6, 30)),
        target(BINZHOU, "进出口总额", 8),
        region=BINZHOU,
    )


def days_in(chat) -> list[date]:
    return [
        event["DTSTART"].dt for event in Calendar.from_ical(chat.last.file.content).walk("VEVENT")
    ]


@pytest.mark.parametrize(
    ("words", "said", "days"),
    [
        ("/calendar 滨州 下月", "2023年5月", [date(2023, 5, 10)]),
        ("滨州 日历 2024", "2024年", [date(2024, 6, 30)]),
        ("/calendar 滨州 下半年", "2023年下半年", [date(2023, 12, 31)]),
        ("/calendar 滨州 本月", "2023年4月", [date(2023, 4, 10)]),
    ],
)
async def test_only_what_falls_on_them_is_in_it(alice, promises, words, said, days):
    assert f"滨州市{said}的日历" in await alice.say(words)
    assert days_in(alice) == days
    assert alice.last.file.name == f"日历-滨州市-{said}-2023-04-18.ics"
    calendar = Calendar.from_ical(alice.last.file.content)
    assert calendar["X-WR-CALNAME"] == f"滨州市 · {said}挂图"


async def test_it_says_how_many_of_them_are_over(alice, promises):
    answer = await alice.say("/calendar 滨州 上半年")
    assert "还没到的 1 个，已过、未见完成报道的 1 个" in answer
    await alice.tap("📆 全部放进日历")
    assert len(days_in(alice)) == 4


async def test_where_none_is_it_says_so_and_offers_all(alice, promises):
    assert "在2025年没有到期、还没有完成的" in await alice.say("/calendar 滨州 2025")
    assert alice.last.file is None
    await alice.tap("📆 全部放进日历")
    assert len(days_in(alice)) == 4


async def test_a_list_of_some_dates_goes_into_the_calendar_as_it_is(alice, bot, promises):
    await alice.say("/due 滨州 五月")
    await bot.restart()
    await alice.tap("📆 放进日历")
    assert days_in(alice) == [date(2023, 5, 10)]


async def test_the_days_are_kept_while_the_place_is_asked_for(alice, promises):
    assert "看哪个地方" in await alice.say("/calendar 下月")
    await alice.tap("滨州市")
    assert days_in(alice) == [date(2023, 5, 10)]

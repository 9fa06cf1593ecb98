"""/calendar: opened here by a reader of calendars, and looked at byte by byte."""

from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from jobs.digests.views import Holdings
from jobs.export.calendar import Dates, calendar_file
from storage.records import Region, RegionLevel, Thing, ThingKind
from tests.bot.conftest import NOW
from tests.bot.said import BINZHOU, milestone, project, target
from tests.builders import a_milestone

DAY = date(2023, 4, 30)


def promise(newsroom, on: date = DAY, printed: date = date(2023, 2, 6)) -> None:
    newsroom.print(
        milestone(BINZHOU, "港区码头", "完工", on),
        region=BINZHOU,
        on=printed,
        title="港区,码头;年内\\完工",
    )


def events_of(chat) -> list:
    return Calendar.from_ical(chat.last.file.content).walk("VEVENT")


async def test_a_promised_day_is_a_whole_day_with_its_source(alice, newsroom):
    promise(newsroom)
    await alice.say("/calendar 滨州")
    assert alice.last.file.name == "日历-滨州市-2023-04-18.ics"
    assert "接下来的日期 1 个" in alice.last.text
    (event,) = events_of(alice)
    assert event["DTSTART"].dt == DAY
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == datetime(2023, 4, 18, 1, 0, tzinfo=UTC)
    assert event["SUMMARY"] == "港区码头：完工"
    assert "《港区,码头;年内\\完工》" in event["DESCRIPTION"]
    assert "2023年2月6日" in event["DESCRIPTION"]
    assert "https://news.example/1.html" in event["DESCRIPTION"]


async def test_a_moved_day_keeps_its_uid(alice, newsroom):
    promise(newsroom)
    await alice.say("/calendar 滨州")
    (before,) = events_of(alice)
    promise(newsroom, on=date(2023, 6, 30), printed=date(2023, 3, 6))
    await alice.say("/calendar 滨州")
    (after,) = events_of(alice)
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == date(2023, 6, 30)


async def test_lines_are_folded_at_75_octets_and_end_as_the_format_asks(alice, newsroom):
    promise(newsroom)
    await alice.say("/calendar 滨州")
    content = alice.last.file.content
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    assert b"\n" not in content.replace(b"\r\n", b"")


async def test_targets_are_in_it_with_their_period(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("日历 滨州")
    (event,) = events_of(alice)
    assert event["SUMMARY"] == "2023年目标：进出口总额 同比增长8%以上"
    assert event["DTSTART"].dt == date(2023, 12, 31)


async def test_the_list_of_dates_has_the_button_and_it_outlives_a_restart(alice, bot, newsroom):
    promise(newsroom)
    await alice.say("/due 滨州")
    await bot.restart()
    await alice.tap("📆 放进日历")
    assert len(events_of(alice)) == 1


async def test_without_a_place_it_asks(alice, newsroom):
    promise(newsroom)
    assert "看哪个地方" in await alice.say("/calendar")
    await alice.tap("滨州市")
    assert alice.last.file.name.endswith(".ics")


async def test_a_namesake_is_asked_about(alice):
    assert "不止一个" in await alice.say("/calendar 北海")


async def test_without_dates_it_says_so(alice, newsroom):
    assert "没有记着的日期" in await alice.say("/calendar 滨州")
    newsroom.print(project(BINZHOU, "港区码头"), region=BINZHOU)
    assert "没有记着的日期" in await alice.say("/calendar 滨州")
    assert alice.last.file is None


@given(st.text(max_size=120))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_name_holds_the_file_is_read_back_as_one_event(name) -> None:
    region = Region(
        code="371600",
        name="滨州市",
        short="滨州",
        level=RegionLevel.CITY,
        parent="370000",
        path=BINZHOU,
    )
    thing = Thing(
        key=f"milestone|{len(name)}",
        kind=ThingKind.MILESTONE,
        region=BINZHOU,
        holder=None,
        name="节点",
        current=a_milestone(project=name, event="完工"),
        fact_ids=(),
        first_on=DAY,
        last_on=DAY,
        due_on=DAY,
    )
    held = Holdings(region, date(2023, 4, 18), {thing.key: thing}, {})
    content = calendar_file(Dates(held, (thing,), may_be_more=False), NOW)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["DTSTART"].dt == DAY
    assert event["SUMMARY"].endswith("：完工")
    if name.isprintable():
        assert event["SUMMARY"] == f"{name}：完工"
    assert not event.subcomponents

"""Watches through the real jobs: articles are ingested, days are watched, alerts are enqueued."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.correct import correct_fact
from jobs.extraction.extract import Extractor
from jobs.history import keep_as_history
from jobs.ingest import ingest_page
from jobs.prepare_alerts import EVENTS_AT_ONCE, prepare_alerts
from jobs.tracking import track
from jobs.watch import watch as watch_days
from storage.chats import put_chat, suspend_chat
from storage.database import Database
from storage.deliveries import lease_deliveries
from storage.events import append_events, last_event_id
from storage.facts import list_facts
from storage.marks import mark_sent
from storage.names import list_things_named
from storage.records import (
    Basis,
    EventKind,
    NewEvent,
    Precision,
    Publication,
    Target,
    Thing,
    Watch,
)
from storage.sources import upload_source
from storage.things import put_things
from storage.watches import add_watch, list_watches, remove_watch
from tests.builders import a_milestone, a_project, stored

ALICE, BOB = 11, 22
NOW = datetime(2023, 2, 7, 1, tzinfo=UTC)
TARGET = "滨州定下目标\n\n滨州市召开会议，今年全市地区生产总值增长7%，进出口总额增长20%。\n"
RESULT = "滨州一年报告\n\n滨州市统计局通报，2023年全市地区生产总值同比增长7.4%。\n"

Read = Callable[..., None]


@pytest.fixture
def read(db: Database, extractor: Extractor) -> Read:
    """Take in an article as the timetable does."""
    with db.write() as conn:
        source = upload_source(conn)

    def read(text: str, *, on: date = date(2023, 2, 6), now: datetime = NOW) -> None:
        given = Publication(on=on, precision=Precision.DAY, basis=Basis.GIVEN)
        ingest_page(
            db,
            extractor,
            source=source,
            url=f"{on}-{len(text)}.txt",
            text=text,
            title=None,
            published=given,
            now=now,
        )

    return read


def watching(
    db: Database, *, thing: Thing | None = None, word: str | None = None, chat: int = ALICE
) -> Watch:
    with db.write() as conn:
        put_chat(conn, chat, kind="private", title="Alice")
        name = thing.name if thing else word or ""
        key = thing.key if thing else None
        return add_watch(conn, chat_id=chat, name=name, thing_key=key, word=word, now=NOW)


def the_thing(db: Database, name: str) -> Thing:
    with db.read() as conn:
        (found,) = list_things_named(conn, [name], limit=9)
    return found


def told(db: Database, chat: int = ALICE) -> list[str]:
    """What is sent to a chat, without its tags, in order."""
    texts: list[str] = []
    with db.write() as conn:
        while leased := lease_deliveries(conn, now=NOW, lease=timedelta(minutes=1), limit=99):
            mark_sent(conn, [(each.id, each.id, NOW) for each in leased])
            texts += [each.text for each in leased if each.chat_id == chat]
    return [re.sub("<[^>]+>", "", text) for text in texts]


def test_a_target_is_told_of_when_its_result_comes(db: Database, read: Read) -> None:
    read(TARGET)
    watching(db, thing=the_thing(db, "地区生产总值"))
    assert prepare_alerts(db, NOW) == 0
    read(RESULT, on=date(2024, 1, 20))
    assert prepare_alerts(db, NOW) == 1
    (alert,) = told(db)
    assert "您关注的“地区生产总值”有消息" in alert
    assert "7.4%" in alert
    assert "出处 《滨州一年报告》" in alert
    assert "进出口" not in alert


def test_an_event_is_told_once_to_each_chat(db: Database, read: Read) -> None:
    read(TARGET)
    target = the_thing(db, "地区生产总值")
    watching(db, thing=target)
    watching(db, word="生产总值")
    watching(db, word="生产总值", chat=BOB)
    read(RESULT, on=date(2024, 1, 20))
    assert prepare_alerts(db, NOW) == 2
    assert prepare_alerts(db, NOW) == 0
    assert len(told(db)) == 1


def test_what_was_before_the_watch_is_not_told(db: Database, read: Read) -> None:
    read(TARGET)
    watching(db, word="地区生产总值")
    assert prepare_alerts(db, NOW) == 0


def test_a_word_is_found_in_any_width_and_case(db: Database) -> None:
    watching(db, word="ｐｖｃ")
    tracking = track({}, [stored(a_project(name="年产3万吨PVC项目"))])
    with db.write() as conn:
        put_things(conn, tracking.things)
        append_events(conn, tracking.events, NOW)
    assert prepare_alerts(db, NOW) == 1
    (alert,) = told(db)
    assert "年产3万吨PVC项目" in alert


def test_only_what_the_word_stands_in_is_told(db: Database, read: Read) -> None:
    watching(db, word="进出口总额")
    read(TARGET)
    assert prepare_alerts(db, NOW) == 1
    (alert,) = told(db)
    assert "进出口总额" in alert
    assert "地区生产总值" not in alert


def test_a_projects_dates_are_told_with_it(db: Database) -> None:
    project = a_project(name="年产3万吨铝箔项目")
    milestone = a_milestone(project="年产3万吨铝箔项目", event="投产", date_end=date(2023, 3, 9))
    tracking = track({}, [stored(project, article=1), stored(milestone, article=1)])
    with db.write() as conn:
        put_things(conn, tracking.things)
        append_events(conn, tracking.events, NOW)
    work = next(thing for thing in tracking.things if thing.key.startswith("project|"))
    watching(db, thing=work)
    watch_days(db, NOW)
    assert prepare_alerts(db, NOW) == 1
    (alert,) = told(db)
    assert "3月9日" in alert
    assert "投产" in alert
    later = datetime(2023, 3, 11, 1, tzinfo=UTC)
    watch_days(db, later)
    assert prepare_alerts(db, later) == 1


def test_a_correction_is_told(db: Database, read: Read) -> None:
    read(TARGET)
    watching(db, thing=the_thing(db, "地区生产总值"))
    with db.read() as conn:
        facts = list_facts(conn, region="山东省/滨州市")
    (wrong,) = [
        each.id
        for each in facts
        if isinstance(each.fact, Target) and each.fact.indicator == "地区生产总值"
    ]
    correct_fact(db, wrong, changes={"value": 6.5}, made_by="Bob", now=NOW)
    assert prepare_alerts(db, NOW) == 1
    (alert,) = told(db)
    assert "7%" in alert
    assert "6.5%" in alert


def test_back_issues_are_told_to_nobody(db: Database) -> None:
    watching(db, word="铝箔")
    tracking = track({}, [stored(a_project(name="年产3万吨铝箔项目"))])
    with db.write() as conn:
        put_things(conn, tracking.things)
        keep_as_history(conn, append_events(conn, tracking.events, NOW), NOW)
    assert prepare_alerts(db, NOW) == 0
    with db.read() as conn:
        (ours,) = list_watches(conn, ALICE)
        assert ours.last_event_id == last_event_id(conn)


def test_a_suspended_chat_gets_none_until_it_is_back(db: Database, read: Read) -> None:
    watching(db, word="进出口总额")
    with db.write() as conn:
        suspend_chat(conn, ALICE, NOW)
    read(TARGET)
    assert prepare_alerts(db, NOW) == 0
    with db.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
    assert prepare_alerts(db, NOW) == 1


def test_an_ended_watch_takes_back_what_waits(db: Database, read: Read) -> None:
    ours = watching(db, word="进出口总额")
    read(TARGET)
    assert prepare_alerts(db, NOW) == 1
    with db.write() as conn:
        remove_watch(conn, ours.id, ALICE)
    assert told(db) == []


def test_many_events_are_told_in_messages_that_fit(db: Database) -> None:
    """More events than a transaction takes on; every one is told."""
    works = [
        stored(a_project(name=f"{number}号<铝箔>&加工项目{'长' * 40}"), article=1)
        for number in range(EVENTS_AT_ONCE // 10)
    ]
    tracking = track({}, works)
    filler = [
        NewEvent(
            kind=EventKind.NO_NEWS,
            thing_key="gone",
            region="",
            happened_on=date(2023, 2, 6),
            once=f"filler {number}",
        )
        for number in range(EVENTS_AT_ONCE)
    ]
    watching(db, word="铝箔")
    with db.write() as conn:
        put_things(conn, tracking.things)
        append_events(conn, [*filler, *tracking.events], NOW)
    assert prepare_alerts(db, NOW) > 1
    numbers = re.findall(r"(\d+)号", "".join(told(db)))
    assert sorted(map(int, numbers)) == list(range(EVENTS_AT_ONCE // 10))


def test_what_stopping_leaves_is_told_at_the_next_tick(db: Database, read: Read) -> None:
    watching(db, word="进出口总额")
    read(TARGET)
    assert prepare_alerts(db, NOW, is_stopping=lambda: True) == 0
    assert prepare_alerts(db, NOW) == 1
    assert len(told(db)) == 1

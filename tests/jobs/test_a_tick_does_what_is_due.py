"""The whole timetable on a loopback site, with the clock turned by hand."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from jobs.config import Settings
from jobs.digests import next_after, parse_schedule
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.pace import Pace
from jobs.poll import Polled, Poller
from jobs.timetable import Timetable
from jobs.tracking import track
from storage.chats import put_chat
from storage.database import Database
from storage.records import Outcome, Sent, SourceKind
from storage.sources import add_source, list_sources, list_sources_due
from storage.subscriptions import add_subscription
from storage.things import put_things
from storage.watches import add_watch
from tests.builders import a_milestone, stored
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

BINZHOU = "山东省/滨州市"
TEXT = (
    "2月6日，滨州市举行重点项目集中开工仪式，共有18个项目集中开工，总投资86亿元。\n"
    "今年，滨州市的目标是地区生产总值增长7%左右，力争6月底前完成全部项目的前期手续。"
)


class Postbox:
    """Takes every message."""

    def __init__(self) -> None:
        self.got: list[tuple[int, str]] = []

    async def __call__(self, chat_id: int, html: str, **_: int | None) -> Outcome:
        self.got.append((chat_id, html))
        return Sent(len(self.got))


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def polled() -> list[Polled]:
    return []


@pytest.fixture
def timetable(
    db: Database,
    extractor: Extractor,
    fetcher: Fetcher,
    clock: TurnedClock,
    postbox: Postbox,
    polled: list[Polled],
) -> Timetable:
    settings = Settings()

    async def pause(seconds: float) -> None:
        clock.turn(seconds=seconds)

    return Timetable(
        db,
        Poller(db, extractor, fetcher, clock, limit_seconds=20),
        postbox,
        clock,
        settings,
        pace=Pace(settings.delivery, clock, pause),
        on_polled=polled.append,
    )


def subscribe(db: Database, chat_id: int, words: str, now: datetime) -> None:
    schedule = parse_schedule(words)
    with db.write() as conn:
        put_chat(conn, chat_id, kind="private", title="Alice")
        add_subscription(
            conn,
            chat_id=chat_id,
            region=BINZHOU,
            schedule=schedule,
            next_digest_at=next_after(schedule, "Asia/Shanghai", now),
            created_at=now,
        )


def print_article(site: Site, number: int = 1) -> None:
    path = f"/2023-02/06/content_{number}.html"
    site.article(path, "滨州一批项目集中开工", TEXT)
    site.listing("/index", [(path, "滨州一批项目集中开工")])


def add_list(db: Database, site: Site, path: str = "/index") -> None:
    with db.write() as conn:
        add_source(
            conn, name=path, kind=SourceKind.LIST, url=f"{site.address}{path}", region=BINZHOU
        )


async def test_news_come_in_and_a_digest_goes_out_at_its_hour(
    db: Database, timetable: Timetable, clock: TurnedClock, site: Site, postbox: Postbox
) -> None:
    print_article(site)
    add_list(db, site)
    subscribe(db, 1, "每天 10:00", clock())  # It is 09:00 in Shanghai.
    ticked = await timetable.tick()
    assert (ticked.polled[0].new, ticked.enqueued, postbox.got) == (1, 0, [])
    clock.turn(hours=1)
    ticked = await timetable.tick()
    assert ticked.sent == len(postbox.got) >= 1
    assert "滨州" in postbox.got[0][1]
    sent = len(postbox.got)
    clock.turn(minutes=1)
    assert (await timetable.tick()).sent == 0
    assert len(postbox.got) == sent


async def test_a_broken_source_leaves_the_others_alone(
    db: Database, timetable: Timetable, site: Site, polled: list[Polled]
) -> None:
    print_article(site)
    site.pages["/broken"] = Printed(status=500)
    for path in ("/broken", "/gone", "/index"):
        add_list(db, site, path)
    ticked = await timetable.tick()
    assert {each.source.name: each.new for each in ticked.polled} == {
        "/broken": 0,
        "/gone": 0,
        "/index": 1,
    }
    assert list(ticked.polled) == sorted(polled, key=lambda each: each.source.id)
    with db.read() as conn:
        failures = {source.name: source.failures for source in list_sources(conn)}
    assert failures == {"/broken": 1, "/gone": 1, "/index": 0}


async def test_a_source_is_polled_when_its_time_has_come(
    db: Database, timetable: Timetable, clock: TurnedClock, site: Site
) -> None:
    print_article(site)
    add_list(db, site)
    for minutes, asked in ((0, 1), (30, 0), (30, 1)):
        site.asked.clear()
        clock.turn(minutes=minutes)
        await timetable.tick()
        assert site.asked.count("/index") == asked


async def test_dates_are_watched_once_a_day(
    db: Database, timetable: Timetable, clock: TurnedClock
) -> None:
    promise = a_milestone(project="环湖路", event="通车", date_end=date(2023, 6, 30))
    with db.write() as conn:
        put_things(conn, track({}, [stored(promise)]).things)
    clock.now = datetime(2023, 6, 28, 16, tzinfo=UTC)  # 29 June in Shanghai.
    first = await timetable.tick()
    clock.turn(hours=1)
    second = await timetable.tick()
    clock.now = datetime(2023, 7, 1, 16, tzinfo=UTC)
    passed = await timetable.tick()
    assert (first.dates, second.dates, passed.dates) == (1, 0, 1)


async def test_who_follows_the_same_place_reads_the_same(
    db: Database, timetable: Timetable, clock: TurnedClock, site: Site, postbox: Postbox
) -> None:
    print_article(site)
    add_list(db, site)
    for chat_id in (1, 2, 3):
        subscribe(db, chat_id, "每天 10:00", clock())
    clock.turn(hours=1)
    await timetable.tick()
    texts: dict[int, list[str]] = {}
    for chat_id, html in postbox.got:
        texts.setdefault(chat_id, []).append(html)
    assert texts[1] == texts[2] == texts[3]


async def test_a_digest_whose_hour_was_slept_through_comes_once(
    db: Database, timetable: Timetable, clock: TurnedClock, site: Site, postbox: Postbox
) -> None:
    print_article(site)
    add_list(db, site)
    subscribe(db, 1, "每天 10:00", clock())
    clock.turn(days=5)
    ticked = await timetable.tick()
    assert ticked.enqueued == ticked.sent == len(postbox.got)
    assert (await timetable.tick()).enqueued == 0


@pytest.mark.parametrize(
    ("table", "steps"),
    [
        ("sources", ("poll", "watch dates")),
        ("things", ("watch dates",)),
        ("subscriptions", ("prepare digests",)),
    ],
)
async def test_a_step_that_fails_is_named_and_leaves_the_others_alone(
    db: Database, timetable: Timetable, table: str, steps: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(db.url.removeprefix("sqlite:///"))) as broken:
        broken.execute(f"ALTER TABLE {table} RENAME TO {table}_gone")
    assert (await timetable.tick()).failed == steps


async def test_it_ticks_by_itself_and_stops(timetable: Timetable, site: Site, db: Database) -> None:
    print_article(site)
    add_list(db, site)
    timetable.start()
    await asyncio.to_thread(site.wait)
    await timetable.stop()
    assert site.asked.count("/index") == 1


async def test_stopping_does_not_wait_for_a_slow_source(
    db: Database, timetable: Timetable, site: Site, clock: TurnedClock
) -> None:
    print_article(site)
    site.pages["/index"].delay_seconds = 1.5
    add_list(db, site)
    ticking = asyncio.create_task(timetable.tick())
    await asyncio.to_thread(site.wait)
    async with asyncio.timeout(1):
        await timetable.stop()
    assert (await ticking).polled == ()
    with db.read() as conn:
        assert list_sources_due(conn, clock())


async def test_what_is_watched_goes_out_in_the_tick_that_reads_of_it(
    db: Database, timetable: Timetable, clock: TurnedClock, site: Site, postbox: Postbox
) -> None:
    print_article(site)
    add_list(db, site)
    with db.write() as conn:
        put_chat(conn, 1, kind="private", title="Alice")
        add_watch(conn, chat_id=1, name="地区生产总值", word="地区生产总值", now=clock())
    assert (await timetable.tick()).sent == 1
    assert "地区生产总值" in postbox.got[0][1]
    clock.turn(minutes=1)
    assert (await timetable.tick()).sent == 0

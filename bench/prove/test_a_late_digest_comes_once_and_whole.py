"""Whatever the clock does: each digest comes once, and together they tell every event once."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from bench.prove.agreement import complaints
from bot.botapi import BotApi
from bot.cli.databases import bring_up_to_date
from bot.sender import Sender
from jobs.config import FetchSettings, Settings, TimetableSettings
from jobs.digests import next_after, parse_schedule
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor
from jobs.pace import Pace
from jobs.poll import Poller
from jobs.timetable import Timetable
from storage.chats import find_chat, put_chat, set_chat_zone
from storage.database import Database
from storage.records import SourceKind
from storage.sources import add_source
from storage.subscriptions import add_subscription, move_subscription_on
from tests.fakes import TurnedClock, bot_over
from tests.jobs.site import Site

BINZHOU, SHANDONG = "山东省/滨州市", "山东省"
PATIENCE_SECONDS = 60.0
FETCH = FetchSettings(allowed_hosts=("127.0.0.1",), seconds_between_on_host=0)


class House:
    """A newspaper, a subscriber, and guatu's timetable, ticked by hand."""

    def __init__(self, db: Database, site: Site, fetcher: Fetcher, clock: TurnedClock) -> None:
        self.db = db
        self.clock = clock
        self.api = BotApi(clock)
        self.alice = self.api.person("Alice")
        self.alice.open()
        self._site = site
        self._printed: list[tuple[str, str]] = []
        settings = Settings(fetch=FETCH, timetable=TimetableSettings(tick_seconds=1))
        poller = Poller(db, load_extractor(), fetcher, clock, limit_seconds=20)
        pace = Pace(settings.delivery, clock, self._pause)
        sender = Sender(bot_over(self.api))
        self.timetable = Timetable(db, poller, sender, clock, settings, pace=pace)
        with db.write() as conn:
            url = f"{site.address}/index"
            add_source(conn, name="演示报", kind=SourceKind.LIST, url=url, region=BINZHOU)

    def print_news(self) -> None:
        number = len(self._printed) + 1
        title = f"滨州市部署今年第{number}批重点任务"
        text = (
            f"会议提出，今年全市第{number}产业园新增企业{10 + number}家。"
            "各县区要对照清单，把任务分解到月、落实到人。"
        )
        path = f"/2023-02/06/content_{number}.html"
        self._site.article(path, title, text)
        self._printed.insert(0, (path, title))
        self._site.listing("/index", self._printed)

    def follow(self, schedule: str, region: str = BINZHOU, zone: str = "Asia/Shanghai") -> None:
        words = parse_schedule(schedule)
        with self.db.write() as conn:
            if find_chat(conn, self.alice.id) is None:
                put_chat(conn, self.alice.id, kind="private", title="Alice")
            set_chat_zone(conn, self.alice.id, zone)
            due_at = next_after(words, zone, self.clock())
            subscription = add_subscription(
                conn,
                chat_id=self.alice.id,
                region=region,
                schedule=words,
                next_digest_at=due_at,
                created_at=self.clock(),
            )
            # As if she had the place's state already: her digests are made of events.
            move_subscription_on(conn, subscription, next_digest_at=due_at, last_event_id=0)

    async def tick(self) -> int:
        """How many messages went out."""
        ticked = await self.timetable.tick()
        assert ticked.failed == ()
        return ticked.sent

    async def go_on(self, *, hours: float, step_minutes: float = 30) -> int:
        """Tick all the while; how many messages went out."""
        sent = 0
        end = self.clock() + timedelta(hours=hours)
        while self.clock() < end:
            self.clock.turn(minutes=step_minutes)
            sent += await self.tick()
        return sent

    def digests(self) -> Counter[str]:
        """How many digests were made for each day."""
        rows = self.query(
            "SELECT slot_on FROM digests WHERE id IN (SELECT digest_id FROM deliveries)"
        )
        return Counter(day for (day,) in rows)

    def check(self) -> None:
        """What was printed was told to each subscription once, and nothing was left."""
        assert complaints(self.query, self.api.accepted()) == []
        assert self.query("SELECT count(*) FROM events") == [(len(self._printed),)]
        assert all(state == "sent" for (state,) in self.query("SELECT state FROM deliveries"))
        texts = [line.text for line in self.api.accepted()]
        subscriptions = self.query("SELECT count(*) FROM subscriptions")[0][0]
        for number in range(1, len(self._printed) + 1):
            told = sum(f"第{number}产业园" in text for text in texts)
            assert told == subscriptions, f"news {number} was told {told} times"

    def query(self, statement: str) -> list[Any]:
        path = self.db.url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            return connection.execute(statement).fetchall()

    async def _pause(self, seconds: float) -> None:
        self.clock.turn(seconds=seconds)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(datetime(2023, 2, 7, 0, tzinfo=UTC))  # 08:00 in Shanghai.


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture
async def house(
    database: Database, database_url: str, clock: TurnedClock, site: Site
) -> AsyncIterator[House]:
    bring_up_to_date(database_url)
    async with Fetcher(FETCH, clock) as fetcher:
        yield House(database, site, fetcher, clock)


async def test_down_over_its_hour(house: House) -> None:
    house.follow("每天 09:00")
    house.print_news()
    await house.tick()
    house.clock.turn(hours=9)
    house.print_news()
    assert await house.tick() == 1
    assert await house.go_on(hours=3) == 0
    house.check()
    report("down from 08:00 to 17:00 over a digest at 09:00", house)


async def test_down_for_days(house: House) -> None:
    house.follow("每天 09:00")
    house.print_news()
    await house.tick()
    house.clock.turn(days=6)
    house.print_news()
    assert await house.tick() == 1
    # It is 08:00 now: the late one is that of yesterday.
    assert await house.go_on(hours=40) == 2
    assert house.digests() == {"2023-02-12": 1, "2023-02-13": 1, "2023-02-14": 1}
    house.check()
    report("down for six days, then on", house)


async def test_the_clock_leaps_forward_and_back(house: House) -> None:
    house.follow("每天 09:00")
    for leap in (timedelta(hours=5), -timedelta(hours=3), timedelta(days=3), -timedelta(days=2)):
        house.print_news()
        await house.tick()
        house.clock.now += leap
        await house.tick()
    # By now it is 10 February again, and the digest of the 11th has not been made yet.
    house.print_news()
    await house.go_on(hours=96)
    assert max(house.digests().values()) == 1
    house.check()
    report("leaps of 5 h, -3 h, 3 d, -2 d", house)


@pytest.mark.parametrize(
    ("night", "first", "second"),
    [
        # 02:30 is left out, and comes as 03:30 of summer time.
        (datetime(2023, 3, 25, 12, tzinfo=UTC), "2023-03-26 01:30", "2023-03-27 00:30"),
        # 02:30 comes twice; the first one counts.
        (datetime(2023, 10, 28, 12, tzinfo=UTC), "2023-10-29 00:30", "2023-10-30 01:30"),
    ],
    ids=["spring", "autumn"],
)
async def test_nights_when_clocks_are_changed(
    house: House, night: datetime, first: str, second: str
) -> None:
    house.clock.now = night
    house.print_news()
    house.follow("每天 02:30", zone="Europe/Berlin")
    assert await house.go_on(hours=24) == 1
    house.print_news()
    assert await house.go_on(hours=24) == 1
    came_at = [line.at.strftime("%Y-%m-%d %H:%M") for line in house.api.accepted()]
    assert came_at == [first, second]
    house.check()
    report(f"02:30 in Berlin, at {' and '.join(came_at)} UTC", house)


async def test_two_at_once(house: House) -> None:
    house.follow("每天 09:00", BINZHOU)
    house.follow("每周二 09:00", SHANDONG)  # It is a Tuesday.
    house.print_news()
    await house.tick()
    house.clock.turn(hours=2)
    assert await house.tick() == 2
    assert await house.go_on(hours=12) == 0
    house.check()
    report("two digests at 09:00, both at 10:00", house)


async def test_a_clock_that_is_set_back_does_not_stop_the_ticks(house: House) -> None:
    house.follow("每天 09:00")
    house.clock.turn(hours=2)
    house.timetable.start()
    await until(lambda: len(house.api.accepted()) == 1)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=30)):
        house.print_news()
        house.clock.turn(hours=2)
        await until(lambda: house.query("SELECT count(*) FROM events") == [(1,)])
        house.clock.turn(hours=24)
        await until(lambda: len(house.api.accepted()) == 2)
    await house.timetable.stop()
    house.check()
    report("set back by 30 days while it ran", house)


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not is_so():  # noqa: ASYNC110 -- another process, a server: they set no event
            await asyncio.sleep(0.05)


def report(what: str, house: House) -> None:
    digests = ", ".join(f"{day}: {count}" for day, count in house.digests().items())
    print(f"\n{what}: digests {digests}; {len(house.api.accepted())} messages")

"""A newspaper, a subscriber, and guatu's timetable over a database, in one process."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

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
from storage.database import Database, open_database
from storage.records import SourceKind
from storage.sources import add_source
from storage.subscriptions import add_subscription, move_subscription_on
from tests.fakes import TurnedClock, bot_over
from tests.jobs.site import Site

BINZHOU, SHANDONG = "山东省/滨州市", "山东省"
START = datetime(2023, 2, 7, 0, tzinfo=UTC)
"""08:00 in Shanghai."""
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
        self.on_pause: Callable[[], None] = lambda: None
        """Called when guatu rests, with the clock turned on already."""
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
        return Counter(str(day) for (day,) in rows)

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
        with self.db.read() as conn:
            return [tuple(row) for row in conn.exec_driver_sql(statement)]

    async def _pause(self, seconds: float) -> None:
        self.clock.turn(seconds=seconds)
        self.on_pause()


@asynccontextmanager
async def open_house(url: str) -> AsyncIterator[House]:
    """A house over a database that is empty, or not there yet."""
    bring_up_to_date(url)
    clock = TurnedClock(START)
    db = open_database(url)
    with Site() as site:
        async with Fetcher(FETCH, clock) as fetcher:
            yield House(db, site, fetcher, clock)
    db.close()


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not is_so():  # noqa: ASYNC110 -- another process, a server: they set no event
            await asyncio.sleep(0.05)

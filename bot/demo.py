"""`guatu demo`: the main job on simulated days, with no token and no network.

The real Application, timetable, fetcher and database; only Telegram is the in-process Bot API, the
newspaper a site on the loopback interface, and the clock one that stops where something happens.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import ExitStack
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bot.application import build_application
from bot.botapi import BotApi, BotApiRequest
from bot.cli.databases import database_for_work
from bot.demo_site import DemoArticle, DemoSite, load_articles, load_sources
from bot.sender import Sender
from bot.terminal import PROMPT, run_chat, typed_lines
from jobs.clock import SHANGHAI
from jobs.config import BotSettings, FetchSettings, Settings
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor
from jobs.pace import Pace
from jobs.poll import Polled, Poller
from jobs.timetable import Timetable
from storage.database import Database
from storage.records import SourceKind
from storage.sources import add_source
from storage.things import list_all_dated_things

SUBSCRIBED_ON = date(2023, 1, 29)
"""The evening on which the demo's reader subscribes, with the first articles already read."""
SUBSCRIBES = "/subscribe 滨州 每天 08:30"
SHOWS = ("/region 滨州", "/targets 北海经济开发区", "/due 滨州")
"""What the reader asks when the days are over, before the chat is the visitor's own."""

TICKS_AT = time(8, 30)
SHOWN_DIGESTS = 4
WARNINGS = tuple(timedelta(days=days) for days in (-30, -7, -1, 1))
"""How far from a promised day the clock stops as well: due soon, and passed."""


class SteppedClock:
    """A clock that stands still until it is set, or until somebody waits."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._now

    def set(self, day: date, at: time) -> None:
        """Show a time of day in Shanghai."""
        self._now = datetime.combine(day, at, SHANGHAI).astimezone(UTC)

    async def pause(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class Calendar:
    """The days on which the demo's clock stops, in order, found as promised days become known."""

    def __init__(self, db: Database, articles: Iterable[DemoArticle]) -> None:
        self._db = db
        served = {article.served_on for article in articles}
        self._fixed = sorted(served | {day + timedelta(days=1) for day in served})
        self.last = self._fixed[-1]

    def left_after(self, day: date) -> list[date]:
        """The stops after a day, of which the first is next. The last one never moves."""
        with self._db.read() as conn:
            dated = list_all_dated_things(conn, self.last)
        watched = {thing.due_on + days for thing in dated if thing.due_on for days in WARNINGS}
        return sorted(stop for stop in watched | set(self._fixed) if day < stop <= self.last)


class Story:
    """What goes into the chat: the subscription, the days, some commands, then the visitor."""

    def __init__(
        self,
        console: Console,
        site: DemoSite,
        clock: SteppedClock,
        calendar: Calendar,
        visitor: AsyncIterator[str],
    ) -> None:
        self._console = console
        self._site = site
        self._clock = clock
        self._calendar = calendar
        self._visitor = visitor
        self._digests: list[tuple[date, list[str]]] = []
        self._in_days = False
        self._progress = Progress(
            TextColumn("{task.fields[day]}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[read]}"),
            console=console,
        )
        self._counts = {"articles": 0, "facts": 0, "events": 0}

    def write(self, block: str) -> None:
        """Show what the chat shows; digests of the simulated days are kept for later."""
        if self._in_days:
            self._digests[-1][1].append(block)
        else:
            self._console.print(block, markup=False, highlight=False, soft_wrap=True)

    def polled(self, polled: Polled) -> None:
        self._counts["articles"] += polled.new
        self._counts["facts"] += polled.facts
        self._counts["events"] += polled.events
        if polled.error:
            self._console.print(f"{polled.source.name}: {polled.error}", style="red")

    async def lines(self, timetable: Timetable) -> AsyncIterator[str]:
        """The lines typed into the chat; the simulated days pass between them."""
        first = self._calendar.left_after(date.min)[0]
        with self._progress:
            task = self._progress.add_task("days", day=str(first), read="", total=None)
            day = await self._days(timetable, first, SUBSCRIBED_ON, task)
        yield SUBSCRIBES
        with self._progress:
            await self._days(timetable, day, self._calendar.last, task)
        self._show_digests()
        for line in SHOWS:
            yield line
        self._console.print(
            "\n现在轮到你：直接输入，例如 /help；#2 点第二个按钮；Ctrl-D 结束。", style="bold"
        )
        async for line in self._visitor:
            yield line

    async def _days(self, timetable: Timetable, day: date, until: date, task: TaskID) -> date:
        """Let the days from `day` to `until` pass; the day after which to go on."""
        self._in_days = True
        while True:
            self._digests.append((day, []))
            self._site.turn_to(day)
            self._clock.set(day, TICKS_AT)
            await timetable.tick()
            left = self._calendar.left_after(day)
            self._progress.update(task, day=str(day), read=self._read(), advance=1)
            self._progress.update(task, total=self._progress.tasks[task].completed + len(left))
            if not left or left[0] > until:
                break
            day = left[0]
        self._in_days = False
        return left[0] if left else day

    def _read(self) -> str:
        return ", ".join(f"{count} {what}" for what, count in self._counts.items())

    def _show_digests(self) -> None:
        """The fullest of the digests that came, in order; most days bring one line or none."""
        told = [(day, blocks) for day, blocks in self._digests if blocks]
        fullest = sorted(told, key=lambda each: -sum(map(len, each[1])))[:SHOWN_DIGESTS]
        self._console.print(f"\n简报送来 {len(told)} 次，这是内容最多的几次：", style="bold")
        for day, blocks in told:
            if (day, blocks) in fullest:
                self._console.rule(f"{day} {TICKS_AT:%H:%M}")
                for block in blocks:
                    self.write(block)


def run_demo(
    database: str | None = None,
    *,
    console: Console | None = None,
    visitor: AsyncIterator[str] | None = None,
) -> None:
    """Run the demo on a database of its own, kept only where `database` names a new one.

    It is shown on the `console`, or else on the standard output. The lines of the `visitor`, or
    else those of the standard input, are typed when the days are over.
    """
    with ExitStack() as stack:
        if database is None:
            folder = stack.enter_context(TemporaryDirectory(prefix="guatu-demo-"))
            database = f"sqlite:///{Path(folder) / 'demo.db'}"
        db = stack.enter_context(database_for_work(database))
        site = stack.enter_context(DemoSite(load_sources(), load_articles()))
        asyncio.run(_tell(db, site, console or Console(), visitor or _typed()))


def _typed() -> AsyncIterator[str]:
    return typed_lines(sys.stdin.fileno(), PROMPT if sys.stdin.isatty() else "")


async def _tell(
    db: Database, site: DemoSite, console: Console, visitor: AsyncIterator[str]
) -> None:
    clock = SteppedClock(datetime.combine(site.articles[0].served_on, TICKS_AT, SHANGHAI))
    fetch = FetchSettings(allowed_hosts=("127.0.0.1",), seconds_between_on_host=0)
    # Who sits here owns the demo, and may add to it.
    settings = Settings(fetch=fetch, bot=BotSettings(who_may_add="everyone"))
    calendar = Calendar(db, site.articles)
    await asyncio.to_thread(_add_sources, db, site)
    api = BotApi(clock)
    story = Story(console, site, clock, calendar, visitor)
    async with Fetcher(settings.fetch) as fetcher:
        application = build_application(
            token=api.token,
            database=db,
            clock=clock,
            settings=settings,
            fetcher=fetcher,
            request=BotApiRequest(api),
            get_updates_request=BotApiRequest(api),
        )
        extractor = await asyncio.to_thread(load_extractor)
        limit = settings.timetable.poll_limit_seconds
        timetable = Timetable(
            db,
            Poller(db, extractor, fetcher, clock, limit_seconds=limit),
            Sender(application.bot),
            clock,
            settings,
            pace=Pace(settings.delivery, clock, clock.pause),
            on_polled=story.polled,
        )
        lines = story.lines(timetable)
        await run_chat(application, api, lines, story.write, colour=console.is_terminal)


def _add_sources(db: Database, site: DemoSite) -> None:
    with db.write() as conn:
        for source in site.sources:
            kind = SourceKind(source.kind)
            url = site.url_of(source)
            add_source(conn, name=source.name, kind=kind, url=url, region=source.region)

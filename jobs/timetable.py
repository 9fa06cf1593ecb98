"""What guatu does by itself: one tick that looks what is due, and does it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from jobs.clock import SHANGHAI, Clock, shanghai_day, system_clock
from jobs.config import Settings
from jobs.deliver import Send, deliver_due
from jobs.pace import Pace
from jobs.poll import Polled, Poller
from jobs.prepare_digests import prepare_digests
from jobs.watch import watch
from storage.database import Database
from storage.records import Source
from storage.sources import list_sources_due

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did. `dates` are events that the calendar made; `failed` the steps that broke."""

    polled: tuple[Polled, ...] = ()
    dates: int = 0
    enqueued: int = 0
    sent: int = 0
    failed: tuple[str, ...] = ()


class Timetable:
    """Ticks. The database says what is due, so a tick that is missed or late loses nothing.

    `on_polled` hears of each source as soon as its turn is over.
    """

    def __init__(
        self,
        db: Database,
        poller: Poller,
        send: Send,
        clock: Clock,
        settings: Settings,
        *,
        pace: Pace,
        on_polled: Callable[[Polled], None] = lambda polled: None,
    ) -> None:
        self._db = db
        self._poller = poller
        self._send = send
        self._clock = clock
        self._settings = settings
        self._pace = pace
        self._on_polled = on_polled
        self._watched_on: date | None = None
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._turns: tuple[asyncio.Task[Polled | None], ...] = ()
        self._scheduler = AsyncIOScheduler(timezone=SHANGHAI)

    def start(self) -> None:
        """Tick now and from now on, in the running loop."""
        self._scheduler.add_job(
            self.tick,
            IntervalTrigger(seconds=self._settings.timetable.tick_seconds, timezone=SHANGHAI),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            # An interval's first turn comes after the interval; what is due shall not wait for it.
            next_run_time=system_clock(),
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Start nothing new; return when the messages in flight are answered.

        Sources are left in the middle of their turn: what is not read yet is still new afterwards.
        """
        self._stopping = True
        for turn in self._turns:
            turn.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
        async with self._ticking:
            pass
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> Ticked:
        """Do what is due: poll sources, watch dates, make digests, deliver.

        A step that fails is logged, and leaves the others alone.
        """
        async with self._ticking:
            failed: list[str] = []
            polled = await self._step("poll", self._poll(), (), failed)
            dates = await self._step("watch dates", self._watch_dates(), 0, failed)
            enqueued = await self._step("prepare digests", self._prepare(), 0, failed)
            sent = await self._step("deliver", self._deliver(), 0, failed)
            return Ticked(polled, dates, enqueued, sent, tuple(failed))

    async def _step(self, name: str, work: Awaitable[T], otherwise: T, failed: list[str]) -> T:
        try:
            return await work
        except Exception:
            log.exception("%s", name)
            failed.append(name)
            return otherwise

    async def _poll(self) -> tuple[Polled, ...]:
        due = await asyncio.to_thread(self._sources_due)
        at_once = asyncio.Semaphore(self._settings.fetch.at_once)

        async def poll(source: Source) -> Polled | None:
            async with at_once:
                if self._stopping:
                    return None
                polled = await self._poller.poll(source)
                self._on_polled(polled)
                return polled

        self._turns = tuple(asyncio.create_task(poll(source)) for source in due)
        found = await asyncio.gather(*self._turns, return_exceptions=True)
        for each in found:
            if isinstance(each, Exception):
                log.error("a source's turn broke", exc_info=each)
        return tuple(each for each in found if isinstance(each, Polled))

    async def _watch_dates(self) -> int:
        today = shanghai_day(self._clock())
        if self._stopping or today == self._watched_on:
            return 0
        written = await asyncio.to_thread(watch, self._db, self._clock())
        self._watched_on = today
        return written

    async def _prepare(self) -> int:
        if self._stopping:
            return 0
        return await asyncio.to_thread(prepare_digests, self._db, self._clock())

    async def _deliver(self) -> int:
        delivered = await deliver_due(
            self._db,
            self._send,
            self._clock,
            pace=self._pace,
            lease=timedelta(seconds=self._settings.delivery.lease_seconds),
            is_stopping=lambda: self._stopping,
        )
        return delivered.sent

    def _sources_due(self) -> list[Source]:
        with self._db.read() as conn:
            return list_sources_due(conn, self._clock())

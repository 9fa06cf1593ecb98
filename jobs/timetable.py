"""What guatu does by itself: one tick that looks what is due, and does it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from jobs.clock import SHANGHAI, Clock, shanghai_day, system_clock
from jobs.config import Settings
from jobs.deliver import Send, deliver_due
from jobs.duties import Turns
from jobs.pace import Pace
from jobs.poll import Polled, Poller
from jobs.polling import Polling
from jobs.prepare_alerts import prepare_alerts
from jobs.prepare_digests import prepare_digests
from jobs.tell_admins import tell_admins
from jobs.tell_reports import tell_reports
from jobs.watch import watch
from storage.database import Database, DatabaseError

log = logging.getLogger(__name__)

T = TypeVar("T")

CATCH_UP_SECONDS = 10.0


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

    Without a `poller` it reads nothing and watches no dates, without `send` it makes no digests:
    other processes do. `shared` is asked before a source's turn, `may_send` before messages go out.
    `on_polled` hears of each source as soon as its turn is over.
    """

    def __init__(
        self,
        db: Database,
        poller: Poller | None,
        send: Send | None,
        clock: Clock,
        settings: Settings,
        *,
        pace: Pace,
        shared: Turns | None = None,
        may_send: Callable[[], bool] = lambda: True,
        on_polled: Callable[[Polled], None] = lambda polled: None,
    ) -> None:
        self._db = db
        self._send = send
        self._may_send = may_send
        self._clock = clock
        self._settings = settings
        self._pace = pace
        self._polling = poller and Polling(
            db,
            poller,
            clock,
            at_once=settings.fetch.at_once,
            on_polled=on_polled,
            shared=shared,
        )
        self.alive_at = clock()
        """The latest sign that the work goes on."""
        self._watched_on: date | None = None
        self._stopping = False
        self._catching_up = True
        self._ticking = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=SHANGHAI)
        self._following: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Tick now and from now on, in the running loop."""
        job = self._scheduler.add_job(
            self._tick_on,
            IntervalTrigger(seconds=self._settings.timetable.tick_seconds, timezone=SHANGHAI),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            # An interval's first turn comes after the interval; what is due shall not wait for it.
            next_run_time=system_clock(),
        )
        self._scheduler.start()
        self._following = asyncio.create_task(self._follow_the_clock(job))

    async def _follow_the_clock(self, job: Job) -> None:
        """Tick also when the clock was set back: the scheduler would wait for the old time."""
        while True:
            await asyncio.sleep(self._settings.timetable.tick_seconds)
            now = system_clock()
            if job.next_run_time > now + timedelta(seconds=self._settings.timetable.tick_seconds):
                job.modify(next_run_time=now)

    async def stop(self) -> None:
        """Start nothing new; return when the messages in flight are answered.

        Sources are left in the middle of their turn: what is not read yet is still new afterwards.
        """
        self._stopping = True
        if self._following:
            self._following.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
        if self._polling:
            await self._polling.stop()
        async with self._ticking:
            pass
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> Ticked:
        """Do what is due: poll sources, watch dates, make alerts and digests, deliver.

        A step that fails is logged, and leaves the others alone.
        """
        failed: list[str] = []
        polled: tuple[Polled, ...] = ()
        if self._polling:
            polled = await self._step("poll", self._polling.poll_due(), polled, failed)
        return await self._do_the_rest(polled, failed)

    async def _tick_on(self) -> None:
        """A tick that waits for no source: one may take its time, and digests have their hour.

        The first one waits a little, as there is news to catch up with.
        """
        if self._polling:
            await self._step("poll", self._polling.start_due(), None, [])
            if self._catching_up:
                self._catching_up = False
                await self._polling.settle(CATCH_UP_SECONDS)
        await self._do_the_rest()

    async def _do_the_rest(
        self, polled: tuple[Polled, ...] = (), failed: Sequence[str] = ()
    ) -> Ticked:
        async with self._ticking:
            broken = list(failed)
            dates = enqueued = sent = 0
            if self._polling:
                dates = await self._step("watch dates", self._watch_dates(), 0, broken)
            if self._send:
                enqueued = await self._step("prepare alerts", self._prepare_alerts(), 0, broken)
                enqueued += await self._step("prepare digests", self._prepare(), 0, broken)
                enqueued += await self._step("tell reports", self._tell_reports(), 0, broken)
                sent = await self._step("deliver", self._deliver(self._send), 0, broken)
                await self._step("tell admins", self._tell_admins(self._send), 0, broken)
            return Ticked(polled, dates, enqueued, sent, tuple(broken))

    async def _step(self, name: str, work: Awaitable[T], otherwise: T, failed: list[str]) -> T:
        self.alive_at = self._clock()
        try:
            return await work
        except DatabaseError as error:
            # It says what is wrong, and is asked again at the next tick.
            log.error("a step of the tick failed", extra={"step": name, "error": str(error)})
            failed.append(name)
            return otherwise
        except Exception:
            # Whatever broke here, digests must not wait for sources, nor admins for digests.
            log.exception("a step of the tick failed", extra={"step": name})
            failed.append(name)
            return otherwise

    async def _watch_dates(self) -> int:
        today = shanghai_day(self._clock())
        if self._stopping or today == self._watched_on:
            return 0
        written = await asyncio.to_thread(watch, self._db, self._clock())
        self._watched_on = today
        return written

    async def _prepare_alerts(self) -> int:
        if self._stopping:
            return 0
        enqueued = await asyncio.to_thread(
            prepare_alerts, self._db, self._clock(), is_stopping=self._is_stopping
        )
        if enqueued:
            log.info("alerts are made", extra={"deliveries": enqueued})
        return enqueued

    async def _prepare(self) -> int:
        if self._stopping:
            return 0
        enqueued = await asyncio.to_thread(
            prepare_digests, self._db, self._clock(), is_stopping=self._is_stopping
        )
        if enqueued:
            log.info("digests are made", extra={"deliveries": enqueued})
        return enqueued

    async def _tell_reports(self) -> int:
        if self._stopping:
            return 0
        admins = self._settings.telegram.admins
        return await asyncio.to_thread(tell_reports, self._db, admins, self._clock())

    async def _deliver(self, send: Send) -> int:
        delivered = await deliver_due(
            self._db,
            send,
            self._clock,
            pace=self._pace,
            lease=timedelta(seconds=self._settings.delivery.lease_seconds),
            may_send=self._may_send,
            is_stopping=self._is_stopping,
        )
        if delivered.outcomes:
            log.info("delivered", extra=dict(delivered.outcomes))
        return delivered.sent

    def _is_stopping(self) -> bool:
        # Long work asks again and again, which shows that it goes on.
        self.alive_at = self._clock()
        return self._stopping

    async def _tell_admins(self, send: Send) -> int:
        if self._stopping or not self._may_send():
            return 0
        return await tell_admins(self._db, send, self._settings.telegram.admins)

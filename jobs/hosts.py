"""How hosts are treated: a pace of their own, few requests at once, and rest when they fail."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from jobs.clock import Clock
from jobs.config import FetchSettings
from jobs.pace import Pause

FAILURES_TO_REST = 5
SHORTEST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=1)
LONGEST_ASKED_FOR = timedelta(days=1)
"""What a Retry-After is believed at most."""
LONGEST_DELAY = timedelta(seconds=60)
"""What a crawl-delay is believed at most."""


class Host:
    """One host. `rests_until` tells that it is to be left alone, after failures or on its wish."""

    def __init__(self, settings: FetchSettings, clock: Clock, pause: Pause) -> None:
        self.rests_until: datetime | None = None
        self._between = timedelta(seconds=settings.seconds_between_on_host)
        self._slots = asyncio.Semaphore(settings.at_once_on_host)
        self._clock = clock
        self._pause = pause
        self._next: datetime | None = None
        self._failures = 0

    def ask_for_delay(self, seconds: float) -> None:
        """The crawl-delay of its robots.txt: never faster than this."""
        self._between = max(self._between, min(timedelta(seconds=seconds), LONGEST_DELAY))

    def is_resting(self) -> bool:
        return self.rests_until is not None and self._clock() < self.rests_until

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Inside, one request may be made."""
        async with self._slots:
            now = self._clock()
            at = max(now, self._next or now)
            self._next = at + self._between
            if at > now:
                await self._pause((at - now).total_seconds())
            yield

    def answered(self) -> None:
        self._failures = 0
        self.rests_until = None

    def failed(self, retry_at: datetime | None = None) -> None:
        """It gave no answer, or that of a broken or flooded server. Rests grow with failures."""
        self._failures += 1
        now = self._clock()
        if self._failures >= FAILURES_TO_REST:
            doublings = min(self._failures - FAILURES_TO_REST, 10)
            self.rests_until = now + min(SHORTEST_REST * 2**doublings, LONGEST_REST)
        if retry_at is not None:
            asked = min(retry_at, now + LONGEST_ASKED_FOR)
            self.rests_until = max(asked, self.rests_until or asked)


class Hosts:
    """The hosts that were met, by name."""

    def __init__(self, settings: FetchSettings, clock: Clock, pause: Pause) -> None:
        self._settings = settings
        self._clock = clock
        self._pause = pause
        self._met: dict[str, Host] = {}

    def of(self, name: str) -> Host:
        if name not in self._met:
            self._met[name] = Host(self._settings, self._clock, self._pause)
        return self._met[name]

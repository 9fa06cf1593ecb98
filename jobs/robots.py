"""robots.txt: what a host asks readers to leave alone, and how fast it wants to be read."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from protego import Protego

from jobs.clock import Clock

KEPT_FOR = timedelta(days=1)
TRIED_AGAIN_AFTER = timedelta(minutes=30)
LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a host's rules are not known. `status` is what it answered, if it did."""

    reason: str
    status: int | None = None
    timed_out: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules. Without `parsed` everything is allowed, or, with `problem`, nothing."""

    parsed: Protego | None
    until: datetime
    problem: Unread | None = None


ReadRobots = Callable[[str], Awaitable[bytes | Unread]]
"""The bytes at an address, or why they did not come."""


class Robots:
    """The rules of all hosts, each read once a day."""

    def __init__(self, agent: str, clock: Clock, read: ReadRobots) -> None:
        self._agent = agent.partition("/")[0].strip() or "*"
        self._clock = clock
        self._read = read
        self._rules: dict[str, Rules] = {}
        self._reading: dict[str, asyncio.Lock] = {}

    async def problem(self, origin: str) -> Unread | None:
        """Why the rules are not known, so that nothing may be fetched; None where they are."""
        return (await self._of(origin)).problem

    async def forbids(self, origin: str, url: str) -> bool:
        """Whether the host asks not to read this."""
        parsed = (await self._of(origin)).parsed
        return parsed is not None and not parsed.can_fetch(url, self._agent)

    async def delay_seconds(self, origin: str) -> float:
        """The crawl-delay, 0 where there is none."""
        parsed = (await self._of(origin)).parsed
        return float((parsed and parsed.crawl_delay(self._agent)) or 0)

    async def _of(self, origin: str) -> Rules:
        async with self._reading.setdefault(origin, asyncio.Lock()):
            rules = self._rules.get(origin)
            if rules is None or rules.until <= self._clock():
                rules = self._rules[origin] = await self._fresh(origin)
            return rules

    async def _fresh(self, origin: str) -> Rules:
        """RFC 9309: no such file allows all; no answer allows nothing for the while."""
        came = await self._read(f"{origin}/robots.txt")
        now = self._clock()
        if isinstance(came, bytes):
            text = came[:LONGEST].decode("utf-8", "replace")
            return Rules(await asyncio.to_thread(Protego.parse, text), now + KEPT_FOR)
        if came.status is not None and 400 <= came.status < 500 and came.status != 429:
            return Rules(None, now + KEPT_FOR)
        if came.status is not None:
            came = replace(came, reason=f"its robots.txt answers {came.status}")
        return Rules(None, now + TRIED_AGAIN_AFTER, came)

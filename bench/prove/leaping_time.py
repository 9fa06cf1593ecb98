"""A loop whose time leaps to the next timer as soon as nothing else is to be done.

Hours of waiting pass at once, and nothing that takes real time (a thread at work on the database)
is overtaken: the clock stands still until it is over.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from jobs.clock import Clock

T = TypeVar("T")

START = datetime(2023, 2, 7, 1, tzinfo=UTC)


class LeapingLoop(asyncio.SelectorEventLoop):
    """Counts what threads do for it; only without them time goes on, and then by leaps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.threads_at_work = 0
        super().__init__(_LeapingSelector(self))

    def time(self) -> float:
        return self.now

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        self.threads_at_work += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._has_come_back)
        return future

    def _has_come_back(self, _: asyncio.Future[Any]) -> None:
        self.threads_at_work -= 1


class _LeapingSelector(selectors.DefaultSelector):
    def __init__(self, loop: LeapingLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        if not timeout:
            return super().select(timeout)
        # With threads at work their end wakes the loop; its timers wait for that.
        events = super().select(None if self._loop.threads_at_work else 0)
        if not events:
            self._loop.now += timeout
        return events


def run_leaping(work: Callable[[Clock], Coroutine[Any, Any, T]]) -> T:
    """Run what is told a clock, in leaping time."""

    async def begin() -> T:
        loop = asyncio.get_running_loop()
        return await work(lambda: START + timedelta(seconds=loop.time()))

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(begin())

"""How fast messages may go out: so far apart over all, so far apart in one chat."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from jobs.clock import Clock
from jobs.config import DeliverySettings

Pause = Callable[[float], Awaitable[object]]
"""Waits for so many seconds: `asyncio.sleep`, or what moves a test's clock."""


class Pace:
    """Gives each message its turn.

    A turn is the earliest instant that is far enough after the last one, over all and in the chat:
    no burst is saved up, as a bucket that holds more than one message overruns Telegram's window.
    """

    def __init__(self, settings: DeliverySettings, clock: Clock, pause: Pause) -> None:
        self.between = timedelta(seconds=1 / settings.messages_per_second)
        self._in_chat = timedelta(seconds=settings.seconds_between_in_chat)
        self._in_group = timedelta(seconds=settings.seconds_between_in_group)
        self._clock = clock
        self._pause = pause
        self._next: datetime | None = None
        self._next_in: dict[int, datetime] = {}

    async def turn(self, chat_id: int) -> None:
        """Return when a message may go to this chat."""
        now = self._clock()
        self._next_in = {chat: free for chat, free in self._next_in.items() if free > now}
        # The chat's own wait comes first: a message that waits for its chat holds no other's turn.
        await self._wait_until(self._next_in.get(chat_id))
        now = self._clock()
        at = max(now, self._next or now)
        self._next = at + self.between
        # Group ids are negative.
        self._next_in[chat_id] = at + (self._in_group if chat_id < 0 else self._in_chat)
        await self._wait_until(at)

    async def _wait_until(self, at: datetime | None) -> None:
        if at is not None and (wait := (at - self._clock()).total_seconds()) > 0:
            await self._pause(wait)


def real_pace(settings: DeliverySettings, clock: Clock) -> Pace:
    """The pace of a clock that runs by itself."""
    return Pace(settings, clock, asyncio.sleep)

"""How fast messages may go out: so far apart over all, so far apart in one chat."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from jobs.clock import Clock
from jobs.config import DeliverySettings

Pause = Callable[[float], Awaitable[object]]
"""Waits for so many seconds: `asyncio.sleep`, or what moves a test's clock."""

AT_THE_DOOR = 4
"""How many messages get ready for their turn at the same time, at least."""
TO_GET_READY = 0.05
"""Seconds that getting ready takes: as many come to the door as have their turn in that time."""


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """Somebody who wants to come to the door, or a turn."""

    chat_id: int
    granted: asyncio.Future[None]


class Pace:
    """Gives each message its turn: the urgent ones first, then in the order of asking.

    A turn is the earliest instant that is far enough after the last one, over all and in the chat:
    no burst is saved up, as a bucket that holds more than one message overruns Telegram's window.
    Nobody's turn is settled before it has come, so that who is urgent waits for one turn only.
    """

    def __init__(self, settings: DeliverySettings, clock: Clock, pause: Pause) -> None:
        self.allow(settings.messages_per_second)
        self._in_chat = timedelta(seconds=settings.seconds_between_in_chat)
        self._in_group = timedelta(seconds=settings.seconds_between_in_group)
        self._clock = clock
        self._pause = pause
        self._outside: list[_Waiting] = []
        self._at_the_door = 0
        self._urgent: list[_Waiting] = []
        self._patient: list[_Waiting] = []
        self._next: datetime | None = None
        self._next_in: dict[int, datetime] = {}
        self._giving: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    def allow(self, messages_per_second: float) -> None:
        """Go on at this rate over all: others of the same bot speak too, or do no more."""
        # Rounded up: thirty of them must not be shorter than the second.
        self._between = timedelta(microseconds=ceil(1_000_000 / messages_per_second))
        self._door_size = max(AT_THE_DOOR, ceil(messages_per_second * TO_GET_READY))

    async def turn(self, chat_id: int, *, urgent: bool = False) -> None:
        """Return when a message may go to this chat, which it then must do at once."""
        await self._ask(self._urgent if urgent else self._patient, chat_id)

    @asynccontextmanager
    async def door(self, chat_id: int) -> AsyncIterator[None]:
        """Return when the chat is free and few are before it: the time to get ready for `turn`.

        It is left when the turn has come, or is not wanted any more.
        """
        await self._ask(self._outside, chat_id)
        try:
            yield
        finally:
            self._at_the_door -= 1
            self._news.set()

    async def rest(self, seconds: float) -> None:
        """Do nothing for a while, by the same clock."""
        await self._pause(seconds)

    async def _ask(self, queue: list[_Waiting], chat_id: int) -> None:
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(_Waiting(chat_id, granted))
        self._news.set()
        if self._giving is None or self._giving.done():
            self._giving = asyncio.create_task(self._give())
        await granted

    async def _give(self) -> None:
        """Let to the door and give turns until nobody waits."""
        while self._urgent or self._patient or self._outside:
            self._news.clear()
            now = self._clock()
            self._forget_what_is_over(now)
            self._let_in()
            queue = self._urgent if self._find_free(self._urgent) else self._patient
            first = self._find_free(queue)
            if first is None:
                await self._rest()
            elif self._next is not None and self._next > now:
                await self._pause((self._next - now).total_seconds())
            else:
                queue.remove(first)
                self._take(first, now)
                # What has its turn goes before the clock is looked at again.
                await asyncio.sleep(0)

    def _forget_what_is_over(self, now: datetime) -> None:
        # What lies further ahead than anybody waits was told by a clock that has been set back.
        furthest = now + max(self._in_chat, self._in_group)
        self._next_in = {
            chat: free for chat, free in self._next_in.items() if now < free <= furthest
        }
        if self._next is not None and self._next > now + self._between:
            self._next = now + self._between

    def _let_in(self) -> None:
        while self._at_the_door < self._door_size:
            first = self._find_free(self._outside)
            if first is None:
                return
            self._outside.remove(first)
            self._at_the_door += 1
            first.granted.set_result(None)

    def _find_free(self, queue: list[_Waiting]) -> _Waiting | None:
        """Who is the first in a queue whose chat is free."""
        # Who was cancelled while waiting leaves the turn to the others.
        while queue and queue[0].granted.done():
            del queue[0]
        return next(
            (one for one in queue if one.chat_id not in self._next_in and not one.granted.done()),
            None,
        )

    def _take(self, first: _Waiting, now: datetime) -> None:
        self._next = now + self._between
        # Group ids are negative.
        self._next_in[first.chat_id] = now + (
            self._in_group if first.chat_id < 0 else self._in_chat
        )
        first.granted.set_result(None)

    async def _rest(self) -> None:
        """Wait until a chat is free that somebody wants, or for news."""
        waiting = [*self._urgent, *self._patient]
        wanted = {each.chat_id for each in (*waiting, *self._outside)}
        free_at = [free for chat, free in self._next_in.items() if chat in wanted]
        if not free_at or (self._at_the_door and not waiting):
            # Who gets ready at the door will ask for the turn, or leave.
            await self._news.wait()
            return
        seconds = (min(free_at) - self._clock()).total_seconds()
        resting = asyncio.ensure_future(self._pause(seconds))
        news = asyncio.create_task(self._news.wait())
        await asyncio.wait({resting, news}, return_when=asyncio.FIRST_COMPLETED)
        resting.cancel()
        news.cancel()


def real_pace(settings: DeliverySettings, clock: Clock) -> Pace:
    """The pace of a clock that runs by itself."""
    return Pace(settings, clock, asyncio.sleep)

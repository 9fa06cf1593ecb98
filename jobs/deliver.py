"""Empties the outbox: lease → send → mark, one message at a time in each chat.

A message is leased when its turn is near, and only then: whatever kills the sender, hardly more is
left uncertain than what was on its way.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from jobs.clock import Clock
from jobs.outbox import Outbox
from jobs.pace import Pace
from jobs.texts import zh
from storage.database import Database, DatabaseError
from storage.records import Delivery, Outcome, Sent, TryAgain, Uncertain

log = logging.getLogger(__name__)


class Send(Protocol):
    """Sends HTML to a chat and says what came of it.

    `topic_id` is that of a forum; `delivery_id` the row of the outbox that it is sent for.
    """

    def __call__(
        self,
        chat_id: int,
        html: str,
        *,
        topic_id: int | None = None,
        delivery_id: int | None = None,
    ) -> Awaitable[Outcome]: ...


BATCH = 200
"""Messages that wait for their turn or are on their way, at most."""
ON_THEIR_WAY = 120
"""Messages that are leased or wait for Telegram's answer, at most."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many deliveries came to which end, by the outcome's name (`Sent`, `TryAgain`, …)."""

    outcomes: Counter[str]

    @property
    def sent(self) -> int:
        return self.outcomes[Sent.__name__]


async def deliver_due(
    db: Database,
    send: Send,
    clock: Clock,
    *,
    pace: Pace,
    lease: timedelta,
    may_send: Callable[[], bool] = lambda: True,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Send what is due until nothing is, or until `is_stopping`; what is in flight is finished.

    Who may not send any more begins nothing new either, but still writes down what came of it.
    """
    outbox = Outbox(db, clock, pace=pace, lease=lease, is_stopping=is_stopping)
    postman = _Postman(outbox, send, pace, is_stopping=lambda: is_stopping() or not may_send())
    try:
        await postman.work()
    finally:
        await postman.finish()
    return Delivered(postman.outcomes)


class _Postman:
    """Keeps up to `BATCH` deliveries under way, one for each chat: none waits for another's."""

    def __init__(
        self, outbox: Outbox, send: Send, pace: Pace, *, is_stopping: Callable[[], bool]
    ) -> None:
        self.outcomes: Counter[str] = Counter()
        self._outbox = outbox
        self._send = send
        self._pace = pace
        self._is_stopping = is_stopping
        self._under_way: dict[asyncio.Task[None], Delivery] = {}
        self._lines = asyncio.Semaphore(ON_THEIR_WAY)
        self._room = asyncio.Event()
        self._errors: list[BaseException] = []

    async def work(self) -> None:
        """Deliver what is due until nothing is. Raises what kept a message from its end."""
        await self._outbox.give_up_the_dead()
        while not self._is_stopping():
            # Before looking: what is over meanwhile may let its chat's next message go.
            self._room.clear()
            # Its chat's next message isn't due before this one is over, so no chat comes up twice.
            but = [delivery.id for delivery in self._under_way.values()]
            for delivery in await self._outbox.list_due(BATCH - len(but), but):
                task = asyncio.create_task(self._deliver(delivery))
                self._under_way[task] = delivery
                task.add_done_callback(self._is_over)
            if not self._under_way and not self._room.is_set():
                return
            await self._room.wait()
            if self._errors:
                raise self._errors.pop()

    async def finish(self) -> None:
        """Wait for what is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)
        for error in self._errors:
            # The first one is raised; a database that is gone says the same to all the others.
            if not isinstance(error, DatabaseError):
                log.error("a delivery broke", exc_info=error)

    def _is_over(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        if error := task.exception():
            self._errors.append(error)
        if error or len(self._under_way) <= BATCH // 2:
            self._room.set()

    async def _deliver(self, delivery: Delivery) -> None:
        async with self._pace.door(delivery.chat_id):
            if not await self._is_ready(delivery):
                return
            await self._pace.turn(delivery.chat_id)
        # From its turn to the send nothing may come between: the pace would be broken.
        outcome = await self._send_now(delivery)
        self._lines.release()
        await self._outbox.mark(delivery, outcome)
        self.outcomes[type(outcome).__name__] += 1
        if not isinstance(outcome, Sent):
            log.warning("not sent", extra=_fields(delivery, outcome))

    async def _is_ready(self, delivery: Delivery) -> bool:
        """Take one of the lines to Telegram, then the lease; if there is none, neither is kept."""
        await self._lines.acquire()
        ready = False
        try:
            ready = not self._is_stopping() and await self._outbox.lease(delivery)
        finally:
            if not ready:
                self._lines.release()
        return ready

    async def _send_now(self, delivery: Delivery) -> Outcome:
        if self._is_stopping():
            return TryAgain("stopped before sending", after_seconds=0)
        try:
            return await self._send(
                delivery.chat_id,
                _text(delivery),
                topic_id=delivery.topic_id,
                delivery_id=delivery.id,
            )
        except Exception as surprise:
            # It may have been sent: only a word of state says that it was not.
            log.exception("a delivery broke", extra={"delivery": delivery.id})
            return Uncertain(f"{type(surprise).__name__} while sending")


def _text(delivery: Delivery) -> str:
    """What was enqueued; an alert that may have come before says so."""
    return f"{zh.MAYBE_REPEATED}\n{delivery.text}" if delivery.repeats else delivery.text


def _fields(delivery: Delivery, outcome: Outcome) -> dict[str, str | int]:
    """The fields of a log line, which never has a message's text."""
    return {
        "delivery": delivery.id,
        "outcome": type(outcome).__name__,
        "reason": getattr(outcome, "reason", ""),
    }

"""Empties the outbox: lease → send → mark, one message at a time in each chat.

A message is leased when its turn is near, and only then: whatever kills the sender, hardly more is
left uncertain than what was on its way.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.clock import Clock
from jobs.pace import Pace
from storage.chats import hold_chat
from storage.database import Database, DatabaseError
from storage.deliveries import (
    expire_leases,
    lease_deliveries,
    list_deliveries_due,
    mark_delivery,
)
from storage.records import Delivery, Outcome, Sent, TryAgain, Uncertain

log = logging.getLogger(__name__)

Send = Callable[[int, str], Awaitable[Outcome]]
"""Sends HTML to a chat and says what came of it."""

BATCH = 100
"""Messages that wait for their turn or are on their way, at most."""
MARK_AGAIN = 2.0
"""Seconds between attempts to write down an end, while the database refuses."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)


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
    is_stopping: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Send what is due until nothing is, or until `is_stopping`; what is in flight is finished."""
    postman = _Postman(db, send, clock, pace=pace, lease=lease, is_stopping=is_stopping)
    try:
        await postman.work()
    finally:
        await postman.finish()
    return Delivered(postman.outcomes)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts that failed before this one."""
    return min(FIRST_WAIT * (1 << min(attempts, 16)), LONGEST_WAIT)


class _Postman:
    """Keeps up to `BATCH` deliveries under way, one for each chat: none waits for another's."""

    def __init__(
        self,
        db: Database,
        send: Send,
        clock: Clock,
        *,
        pace: Pace,
        lease: timedelta,
        is_stopping: Callable[[], bool],
    ) -> None:
        self.outcomes: Counter[str] = Counter()
        self._db = db
        self._send = send
        self._clock = clock
        self._pace = pace
        self._lease = lease
        self._is_stopping = is_stopping
        self._under_way: dict[asyncio.Task[None], Delivery] = {}

    async def work(self) -> None:
        """Deliver what is due until nothing is. Raises what kept an end from being written."""
        await asyncio.to_thread(self._give_up_the_dead)
        while not self._is_stopping():
            if len(self._under_way) <= BATCH // 2:
                due = await asyncio.to_thread(self._list_due)
                for delivery in due:
                    self._under_way[asyncio.create_task(self._deliver(delivery))] = delivery
            if not self._under_way:
                return
            over, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in over:
                del self._under_way[task]
                task.result()

    async def finish(self) -> None:
        """Wait for what is under way."""
        ends = await asyncio.gather(*self._under_way, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                log.error("a delivery broke", exc_info=end)

    def _give_up_the_dead(self) -> None:
        with self._db.write() as conn:
            if expired := expire_leases(conn, self._clock()):
                log.warning("%s deliveries are uncertain: their sender died", expired)

    def _list_due(self) -> list[Delivery]:
        # Its chat's next message isn't due before this one is over, so no chat comes up twice.
        but = [delivery.id for delivery in self._under_way.values()]
        with self._db.read() as conn:
            return list_deliveries_due(conn, now=self._clock(), limit=BATCH - len(but), but=but)

    async def _deliver(self, delivery: Delivery) -> None:
        async with self._pace.door(delivery.chat_id):
            if self._is_stopping() or not await asyncio.to_thread(self._take, delivery):
                return
            await self._pace.turn(delivery.chat_id)
        # From its turn to the send nothing may come between: the pace would be broken.
        outcome: Outcome
        if self._is_stopping():
            outcome = TryAgain("stopped before sending", after_seconds=0)
        else:
            try:
                outcome = await self._send(delivery.chat_id, delivery.text)
            except Exception as surprise:
                log.exception("delivery %s", delivery.id)
                outcome = Uncertain(f"{type(surprise).__name__} while sending")
        await self._write_down(delivery, outcome)
        self.outcomes[type(outcome).__name__] += 1
        if not isinstance(outcome, Sent):
            log.warning("delivery %s: %s", delivery.id, outcome)

    def _take(self, delivery: Delivery) -> bool:
        """Lease a delivery, unless another sender did, or its chat may not be written to now."""
        with self._db.write() as conn:
            return bool(
                lease_deliveries(
                    conn, now=self._clock(), lease=self._lease, limit=1, only=[delivery.id]
                )
            )

    async def _write_down(self, delivery: Delivery, outcome: Outcome) -> None:
        """Mark what came of it; a database that refuses is asked until the lease runs out."""
        known_at = self._clock()
        while True:
            try:
                return await asyncio.to_thread(_mark, self._db, delivery, outcome, known_at)
            except DatabaseError as error:
                if self._is_stopping() or self._clock() >= known_at + self._lease:
                    raise
                log.error("delivery %s ended as %s: %s", delivery.id, outcome, error)
            await self._pace.rest(MARK_AGAIN)


def _mark(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    not_before = None
    with db.write() as conn:
        if isinstance(outcome, TryAgain):
            if outcome.after_seconds is None:
                not_before = now + wait_after(delivery.attempts)
            elif outcome.after_seconds > 0:
                # Telegram's wish counts for the whole chat, and outlives a restart.
                not_before = now + timedelta(seconds=outcome.after_seconds)
                hold_chat(conn, delivery.chat_id, not_before)
        mark_delivery(conn, delivery.id, outcome, now=now, not_before=not_before)

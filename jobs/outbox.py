"""The outbox at work: leases and marks, and those of one moment in one transaction."""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from jobs.clock import Clock
from jobs.pace import Pace
from jobs.texts import zh
from storage.chats import hold_chat
from storage.database import Connection, Database, DatabaseError
from storage.deliveries import enqueue_alert, lease_deliveries, list_deliveries_due
from storage.marks import expire_leases, mark_delivery, mark_sent
from storage.records import Delivery, Outcome, Sent, TopicGone, TryAgain

log = logging.getLogger(__name__)

APART, MOST_APART = 0.02, 0.2
"""Seconds from the start of a transaction to the next: at least, and however long it took."""
SHARE = 3
"""So many times as long as a transaction took it is to the next: the rest is for sending."""
MARK_AGAIN = 2.0
"""Seconds between attempts to write down an end, while the database refuses."""
TOPIC_NAMED = "topic"
"""How the names of messages begin that tell of a topic that is gone."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts that failed before this one."""
    return min(FIRST_WAIT * (1 << min(attempts, 16)), LONGEST_WAIT)


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """A lease, or with its outcome the mark of a delivery, that somebody waits for."""

    delivery: Delivery
    outcome: Outcome | None
    asked_at: datetime
    granted: asyncio.Future[bool] = field(default_factory=lambda: _loop().create_future())


class Outbox:
    """Leases and marks for many messages on their way at the same time.

    What is wished for before the next transaction begins shares it: a commit each would take
    longer than all the rest. Nobody's wish is granted before its transaction is committed.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        *,
        pace: Pace,
        lease: timedelta,
        is_stopping: Callable[[], bool],
    ) -> None:
        self._db = db
        self._clock = clock
        self._pace = pace
        self._lease = lease
        self._is_stopping = is_stopping
        self._wishes: list[_Wish] = []
        self._granting: asyncio.Task[None] | None = None
        self._next_at = 0.0
        self._marks_wait = False
        """Whether ends wait for a database that refuses: said when it begins, and when it ends."""

    async def give_up_the_dead(self) -> None:
        """Call uncertain what a sender leased that never came back."""
        await asyncio.to_thread(self._expire)

    async def list_due(self, limit: int, but: Collection[int]) -> list[Delivery]:
        """What may be sent now, one for each chat, without the ids in `but`."""
        return await asyncio.to_thread(self._list_due, limit, but)

    async def lease(self, delivery: Delivery) -> bool:
        """Lease it, unless another sender did, or its chat may not be written to now."""
        return await self._ask(delivery, None)

    async def mark(self, delivery: Delivery, outcome: Outcome) -> None:
        """Write down what came of it; a database that refuses is asked until guatu stops."""
        await self._ask(delivery, outcome)

    async def _ask(self, delivery: Delivery, outcome: Outcome | None) -> bool:
        wish = _Wish(delivery, outcome, self._clock())
        self._wishes.append(wish)
        if self._granting is None or self._granting.done():
            self._granting = asyncio.create_task(self._grant())
        return await wish.granted

    async def _grant(self) -> None:
        while self._wishes:
            await asyncio.sleep(max(0.0, self._next_at - _loop().time()))
            began_at = _loop().time()
            wishes, self._wishes = self._wishes, []
            try:
                leased = await asyncio.to_thread(self._write, wishes)
            except DatabaseError as error:
                await self._refused(wishes, error)
            except Exception as error:
                await self._grant_one_by_one(wishes, error)
            else:
                self._written(wishes)
                _settle(wishes, leased)
            took = _loop().time() - began_at
            self._next_at = began_at + min(max(APART, SHARE * took), MOST_APART)

    async def _refused(self, wishes: Sequence[_Wish], error: DatabaseError) -> None:
        """Leases fail, as nothing is sent yet; marks are kept until they can be written."""
        marks = [wish for wish in wishes if wish.outcome is not None]
        if self._is_stopping():
            _fail(wishes, error)
            return
        _fail([wish for wish in wishes if wish.outcome is None], error)
        if marks:
            if not self._marks_wait:
                self._marks_wait = True
                log.error(
                    "ends of deliveries wait to be written down",
                    extra={"ends": len(marks), "error": str(error)},
                )
            self._wishes = [*marks, *self._wishes]
            await self._pace.rest(MARK_AGAIN)

    def _written(self, wishes: Sequence[_Wish]) -> None:
        marks = sum(wish.outcome is not None for wish in wishes)
        if self._marks_wait and marks:
            self._marks_wait = False
            log.warning("ends of deliveries are written down again", extra={"ends": marks})

    async def _grant_one_by_one(self, wishes: Sequence[_Wish], error: Exception) -> None:
        """Find out whose wish breaks the transaction; the others get theirs."""
        if len(wishes) == 1:
            _fail(wishes, error)
            return
        for wish in wishes:
            try:
                leased = await asyncio.to_thread(self._write, [wish])
            except DatabaseError as refusal:
                await self._refused([wish], refusal)
            except Exception as its_own:
                _fail([wish], its_own)
            else:
                self._written([wish])
                _settle([wish], leased)

    def _write(self, wishes: Sequence[_Wish]) -> set[int]:
        """Do all that is wished for, or nothing. Returns the ids that were leased."""
        wanted = [wish.delivery.id for wish in wishes if wish.outcome is None]
        marks = [wish for wish in wishes if wish.outcome is not None]
        with self._db.write() as conn:
            if marks:
                _mark_all(conn, marks)
            if not wanted:
                return set()
            leased = lease_deliveries(
                conn, now=self._clock(), lease=self._lease, limit=len(wanted), only=wanted
            )
        return {delivery.id for delivery in leased}

    def _expire(self) -> None:
        with self._db.write() as conn:
            if expired := expire_leases(conn, self._clock()):
                log.warning("the sender of some deliveries died", extra={"uncertain": expired})

    def _list_due(self, limit: int, but: Collection[int]) -> list[Delivery]:
        with self._db.read() as conn:
            return list_deliveries_due(conn, now=self._clock(), limit=limit, but=but)


def _mark_all(conn: Connection, marks: Sequence[_Wish]) -> None:
    sent = [
        (wish.delivery.id, wish.outcome.message_id, wish.asked_at)
        for wish in marks
        if isinstance(wish.outcome, Sent)
    ]
    mark_sent(conn, sent)
    for wish in marks:
        if wish.outcome is not None and not isinstance(wish.outcome, Sent):
            _mark(conn, wish.delivery, wish.outcome, wish.asked_at)


def _mark(conn: Connection, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    not_before = None
    if isinstance(outcome, TryAgain):
        if outcome.after_seconds is None:
            not_before = now + wait_after(delivery.attempts)
        elif outcome.after_seconds > 0:
            # Telegram's wish counts for the whole chat, and outlives a restart.
            not_before = now + timedelta(seconds=outcome.after_seconds)
            hold_chat(conn, delivery.chat_id, not_before)
    mark_delivery(conn, delivery.id, outcome, now=now, not_before=not_before)
    if isinstance(outcome, TopicGone):
        once = f"{TOPIC_NAMED}:{delivery.id}"
        enqueue_alert(conn, delivery.chat_id, zh.TOPIC_GONE, once=once, now=now)


def _settle(wishes: Sequence[_Wish], leased: Collection[int]) -> None:
    for wish in wishes:
        if not wish.granted.done():
            wish.granted.set_result(wish.outcome is not None or wish.delivery.id in leased)


def _fail(wishes: Sequence[_Wish], error: Exception) -> None:
    for wish in wishes:
        if not wish.granted.done():
            wish.granted.set_exception(error)


def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()

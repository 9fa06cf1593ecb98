"""Empties the outbox: lease → send → mark, one message at a time in each chat."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from jobs.clock import Clock
from jobs.pace import Pace
from storage.chats import hold_chat
from storage.database import Database
from storage.deliveries import lease_deliveries, mark_delivery
from storage.records import Delivery, Outcome, Sent, TryAgain, Uncertain

log = logging.getLogger(__name__)

Send = Callable[[int, str], Awaitable[Outcome]]
"""Sends HTML to a chat and says what came of it."""

# Leased at once, unless the pace is so slow that a lease would grow old before its turn.
BATCH = 100
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
    outcomes: Counter[str] = Counter()
    limit = max(1, min(BATCH, int(lease / pace.between / 2)))
    while not is_stopping():
        leased = await asyncio.to_thread(_lease, db, clock(), lease, limit)
        if not leased:
            break
        # A lease holds one message for each chat, so no chat waits for another's.
        deliver = partial(
            _deliver, db=db, send=send, clock=clock, pace=pace, is_stopping=is_stopping
        )
        ends = await asyncio.gather(*map(deliver, leased), return_exceptions=True)
        outcomes.update(end for end in ends if isinstance(end, str))
        # All have come to their end before a failure to mark one of them is told.
        for end in ends:
            if isinstance(end, BaseException):
                raise end
    return Delivered(outcomes)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts that failed before this one."""
    return min(FIRST_WAIT * (1 << min(attempts, 16)), LONGEST_WAIT)


async def _deliver(
    delivery: Delivery,
    *,
    db: Database,
    send: Send,
    clock: Clock,
    pace: Pace,
    is_stopping: Callable[[], bool],
) -> str:
    outcome: Outcome
    await pace.turn(delivery.chat_id)
    if is_stopping():
        # Given back unsent, so that it is not called uncertain when the lease runs out.
        outcome = TryAgain("stopped before sending", after_seconds=0)
    else:
        try:
            outcome = await send(delivery.chat_id, delivery.text)
        except Exception as surprise:
            log.exception("delivery %s", delivery.id)
            outcome = Uncertain(f"{type(surprise).__name__} while sending")
    await asyncio.to_thread(_mark, db, delivery, outcome, clock())
    if not isinstance(outcome, Sent):
        log.warning("delivery %s: %s", delivery.id, outcome)
    return type(outcome).__name__


def _lease(db: Database, now: datetime, lease: timedelta, limit: int) -> list[Delivery]:
    with db.write() as conn:
        return lease_deliveries(conn, now=now, lease=lease, limit=limit)


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

"""What came of deliveries, written down: the ends of leases."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, case, literal, or_, select, update
from sqlalchemy.sql import ColumnElement

from storage.chats import get_chat, move_chat, suspend_chat
from storage.columns import AnyRow
from storage.database import Connection, NotFoundError
from storage.records import (
    DeliveryKind,
    DeliveryState,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    TopicGone,
    TryAgain,
    Uncertain,
)
from storage.tables import deliveries, subscriptions, watches

LEASE_EXPIRED = "the sender stopped before it knew"
MOST_REPEATS = 3
"""How often an alert is sent once more; where answers are always lost it would go on for ever."""
REPEAT_AFTER = timedelta(minutes=1)


class DeliveryStateError(Exception):
    """An outcome for a delivery that nobody is sending."""


def expire_leases(conn: Connection, now: datetime) -> int:
    """Call uncertain what a sender took and never marked in time. Returns how many.

    Until then they stand in the way of what else their chats are to get. Alerts are due once more.
    """
    expired = conn.execute(
        update(deliveries)
        .where(deliveries.c.state == DeliveryState.LEASED, deliveries.c.leased_until <= now)
        .values(leased_until=None, **_uncertain(LEASE_EXPIRED, now))
    )
    return expired.rowcount


def mark_delivery(
    conn: Connection,
    delivery_id: int,
    outcome: Outcome,
    *,
    now: datetime,
    not_before: datetime | None = None,
) -> None:
    """Write down what came of sending a leased delivery.

    After TryAgain it is due at `not_before`, or else when Telegram's own wish is over. A chat that
    is gone is suspended, one that moved gets its new id; what was for a topic that is gone is for
    the general one from now on. Word that arrives after the lease ran out
    still counts. Raises NotFoundError, and DeliveryStateError where nobody was sending it.
    """
    changed = conn.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id, _is_news())
        .values(leased_until=None, **_values(outcome, now, not_before))
        .returning(deliveries.c.chat_id, deliveries.c.topic_id, deliveries.c.not_before)
    ).first()
    if changed is None:
        state = _state(conn, delivery_id)
        raise DeliveryStateError(f"delivery {delivery_id} is {state}: nobody is sending it")
    if isinstance(outcome, Gone):
        suspend_chat(conn, changed.chat_id, now)
    elif isinstance(outcome, Moved):
        move_chat(conn, changed.chat_id, outcome.chat_id)
    elif isinstance(outcome, TopicGone):
        _leave_topic(conn, changed.chat_id, changed.topic_id)
    elif isinstance(outcome, TryAgain):
        _keep_quiet(conn, delivery_id, changed)


def _leave_topic(conn: Connection, chat_id: int, topic_id: int | None) -> None:
    for table in (subscriptions, watches, deliveries):
        in_topic = (table.c.chat_id == chat_id, table.c.topic_id == topic_id)
        conn.execute(update(table).where(*in_topic).values(topic_id=None))


def _keep_quiet(conn: Connection, delivery_id: int, retry: AnyRow) -> None:
    """Let a retry that would come in the chat's quiet hours wait until they are over."""
    ends_at = get_chat(conn, retry.chat_id).quiet_ends_at(retry.not_before)
    if ends_at is not None:
        row = deliveries.c.id == delivery_id
        conn.execute(update(deliveries).where(row).values(not_before=ends_at))


def mark_sent(conn: Connection, marks: Sequence[tuple[int, int, datetime]]) -> None:
    """Write down that leased deliveries were sent: each one's id, its message's id, and when.

    As `mark_delivery` does with Sent, in one statement. Raises DeliveryStateError where nobody was
    sending one of them; the caller's transaction must not be committed then.
    """
    if not marks:
        return
    statement = (
        update(deliveries)
        .where(
            deliveries.c.id == bindparam("delivery"),
            # Who lost the connection while committing says it again.
            or_(
                _is_news(),
                and_(
                    deliveries.c.state == DeliveryState.SENT,
                    deliveries.c.message_id == bindparam("message"),
                ),
            ),
        )
        .values(
            state=DeliveryState.SENT,
            message_id=bindparam("message"),
            sent_at=bindparam("at"),
            leased_until=None,
            error=None,
        )
    )
    changed = conn.execute(
        statement,
        [{"delivery": delivery, "message": message, "at": at} for delivery, message, at in marks],
    ).rowcount
    if changed != len(marks):
        raise DeliveryStateError(f"of {len(marks)} deliveries only {changed} were being sent")


def _values(outcome: Outcome, now: datetime, not_before: datetime | None) -> dict[str, Any]:
    match outcome:
        case Sent(message_id):
            return {
                "state": DeliveryState.SENT,
                "message_id": message_id,
                "sent_at": now,
                "error": None,
            }
        case TryAgain(reason, after_seconds):
            return {
                "state": DeliveryState.PENDING,
                "attempts": deliveries.c.attempts + 1,
                "not_before": not_before or now + timedelta(seconds=after_seconds or 0),
                "error": reason,
            }
        case Uncertain(reason):
            return _uncertain(reason, now)
        case Gone(reason):
            return {"state": DeliveryState.SUSPENDED, "error": reason}
        case Moved() | TopicGone():
            return {"state": DeliveryState.PENDING, "not_before": not_before}
        case Refused(reason):
            return {"state": DeliveryState.FAILED, "error": reason}


def _is_news() -> ColumnElement[bool]:
    """Whether the outcome of a sending is still news: also to an alert that waits for the next."""
    state = deliveries.c.state
    repeated = and_(state == DeliveryState.PENDING, deliveries.c.repeats > 0)
    return or_(state == DeliveryState.LEASED, state == DeliveryState.UNCERTAIN, repeated)


def _uncertain(reason: str, now: datetime) -> dict[str, Any]:
    """A digest stays uncertain; an alert, which somebody asked for by name, is due once more."""
    kind, repeats, state = deliveries.c.kind, deliveries.c.repeats, deliveries.c.state
    again = and_(kind == DeliveryKind.ALERT, repeats < MOST_REPEATS)
    pending, uncertain = (
        literal(each, state.type) for each in (DeliveryState.PENDING, DeliveryState.UNCERTAIN)
    )
    later = literal(now + REPEAT_AFTER, deliveries.c.not_before.type)
    return {
        "state": case((again, pending), else_=uncertain),
        "repeats": case((again, repeats + 1), else_=repeats),
        "not_before": case((again, later), else_=deliveries.c.not_before),
        "error": reason,
    }


def _state(conn: Connection, delivery_id: int) -> DeliveryState:
    query = select(deliveries.c.state).where(deliveries.c.id == delivery_id)
    state: DeliveryState | None = conn.scalar(query)
    if state is None:
        raise NotFoundError(f"no delivery with the id {delivery_id}")
    return state

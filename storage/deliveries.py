"""The outbox: `pending → leased → sent | uncertain | failed | suspended`.

A sender leases deliveries, sends them, and marks what came of it. The text was rendered when it was
enqueued, so that a retry sends the same bytes.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select, update

from storage.chats import get_chat, move_chat, suspend_chat
from storage.columns import AnyRow, AnySelect
from storage.database import Connection, NotFoundError
from storage.records import (
    Delivery,
    DeliveryState,
    Digest,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    Subscription,
    TryAgain,
    Uncertain,
)
from storage.tables import chats, deliveries
from storage.upserts import insert_or

IN_THE_WAY = (DeliveryState.PENDING, DeliveryState.LEASED)
"""States of a delivery that later ones to the same chat wait for."""
UNKNOWN = (DeliveryState.LEASED, DeliveryState.UNCERTAIN)
"""States in which the outcome of sending is still news."""
MISSED = (DeliveryState.UNCERTAIN, DeliveryState.FAILED)
MAX_MESSAGE_UNITS = 4096
LEASE_EXPIRED = "the sender stopped before it knew"


class DeliveryStateError(Exception):
    """An outcome for a delivery that nobody is sending."""


def enqueue_deliveries(
    conn: Connection,
    subscription: Subscription,
    digest: Digest,
    now: datetime,
    *,
    note: str = "",
) -> int:
    """Enqueue the parts of a digest for a subscriber. Returns how many were not enqueued before.

    `note` is HTML for this subscriber alone: it follows the last part, in a message of its own
    where that one is full.
    """
    suspended = get_chat(conn, subscription.chat_id).suspended_at is not None
    rows = [
        {
            "subscription_id": subscription.id,
            "digest_id": digest.id,
            "part": part,
            "chat_id": subscription.chat_id,
            "text": text,
            "state": DeliveryState.SUSPENDED if suspended else DeliveryState.PENDING,
            "attempts": 0,
            "created_at": now,
        }
        for part, text in enumerate(_with_note(digest.parts, note))
    ]
    if not rows:
        return 0
    # The rows go beside the statement, not into it: so it is compiled once for all subscribers.
    statement = insert_or(conn, deliveries).on_conflict_do_nothing().returning(deliveries.c.id)
    return len(conn.execute(statement, rows).all())


def _with_note(parts: Sequence[str], note: str) -> tuple[str, ...]:
    if not note or not parts:
        return tuple(parts)
    *before, last = parts
    together = f"{last}\n\n{note}"
    # Mark-up counts here, though not for Telegram: it is the safe side.
    if len(together.encode("utf-16-le")) // 2 <= MAX_MESSAGE_UNITS:
        return (*before, together)
    return (*parts, note)


def count_missed_of_last_digest(conn: Connection, subscription_id: int) -> int:
    """How many parts of a subscription's latest digest may not have arrived."""
    of_subscription = deliveries.c.subscription_id == subscription_id
    latest = select(func.max(deliveries.c.digest_id)).where(of_subscription).scalar_subquery()
    query = select(func.count()).where(
        of_subscription, deliveries.c.digest_id == latest, deliveries.c.state.in_(MISSED)
    )
    return conn.scalar(query) or 0


def list_deliveries_due(
    conn: Connection, *, now: datetime, limit: int, but: Collection[int] = ()
) -> list[Delivery]:
    """What may be sent now, oldest first, one for each chat, without the ids in `but`.

    Each chat gets its messages in the order of writing: one waits until those before it are over.
    Held and suspended chats wait.
    """
    query = _due(now).where(deliveries.c.id.not_in(but)).order_by(deliveries.c.id).limit(limit)
    return [_delivery(row) for row in conn.execute(query)]


def lease_deliveries(
    conn: Connection,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
    only: Collection[int] | None = None,
) -> list[Delivery]:
    """Take up to `limit` deliveries that are due, all or `only` these, to send within `lease`.

    Who holds a lease sends at once: leases that run out become uncertain, as what was sent then is
    unknown. No two callers get the same delivery.
    """
    expire_leases(conn, now)
    query = _due(now).with_only_columns(deliveries.c.id).order_by(deliveries.c.id).limit(limit)
    if only is not None:
        query = query.where(deliveries.c.id.in_(only))
    # The rows stay locked until the lease is written, so another sender skips them.
    ids = list(conn.scalars(query.with_for_update(of=deliveries, skip_locked=True)))
    leased = conn.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(ids))
        .values(state=DeliveryState.LEASED, leased_until=now + lease)
        .returning(*deliveries.c)
    )
    return sorted(map(_delivery, leased), key=lambda delivery: delivery.id)


def expire_leases(conn: Connection, now: datetime) -> int:
    """Call uncertain what a sender took and never marked in time. Returns how many.

    Until then they stand in the way of what else their chats are to get.
    """
    expired = conn.execute(
        update(deliveries)
        .where(deliveries.c.state == DeliveryState.LEASED, deliveries.c.leased_until <= now)
        .values(state=DeliveryState.UNCERTAIN, leased_until=None, error=LEASE_EXPIRED)
    )
    return expired.rowcount


def _due(now: datetime) -> AnySelect:
    earlier = deliveries.alias("earlier")
    return (
        select(*deliveries.c)
        .join(chats, chats.c.id == deliveries.c.chat_id)
        .where(
            deliveries.c.state == DeliveryState.PENDING,
            or_(deliveries.c.not_before.is_(None), deliveries.c.not_before <= now),
            chats.c.suspended_at.is_(None),
            or_(chats.c.not_before.is_(None), chats.c.not_before <= now),
            ~exists().where(
                earlier.c.chat_id == deliveries.c.chat_id,
                earlier.c.state.in_(IN_THE_WAY),
                earlier.c.id < deliveries.c.id,
            ),
        )
    )


def get_delivery(conn: Connection, delivery_id: int) -> Delivery:
    """The delivery with this id. Raises NotFoundError."""
    row = conn.execute(select(deliveries).where(deliveries.c.id == delivery_id)).first()
    if row is None:
        raise NotFoundError(f"no delivery with the id {delivery_id}")
    return _delivery(row)


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
    is gone is suspended, one that moved gets its new id. Word that arrives after the lease ran out
    still counts. Raises NotFoundError, and DeliveryStateError where nobody was sending it.
    """
    changed = conn.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.state.in_(UNKNOWN))
        .values(leased_until=None, **_values(outcome, now, not_before))
        .returning(deliveries.c.chat_id)
    ).first()
    if changed is None:
        state = get_delivery(conn, delivery_id).state
        raise DeliveryStateError(f"delivery {delivery_id} is {state}: nobody is sending it")
    if isinstance(outcome, Gone):
        suspend_chat(conn, changed.chat_id, now)
    elif isinstance(outcome, Moved):
        move_chat(conn, changed.chat_id, outcome.chat_id)


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
            or_(*(deliveries.c.state == state for state in UNKNOWN)),
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
            return {"state": DeliveryState.UNCERTAIN, "error": reason}
        case Gone(reason):
            return {"state": DeliveryState.SUSPENDED, "error": reason}
        case Moved():
            return {"state": DeliveryState.PENDING, "not_before": not_before}
        case Refused(reason):
            return {"state": DeliveryState.FAILED, "error": reason}


def count_deliveries(conn: Connection) -> dict[DeliveryState, int]:
    """How many deliveries are in each state; every state is there."""
    query = select(deliveries.c.state, func.count().label("total")).group_by(deliveries.c.state)
    found = {row.state: row.total for row in conn.execute(query)}
    return dict.fromkeys(DeliveryState, 0) | found


def oldest_waiting_since(conn: Connection) -> datetime | None:
    """When the oldest message was enqueued that waits or is on its way; None where none is."""
    waiting = deliveries.c.state.in_(IN_THE_WAY)
    since: datetime | None = conn.scalar(select(func.min(deliveries.c.created_at)).where(waiting))
    return since


def list_missed(conn: Connection, chat_id: int) -> list[Delivery]:
    """What a chat may not have got: its uncertain and failed deliveries, newest first."""
    query = select(deliveries).where(
        deliveries.c.chat_id == chat_id,
        deliveries.c.state.in_(MISSED),
    )
    return [_delivery(row) for row in conn.execute(query.order_by(deliveries.c.id.desc()))]


def _delivery(row: AnyRow) -> Delivery:
    values = dict(row._mapping)
    del values["created_at"]
    return Delivery(**values)

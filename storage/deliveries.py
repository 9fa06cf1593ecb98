"""The outbox: `pending → leased → sent | uncertain | failed | suspended`.

A sender leases deliveries, sends them, and marks what came of it. The text was rendered when it was
enqueued, so that a retry sends the same bytes.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, func, or_, select, update

from storage.chats import get_chat
from storage.columns import AnyRow, AnySelect
from storage.database import Connection, NotFoundError
from storage.marks import expire_leases
from storage.records import Delivery, DeliveryKind, DeliveryState, Digest, Subscription
from storage.tables import chats, deliveries
from storage.upserts import insert_or

IN_THE_WAY = (DeliveryState.PENDING, DeliveryState.LEASED)
"""States of a delivery that later ones to the same chat wait for."""
MISSED = (DeliveryState.UNCERTAIN, DeliveryState.FAILED)
MAX_MESSAGE_UNITS = 4096
ROOM_FOR_A_MARK = 40
"""Units for the words before an alert that may have come before."""


def enqueue_deliveries(
    conn: Connection,
    subscription: Subscription,
    digest: Digest,
    now: datetime,
    *,
    note: str = "",
) -> int:
    """Enqueue the parts of a digest for a subscriber. Returns how many were not enqueued before.

    In the chat's quiet hours they wait until those are over.
    `note` is HTML for this subscriber alone: it follows the last part, in a message of its own
    where that one is full.
    """
    chat = get_chat(conn, subscription.chat_id)
    suspended = chat.suspended_at is not None
    rows = [
        {
            "subscription_id": subscription.id,
            "digest_id": digest.id,
            "part": part,
            "chat_id": subscription.chat_id,
            "text": text,
            "state": DeliveryState.SUSPENDED if suspended else DeliveryState.PENDING,
            "attempts": 0,
            "repeats": 0,
            "kind": DeliveryKind.DIGEST,
            "not_before": chat.quiet_ends_at(now),
            "created_at": now,
            "topic_id": subscription.topic_id,
        }
        for part, text in enumerate(_with_note(digest.parts, note))
    ]
    if not rows:
        return 0
    # The rows go beside the statement, not into it: so it is compiled once for all subscribers.
    statement = insert_or(conn, deliveries).on_conflict_do_nothing().returning(deliveries.c.id)
    return len(conn.execute(statement, rows).all())


def enqueue_alert(
    conn: Connection,
    chat_id: int,
    text: str,
    *,
    once: str,
    now: datetime,
    topic_id: int | None = None,
) -> bool:
    """Enqueue what a chat asked for by name, in a topic of it where it is a forum.

    False where one of the same name `once` was before. In the chat's quiet hours it waits until
    those are over. It is sent once more where nobody knows whether it arrived, with words before it
    that say so: `text` leaves room for them. Raises ValueError where it does not.
    """
    if _units(text) > MAX_MESSAGE_UNITS - ROOM_FOR_A_MARK:
        raise ValueError(f"an alert of {_units(text)} units leaves no room for its mark")
    chat = get_chat(conn, chat_id)
    suspended = chat.suspended_at is not None
    statement = insert_or(conn, deliveries).values(
        kind=DeliveryKind.ALERT,
        once=once,
        part=0,
        chat_id=chat_id,
        text=text,
        state=DeliveryState.SUSPENDED if suspended else DeliveryState.PENDING,
        attempts=0,
        repeats=0,
        not_before=chat.quiet_ends_at(now),
        created_at=now,
        topic_id=topic_id,
    )
    statement = statement.on_conflict_do_nothing(index_elements=[deliveries.c.once])
    return conn.execute(statement.returning(deliveries.c.id)).first() is not None


def _units(text: str) -> int:
    """The length as Telegram counts, mark-up too: that is the safe side."""
    return len(text.encode("utf-16-le")) // 2


def _with_note(parts: Sequence[str], note: str) -> tuple[str, ...]:
    if not note or not parts:
        return tuple(parts)
    *before, last = parts
    together = f"{last}\n\n{note}"
    if _units(together) <= MAX_MESSAGE_UNITS:
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
    unknown. No two callers get the same delivery. What waited until its chat's quiet hours began
    waits until they are over.
    """
    expire_leases(conn, now)
    _keep_quiet(conn, now, only)
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


def _keep_quiet(conn: Connection, now: datetime, only: Collection[int] | None) -> None:
    """Put off what is due in chats whose quiet hours it is: a row each, as the next ones wait."""
    query = _due(now).where(chats.c.quiet_from.is_not(None))
    query = query.with_only_columns(deliveries.c.id, deliveries.c.chat_id)
    if only is not None:
        query = query.where(deliveries.c.id.in_(only))
    for delivery_id, chat_id in conn.execute(query).all():
        ends_at = get_chat(conn, chat_id).quiet_ends_at(now)
        if ends_at is not None:
            row = deliveries.c.id == delivery_id
            conn.execute(update(deliveries).where(row).values(not_before=ends_at))


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


def find_delivery_of_message(conn: Connection, chat_id: int, message_id: int) -> Delivery | None:
    """What was sent to a chat as this message, if it came from the outbox."""
    query = select(deliveries).where(
        deliveries.c.chat_id == chat_id,
        deliveries.c.state == DeliveryState.SENT,
        deliveries.c.message_id == message_id,
    )
    row = conn.execute(query.order_by(deliveries.c.id.desc()).limit(1)).first()
    return None if row is None else _delivery(row)


def find_last_sent(conn: Connection, chat_id: int) -> Delivery | None:
    """What was sent to a chat last, of what came from the outbox."""
    query = select(deliveries).where(
        deliveries.c.chat_id == chat_id, deliveries.c.state == DeliveryState.SENT
    )
    row = conn.execute(query.order_by(deliveries.c.id.desc()).limit(1)).first()
    return None if row is None else _delivery(row)


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

"""Subscriptions: which chat wants digests of which place, and when the next one is due."""

from datetime import datetime

from sqlalchemy import delete, func, select, update

from storage.columns import AnyRow, AnySelect
from storage.database import Connection, NotFoundError
from storage.records import DeliveryState, Schedule, Subscription
from storage.tables import chats, deliveries, subscriptions
from storage.upserts import insert_or


def add_subscription(
    conn: Connection,
    *,
    chat_id: int,
    region: str,
    schedule: Schedule,
    next_digest_at: datetime,
    created_at: datetime,
    topic_id: int | None = None,
) -> Subscription:
    """Follow a place, in a topic of the chat where it is a forum.

    A chat that follows it already gets the new schedule and topic, and misses nothing.
    """
    timing = {
        "cadence": schedule.cadence,
        "hour": schedule.hour,
        "minute": schedule.minute,
        "days": list(schedule.days),
        "quiet": schedule.quiet,
        "next_digest_at": next_digest_at,
        "topic_id": topic_id,
    }
    statement = insert_or(conn, subscriptions).values(
        chat_id=chat_id, region=region, created_at=created_at, **timing
    )
    statement = statement.on_conflict_do_update(
        index_elements=[subscriptions.c.chat_id, subscriptions.c.region], set_=timing
    )
    return _subscription(conn.execute(statement.returning(*subscriptions.c)).one())


def get_subscription(conn: Connection, subscription_id: int) -> Subscription:
    """The subscription with this id. Raises NotFoundError."""
    found = _list(conn, select(subscriptions).where(subscriptions.c.id == subscription_id))
    if not found:
        raise NotFoundError(f"no subscription with the id {subscription_id}")
    return found[0]


def list_subscriptions(conn: Connection, chat_id: int) -> list[Subscription]:
    """A chat's subscriptions, oldest first."""
    query = select(subscriptions).where(subscriptions.c.chat_id == chat_id)
    return _list(conn, query.order_by(subscriptions.c.id))


def count_followers(conn: Connection) -> tuple[int, int]:
    """How many chats have a subscription, and how many subscriptions there are."""
    chats_ = func.count(func.distinct(subscriptions.c.chat_id))
    found = conn.execute(select(chats_, func.count(subscriptions.c.id))).one()
    return found[0], found[1]


def remove_subscription(conn: Connection, subscription_id: int) -> bool:
    """End a subscription, and what was still to be sent for it. False if there is none."""
    conn.execute(
        delete(deliveries).where(
            deliveries.c.subscription_id == subscription_id,
            deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.SUSPENDED]),
        )
    )
    statement = delete(subscriptions).where(subscriptions.c.id == subscription_id)
    return conn.execute(statement).rowcount == 1


def list_subscriptions_due(conn: Connection, now: datetime, limit: int) -> list[Subscription]:
    """The subscriptions to make a digest for now, longest due first; suspended chats wait."""
    query = (
        select(subscriptions)
        .join(chats, chats.c.id == subscriptions.c.chat_id)
        .where(subscriptions.c.next_digest_at <= now, chats.c.suspended_at.is_(None))
        .order_by(subscriptions.c.next_digest_at, subscriptions.c.id)
    )
    return _list(conn, query.limit(limit))


def move_subscription_on(
    conn: Connection,
    subscription: Subscription,
    *,
    next_digest_at: datetime,
    last_event_id: int,
) -> bool:
    """Move a subscription on to its next digest, if nobody else has since it was read.

    Only who gets True may enqueue the digest, in the same transaction.
    """
    moved = conn.execute(
        update(subscriptions)
        .where(
            subscriptions.c.id == subscription.id,
            subscriptions.c.next_digest_at == subscription.next_digest_at,
            subscriptions.c.last_event_id.is_not_distinct_from(subscription.last_event_id),
        )
        .values(next_digest_at=next_digest_at, last_event_id=last_event_id)
    )
    return moved.rowcount == 1


def _list(conn: Connection, query: AnySelect) -> list[Subscription]:
    return [_subscription(row) for row in conn.execute(query)]


def _subscription(row: AnyRow) -> Subscription:
    return Subscription(
        id=row.id,
        chat_id=row.chat_id,
        region=row.region,
        schedule=Schedule(
            cadence=row.cadence,
            hour=row.hour,
            minute=row.minute,
            days=tuple(row.days),
            quiet=row.quiet,
        ),
        next_digest_at=row.next_digest_at,
        last_event_id=row.last_event_id,
        created_at=row.created_at,
        topic_id=row.topic_id,
    )

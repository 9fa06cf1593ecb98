"""Chats: who is written to, and whether they may be written to now."""

from datetime import datetime

import msgspec
from sqlalchemy import and_, delete, exists, or_, select, update

from storage.database import Connection, NotFoundError
from storage.records import Chat, DeliveryState, DigestFilter
from storage.tables import (
    chats,
    deliveries,
    metadata,
    offers,
    reports,
    shown_lists,
    subscriptions,
    watches,
)
from storage.upserts import insert_or


def put_chat(conn: Connection, chat_id: int, *, kind: str, title: str) -> Chat:
    """Add a chat, or bring its kind and title up to date and keep its settings.

    A chat that was suspended is revived: what was kept back for it is pending again.
    """
    names = {"kind": kind, "title": title}
    statement = insert_or(conn, chats).values(id=chat_id, zone=Chat(id=chat_id).zone, **names)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=[chats.c.id], set_={**names, "suspended_at": None}
        )
    )
    conn.execute(
        update(deliveries)
        .where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.state == DeliveryState.SUSPENDED,
        )
        .values(state=DeliveryState.PENDING, error=None)
    )
    return get_chat(conn, chat_id)


def find_chat(conn: Connection, chat_id: int) -> Chat | None:
    row = conn.execute(select(chats).where(chats.c.id == chat_id)).first()
    if row is None:
        return None
    values = dict(row._mapping)
    values["filter"] = msgspec.convert(values["filter"] or {}, DigestFilter)
    return Chat(**values)


def get_chat(conn: Connection, chat_id: int) -> Chat:
    """The chat with this id. Raises NotFoundError."""
    chat = find_chat(conn, chat_id)
    if chat is None:
        raise NotFoundError(f"no chat with the id {chat_id}")
    return chat


def set_chat_zone(conn: Connection, chat_id: int, zone: str) -> Chat:
    """Choose the time zone (an IANA name) of a chat's days and hours. Raises NotFoundError."""
    conn.execute(update(chats).where(chats.c.id == chat_id).values(zone=zone))
    _forget_ends_of_quiet(conn, chat_id)
    return get_chat(conn, chat_id)


def set_quiet_hours(
    conn: Connection, chat_id: int, quiet_from: int | None, quiet_until: int | None
) -> Chat:
    """Choose the minutes of the day between which nothing is sent. Raises NotFoundError."""
    values = {"quiet_from": quiet_from, "quiet_until": quiet_until}
    conn.execute(update(chats).where(chats.c.id == chat_id).values(values))
    _forget_ends_of_quiet(conn, chat_id)
    return get_chat(conn, chat_id)


def _forget_ends_of_quiet(conn: Connection, chat_id: int) -> None:
    """Let what waits for the end of quiet hours be due: leasing it heeds those of now."""
    never_tried = and_(deliveries.c.attempts == 0, deliveries.c.repeats == 0)
    pending = deliveries.c.state == DeliveryState.PENDING
    conn.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, pending, never_tried)
        .values(not_before=None)
    )


def set_chat_filter(conn: Connection, chat_id: int, wanted: DigestFilter) -> Chat:
    """Choose what a chat wants of its digests. Raises NotFoundError."""
    values = {"filter": _filter_json(wanted)}
    conn.execute(update(chats).where(chats.c.id == chat_id).values(values))
    return get_chat(conn, chat_id)


def forget_chat(conn: Connection, chat_id: int) -> bool:
    """Remove all that is known of a chat, in every table that names chats.

    False where a message is on its way to it: its sender has to write down what comes of it.
    """
    leased = select(deliveries.c.id).where(
        deliveries.c.chat_id == chat_id, deliveries.c.state == DeliveryState.LEASED
    )
    if conn.execute(leased.limit(1)).first() is not None:
        return False
    for table in reversed(metadata.sorted_tables):
        if "chat_id" in table.c:
            conn.execute(delete(table).where(table.c["chat_id"] == chat_id))
    conn.execute(delete(chats).where(chats.c.id == chat_id))
    return True


def _filter_json(wanted: DigestFilter) -> dict[str, list[str]] | None:
    found: dict[str, list[str]] = msgspec.to_builtins(wanted)
    return found if wanted.key else None


def suspend_chat(conn: Connection, chat_id: int, now: datetime) -> None:
    """Send nothing to a chat that refuses us until `put_chat` revives it; settings are kept."""
    conn.execute(update(chats).where(chats.c.id == chat_id).values(suspended_at=now))
    conn.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == chat_id, deliveries.c.state == DeliveryState.PENDING)
        .values(state=DeliveryState.SUSPENDED)
    )


def hold_chat(conn: Connection, chat_id: int, until: datetime) -> None:
    """Send nothing to a chat before `until`. A longer silence asked for earlier stays."""
    shorter = or_(chats.c.not_before.is_(None), chats.c.not_before < until)
    conn.execute(update(chats).where(chats.c.id == chat_id, shorter).values(not_before=until))


def move_chat(conn: Connection, old_id: int, new_id: int) -> Chat:
    """Give a chat's settings and all that is its own to the id that it has now.

    Where the new chat follows a place or watches a thing already, its own stays. A second call
    changes nothing. Raises NotFoundError where neither id is known.
    """
    old = find_chat(conn, old_id)
    if old is None or old_id == new_id:
        return get_chat(conn, new_id)
    if find_chat(conn, new_id) is None:
        put_chat(conn, new_id, kind="supergroup", title=old.title)
        set_chat_zone(conn, new_id, old.zone)
        set_quiet_hours(conn, new_id, old.quiet_from, old.quiet_until)
        set_chat_filter(conn, new_id, old.filter)
    followed = select(subscriptions.c.region).where(subscriptions.c.chat_id == new_id)
    conn.execute(
        update(subscriptions)
        .where(subscriptions.c.chat_id == old_id, subscriptions.c.region.not_in(followed))
        .values(chat_id=new_id)
    )
    _move_watches(conn, old_id, new_id)
    for table in (deliveries, offers, reports):
        conn.execute(update(table).where(table.c.chat_id == old_id).values(chat_id=new_id))
    conn.execute(delete(subscriptions).where(subscriptions.c.chat_id == old_id))
    # What was last shown is shown above the move, where nobody looks any more.
    conn.execute(delete(shown_lists).where(shown_lists.c.chat_id == old_id))
    conn.execute(delete(chats).where(chats.c.id == old_id))
    return get_chat(conn, new_id)


def _move_watches(conn: Connection, old_id: int, new_id: int) -> None:
    """Where the new chat watches the same, its own watch stays."""
    held = watches.alias("held")
    same = exists().where(
        held.c.chat_id == new_id,
        held.c.thing_key.is_not_distinct_from(watches.c.thing_key),
        held.c.word.is_not_distinct_from(watches.c.word),
    )
    conn.execute(delete(watches).where(watches.c.chat_id == old_id, same))
    conn.execute(update(watches).where(watches.c.chat_id == old_id).values(chat_id=new_id))

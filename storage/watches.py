"""Watches: who is to hear of what at once, and up to which event it was told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, insert, select, update

from storage.batches import batches
from storage.columns import AnyRow, AnySelect
from storage.database import Connection
from storage.deliveries import enqueue_alert
from storage.events import last_event_id
from storage.records import DeliveryKind, DeliveryState, Watch
from storage.tables import chats, deliveries, watches

_NAMED = "watch"
"""How the names of alerts on watches begin."""


def add_watch(
    conn: Connection,
    *,
    chat_id: int,
    name: str,
    thing_key: str | None = None,
    word: str | None = None,
    now: datetime,
    topic_id: int | None = None,
) -> Watch:
    """Tell a chat of what happens from now on, in a topic of it where it is a forum.

    What it watches already stays as it is, and is told in that topic from now on.

    Raises ValueError unless either a thing or a word is given.
    """
    if (thing_key is None) == (word is None):
        raise ValueError("a watch is on a thing or on a word")
    known = [each for each in list_watches(conn, chat_id) if _same(each, thing_key, word)]
    if known:
        return _in_topic(conn, known[0], topic_id)
    statement = insert(watches).values(
        chat_id=chat_id,
        name=name,
        thing_key=thing_key,
        word=word,
        last_event_id=last_event_id(conn),
        created_at=now,
        topic_id=topic_id,
    )
    return _watch(conn.execute(statement.returning(*watches.c)).one())


def _in_topic(conn: Connection, watch: Watch, topic_id: int | None) -> Watch:
    if watch.topic_id == topic_id:
        return watch
    conn.execute(update(watches).where(watches.c.id == watch.id).values(topic_id=topic_id))
    return replace(watch, topic_id=topic_id)


def _same(watch: Watch, thing_key: str | None, word: str | None) -> bool:
    return (watch.thing_key, watch.word) == (thing_key, word)


def list_watches(conn: Connection, chat_id: int) -> list[Watch]:
    """What a chat watches, oldest first."""
    return _list(conn, select(watches).where(watches.c.chat_id == chat_id).order_by(watches.c.id))


def list_watched_keys(conn: Connection) -> set[str]:
    """The keys of all things that anybody watches."""
    query = select(watches.c.thing_key).where(watches.c.thing_key.is_not(None)).distinct()
    return {key for key in conn.scalars(query) if key is not None}


def list_watches_of_thing(conn: Connection, thing_key: str) -> list[Watch]:
    """Everybody's watches on a thing."""
    query = select(watches).where(watches.c.thing_key == thing_key).order_by(watches.c.id)
    return _list(conn, query)


def move_watches_of_thing(conn: Connection, old_key: str, new_key: str) -> None:
    """Let the watches on a thing go on with its new key; a chat that watches that has its own."""
    held = select(watches.c.chat_id).where(watches.c.thing_key == new_key)
    of_old = watches.c.thing_key == old_key
    conn.execute(delete(watches).where(of_old, watches.c.chat_id.in_(held)))
    conn.execute(update(watches).where(of_old).values(thing_key=new_key))


def is_any_watch_behind(conn: Connection, upto_id: int) -> bool:
    """Whether somebody was not told of all events up to an id; suspended chats wait."""
    return conn.execute(_chats_behind(upto_id).limit(1)).first() is not None


def list_watches_behind(conn: Connection, upto_id: int, limit: int) -> list[Watch]:
    """What so many chats watch and were not told of up to an id, farthest behind first.

    Of each chat it is all, and suspended chats wait. The rows stay locked: another caller sees them
    when they are moved on.
    """
    farthest = _chats_behind(upto_id).order_by(watches.c.last_event_id).limit(limit)
    behind = set(conn.scalars(farthest))
    if not behind:
        return []
    query = select(watches).where(watches.c.chat_id.in_(behind), watches.c.last_event_id < upto_id)
    query = query.order_by(watches.c.last_event_id, watches.c.id)
    return _list(conn, query.with_for_update())


def _chats_behind(upto_id: int) -> Select[int]:
    return (
        select(watches.c.chat_id)
        .join(chats, chats.c.id == watches.c.chat_id)
        .where(watches.c.last_event_id < upto_id, chats.c.suspended_at.is_(None))
    )


def move_watches_on(conn: Connection, ids: Iterable[int], upto_id: int) -> None:
    """Call all events up to an id told, in the transaction that enqueues the alerts."""
    for batch in batches(ids):
        conn.execute(update(watches).where(watches.c.id.in_(batch)).values(last_event_id=upto_id))


def enqueue_watch_alert(
    conn: Connection,
    watching: Sequence[Watch],
    text: str,
    *,
    event_id: int,
    now: datetime,
) -> bool:
    """Enqueue an alert that watches of one chat and topic asked for, from this event on.

    It goes out while any of them is kept. Raises ValueError for a text that is too long.
    """
    ((chat_id, topic_id),) = {(watch.chat_id, watch.topic_id) for watch in watching}
    ids = "+".join(str(watch.id) for watch in watching)
    once = f"{_NAMED}:{ids}:{event_id}"
    return enqueue_alert(conn, chat_id, text, once=once, now=now, topic_id=topic_id)


def remove_watch(conn: Connection, watch_id: int, chat_id: int) -> Watch | None:
    """End a chat's watch, and what waits to be sent for it alone. None where there is none."""
    of_chat = (watches.c.id == watch_id, watches.c.chat_id == chat_id)
    row = conn.execute(delete(watches).where(*of_chat).returning(*watches.c)).first()
    if row is None:
        return None
    kept = {watch.id for watch in list_watches(conn, chat_id)}
    waiting = conn.execute(
        select(deliveries.c.id, deliveries.c.once).where(_waiting_alert(chat_id))
    ).all()
    idle = [each.id for each in waiting if not watches_named(each.once) & kept]
    for batch in batches(idle):
        conn.execute(delete(deliveries).where(deliveries.c.id.in_(batch)))
    return _watch(row)


def _waiting_alert(chat_id: int) -> ColumnElement[bool]:
    """An alert on watches that was never sent: of others nobody knows whether they arrived."""
    return (
        (deliveries.c.chat_id == chat_id)
        & deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.SUSPENDED])
        & (deliveries.c.kind == DeliveryKind.ALERT)
        & (deliveries.c.repeats == 0)
        & deliveries.c.once.startswith(f"{_NAMED}:", autoescape=True)
    )


def watches_named(once: str) -> set[int]:
    """The ids of the watches in an alert's name; none where it is of something else."""
    of, _, rest = once.partition(":")
    return {int(each) for each in rest.split(":")[0].split("+")} if of == _NAMED else set()


def event_named(once: str) -> int | None:
    """The event from which on an alert tells, by the alert's name; None where it is of no watch."""
    of, _, rest = once.partition(":")
    event_id = rest.partition(":")[2]
    return int(event_id) if of == _NAMED and event_id.isdigit() else None


def _list(conn: Connection, query: AnySelect) -> list[Watch]:
    return [_watch(row) for row in conn.execute(query)]


def _watch(row: AnyRow) -> Watch:
    return Watch(**row._mapping)

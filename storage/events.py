"""The log of events: only ever appended to."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Text, cast, func, insert, select, type_coerce, update

from storage.batches import batches
from storage.columns import AnyRow, AnySelect, in_region, in_utc
from storage.database import Connection, lock_tracking
from storage.lists import among
from storage.records import Event, EventKind, NewEvent
from storage.tables import events

# A month of a province has thousands: what a row's types would make one by one is read as text.
_COLUMNS = [
    events.c.id,
    type_coerce(events.c.kind, Text),
    events.c.thing_key,
    type_coerce(events.c.region, Text),
    events.c.happened_on,
    type_coerce(events.c.recorded_at, Text),
    cast(events.c.fact_ids, Text),
    cast(events.c.detail, Text),
]
_WITH_IDS = select(*_COLUMNS).where(among(events.c.id, "ids"))
_KINDS = {str(kind): kind for kind in EventKind}
_FACT_IDS = msgspec.json.Decoder(tuple[int, ...])
_DETAIL = msgspec.json.Decoder(dict[str, Any])


def append_events(conn: Connection, new: Sequence[NewEvent], recorded_at: datetime) -> list[Event]:
    """Write events, but for those whose `once` is in the log. Returns what was written, in order.

    In `detail`, days and instants become ISO text, as JSON has neither.
    Ids grow, and become visible in that order: a reader who has seen an event will never later
    find one with a smaller id. That is why writers wait for each other's transactions here.
    """
    lock_tracking(conn)
    rows = [_row(event, recorded_at) for event in untold(conn, new)]
    if not rows:
        return []
    last = last_event_id(conn)
    conn.execute(insert(events), rows)
    # Nobody else has written since, and to ask for each with its row takes a statement a row.
    return _events(conn, select(*_COLUMNS).where(events.c.id > last))


def list_events(
    conn: Connection, region: str, *, after_id: int | None, upto_id: int
) -> list[Event]:
    """The events of a place and all below it with `after_id` < id <= `upto_id`, by id.

    What is new after an event leaves history out; without `after_id` it is the whole story.
    """
    query = select(*_COLUMNS).where(in_region(events.c.region, region), events.c.id <= upto_id)
    if after_id is not None:
        query = query.where(events.c.id > after_id, events.c.history.is_(False))
    return _events(conn, query)


def list_events_by_id(conn: Connection, ids: Iterable[int]) -> dict[int, Event]:
    """The events with these ids, by id."""
    found: dict[int, Event] = {}
    for batch in batches(dict.fromkeys(ids)):
        told = map(_event, conn.execute(_WITH_IDS, {"ids": batch}).all())
        found.update((event.id, event) for event in told)
    return found


def list_events_of_thing(conn: Connection, thing_key: str) -> list[Event]:
    """What happened to a thing, by id."""
    return _events(conn, select(*_COLUMNS).where(events.c.thing_key == thing_key))


def untold(conn: Connection, new: Sequence[NewEvent]) -> list[NewEvent]:
    """Those of the events that are not in the log, each once."""
    by_name = {event.once: event for event in reversed(new)}
    for batch in batches(list(by_name)):
        for known in conn.scalars(select(events.c.once).where(events.c.once.in_(batch))):
            del by_name[known]
    return [event for event in new if by_name.pop(event.once, None) is not None]


def told_keys(conn: Connection, thing_keys: Iterable[str]) -> set[str]:
    """Those of the keys that the log has an event of."""
    told: set[str] = set()
    for batch in batches(dict.fromkeys(thing_keys)):
        told.update(conn.scalars(select(events.c.thing_key).where(events.c.thing_key.in_(batch))))
    return told


def mark_history(conn: Connection, event_ids: Iterable[int]) -> None:
    """Let events be part of the story and news to nobody."""
    for batch in batches(event_ids):
        conn.execute(update(events).where(events.c.id.in_(batch)).values(history=True))


def last_event_id(conn: Connection, before: datetime | None = None) -> int:
    """The largest id in the log, or of what was recorded before a moment; 0 when there is none."""
    if before is None:
        return conn.scalar(select(func.max(events.c.id))) or 0
    query = select(events.c.id).where(events.c.recorded_at < before)
    latest = query.order_by(events.c.recorded_at.desc(), events.c.id.desc()).limit(1)
    return conn.scalar(latest) or 0


def _row(event: NewEvent, recorded_at: datetime) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "thing_key": event.thing_key,
        "region": event.region,
        "happened_on": event.happened_on,
        "recorded_at": recorded_at,
        "once": event.once,
        "fact_ids": list(event.fact_ids),
        "detail": msgspec.to_builtins(event.detail),
    }


def _events(conn: Connection, query: AnySelect) -> list[Event]:
    # All rows at once, which is quicker than one by one.
    return [_event(row) for row in conn.execute(query.order_by(events.c.id)).all()]


@lru_cache(maxsize=4096)
def _instant(recorded: str | datetime) -> datetime:
    """An instant as SQLite keeps it, in UTC, or as PostgreSQL's driver gives it."""
    # What one article tells is recorded at once, and an instant is made slower than all the rest.
    return in_utc(datetime.fromisoformat(recorded) if isinstance(recorded, str) else recorded)


def _event(row: AnyRow) -> Event:
    """The event of a row of `_COLUMNS`."""
    event_id, kind, thing_key, region, happened_on, recorded_at, fact_ids, detail = row
    return Event(
        id=event_id,
        kind=_KINDS[kind],
        thing_key=thing_key,
        region=region.removesuffix("/"),
        happened_on=happened_on,
        recorded_at=_instant(recorded_at),
        fact_ids=_FACT_IDS.decode(fact_ids),
        detail=_DETAIL.decode(detail),
    )

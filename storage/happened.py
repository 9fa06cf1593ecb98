"""What happened in a place, in outline: what a digest is chosen from.

A province has thousands of events in a month. A digest shows some dozens of them and counts the
others by what their things are, so that both come in one step, and nothing more.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec
from sqlalchemy import CTE, Text, cast, func, select, type_coerce
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import AnyRow, after_region, in_region
from storage.database import Connection
from storage.lists import among
from storage.records import EventKind, EventOutline, Happened, Stub, ThingKind
from storage.tables import events, things

_EVENTS_AND_THINGS = (
    select(
        events.c.id,
        type_coerce(events.c.kind, Text),
        events.c.thing_key,
        type_coerce(events.c.region, Text),
        events.c.happened_on,
        cast(events.c.fact_ids, Text),
        type_coerce(things.c.kind, Text),
        things.c.holder,
        things.c.first_on,
    )
    .join_from(events, things, things.c.key == events.c.thing_key, isouter=True)
    .order_by(events.c.id)
)
_KINDS = {str(kind): kind for kind in EventKind}
_FACT_IDS = msgspec.json.Decoder(tuple[int, ...])


def list_happened(
    conn: Connection,
    region: str,
    *,
    after_id: int,
    upto_id: int,
    kinds: Collection[EventKind] | None = None,
) -> Happened:
    """What is new in a place and below it after an event, up to another: history is left out.

    With `kinds` only what is of these.
    """
    query = _EVENTS_AND_THINGS.where(
        in_region(events.c.region, region),
        events.c.id > after_id,
        events.c.id <= upto_id,
        events.c.history.is_(False),
        *_of(kinds),
    )
    return _happened(conn.execute(query).all())


def list_happened_on(
    conn: Connection,
    region: str,
    first: date,
    last: date,
    *,
    limit: int | None = None,
    kinds: Collection[EventKind] | None = None,
) -> Happened:
    """What happened in a place and below it from a day to another, both included.

    With a `limit` so many events, those that happened last; with `kinds` of them those of these.
    """
    # An index has the days and the ids; only those that are left are read.
    places = _places_with_events(region)
    then = events.alias()
    latest = select(then.c.id).join_from(places, then, then.c.region == places.c.region)
    latest = latest.where(then.c.happened_on.between(first, last))
    if limit is not None:
        latest = latest.order_by(then.c.happened_on.desc(), then.c.id.desc()).limit(limit)
    rows = conn.execute(_EVENTS_AND_THINGS.where(events.c.id.in_(latest), *_of(kinds))).all()
    total = len(rows)
    if limit is not None and kinds is not None:
        total = conn.scalar(select(func.count()).select_from(latest.subquery())) or 0
    return _happened(rows, is_cut=total == limit)


def list_happened_by_id(conn: Connection, ids: Iterable[int]) -> Happened:
    """What the events with these ids tell."""
    query = _EVENTS_AND_THINGS.where(among(events.c.id, "ids"))
    return _happened(
        row for batch in batches(sorted(ids)) for row in conn.execute(query, {"ids": batch}).all()
    )


def _of(kinds: Collection[EventKind] | None) -> Sequence[ColumnElement[bool]]:
    return () if kinds is None else (events.c.kind.in_(kinds),)


def _places_with_events(region: str) -> CTE:
    """The places that events are of, in a place and below it.

    Each is found by a step in the index of places and days: the events of a province's last years
    are ten times those of the days that are asked for, and are not gone through.
    """
    least = func.min(events.c.region).label("region")
    places = select(least).where(in_region(events.c.region, region)).cte(recursive=True)
    after = select(func.min(events.c.region)).where(
        events.c.region > places.c.region,
        events.c.region < type_coerce(after_region(region), Text()),
    )
    following = select(after.scalar_subquery()).where(places.c.region.is_not(None))
    return places.union_all(following)


def _happened(rows: Iterable[AnyRow], *, is_cut: bool = False) -> Happened:
    told: list[EventOutline] = []
    stubs: dict[str, Stub] = {}
    for event_id, kind, key, region, happened_on, fact_ids, *thing in rows:
        told.append(
            EventOutline(
                id=event_id,
                kind=_KINDS[kind],
                thing_key=key,
                region=region.removesuffix("/"),
                happened_on=happened_on,
                fact_ids=_FACT_IDS.decode(fact_ids),
            )
        )
        if thing[0] is not None:
            stubs[key] = _stub(*thing)
    return Happened(told, stubs, is_cut)


@lru_cache(maxsize=4096)
def _stub(kind: str, holder: str | None, first_on: date) -> Stub:
    # Thousands of things are of a few kinds and days, and most are of no holder.
    return Stub(kind=ThingKind(kind), holder=holder, first_on=first_on)

"""Tracked things in outline: where each belongs, without what it says.

A page shows a dozen of a place's thousands of things. What it shows is chosen from outlines, which
cost a fraction of the things, and only that is then read in full.
"""

from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import Any

from sqlalchemy import Select, Text, and_, func, or_, select, type_coerce
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import NullType

from storage.batches import batches
from storage.columns import AnySelect, after_region, in_region
from storage.database import Connection
from storage.lists import among
from storage.records import Outline, ThingKind
from storage.tables import things
from storage.thing_rows import HISTORY, OUTLINE_COLUMNS, outline_from_row, read_history
from storage.things import count_things

MANY = 4
"""A place is large that has so many times as many things as are asked for."""

# Put together once: to do so for a thousand values takes as long as to find them.
_WITH_KEYS = select(*OUTLINE_COLUMNS).where(among(things.c.key, "some"))
_WITH_IDS = select(*OUTLINE_COLUMNS).where(among(things.c.id, "some"))


def list_outlines_by_keys(conn: Connection, keys: Iterable[str]) -> dict[str, Outline]:
    """The things with these keys in outline, by key; those not known are left out."""
    return {each.key: each for each in _list_some(conn, _WITH_KEYS, dict.fromkeys(keys))}


def list_outlines(
    conn: Connection,
    region: str,
    kind: ThingKind,
    *,
    limit: int,
    due: tuple[date, date] | None = None,
    or_told_after: date | None = None,
) -> dict[str, Outline]:
    """What `list_things` gives of a place and all below it, in outline, by key.

    With `due` only what is for one of these days, the first and the last included, and what was
    last told of after `or_told_after`: its day may have been another one until then.
    """
    told = _last_told(conn, region, kind, limit, _due(due, or_told_after))
    found = conn.execute(select(*OUTLINE_COLUMNS).where(things.c.id.in_(told))).all()
    return _in_order(map(outline_from_row, found))


def _due(due: tuple[date, date] | None, or_told_after: date | None) -> ColumnElement[bool] | None:
    if due is None:
        return None
    is_due = things.c.due_on.between(*due)
    return is_due if or_told_after is None else or_(is_due, things.c.last_on > or_told_after)


def list_outlines_told(
    conn: Connection, region: str, kind: ThingKind, fact_ids: Set[int], *, limit: int
) -> dict[str, Outline]:
    """Those of `list_outlines` that any of these facts tell of."""
    last = _last_told(conn, region, kind, limit)
    query = select(things.c.id, HISTORY).where(things.c.id.in_(last))
    histories = conn.execute(query).all()
    told = [each for each, ids in histories if not fact_ids.isdisjoint(read_history(ids))]
    return _in_order(_list_some(conn, _WITH_IDS, told))


def _last_told(
    conn: Connection,
    region: str,
    kind: ThingKind,
    limit: int,
    of_which: ColumnElement[bool] | None = None,
) -> Select[int]:
    if of_which is not None:
        condition = and_(in_region(things.c.region, region), of_which)
    elif conn.dialect.name == "sqlite" and region and _is_large(conn, region, kind, limit):
        condition = _likely_in(region)
    else:
        condition = in_region(things.c.region, region)
    ids = select(things.c.id).where(things.c.kind == kind, condition)
    return ids.order_by(things.c.last_on.desc(), things.c.id).limit(limit)


def _is_large(conn: Connection, region: str, kind: ThingKind, limit: int) -> bool:
    return count_things(conn, region, kind) > MANY * limit


def _likely_in(region: str) -> ColumnElement[bool]:
    """The condition that a thing is of a large place, as one that is hardly worth an index.

    SQLite would put all things of the place in order. To go through those last told of, of all
    places, until enough are found takes a fifth of that in a large province.
    """
    within = (
        things.c.region >= region,
        things.c.region < type_coerce(after_region(region), Text()),
    )
    return and_(*(func.likely(each, type_=NullType()) for each in within))


def _last_told_first(outline: Outline) -> tuple[int, int]:
    return -outline.last_on.toordinal(), outline.id or 0


def _in_order(found: Iterable[Outline]) -> dict[str, Outline]:
    return {each.key: each for each in sorted(found, key=_last_told_first)}


def _list_some(conn: Connection, query: AnySelect, some: Iterable[Any]) -> Iterator[Outline]:
    for batch in batches(some):
        # All rows at once, which is quicker than one by one.
        yield from map(outline_from_row, conn.execute(query, {"some": batch}).all())

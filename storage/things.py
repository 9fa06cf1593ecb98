"""Tracked things as they stand today."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, Text, and_, bindparam, delete, func, select
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import AnySelect, after_region, in_region
from storage.database import Connection, NotFoundError
from storage.lists import among
from storage.records import Thing, ThingKind
from storage.tables import things
from storage.thing_rows import (
    THING_COLUMNS,
    thing_from_row,
    thing_to_row,
)
from storage.upserts import insert_or

# Put together once: to do so for a thousand values takes as long as to find them.
_WITH_KEYS = select(*THING_COLUMNS).where(among(things.c.key, "some"))
_WITH_IDS = select(*THING_COLUMNS).where(among(things.c.id, "some"))
_LATEST_OF_PLACE = (
    select(things.c.last_on, things.c.id)
    .where(
        things.c.kind == bindparam("kind"),
        things.c.region >= bindparam("first"),
        things.c.region < bindparam("after", type_=Text()),
    )
    .order_by(things.c.last_on.desc(), things.c.id)
    .limit(bindparam("most"))
)
_OF_FAMILIES = select(*THING_COLUMNS).where(among(things.c.family, "some"))


def get_thing(conn: Connection, thing_id: int) -> Thing:
    """The thing with this id. Raises NotFoundError."""
    row = conn.execute(select(*THING_COLUMNS).where(things.c.id == thing_id)).first()
    if row is None:
        raise NotFoundError(f"no tracked thing with the id {thing_id}")
    return thing_from_row(row)


def list_things_by_keys(conn: Connection, keys: Iterable[str]) -> dict[str, Thing]:
    """The things with these keys, by key; those not known are left out."""
    return {each.key: each for each in _list_some(conn, _WITH_KEYS, keys)}


def list_things_of_families(conn: Connection, families: Iterable[str]) -> dict[str, Thing]:
    """The things of these families, by key.

    Who will put them back changed calls `lock_tracking` before.
    """
    return {each.key: each for each in _list_some(conn, _OF_FAMILIES, families)}


def _list_some(conn: Connection, query: AnySelect, some: Iterable[Any]) -> Iterator[Thing]:
    for batch in batches(dict.fromkeys(some)):
        # All rows at once, which is quicker than one by one.
        yield from map(thing_from_row, conn.execute(query, {"some": batch}).all())


def list_things_beginning(conn: Connection, family: str, key: str) -> list[Thing]:
    """The things of a family whose keys begin so, by id."""
    query = select(*THING_COLUMNS).where(
        things.c.family == family, things.c.key.startswith(key, autoescape=True)
    )
    return [thing_from_row(row) for row in conn.execute(query.order_by(things.c.id))]


def put_things(conn: Connection, changed: Iterable[Thing]) -> None:
    """Add things, or write those whose key is known anew. Their ids are the database's matter."""
    statement = insert_or(conn, things)
    statement = statement.on_conflict_do_update(
        index_elements=[things.c.key],
        set_={
            column.name: statement.excluded[column.name]
            for column in things.c
            if column.name not in {"id", "key"}
        },
    )
    for batch in batches(changed):
        conn.execute(statement, [thing_to_row(thing) for thing in batch])


def remove_things(conn: Connection, keys: Iterable[str]) -> int:
    """Remove the things with these keys: those that no fact speaks of any more."""
    return sum(
        conn.execute(delete(things).where(things.c.key.in_(batch))).rowcount
        for batch in batches(keys)
    )


def list_things(
    conn: Connection,
    region: str,
    kind: ThingKind,
    *,
    below: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> list[Thing]:
    """The things of a place, with those of all places below it if `below`; last told first."""
    query = select(things.c.id).where(things.c.kind == kind, _of_place(region, below=below))
    return list_page(conn, query, [things.c.last_on.desc(), things.c.id], limit, offset)


def list_latest_things(
    conn: Connection, regions: Iterable[str], kind: ThingKind, *, limit: int
) -> list[Thing]:
    """Of the things of several places and all below them, those last told of, the last first."""
    latest: set[tuple[int, int]] = set()
    for path in regions:
        some = {"first": path, "after": after_region(path), "kind": kind, "most": limit}
        rows = conn.execute(_LATEST_OF_PLACE, some).all()
        latest |= {(-last_on.toordinal(), thing_id) for last_on, thing_id in rows}
    return list_things_by_ids(conn, [thing_id for _, thing_id in sorted(latest)[:limit]])


def list_page(
    conn: Connection,
    ids: Select[int],
    order: Sequence[ColumnElement[Any]],
    limit: int | None,
    offset: int = 0,
) -> list[Thing]:
    """The things with these ids, in an order, from one of them on.

    The ids are put in order first, where an index has it all by that alone: a place has thousands
    of things, and whole rows are large.
    """
    found = conn.scalars(ids.order_by(*order).limit(limit).offset(offset)).all()
    return list_things_by_ids(conn, found)


def list_things_by_ids(conn: Connection, ids: Iterable[int]) -> list[Thing]:
    """The things with these ids, in their order; those not known are left out."""
    wanted = list(ids)
    found = {each.id: each for each in _list_some(conn, _WITH_IDS, wanted)}
    return [found[each] for each in wanted if each in found]


def list_projects_of_industry(
    conn: Connection, industry: str, region: str, *, limit: int | None = None, offset: int = 0
) -> list[Thing]:
    """The projects of an industry in a place and below it, last told first; "" is everywhere."""
    query = select(things.c.id).where(_of_industry(industry, region))
    return list_page(conn, query, [things.c.last_on.desc(), things.c.id], limit, offset)


def count_projects_of_industry(conn: Connection, industry: str, region: str) -> int:
    query = select(func.count()).select_from(things).where(_of_industry(industry, region))
    return conn.scalar(query) or 0


def count_projects_by_industry(conn: Connection, region: str) -> dict[str, int]:
    """How many projects each industry has in a place and below it, the most first."""
    query = select(things.c.industry, func.count().label("total")).where(
        things.c.industry.is_not(None), in_region(things.c.region, region)
    )
    query = query.group_by(things.c.industry).order_by(func.count().desc(), things.c.industry)
    return {row.industry: row.total for row in conn.execute(query)}


def _of_industry(industry: str, region: str) -> ColumnElement[bool]:
    return and_(things.c.industry == industry, in_region(things.c.region, region))


def count_things(conn: Connection, region: str, kind: ThingKind, *, below: bool = True) -> int:
    """How many things `list_things` would give without a limit."""
    query = select(func.count()).select_from(things)
    query = query.where(things.c.kind == kind, _of_place(region, below=below))
    return conn.scalar(query) or 0


def list_things_due(
    conn: Connection,
    region: str,
    after: date | None,
    until: date,
    *,
    limit: int | None = None,
    offset: int = 0,
    latest_first: bool = False,
) -> list[Thing]:
    """The open things of a place and below it with `after` < `due_on` <= `until`, by that day."""
    query = select(things.c.id).where(*_due(region, after, until))
    order: list[ColumnElement[Any]] = [things.c.due_on, things.c.id]
    if latest_first:
        order = [things.c.due_on.desc(), things.c.id.desc()]
    return list_page(conn, query, order, limit, offset)


def count_things_due(conn: Connection, region: str, after: date | None, until: date) -> int:
    """How many things `list_things_due` would give without a limit."""
    query = select(func.count()).select_from(things).where(*_due(region, after, until))
    return conn.scalar(query) or 0


def _due(region: str, after: date | None, until: date) -> list[ColumnElement[bool]]:
    due = [things.c.closed.is_(False), _of_place(region, below=True), things.c.due_on <= until]
    return due if after is None else [*due, things.c.due_on > after]


def list_all_dated_things(conn: Connection, until: date) -> list[Thing]:
    """All open things, of any place, that are due by `until`, those long past included."""
    return list_things_due(conn, "", None, until)


def list_quiet_projects(conn: Connection, after: date, until: date) -> list[Thing]:
    """The open projects, of any place, last told of after `after` and by `until`."""
    query = select(*THING_COLUMNS).where(
        things.c.kind == ThingKind.PROJECT,
        things.c.last_on > after,
        things.c.last_on <= until,
        things.c.closed.is_(False),
    )
    return [
        thing_from_row(row) for row in conn.execute(query.order_by(things.c.last_on, things.c.id))
    ]


def _of_place(region: str, *, below: bool) -> ColumnElement[bool]:
    return in_region(things.c.region, region) if below else things.c.region == region

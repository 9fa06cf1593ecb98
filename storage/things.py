"""Tracked things as they stand today."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, delete, func, select
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import AnyRow, in_region
from storage.database import Connection, NotFoundError
from storage.fact_rows import fact_from_json, fact_to_json
from storage.records import Project, Thing, ThingHead, ThingKind
from storage.tables import things
from storage.upserts import insert_or


def get_thing(conn: Connection, thing_id: int) -> Thing:
    """The thing with this id. Raises NotFoundError."""
    row = conn.execute(select(things).where(things.c.id == thing_id)).first()
    if row is None:
        raise NotFoundError(f"no tracked thing with the id {thing_id}")
    return _thing(row)


def list_things_by_keys(conn: Connection, keys: Iterable[str]) -> dict[str, Thing]:
    """The things with these keys, by key; those not known are left out."""
    found: dict[str, Thing] = {}
    for batch in batches(dict.fromkeys(keys)):
        for row in conn.execute(select(things).where(things.c.key.in_(batch))):
            found[row.key] = _thing(row)
    return found


def list_things_of_families(conn: Connection, families: Iterable[str]) -> dict[str, Thing]:
    """The things of these families, by key.

    Who will put them back changed calls `lock_tracking` before.
    """
    found: dict[str, Thing] = {}
    for batch in batches(dict.fromkeys(families)):
        for row in conn.execute(select(things).where(things.c.family.in_(batch))):
            found[row.key] = _thing(row)
    return found


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
        conn.execute(statement, [_row(thing) for thing in batch])


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
    query = select(things).where(things.c.kind == kind, _of_place(region, below=below))
    query = query.order_by(things.c.last_on.desc(), things.c.id)
    return [_thing(row) for row in conn.execute(query.limit(limit).offset(offset))]


def list_thing_heads(conn: Connection, region: str, kind: ThingKind) -> list[ThingHead]:
    """What all things of a kind in a place and below it are called, without what stands in them."""
    query = select(things.c.id, things.c.region, things.c.holder, things.c.name)
    query = query.where(things.c.kind == kind, in_region(things.c.region, region))
    return [ThingHead(*row) for row in conn.execute(query.order_by(things.c.id))]


def list_things_by_ids(conn: Connection, ids: Iterable[int]) -> list[Thing]:
    """The things with these ids, in their order; those not known are left out."""
    wanted = list(ids)
    found: dict[int, Thing] = {}
    for batch in batches(dict.fromkeys(wanted)):
        rows = conn.execute(select(things).where(things.c.id.in_(batch)))
        found.update((row.id, _thing(row)) for row in rows)
    return [found[each] for each in wanted if each in found]


def list_things_of_name(conn: Connection, region: str, kind: ThingKind, name: str) -> list[Thing]:
    """The things of a kind that are called exactly so, in a place and below it, by id."""
    query = select(things).where(
        things.c.kind == kind, things.c.name == name, in_region(things.c.region, region)
    )
    return [_thing(row) for row in conn.execute(query.order_by(things.c.id))]


def list_things_named(
    conn: Connection,
    words: Sequence[str],
    *,
    kinds: Iterable[ThingKind] = tuple(ThingKind),
    region: str = "",
    limit: int,
) -> list[Thing]:
    """The things in a place whose names hold all of these words, the shortest names first."""
    query = select(things.c.id).where(
        things.c.kind.in_(list(kinds)),
        in_region(things.c.region, region),
        *(things.c.name.icontains(word, autoescape=True) for word in words),
    )
    nearest = query.order_by(func.length(things.c.name), things.c.id).limit(limit)
    found = {
        row.id: _thing(row) for row in conn.execute(select(things).where(things.c.id.in_(nearest)))
    }
    return sorted(found.values(), key=lambda thing: (len(thing.name), thing.id or 0))


def list_projects_of_industry(
    conn: Connection, industry: str, region: str, *, limit: int | None = None, offset: int = 0
) -> list[Thing]:
    """The projects of an industry in a place and below it, last told first; "" is everywhere."""
    query = select(things).where(_of_industry(industry, region))
    query = query.order_by(things.c.last_on.desc(), things.c.id)
    return [_thing(row) for row in conn.execute(query.limit(limit).offset(offset))]


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


def list_things_due(conn: Connection, region: str, after: date | None, until: date) -> list[Thing]:
    """The open things of a place and below it with `after` < `due_on` <= `until`, by that day."""
    query = select(things).where(
        things.c.closed.is_(False), things.c.due_on <= until, _of_place(region, below=True)
    )
    if after is not None:
        query = query.where(things.c.due_on > after)
    return [_thing(row) for row in conn.execute(query.order_by(things.c.due_on, things.c.id))]


def list_all_dated_things(conn: Connection, until: date) -> list[Thing]:
    """All open things, of any place, that are due by `until`, those long past included."""
    return list_things_due(conn, "", None, until)


def list_quiet_projects(conn: Connection, after: date, until: date) -> list[Thing]:
    """The open projects, of any place, last told of after `after` and by `until`."""
    query = select(things).where(
        things.c.kind == ThingKind.PROJECT,
        things.c.last_on > after,
        things.c.last_on <= until,
        things.c.closed.is_(False),
    )
    return [_thing(row) for row in conn.execute(query.order_by(things.c.last_on, things.c.id))]


def _of_place(region: str, *, below: bool) -> ColumnElement[bool]:
    return in_region(things.c.region, region) if below else things.c.region == region


def _row(thing: Thing) -> dict[str, Any]:
    return {
        "key": thing.key,
        "kind": thing.kind,
        "region": thing.region,
        "holder": thing.holder,
        "name": thing.name,
        "current": fact_to_json(thing.current),
        "fact_ids": list(thing.fact_ids),
        "first_on": thing.first_on,
        "last_on": thing.last_on,
        "due_on": thing.due_on,
        "closed": thing.closed,
        "family": thing.family,
        "industry": thing.current.industry if isinstance(thing.current, Project) else None,
    }


def _thing(row: AnyRow) -> Thing:
    return Thing(
        id=row.id,
        key=row.key,
        kind=row.kind,
        region=row.region,
        holder=row.holder,
        name=row.name,
        current=fact_from_json(row.current),
        fact_ids=tuple(row.fact_ids),
        first_on=row.first_on,
        last_on=row.last_on,
        due_on=row.due_on,
        closed=row.closed,
        family=row.family,
    )

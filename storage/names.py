"""Tracked things by words in their names."""

from collections.abc import Collection, Sequence

from sqlalchemy import CTE, and_, func, select
from sqlalchemy.sql import ColumnElement

from storage.columns import in_region
from storage.database import Connection
from storage.records import Thing, ThingKind
from storage.tables import things
from storage.things import list_things_by_ids

FIGURES = frozenset({ThingKind.TARGET, ThingKind.RESULT})
"""They are called by what they measure: tens of thousands of them by some hundreds of names."""

FEW = 2000
"""To leap from name to name pays where there are no more of them."""


def list_things_named(
    conn: Connection,
    words: Sequence[str],
    *,
    kinds: Collection[ThingKind] = tuple(ThingKind),
    region: str = "",
    limit: int,
) -> list[Thing]:
    """The things in a place whose names hold all of these words, the shortest names first."""
    names = {kind: _names_of(kind) for kind in kinds if kind in FIGURES}
    few = {kind: each for kind, each in names.items() if _are_few(conn, each)}
    asked = [
        and_(
            things.c.kind == kind,
            things.c.name.in_(select(each.c.name).where(_hold(conn, each.c.name, words))),
        )
        for kind, each in few.items()
    ]
    if others := [kind for kind in kinds if kind not in few]:
        asked.append(and_(things.c.kind.in_(others), _hold(conn, things.c.name, words)))
    order = (func.length(things.c.name), things.c.id)
    found: list[tuple[int, int]] = []
    for condition in asked:
        query = select(*order).where(condition, in_region(things.c.region, region))
        rows = conn.execute(query.order_by(*order).limit(limit))
        found += [(length, thing_id) for length, thing_id in rows]
    return list_things_by_ids(conn, [thing_id for _, thing_id in sorted(found)[:limit]])


def _names_of(kind: ThingKind) -> CTE:
    """The names of all things of a kind, each once: found by leaping from one to the next."""
    of_kind = select(func.min(things.c.name).label("name")).where(things.c.kind == kind)
    names = of_kind.cte(recursive=True)
    following = of_kind.where(things.c.name > names.c.name).scalar_subquery()
    return names.union_all(select(following).where(names.c.name.is_not(None)))


def _are_few(conn: Connection, names: CTE) -> bool:
    some = select(names.c.name).limit(FEW + 1).subquery()
    return (conn.scalar(select(func.count()).select_from(some)) or 0) <= FEW


def _hold(conn: Connection, name: ColumnElement[str], words: Sequence[str]) -> ColumnElement[bool]:
    """That a name has all of these words in it, in capitals or not."""
    if conn.dialect.name == "sqlite":
        # LIKE is blind to capitals there; to make all names small first takes as long again.
        return and_(True, *(name.contains(word, autoescape=True) for word in words))
    return and_(True, *(name.icontains(word, autoescape=True) for word in words))

"""Figures: the targets and results of places and of their organisations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import Select, case, func, select
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import in_region
from storage.database import Connection
from storage.records import Measure, Thing, ThingKind
from storage.tables import things
from storage.thing_rows import THING_COLUMNS, thing_from_row
from storage.things import list_page

_WHOSE = (things.c.region, things.c.holder.nulls_first())
"""The place before those below it, and each place before its organisations."""


def list_targets_in_order(
    conn: Connection,
    region: str,
    names: Sequence[str],
    today: date,
    *,
    due: tuple[date, date] | None = None,
    limit: int | None,
    offset: int = 0,
) -> list[Thing]:
    """The targets of a place and below it: its own before others', places before organisations.

    Those that run stand before those of no period, those whose days are over and those that are
    reached; the next days first, of days gone by the latest. What is for one day is in the order of
    `names`. With `due` only those that are for one of these days, the first and the last included.
    """
    query = _targets(region, due)
    runs = things.c.due_on >= today
    order = (
        *_WHOSE,
        case((things.c.closed, 3), (things.c.due_on.is_(None), 1), (runs, 0), else_=2),
        case((runs, things.c.due_on)),
        things.c.due_on.desc(),
        _rank(names),
        things.c.name,
        things.c.last_on.desc(),
        things.c.id,
    )
    return list_page(conn, query, order, limit, offset)


def count_targets(conn: Connection, region: str, due: tuple[date, date] | None = None) -> int:
    """How many `list_targets_in_order` has in all."""
    query = select(func.count()).select_from(_targets(region, due).subquery())
    return conn.scalar(query) or 0


def _targets(region: str, due: tuple[date, date] | None) -> Select[int]:
    query = _figures(region, ThingKind.TARGET)
    return query if due is None else query.where(things.c.due_on.between(*due))


def list_results_in_order(
    conn: Connection, region: str, names: Sequence[str], *, limit: int | None, offset: int = 0
) -> list[Thing]:
    """The results of a place and below it, its own first, those called by `names` in that order."""
    query = _figures(region, ThingKind.RESULT)
    order = (*_WHOSE, _rank(names), things.c.name, things.c.id)
    return list_page(conn, query, order, limit, offset)


def _rank(names: Sequence[str]) -> ColumnElement[int]:
    """Where a thing's name stands among some names; behind them all where it is none of them."""
    return _rank_among(tuple(names))


@lru_cache(maxsize=4)
def _rank_among(names: tuple[str, ...]) -> ColumnElement[int]:
    # The known indicators are asked for always, and they are hundreds.
    ranks = {name: rank for rank, name in enumerate(names)}
    return case(ranks, value=things.c.name, else_=len(ranks))


def _figures(region: str, kind: ThingKind) -> Select[int]:
    return select(things.c.id).where(things.c.kind == kind, in_region(things.c.region, region))


def count_places_by_name(conn: Connection, regions: Iterable[str], kind: ThingKind) -> Counter[str]:
    """Of how many of these places things of a kind are their own, by what the things are called."""
    places: Counter[str] = Counter()
    for batch in batches(regions):
        query = select(things.c.name, func.count(things.c.region.distinct()).label("places"))
        query = query.where(
            things.c.kind == kind, things.c.region.in_(batch), things.c.holder.is_(None)
        )
        for row in conn.execute(query.group_by(things.c.name)):
            places[row.name] += row.places
    return places


def list_figures_called(
    conn: Connection,
    regions: Iterable[str],
    kind: ThingKind,
    names: Iterable[str],
    *,
    own: bool = False,
) -> list[Thing]:
    """What is called by one of these names in exactly these places, by id.

    With `own` without what their organisations hold of themselves.
    """
    called = list(dict.fromkeys(names))
    found: list[Thing] = []
    for batch in batches(dict.fromkeys(regions)):
        query = select(*THING_COLUMNS).where(
            things.c.kind == kind, things.c.name.in_(called), things.c.region.in_(batch)
        )
        if own:
            query = query.where(things.c.holder.is_(None))
        found += map(thing_from_row, conn.execute(query).all())
    return sorted(found, key=lambda thing: thing.id or 0)


def list_own_names(conn: Connection, region: str) -> set[str]:
    """What a place has targets or results of that are its own, not its organisations'."""
    query = (
        select(things.c.name)
        .distinct()
        .where(
            things.c.kind.in_([ThingKind.TARGET, ThingKind.RESULT]),
            things.c.region == region,
            things.c.holder.is_(None),
        )
    )
    return set(conn.scalars(query).all())


def list_claimed_ranks(conn: Connection, region: str, name: str) -> list[Thing]:
    """The results called so, in a place and below it, that are ranks: 居全市第二位; by id."""
    query = select(*THING_COLUMNS).where(
        things.c.kind == ThingKind.RESULT,
        things.c.name == name,
        in_region(things.c.region, region),
        things.c.current["measure"].as_string() == Measure.RANK,
    )
    return [thing_from_row(row) for row in conn.execute(query.order_by(things.c.id))]

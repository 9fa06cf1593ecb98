"""Things as they stood on a day gone by, by what had been printed until then."""

from collections.abc import Iterable, Mapping
from datetime import date

from jobs.digests.parts import FIGURES
from jobs.follow import as_read
from jobs.tracking import as_of
from jobs.tracking.keys import closed_by
from storage.database import Connection
from storage.facts import list_bare_facts, list_facts_by_id, printed_after
from storage.outlines import list_outlines
from storage.records import Outline, Thing, ThingKind
from storage.things import list_things_by_keys


def things_as_of(conn: Connection, things: Mapping[str, Thing], day: date) -> dict[str, Thing]:
    """The things as they stood; those of which nothing was printed are left out."""
    later = _printed_later(conn, things.values(), day)
    changed = {key: each for key, each in things.items() if not later.isdisjoint(each.fact_ids)}
    if not changed:
        return dict(things)
    # What was closed by another thing's fact may since have been told as done itself; what is open
    # now was never closed.
    closed = [key for key, each in changed.items() if each.closed]
    keys = {closer for key in closed if (closer := closed_by(key)) and closer not in changed}
    closers = list_things_by_keys(conn, keys).values()
    later |= _printed_later(conn, closers, day)
    related = (*changed.values(), *closers)
    # Of figures alone sentences tell that they are dropped; a work may have hundreds of facts.
    of_figures = {each for one in related if one.kind in FIGURES for each in one.fact_ids} - later
    of_works = {each for one in related for each in one.fact_ids} - later - of_figures
    facts = {**list_facts_by_id(conn, of_figures), **list_bare_facts(conn, of_works)}
    return as_of(things, as_read(conn, list(facts.values())), later, closers)


def outlines_as_of(
    conn: Connection, outlines: Mapping[str, Outline], day: date
) -> dict[str, Outline]:
    """The same of outlines: only what has changed since is read in full."""
    later = _printed_later(conn, outlines.values(), day)
    changed = {key for key, each in outlines.items() if not later.isdisjoint(each.fact_ids)}
    then = things_as_of(conn, list_things_by_keys(conn, changed), day)
    return {
        key: then.get(key, outline)
        for key, outline in outlines.items()
        if key not in changed or key in then
    }


def list_standing(
    conn: Connection,
    region: str,
    kinds: Iterable[ThingKind],
    day: date,
    *,
    limit: int,
    due: tuple[date, date] | None = None,
) -> dict[str, Outline]:
    """What stood in a place and below it on a day, in outline: so many of a kind, last told.

    With `due` only what was then for one of these days, the first and the last included.
    """
    known: dict[str, Outline] = {}
    for kind in kinds:
        known |= list_outlines(conn, region, kind, limit=limit, due=due, or_told_after=day)
    stood = outlines_as_of(conn, known, day)
    if due is None:
        return stood
    return {
        key: each for key, each in stood.items() if each.due_on and due[0] <= each.due_on <= due[1]
    }


def _printed_later(conn: Connection, things: Iterable[Outline], day: date) -> set[int]:
    """The facts of these things that were printed after a day.

    What was last told of by then has none, unless another thing's fact closed it: that one is the
    last of its history, and is no telling of its own.
    """
    ids: list[int] = []
    for thing in things:
        if thing.last_on > day:
            ids += thing.fact_ids
        elif thing.closed:
            ids += thing.fact_ids[-1:]
    return printed_after(conn, ids, day)

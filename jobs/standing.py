"""Things as they stood on a day gone by, by what had been printed until then."""

from collections.abc import Iterable, Mapping
from datetime import date

from jobs.follow import as_read
from jobs.tracking import as_of
from storage.database import Connection
from storage.facts import list_facts_by_id, printed_after
from storage.records import Outline, Thing
from storage.things import list_things_by_keys


def things_as_of(conn: Connection, things: Mapping[str, Thing], day: date) -> dict[str, Thing]:
    """The things as they stood; those of which nothing was printed are left out."""
    later = _printed_later(conn, things.values(), day)
    changed = [each for each in things.values() if not later.isdisjoint(each.fact_ids)]
    ids = {fact_id for thing in changed for fact_id in thing.fact_ids} - later
    return as_of(things, as_read(conn, list(list_facts_by_id(conn, ids).values())), later)


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

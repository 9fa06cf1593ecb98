"""New facts into tracked things and events: what tracking needs to know, read and written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache

from jobs.clock import shanghai_day
from jobs.follow_watches import follow_watches
from jobs.lexicons import load_indicators
from jobs.tracking import (
    Known,
    corrected,
    fold_anew,
    in_named_zones,
    places_of_unnamed_zones,
    restate,
    touched_families,
    touched_keys,
    track,
    with_dropped_targets,
)
from jobs.tracking.heirs import Span, spans_of
from storage.corrections import list_corrections
from storage.database import Connection
from storage.events import append_events, told_keys
from storage.facts import list_facts_by_id
from storage.records import Event, Indicator, IndicatorKind, StoredFact, Thing
from storage.regions import find_region_by_path, list_regions_under
from storage.things import list_things_of_families, put_things, remove_things


def take_in(conn: Connection, facts: Sequence[StoredFact], now: datetime) -> list[Event]:
    """Track stored facts, all of each of their articles; what is new by them, written.

    The caller holds `lock_tracking`.
    """
    read = as_read(conn, facts)
    tracking = track(load_known(conn, read), read, indicators())
    put_things(conn, tracking.things)
    return append_events(conn, tracking.events, now)


@cache
def indicators() -> dict[str, Indicator]:
    """The known indicators by name, as tracking compares by them."""
    return {
        each.name: Indicator(
            name=each.name,
            unit=each.unit,
            measure=each.measure,
            kind=IndicatorKind(each.kind),
            higher_is_better=each.higher_is_better is not False,
        )
        for each in load_indicators()
    }


def take_in_anew(
    conn: Connection,
    before: Mapping[str, Thing],
    facts: Sequence[StoredFact],
    now: datetime,
    *,
    stood: Mapping[str, Collection[Span]] | None = None,
) -> tuple[dict[str, Thing], list[Event]]:
    """Fold things anew from their facts as they are read now; what was told wrong, corrected.

    `before` are the things as they stood, by key, and `facts` all that is known of them. Nothing is
    told as new; watches go on with what their things are called now. `stood` is where the things
    were read, where the facts' ids have changed since. Returns the things and the events. The
    caller holds `lock_tracking`.
    """
    after = fold_anew(before.values(), as_read(conn, facts))
    return after, put_anew(conn, before, after, facts, now, stood=stood)


def put_anew(
    conn: Connection,
    before: Mapping[str, Thing],
    after: Mapping[str, Thing],
    facts: Sequence[StoredFact],
    now: datetime,
    *,
    stood: Mapping[str, Collection[Span]] | None = None,
) -> list[Event]:
    """Write down what things are, read anew, as `take_in_anew` does. Returns the events."""
    told = told_keys(conn, before)
    events = restate(before, after, told, shanghai_day(now))
    remove_things(conn, before.keys() - after.keys())
    put_things(conn, (thing for key, thing in after.items() if thing != before.get(key)))
    written = append_events(conn, events, now)
    if stood is None:
        stood = spans_of(before.values(), {stored.id: stored for stored in facts})
    follow_watches(conn, before, after, stood=stood, facts=facts, told=written, now=now)
    return written


def load_known(conn: Connection, facts: Sequence[StoredFact]) -> dict[str, Known]:
    """What `track` needs to know to take these facts in, by key.

    That is all things of their families, but the histories only of those that they change: of the
    others names are compared, and a city's works are many.
    """
    things = list_things_of_families(conn, touched_families(facts))
    touched = touched_keys(facts, things.values())
    ids = {each for key in touched & things.keys() for each in things[key].fact_ids}
    read = {each.id: each for each in as_read(conn, list(list_facts_by_id(conn, ids).values()))}
    return {
        key: Known(thing, tuple(read[each] for each in thing.fact_ids if each in read))
        for key, thing in things.items()
    }


def as_read(conn: Connection, facts: Sequence[StoredFact]) -> list[StoredFact]:
    """The facts as tracking reads them: with people's corrections, and zones called by name."""
    right = corrected(facts, list_corrections(conn, (stored.article_id for stored in facts)))
    zones = {
        path: list_regions_under(conn, path) if find_region_by_path(conn, path) else []
        for path in places_of_unnamed_zones(right)
    }
    return with_dropped_targets(in_named_zones(right, zones))

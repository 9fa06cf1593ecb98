"""New facts into tracked things and events: what tracking needs to know, read and written."""

from collections.abc import Sequence
from datetime import datetime

from jobs.tracking import (
    Known,
    in_named_zones,
    places_of_unnamed_zones,
    touched_families,
    track,
)
from storage.database import Connection
from storage.events import append_events
from storage.facts import list_facts_by_id
from storage.records import Event, StoredFact
from storage.regions import find_region_by_path, list_regions_under
from storage.things import list_things_of_families, put_things


def take_in(conn: Connection, facts: Sequence[StoredFact], now: datetime) -> list[Event]:
    """Track stored facts, all of each of their articles; what is new by them, written.

    The caller holds `lock_tracking`.
    """
    named = with_place_names(conn, facts)
    tracking = track(load_known(conn, touched_families(named)), named)
    put_things(conn, tracking.things)
    return append_events(conn, tracking.events, now)


def load_known(conn: Connection, families: set[str]) -> dict[str, Known]:
    """The things of these families with the facts of their histories."""
    things = list_things_of_families(conn, families)
    ids = {fact_id for thing in things.values() for fact_id in thing.fact_ids}
    stored = with_place_names(conn, list(list_facts_by_id(conn, ids).values()))
    facts = {each.id: each for each in stored}
    return {
        key: Known(thing, tuple(facts[each] for each in thing.fact_ids if each in facts))
        for key, thing in things.items()
    }


def with_place_names(conn: Connection, facts: Sequence[StoredFact]) -> list[StoredFact]:
    """The facts with zones called by name that the text calls by their kind, where it is clear."""
    zones = {
        path: list_regions_under(conn, path) if find_region_by_path(conn, path) else []
        for path in places_of_unnamed_zones(facts)
    }
    return in_named_zones(facts, zones)

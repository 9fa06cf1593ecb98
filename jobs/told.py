"""What a message that was sent told of: the things behind a digest or an alert."""

from html import unescape

from jobs.composing import STATE, THINGS_OF_A_KIND
from storage.database import Connection, NotFoundError
from storage.digests import get_digest
from storage.events import list_events
from storage.records import Delivery, Event, Milestone, Thing
from storage.things import list_things, list_things_by_keys
from storage.watches import event_named

EVENTS_OF_AN_ALERT = 200
"""An alert's name says from which event on it tells; it holds no more than so many."""


def things_told(conn: Connection, delivery: Delivery) -> list[Thing]:
    """The things that a message names, in its order; those that are known no more are left out."""
    text = unescape(delivery.text)
    found: dict[int, Thing] = {}
    for thing in _things_behind(conn, delivery):
        at = _where_named(thing, text)
        if at is not None and thing.id is not None:
            found.setdefault(thing.id, thing)
    return sorted(found.values(), key=lambda thing: _where_named(thing, text) or 0)


def _things_behind(conn: Connection, delivery: Delivery) -> list[Thing]:
    if delivery.digest_id is None:
        first = event_named(delivery.once or "")
        if first is None:
            return []
        upto = first + EVENTS_OF_AN_ALERT
        return _of_events(conn, list_events(conn, "", after_id=first - 1, upto_id=upto))
    try:
        digest = get_digest(conn, delivery.digest_id)
    except NotFoundError:
        return []
    path, after = digest.region, digest.after_event_id
    if after is None:
        kinds = (list_things(conn, path, kind, limit=THINGS_OF_A_KIND) for kind in STATE)
        return [thing for things in kinds for thing in things]
    events = list_events(conn, path, after_id=after, upto_id=digest.upto_event_id)
    return _of_events(conn, events)


def _of_events(conn: Connection, events: list[Event]) -> list[Thing]:
    return list(list_things_by_keys(conn, [event.thing_key for event in events]).values())


def _where_named(thing: Thing, text: str) -> int | None:
    """Where a text names a thing; a milestone is named by its work and its event."""
    names = [thing.name]
    if isinstance(thing.current, Milestone):
        names = [thing.current.project, thing.current.event]
    places = [text.find(name) for name in names]
    return None if min(places) < 0 else places[0]

"""Keeps what is watched when reading anew changes what it is called, or takes it away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

from jobs.digests.lines import thing_item
from jobs.texts import watch_zh as texts
from jobs.texts import zh
from jobs.tracking import touched_families
from jobs.tracking.heirs import Span, heir_of, spans_of
from storage.database import Connection
from storage.deliveries import enqueue_alert
from storage.facts import list_facts, list_facts_by_id
from storage.records import Event, StoredFact, Thing
from storage.things import list_things_by_keys, list_things_of_families
from storage.watches import list_watched_keys, list_watches_of_thing, move_watches_of_thing

LOST_NAMED = "lost"
"""How the names of messages begin that tell that what is watched is gone."""
LONGEST = 300


def where_watched_stand(conn: Connection) -> dict[str, frozenset[Span]]:
    """Where all that is watched is read, and what is read in the same articles, by key.

    Asked before articles are read anew: their facts have other ids afterwards.
    """
    watched = list_things_by_keys(conn, list_watched_keys(conn))
    ids = {fact_id for thing in watched.values() for fact_id in thing.fact_ids}
    articles = {stored.article_id for stored in list_facts_by_id(conn, ids).values()}
    facts = [stored for each in articles for stored in list_facts(conn, article_id=each)]
    beside = list_things_of_families(conn, touched_families(facts))
    return spans_of((watched | beside).values(), {stored.id: stored for stored in facts})


def follow_watches(
    conn: Connection,
    before: Mapping[str, Thing],
    after: Mapping[str, Thing],
    *,
    stood: Mapping[str, Collection[Span]],
    facts: Iterable[StoredFact],
    told: Sequence[Event],
    now: datetime,
) -> None:
    """Let watches go on with what their things are called now; tell of those that are gone.

    `told` are the events of the same reading: what they take back needs no second message.
    """
    gone = list_watched_keys(conn) & (before.keys() - after.keys())
    if not gone:
        return
    articles = {article for key in gone for article, _, _ in stood.get(key, ())}
    known = {stored.id: stored for stored in facts if stored.article_id in articles}
    stands = spans_of(after.values(), known)
    withdrawn = {event.thing_key for event in told}
    for key in sorted(gone):
        heir = heir_of(before[key], after.values(), stood, stands)
        if heir is not None:
            move_watches_of_thing(conn, key, heir.key)
        elif key not in withdrawn:
            _tell_lost(conn, before[key], now)


def _tell_lost(conn: Connection, thing: Thing, now: datetime) -> None:
    for watch in list_watches_of_thing(conn, thing.key):
        html = texts.WATCH_LOST.format(name=_short(watch.name), state=_short(_state(thing)))
        once = f"{LOST_NAMED}:{watch.id}:{watch.last_event_id}"
        enqueue_alert(conn, watch.chat_id, html, once=once, now=now, topic_id=watch.topic_id)


def _state(thing: Thing) -> str:
    item = thing_item(thing, None)
    place = zh.PLACE.format(place=thing.region.replace("/", " ")) if thing.region else ""
    return " ".join(part for part in (place, item.heading, item.words) if part)


def _short(text: str) -> str:
    return escape(text if len(text) <= LONGEST else text[:LONGEST] + zh.ELLIPSIS, quote=False)

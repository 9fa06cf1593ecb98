"""Tells what is watched: new events into the outbox, for each chat that wants to hear of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobs.clock import shanghai_day
from jobs.digests.alerts import News, compose_alerts
from jobs.digests.log import item_of_event
from jobs.follow import as_read
from jobs.tracking.about import concerned_keys
from storage.database import Connection, Database
from storage.events import last_event_id, list_events
from storage.facts import list_facts_by_id
from storage.records import Event, Project, StoredFact, Thing, Watch
from storage.things import list_things_by_keys
from storage.watches import (
    enqueue_watch_alert,
    is_any_watch_behind,
    list_watches_behind,
    move_watches_on,
)

CHATS_AT_ONCE = 100
EVENTS_AT_ONCE = 1000
"""What a transaction takes on: who was suspended for long has much to catch up with."""


@dataclass(frozen=True, slots=True)
class _Told:
    """News with what watches are compared with: the keys that it concerns, and its words."""

    news: News
    keys: frozenset[str]
    words: str


def prepare_alerts(
    db: Database, now: datetime, *, is_stopping: Callable[[], bool] = lambda: False
) -> int:
    """Enqueue what happened to what is watched since it was last told. Returns how many alerts.

    Each chat, and each topic of a forum, hears of an event once, however many of its watches it
    concerns. History is told to
    nobody. What is not done before `is_stopping` is done at the next tick.
    """
    with db.read() as conn:
        last = last_event_id(conn)
        if not is_any_watch_behind(conn, last):
            return 0
    enqueued = 0
    while not is_stopping():
        with db.write() as conn:
            behind = list_watches_behind(conn, last, CHATS_AT_ONCE)
            if not behind:
                break
            enqueued += _tell(conn, behind, last, now)
    return enqueued


def _tell(conn: Connection, behind: Sequence[Watch], last: int, now: datetime) -> int:
    """Tell those farthest behind a stretch of events, and the others what of it is new to them."""
    after = behind[0].last_event_id
    upto = min(after + EVENTS_AT_ONCE, last)
    watching = [watch for watch in behind if watch.last_event_id < upto]
    told = _told(conn, after, upto, shanghai_day(now))
    by_topic: defaultdict[tuple[int, int | None], list[Watch]] = defaultdict(list)
    for watch in watching:
        by_topic[watch.chat_id, watch.topic_id].append(watch)
    enqueued = sum(_tell_topic(conn, held, told, now) for held in by_topic.values())
    move_watches_on(conn, [watch.id for watch in watching], upto)
    return enqueued


def _tell_topic(
    conn: Connection, held: Sequence[Watch], told: Sequence[_Told], now: datetime
) -> int:
    """One run of messages for each set of watches that share news: each may end by itself."""
    by_watches: defaultdict[tuple[Watch, ...], list[News]] = defaultdict(list)
    for each in told:
        watching = tuple(watch for watch in held if _concerns(each, watch))
        if watching:
            by_watches[watching].append(each.news)
    enqueued = 0
    for watching, news in by_watches.items():
        names = [watch.name for watch in watching]
        for alert in compose_alerts(names, news, shanghai_day(now)):
            enqueued += enqueue_watch_alert(
                conn, watching, alert.html, event_id=alert.event_id, now=now
            )
    return enqueued


def _concerns(told: _Told, watch: Watch) -> bool:
    if told.news.event.id <= watch.last_event_id:
        return False
    if watch.word is not None:
        return as_compared(watch.word) in told.words
    return watch.thing_key in told.keys


def as_compared(words: str) -> str:
    """Words as watched words are looked for in them: in one width and one case."""
    return unicodedata.normalize("NFKC", words).casefold()


def _told(conn: Connection, after: int, upto: int, today: date) -> list[_Told]:
    events = list_events(conn, "", after_id=after, upto_id=upto)
    things = list_things_by_keys(conn, {event.thing_key for event in events})
    stored = list_facts_by_id(conn, {each for event in events for each in event.fact_ids})
    facts = {each.id: each for each in as_read(conn, list(stored.values()))}
    return [
        told
        for event in events
        if (told := _of_event(event, things.get(event.thing_key), facts, today))
    ]


def _of_event(
    event: Event, thing: Thing | None, facts: dict[int, StoredFact], today: date
) -> _Told | None:
    source = facts.get(event.fact_ids[-1]) if event.fact_ids else None
    item = item_of_event(event, thing, source, today)
    if item is None:
        return None
    keys = frozenset(concerned_keys(event, source))
    words = as_compared("\n".join((item.words, *_names(thing))))
    return _Told(News(event, item), keys, words)


def _names(thing: Thing | None) -> Iterator[str]:
    if thing is None:
        return
    yield thing.name
    yield thing.holder or ""
    if isinstance(thing.current, Project):
        yield thing.current.owner or ""

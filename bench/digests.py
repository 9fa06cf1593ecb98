"""Digests for 20,000 subscribers of 2,000 places, with 100,000 events, on SQLite.

    python bench/digests.py

Prints how long composing and enqueuing take and how many queries they make, for 2,000 subscribers
and for 20,000: composing must take the same for both.
"""

import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import event
from sqlalchemy.engine import Engine

sys.path.insert(0, str(Path(__file__).parents[1]))

from jobs import prepare_digests as preparing
from jobs.digests import parse_schedule
from jobs.lexicons import load_regions
from jobs.tracking import track
from storage.articles import add_articles, add_page
from storage.chats import put_chat
from storage.database import Connection, Database, migrate, open_database
from storage.events import append_events
from storage.facts import replace_facts
from storage.records import (
    ArticleText,
    EventKind,
    NewEvent,
    Precision,
    Project,
    Publication,
    Region,
    RegionLevel,
    Stage,
    Thing,
)
from storage.regions import add_regions
from storage.sources import upload_source
from storage.subscriptions import add_subscription, list_subscriptions_due, move_subscription_on
from storage.things import put_things

PLACES, EVENTS, PROJECTS_OF_A_PLACE = 2_000, 100_000, 10
NOW = datetime(2023, 2, 6, 1, tzinfo=UTC)
TODAY = date(2023, 2, 6)
DAILY = parse_schedule("每天 08:30")


def fill(db: Database, places: list[Region]) -> None:
    """Regions, an article with ten projects for each place, and its share of the events."""
    with db.write() as conn:
        add_regions(conn, load_regions())
    with db.write() as conn:
        things = [thing for place in places for thing in _projects(conn, place)]
        put_things(conn, things)
        for round_ in range(EVENTS // len(things)):
            append_events(conn, [_event(thing, round_) for thing in things], NOW)


def _projects(conn: Connection, place: Region) -> list[Thing]:
    page = add_page(
        conn,
        source_id=upload_source(conn).id,
        url=f"https://paper.example/{place.code}",
        title=place.name,
        text=place.path,
        fetched_at=NOW,
    )
    article = ArticleText(
        index=0,
        title=place.name,
        start=0,
        end=1,
        region=place.path,
        published=Publication(on=TODAY, precision=Precision.DAY),
    )
    (stored,) = add_articles(conn, page.id, [article], {})
    facts = [
        Project(
            article=0,
            quote=place.path,
            start=0,
            end=1,
            region=place.path,
            name=f"{number}号码头",
            stage=Stage.BUILDING,
        )
        for number in range(PROJECTS_OF_A_PLACE)
    ]
    return list(track({}, replace_facts(conn, stored.id, facts)).things)


def _event(thing: Thing, round_: int) -> NewEvent:
    kind = EventKind.PROJECT_STAGE if round_ else EventKind.PROJECT_NEW
    return NewEvent(
        kind=kind,
        thing_key=thing.key,
        region=thing.region,
        happened_on=TODAY,
        once=f"{kind}|{thing.key}|{round_}",
        fact_ids=thing.fact_ids,
        detail={"before": Stage.SIGNED, "after": Stage.STARTED},
    )


def subscribe(db: Database, places: list[Region], subscribers: int) -> None:
    """Chats spread evenly over the places, all past their first digest and due now."""
    with db.write() as conn:
        for chat in range(1, subscribers + 1):
            put_chat(conn, chat, kind="private", title="")
            add_subscription(
                conn,
                chat_id=chat,
                region=places[chat % len(places)].path,
                schedule=DAILY,
                next_digest_at=NOW - timedelta(days=1),
                created_at=NOW,
            )
        for subscription in list_subscriptions_due(conn, NOW, subscribers):
            move_subscription_on(conn, subscription, next_digest_at=NOW, last_event_id=0)


@contextmanager
def counting(counts: Counter[str]):
    """Count the queries of all engines, and the time that composing takes."""

    def count(*_: object) -> None:
        counts["queries"] += 1

    compose = preparing.compose_slot

    def timed(*arguments: object) -> object:
        start = time.perf_counter()
        try:
            return compose(*arguments)
        finally:
            counts["composed"] += 1
            counts["composing_us"] += int(1e6 * (time.perf_counter() - start))

    event.listen(Engine, "before_cursor_execute", count)
    preparing.compose_slot = timed
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        preparing.compose_slot = compose


def measure(subscribers: int, places: list[Region]) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        db = open_database(url)
        fill(db, places)
        subscribe(db, places, subscribers)
        counts: Counter[str] = Counter()
        with counting(counts):
            start, cpu_start = time.perf_counter(), time.process_time()
            enqueued = preparing.prepare_digests(db, NOW)
            seconds, cpu = time.perf_counter() - start, time.process_time() - cpu_start
        db.close()
    print(
        f"{subscribers:>6} subscribers: {enqueued} messages enqueued in {seconds:.1f} s "
        f"({cpu:.1f} s of the processor), "
        f"{counts['queries'] / subscribers:.1f} queries each; {counts['composed']} digests "
        f"composed in {counts['composing_us'] / 1e6:.1f} s"
    )


if __name__ == "__main__":
    counties = [each for each in load_regions() if each.level is RegionLevel.COUNTY][:PLACES]
    for subscribers in (PLACES, 10 * PLACES):
        measure(subscribers, counties)

"""A database that has read a whole archive, and its readers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bench.archive import TODAY, Printed, archive
from jobs.digests import parse_schedule
from jobs.follow import indicators
from jobs.lexicons import load_spelled_regions
from jobs.tracking import track
from storage.articles import add_articles, add_page
from storage.chats import put_chat
from storage.database import Connection, Database, migrate, open_database
from storage.deliveries import enqueue_deliveries, lease_deliveries
from storage.digests import add_digest
from storage.events import append_events, last_event_id
from storage.facts import replace_facts
from storage.marks import mark_delivery
from storage.printings import add_printing
from storage.records import (
    Cadence,
    NewEvent,
    Sent,
    Source,
    SourceKind,
    StoredFact,
    Subscription,
    Thing,
    Uncertain,
)
from storage.regions import add_regions
from storage.sources import add_source, mark_source_polled
from storage.subscriptions import add_subscription
from storage.things import put_things

ARTICLES_AT_ONCE = 500
THINGS_AT_ONCE = 5000
READERS, DIGESTS_OF_A_READER = 100, 30
LEASE = timedelta(minutes=1)
FIRST_READER = 1_000
PAPERS = 300

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is, and how much there is."""


def build(path: Path, *, facts: int, projects: int, places: int, on_progress: Progress) -> None:
    """Make the database, whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    url = f"sqlite:///{unfinished}"
    migrate(url)
    db = open_database(url)
    with db.write() as conn:
        add_regions(conn, load_spelled_regions())
    news = archive(facts, projects, places)
    stored = _print_all(db, news, on_progress)
    things, events = _follow(stored, on_progress)
    _put_all(db, things, on_progress)
    _tell_all(db, events, on_progress)
    _add_readers(db, news, on_progress)
    # The last connection that closes puts the journal into the file.
    db.close()
    unfinished.rename(path)


def _print_all(
    db: Database, news: Sequence[Printed], on_progress: Progress
) -> dict[str, list[StoredFact]]:
    """Keep all articles; their facts by place."""
    stored: defaultdict[str, list[StoredFact]] = defaultdict(list)
    with db.write() as conn:
        papers = _papers(conn, news)
    for first in range(0, len(news), ARTICLES_AT_ONCE):
        with db.write() as conn:
            for number, printed in enumerate(news[first : first + ARTICLES_AT_ONCE], first):
                paper = papers[number % len(papers)]
                facts = _print(conn, paper, number, printed)
                stored[printed.region.path] += facts
        on_progress("articles", first + ARTICLES_AT_ONCE, len(news))
    return stored


def _papers(conn: Connection, news: Iterable[Printed]) -> list[Source]:
    homes = sorted({each.region.path for each in news})[:: max(1, 3000 // PAPERS)]
    at = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    papers = []
    for number, region in enumerate(homes):
        url = f"https://paper{number}.example/"
        name = f"{region.rpartition('/')[2]}日报"
        paper = add_source(conn, name=name, kind=SourceKind.LIST, url=url, region=region)
        error = None if number % 10 else "404"
        papers.append(mark_source_polled(conn, paper.id, now=at, new_items=1, error=error))
    return papers


def _print(conn: Connection, paper: Source, number: int, printed: Printed) -> list[StoredFact]:
    page = add_page(
        conn,
        source_id=paper.id,
        url=f"{paper.url}{number}.html",
        title=printed.title,
        text=printed.text,
        fetched_at=printed.printed_at,
    )
    (article,) = add_articles(conn, page.id, [printed.article], {})
    add_printing(
        conn,
        article.id,
        source_id=paper.id,
        url=page.url,
        title=printed.title,
        fetched_at=printed.printed_at,
    )
    return replace_facts(conn, article.id, printed.facts)


def _follow(
    stored: dict[str, list[StoredFact]], on_progress: Progress
) -> tuple[list[Thing], list[NewEvent]]:
    things: list[Thing] = []
    events: list[NewEvent] = []
    done, total = 0, sum(map(len, stored.values()))
    for facts in stored.values():
        tracking = track({}, facts, indicators())
        things += tracking.things
        events += tracking.events
        done += len(facts)
        on_progress("facts followed", done, total)
    return things, events


def _put_all(db: Database, things: list[Thing], on_progress: Progress) -> None:
    """In the order in which they were heard of, as a running guatu does."""
    things.sort(key=attrgetter("first_on"))
    for first in range(0, len(things), THINGS_AT_ONCE):
        with db.write() as conn:
            put_things(conn, things[first : first + THINGS_AT_ONCE])
        on_progress("things", first + THINGS_AT_ONCE, len(things))


def _tell_all(db: Database, events: list[NewEvent], on_progress: Progress) -> None:
    """Each day's events on that day."""
    events.sort(key=attrgetter("happened_on"))
    done = 0
    for on, group in groupby(events, key=attrgetter("happened_on")):
        of_day = list(group)
        at = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
        with db.write() as conn:
            append_events(conn, of_day, at)
        done += len(of_day)
        on_progress("events", done, len(events))


def _add_readers(db: Database, news: Sequence[Printed], on_progress: Progress) -> None:
    """Chats with a subscription and what they got by it, some of it perhaps not."""
    places = sorted({each.region.path for each in news})
    for number in range(READERS):
        with db.write() as conn:
            _add_reader(conn, FIRST_READER + number, places[number * 7 % len(places)])
        on_progress("readers", number + 1, READERS)


def _add_reader(conn: Connection, chat_id: int, region: str) -> None:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 1, tzinfo=UTC)
    put_chat(conn, chat_id, kind="private", title="")
    subscription = add_subscription(
        conn,
        chat_id=chat_id,
        region=region,
        schedule=parse_schedule("每天 08:30"),
        next_digest_at=now + timedelta(days=1),
        created_at=now - timedelta(days=DIGESTS_OF_A_READER),
    )
    upto = last_event_id(conn)
    for day in range(DIGESTS_OF_A_READER, 0, -1):
        _send(conn, subscription, upto, now - timedelta(days=day), is_lost=day % 20 == 0)


def _send(
    conn: Connection, subscription: Subscription, upto: int, now: datetime, *, is_lost: bool
) -> None:
    digest = add_digest(
        conn,
        region=subscription.region,
        cadence=Cadence.DAILY,
        after_event_id=None,
        upto_event_id=upto,
        slot_on=now.date(),
        parts=["今天没有新消息。"],
    )
    enqueue_deliveries(conn, subscription, digest, now)
    for delivery in lease_deliveries(conn, now=now, lease=LEASE, limit=1):
        outcome = Uncertain("ReadTimeout") if is_lost else Sent(delivery.id)
        mark_delivery(conn, delivery.id, outcome, now=now)

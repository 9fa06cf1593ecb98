"""The plans of the queries that run often, as SQLite makes them."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from storage import (
    articles,
    chats,
    corrections,
    deliveries,
    digests,
    events,
    facts,
    figures,
    happened,
    names,
    offers,
    outlines,
    printings,
    regions,
    reports,
    search,
    sources,
    subscriptions,
    things,
    watches,
)
from storage.database import Database
from storage.records import Cadence, ThingKind
from tests.storage.rows import ALICE, BINZHOU, NOW, PLACES, enqueue, follow, put_article, target

DAY = date(2023, 2, 6)
HOUR = timedelta(hours=1)
QUERIES: dict[str, Callable[[Connection], Any]] = {
    "region by code": lambda conn: regions.get_region(conn, "371600"),
    "region by path": lambda conn: regions.find_region_by_path(conn, BINZHOU),
    "regions by name": lambda conn: regions.list_regions_named(conn, "滨州北海"),
    "regions under": lambda conn: regions.list_regions_under(conn, "370000", limit=8),
    "provinces": regions.list_provinces,
    "parents": lambda conn: regions.list_codes_with_regions_under(conn, ["371600", "371500"]),
    "source by address": lambda conn: sources.find_source_by_url(conn, "x"),
    "page by text": lambda conn: articles.find_page_by_digest(conn, "x"),
    "page by address": lambda conn: articles.find_page_by_url(conn, "x"),
    "printings": lambda conn: printings.list_printings(conn, [1, 2]),
    "addresses": lambda conn: articles.known_urls(conn, 1, ["x", "y"]),
    "articles of a place": lambda conn: articles.list_articles(conn, BINZHOU, 9),
    "articles of a keyword": lambda conn: articles.list_articles_with_keyword(conn, "招商", 9),
    "articles counted": lambda conn: articles.count_articles(conn, BINZHOU, DAY),
    "an offer": lambda conn: offers.find_offer(conn, 1, ALICE, NOW),
    "the latest offer": lambda conn: offers.find_latest_offer(conn, ALICE, NOW),
    "facts of an article": lambda conn: facts.list_facts(conn, article_id=1),
    "facts of a place": lambda conn: facts.list_facts(conn, region=BINZHOU),
    "facts replaced": lambda conn: facts.replace_facts(conn, 1, [target()]),
    "facts printed later": lambda conn: facts.printed_after(conn, [1, 2], DAY),
    "facts by id": lambda conn: facts.list_facts_by_id(conn, [1, 2]),
    "things by key": lambda conn: things.list_things_by_keys(conn, ["one", "two"]),
    "things of families": lambda conn: things.list_things_of_families(conn, ["one", "two"]),
    "things of a place": lambda conn: things.list_things(conn, BINZHOU, ThingKind.TARGET, limit=9),
    "things of the place itself": lambda conn: things.list_things(
        conn, BINZHOU, ThingKind.TARGET, below=False
    ),
    "things of everywhere": lambda conn: things.list_things(conn, "", ThingKind.TARGET, limit=9),
    "things counted": lambda conn: things.count_things(conn, BINZHOU, ThingKind.PROJECT),
    "the last open report": lambda conn: reports.find_last_open_report(conn, 1, since=NOW),
    "sentences with words": lambda conn: facts.list_sentences_with(conn, [1, 2], ["x", "y"]),
    "facts of articles": lambda conn: facts.facts_of_articles(conn, [1, 2]),
    "passages": lambda conn: facts.list_passages(conn, [1, 2], before=9, after=9),
    "the latest things of places": lambda conn: things.list_latest_things(
        conn, [BINZHOU, "广西壮族自治区"], ThingKind.TARGET, limit=9
    ),
    "outlines of a city": lambda conn: outlines.list_outlines(
        conn, BINZHOU, ThingKind.TARGET, limit=9
    ),
    "outlines of a province": lambda conn: outlines.list_outlines(
        conn, "山东省", ThingKind.TARGET, limit=9
    ),
    "things by name": lambda conn: names.list_things_named(conn, ["铝", "项目"], limit=9),
    "how many targets": lambda conn: figures.count_targets(conn, BINZHOU, (DAY, DAY)),
    "targets in order": lambda conn: figures.list_targets_in_order(
        conn, BINZHOU, ["x"], DAY, limit=9
    ),
    "results in order": lambda conn: figures.list_results_in_order(
        conn, BINZHOU, ["产值"], limit=9
    ),
    "names in places": lambda conn: figures.count_places_by_name(
        conn, [BINZHOU, "x"], ThingKind.RESULT
    ),
    "figures by name": lambda conn: figures.list_figures_called(
        conn, [BINZHOU, "x"], ThingKind.RESULT, ["产值", "x"]
    ),
    "claimed ranks": lambda conn: figures.list_claimed_ranks(conn, BINZHOU, "产值"),
    "things by the start of their keys": lambda conn: things.list_things_beginning(conn, "x", "y"),
    "projects of an industry": lambda conn: things.list_projects_of_industry(
        conn, "新能源", BINZHOU, limit=9
    ),
    "projects by industry": lambda conn: things.count_projects_by_industry(conn, ""),
    "articles with words": lambda conn: search.list_articles_with(conn, ["新 能 源"], limit=9),
    "articles with words counted": lambda conn: search.count_articles_with(conn, ["新 能 源"]),
    "things due": lambda conn: things.list_things_due(conn, BINZHOU, DAY, DAY),
    "things due counted": lambda conn: things.count_things_due(conn, BINZHOU, DAY, DAY),
    "quiet projects": lambda conn: things.list_quiet_projects(conn, DAY, DAY),
    "events of things": lambda conn: events.told_keys(conn, ["one", "two"]),
    "corrections": lambda conn: corrections.list_corrections(conn, [1, 2]),
    "events of a place": lambda conn: events.list_events(conn, BINZHOU, after_id=1, upto_id=9),
    "events of everywhere": lambda conn: events.list_events(conn, "", after_id=1, upto_id=9),
    "events by id": lambda conn: events.list_events_by_id(conn, [1, 2]),
    "what happened": lambda conn: happened.list_happened(conn, BINZHOU, after_id=1, upto_id=9),
    "what happened on days": lambda conn: happened.list_happened_on(conn, BINZHOU, DAY, DAY),
    "what happened last on days": lambda conn: happened.list_happened_on(
        conn, BINZHOU, DAY, DAY, limit=9
    ),
    "events of a thing": lambda conn: events.list_events_of_thing(conn, "one"),
    "last event": events.last_event_id,
    "last event of a day": lambda conn: events.last_event_id(conn, NOW),
    "chat": lambda conn: chats.get_chat(conn, ALICE),
    "chat comes back": lambda conn: chats.put_chat(conn, ALICE, kind="private", title=""),
    "subscriptions of a chat": lambda conn: subscriptions.list_subscriptions(conn, ALICE),
    "subscriptions due": lambda conn: subscriptions.list_subscriptions_due(conn, NOW, 9),
    "digest": lambda conn: digests.find_digest(
        conn,
        region=BINZHOU,
        cadence=Cadence.DAILY,
        after_event_id=None,
        upto_event_id=1,
        slot_on=DAY,
    ),
    "leasing": lambda conn: deliveries.lease_deliveries(conn, now=NOW, lease=HOUR, limit=9),
    "waiting": deliveries.oldest_waiting_since,
    "reports to look at": lambda conn: reports.list_open_reports(conn, limit=1),
    "reports counted": reports.count_open_reports,
    "reports of a chat counted": lambda conn: reports.count_open_reports(conn, ALICE),
    "a report of a fact": lambda conn: reports.find_open_report(
        conn, facts.replace_facts(conn, 1, [target()])[0], ALICE
    ),
    "watches of a chat": lambda conn: watches.list_watches(conn, ALICE),
    "watches behind": lambda conn: watches.list_watches_behind(conn, 9, 9),
    "whether any is behind": lambda conn: watches.is_any_watch_behind(conn, 9),
    "a watch ended": lambda conn: watches.remove_watch(conn, 1, ALICE),
    "missed": lambda conn: deliveries.list_missed(conn, ALICE),
}


@pytest.fixture
def database_url(migrated_sqlite_file: Path, tmp_path: Path) -> str:
    """SQLite only: PostgreSQL reads small tables whole, and rightly so."""
    return f"sqlite:///{shutil.copy(migrated_sqlite_file, tmp_path / 'guatu.db')}"


@pytest.fixture
def conn(database: Database) -> Iterator[Connection]:
    with database.write() as conn:
        regions.add_regions(conn, PLACES)
        put_article(conn)
        enqueue(conn, follow(conn, ALICE), "一")
        yield conn


@pytest.mark.parametrize("name", QUERIES)
def test_it_goes_by_an_index(conn: Connection, name: str) -> None:
    plans: list[str] = []

    def explain(_conn, cursor, statement: str, parameters, _context, _many) -> None:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plans.extend(row[3] for row in cursor.fetchall())

    event.listen(conn, "before_cursor_execute", explain)
    QUERIES[name](conn)
    event.remove(conn, "before_cursor_execute", explain)
    assert plans
    assert [plan for plan in plans if _reads_all(plan)] == []


def _reads_all(plan: str) -> bool:
    """FTS5's own index, a list that was given, and the few rows found within are scanned, too."""
    if plan.startswith(("SCAN article_words VIRTUAL", "SCAN json_each VIRTUAL", "SCAN anon_")):
        return False
    return plan.startswith("SCAN")

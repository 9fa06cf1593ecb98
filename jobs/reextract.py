"""Reads stored pages anew with today's rules."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.extraction.extract import Extractor
from jobs.follow import take_in_anew
from jobs.follow_watches import where_watched_stand
from jobs.lexicons import in_places_of_today
from jobs.sketches import sketch
from jobs.tracking.heirs import Span
from storage.articles import count_articles, get_page, list_articles, list_articles_of_page
from storage.database import Connection, Database, lock_tracking
from storage.facts import list_facts, replace_facts
from storage.records import Article, Basis, Fact, Publication, ThingKind
from storage.sketches import replace_sketch
from storage.sources import get_source
from storage.things import list_things


@dataclass(frozen=True, slots=True)
class Reextracted:
    pages: int
    facts: int
    things: int
    corrections: int


def reextract(
    db: Database,
    extractor: Extractor,
    *,
    now: datetime,
    on_page: Callable[[int, int], None] | None = None,
) -> Reextracted:
    """Replace the facts of all stored articles, then fold all things anew from them.

    What was read before is no news, however well it is read now; only what was told otherwise gives
    an event, a correction. Stopped half-way, it is right again after the next run. `on_page` hears
    pages done and pages in all.
    """
    with db.read() as conn:
        total = count_articles(conn, "")
        pages = sorted({article.page_id for article in list_articles(conn, "", total)})
        stood = where_watched_stand(conn)
    facts = 0
    for done, page_id in enumerate(pages, start=1):
        facts += _reread(db, extractor, page_id)
        if on_page:
            on_page(done, len(pages))
    with db.write() as conn:
        things, corrections = _fold_anew(conn, now, stood)
    return Reextracted(len(pages), facts, things, corrections)


def _reread(db: Database, extractor: Extractor, page_id: int) -> int:
    with db.read() as conn:
        page = get_page(conn, page_id)
        articles = list_articles_of_page(conn, page_id)
        home = get_source(conn, page.source_id).region
    given = next(
        (article.published for article in articles if article.published.basis is Basis.GIVEN),
        Publication(),
    )
    extraction = in_places_of_today(extractor.extract(page.text, published=given, region=home))
    with db.write() as conn:
        for article in articles:
            replace_facts(conn, article.id, _facts_inside(extraction.facts, article))
            replace_sketch(conn, article.id, sketch(page.text[article.start : article.end]))
    return len(extraction.facts)


def _facts_inside(facts: Sequence[Fact], article: Article) -> list[Fact]:
    """The facts in an article's span: newer rules may cut the page into other articles."""
    return [
        replace(fact, article=article.index)
        for fact in facts
        if article.start <= fact.start < article.end
    ]


def _fold_anew(
    conn: Connection, now: datetime, stood: Mapping[str, Collection[Span]]
) -> tuple[int, int]:
    lock_tracking(conn)
    before = {thing.key: thing for kind in ThingKind for thing in list_things(conn, "", kind)}
    after, events = take_in_anew(conn, before, list_facts(conn), now, stood=stood)
    return len(after), len(events)

"""A page's way in: its articles, facts and things, and what changed by them, stored as a whole."""

from dataclasses import dataclass
from datetime import datetime

from jobs.extraction.extract import Extraction, Extractor
from jobs.follow import as_read, take_in
from jobs.keywords import article_keywords
from storage.articles import (
    add_articles,
    add_page,
    find_page_by_digest,
    find_page_by_url,
    remember_url,
    text_digest,
)
from storage.database import Connection, Database, lock_tracking
from storage.facts import replace_facts
from storage.records import Fact, Publication, Source
from storage.regions import ensure_region


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a page added. `known`: it, or another of the same text, was here before."""

    known: bool = False
    articles: int = 0
    facts: int = 0
    events: int = 0


KNOWN = Ingested(known=True)


def ingest_page(
    db: Database,
    extractor: Extractor,
    *,
    source: Source,
    url: str,
    text: str,
    title: str | None,
    published: Publication,
    now: datetime,
) -> Ingested:
    """Read a page's text and store what it says, in one transaction.

    A page known by its text adds nothing; nor does an address that the source has shown before,
    but for what people hand in: their files change under the same name.
    """
    with db.read() as conn:
        seen = _is_known(conn, source, url, text)
    if not seen:
        # Reading takes far longer than writing, so it holds no transaction.
        extraction = extractor.extract(text, published=published, region=source.region)
        keywords = {
            article.index: article_keywords(article, text) for article in extraction.articles
        }
    with db.write() as conn:
        lock_tracking(conn)
        if seen or _is_known(conn, source, url, text):
            remember_url(conn, source.id, url)
            return KNOWN
        page = add_page(conn, source_id=source.id, url=url, title=title, text=text, fetched_at=now)
        articles = add_articles(conn, page.id, extraction.articles, keywords)
        facts = [
            stored
            for article in articles
            for stored in replace_facts(conn, article.id, _facts_of(extraction, article.index))
        ]
        # A zone that no list has can be asked for and followed from now on.
        for path in {stored.fact.region for stored in as_read(conn, facts)} - {""}:
            ensure_region(conn, path)
        events = take_in(conn, facts, now)
    return Ingested(articles=len(articles), facts=len(facts), events=len(events))


def _facts_of(extraction: Extraction, index: int) -> list[Fact]:
    return [fact for fact in extraction.facts if fact.article == index]


def _is_known(conn: Connection, source: Source, url: str, text: str) -> bool:
    if find_page_by_digest(conn, text_digest(text)):
        return True
    return not source.kind.changes and find_page_by_url(conn, url) is not None

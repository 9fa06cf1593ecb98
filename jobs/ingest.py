"""A page's way in: its articles, facts and things, and what changed by them, stored as a whole."""

from dataclasses import dataclass
from datetime import datetime

from jobs.extraction.extract import Extraction, Extractor
from jobs.follow import as_read, take_in
from jobs.history import keep_as_history
from jobs.keywords import article_keywords
from jobs.lexicons import in_places_of_today
from jobs.same_news import Sketched, find_same, sketched
from jobs.sketches import Sameness
from jobs.typed_names import names_of_found_zone
from storage.articles import (
    add_articles,
    add_page,
    find_page_by_digest,
    find_page_by_url,
    list_articles_of_page,
    remember_url,
    text_digest,
)
from storage.database import Connection, Database, lock_tracking
from storage.facts import replace_facts
from storage.printings import add_printing
from storage.records import ArticleText, Event, Fact, Publication, Source
from storage.regions import ensure_region
from storage.sketches import replace_sketch


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a page added. `known`: it, or another with the same news, was here before."""

    known: bool = False
    articles: int = 0
    facts: int = 0
    told: tuple[Event, ...] = ()

    @property
    def events(self) -> int:
        """How many events there are by it."""
        return len(self.told)


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
    origin: str | None = None,
    printed_page: str | None = None,
    history: bool = False,
) -> Ingested:
    """Read a page's text and store what it says, in one transaction.

    A page known by its text adds nothing; nor does an address that the source has shown before,
    but for what people hand in: their files change under the same name. Of the other pages, an
    article that is the same news as a stored one gives that one a printing more, and no facts.
    `origin` is whom the page names as its source, `printed_page` the page of the paper on which it
    stands. Of a page of `history` nobody is told.
    """
    printing = _Printing(source.id, url, title or "", origin, printed_page, now)
    with db.read() as conn:
        seen = _is_known(conn, source, url, text)
    if not seen:
        # Reading takes far longer than writing, so it holds no transaction.
        extraction = in_places_of_today(
            extractor.extract(text, published=published, region=source.region)
        )
        keywords = {
            article.index: article_keywords(article, text) for article in extraction.articles
        }
        sketches = {
            article.index: sketched(text[article.start : article.end])
            for article in extraction.articles
        }
    with db.write() as conn:
        lock_tracking(conn)
        if seen or _is_known(conn, source, url, text):
            remember_url(conn, source.id, url)
            _note_copy(conn, text, printing)
            return KNOWN
        new = [
            article
            for article in extraction.articles
            if not _is_copy(conn, article, sketches[article.index], printing)
        ]
        if extraction.articles and not new:
            remember_url(conn, source.id, url)
            return KNOWN
        page = add_page(conn, source_id=source.id, url=url, title=title, text=text, fetched_at=now)
        articles = add_articles(conn, page.id, new, keywords)
        for article in articles:
            printing.note(conn, article.id, article.title)
            replace_sketch(conn, article.id, sketches[article.index].values)
        facts = [
            stored
            for article in articles
            for stored in replace_facts(conn, article.id, _facts_of(extraction, article.index))
        ]
        # A zone that no list has can be asked for and followed from now on.
        for path in {stored.fact.region for stored in as_read(conn, facts)} - {""}:
            ensure_region(conn, path, names_of_found_zone)
        events = take_in(conn, facts, now)
        if history:
            keep_as_history(conn, events, now)
    return Ingested(articles=len(articles), facts=len(facts), told=tuple(events))


@dataclass(frozen=True, slots=True)
class _Printing:
    """What there is to note of each article on the page at hand."""

    source_id: int
    url: str
    title: str
    origin: str | None
    printed_page: str | None
    fetched_at: datetime

    def note(self, conn: Connection, article_id: int, title: str) -> None:
        add_printing(
            conn,
            article_id,
            source_id=self.source_id,
            url=self.url,
            title=title or self.title,
            origin=self.origin,
            printed_page=self.printed_page,
            fetched_at=self.fetched_at,
        )


def _note_copy(conn: Connection, text: str, printing: _Printing) -> None:
    """Note the printings of a page that another has word for word."""
    if page := find_page_by_digest(conn, text_digest(text)):
        for article in list_articles_of_page(conn, page.id):
            printing.note(conn, article.id, article.title)


def _is_copy(conn: Connection, article: ArticleText, new: Sketched, printing: _Printing) -> bool:
    """Whether the article adds nothing to a stored one, which is then noted as printed here too."""
    same = find_same(conn, new, not_at=printing.url)
    if same is None:
        return False
    printing.note(conn, same.article_id, article.title)
    return same.sameness is Sameness.SAME


def _facts_of(extraction: Extraction, index: int) -> list[Fact]:
    return [fact for fact in extraction.facts if fact.article == index]


def _is_known(conn: Connection, source: Source, url: str, text: str) -> bool:
    if find_page_by_digest(conn, text_digest(text)):
        return True
    return not source.kind.changes and find_page_by_url(conn, url) is not None

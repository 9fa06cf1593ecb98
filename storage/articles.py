"""Pages as they came, and the articles on them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from storage.batches import batches
from storage.columns import AnyRow, AnySelect, in_region
from storage.database import Connection, NotFoundError
from storage.records import Article, ArticleText, Page, Publication
from storage.search_index import index_article
from storage.tables import article_keywords, articles, pages, seen_urls
from storage.upserts import insert_or

SHANGHAI = ZoneInfo("Asia/Shanghai")


def text_digest(text: str) -> str:
    """The SHA-256 of a page's text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_page_by_digest(conn: Connection, digest: str) -> Page | None:
    return _first_page(conn, select(pages).where(pages.c.digest == digest))


def find_page_by_url(conn: Connection, url: str) -> Page | None:
    """The page that came from this address, the latest where its text has changed."""
    query = select(pages).where(pages.c.url == url)
    return _first_page(conn, query.order_by(pages.c.id.desc()).limit(1))


def get_page(conn: Connection, page_id: int) -> Page:
    """The page with this id. Raises NotFoundError."""
    page = _first_page(conn, select(pages).where(pages.c.id == page_id))
    if page is None:
        raise NotFoundError(f"no page with the id {page_id}")
    return page


def add_page(
    conn: Connection,
    *,
    source_id: int,
    url: str,
    title: str | None,
    text: str,
    fetched_at: datetime,
) -> Page:
    """Keep a page. Its text must not be known yet (see `find_page_by_digest`)."""
    row = conn.execute(
        insert(pages)
        .values(
            source_id=source_id,
            url=url,
            title=title,
            text=text,
            digest=text_digest(text),
            fetched_at=fetched_at,
        )
        .returning(*pages.c)
    ).one()
    remember_url(conn, source_id, url)
    return _page(row)


def remember_url(conn: Connection, source_id: int, url: str) -> None:
    """Note that an address of a source needs no second visit, also if it gave no new page."""
    statement = insert_or(conn, seen_urls).values(source_id=source_id, url=url)
    conn.execute(statement.on_conflict_do_nothing())


def known_urls(conn: Connection, source_id: int, urls: Iterable[str]) -> set[str]:
    """Those of `urls` that the source has shown before."""
    known: set[str] = set()
    for batch in batches(urls):
        query = select(seen_urls.c.url).where(
            seen_urls.c.source_id == source_id, seen_urls.c.url.in_(batch)
        )
        known.update(conn.scalars(query))
    return known


def add_articles(
    conn: Connection,
    page_id: int,
    texts: Sequence[ArticleText],
    keywords: Mapping[int, Sequence[str]],
) -> list[Article]:
    """Keep the articles of a page, with their keywords by index. Raises NotFoundError."""
    page = get_page(conn, page_id)
    fetched_on = page.fetched_at.astimezone(SHANGHAI).date()
    added = []
    for text in texts:
        row = conn.execute(
            insert(articles).values(_row(page_id, text, fetched_on)).returning(*articles.c)
        ).one()
        article = article_from_row(row)
        added.append(article)
        index_article(conn, article.id, f"{text.title}\n{page.text[text.start : text.end]}")
        rows = [
            {"article_id": article.id, "keyword": keyword}
            for keyword in dict.fromkeys(keywords.get(text.index, ()))
        ]
        if rows:
            conn.execute(insert(article_keywords), rows)
    return added


def get_article(conn: Connection, article_id: int) -> Article:
    """The article with this id. Raises NotFoundError."""
    row = conn.execute(select(articles).where(articles.c.id == article_id)).first()
    if row is None:
        raise NotFoundError(f"no article with the id {article_id}")
    return article_from_row(row)


def list_articles_of_page(conn: Connection, page_id: int) -> list[Article]:
    """The articles of a page, in their order on it."""
    query = select(articles).where(articles.c.page_id == page_id).order_by(articles.c.number)
    return [article_from_row(row) for row in conn.execute(query)]


def list_articles(conn: Connection, region: str, limit: int) -> list[Article]:
    """The latest articles that speak from a place or below it, newest first; "" is everywhere."""
    query = select(articles).where(in_region(articles.c.region, region))
    query = query.order_by(articles.c.dated_on.desc(), articles.c.id.desc())
    return [article_from_row(row) for row in conn.execute(query.limit(limit))]


def list_articles_with_keyword(conn: Connection, keyword: str, limit: int) -> list[Article]:
    """The latest articles with this keyword, newest first."""
    query = select(articles).join(article_keywords).where(article_keywords.c.keyword == keyword)
    query = query.order_by(articles.c.dated_on.desc(), articles.c.id.desc())
    return [article_from_row(row) for row in conn.execute(query.limit(limit))]


def count_articles(conn: Connection, region: str, since: date | None = None) -> int:
    """How many articles speak from a place or below it, of `since` or later."""
    query = select(func.count()).select_from(articles).where(in_region(articles.c.region, region))
    if since is not None:
        query = query.where(articles.c.dated_on >= since)
    return conn.scalar(query) or 0


def _row(page_id: int, text: ArticleText, fetched_on: date) -> dict[str, Any]:
    return {
        "page_id": page_id,
        "number": text.index,
        "title": text.title,
        "published_on": text.published.on,
        "published_precision": text.published.precision,
        "published_basis": text.published.basis,
        "dated_on": text.published.on or fetched_on,
        "region": text.region,
        "span_start": text.start,
        "span_end": text.end,
    }


def publication_of(row: AnyRow) -> Publication:
    """The publication of a row that has the article's three columns of it."""
    return Publication(
        on=row.published_on, precision=row.published_precision, basis=row.published_basis
    )


def article_from_row(row: AnyRow) -> Article:
    """The article of a row that has all columns of `articles`."""
    return Article(
        id=row.id,
        page_id=row.page_id,
        index=row.number,
        title=row.title,
        published=publication_of(row),
        region=row.region,
        start=row.span_start,
        end=row.span_end,
    )


def _first_page(conn: Connection, query: AnySelect) -> Page | None:
    row = conn.execute(query).first()
    return None if row is None else _page(row)


def _page(row: AnyRow) -> Page:
    return Page(**row._mapping)

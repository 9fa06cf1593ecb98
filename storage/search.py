"""Full text: which articles hold some words.

Chinese is written without blanks, so each of its characters is a word of the index, and what is
looked for is a phrase of them. SQLite keeps the index as FTS5, PostgreSQL as a tsvector; it has no
copy of the text. Articles never change, so an article is indexed once.
"""

import re
from collections.abc import Sequence

from sqlalchemy import TextualSelect, column, func, select, text

from storage.articles import article_from_row
from storage.columns import AnyRow
from storage.database import Connection
from storage.records import FoundArticle
from storage.search_index import spaced
from storage.tables import articles, pages, sources

MOST = 1000
"""Only so many articles are looked at, those that were read last: more is no answer to anybody."""

MAX_WORDS = 6


def phrases_of(words: str) -> list[str]:
    """What is looked for: each word as the index has it; what is only punctuation is left out."""
    found = (" ".join(re.findall(r"\w+", spaced(word))) for word in words.split())
    return [phrase for phrase in found if phrase][:MAX_WORDS]


def count_articles_with(conn: Connection, phrases: Sequence[str]) -> int:
    """How many articles hold all of these phrases, `MOST` at most."""
    if not phrases:
        return 0
    return conn.scalar(select(func.count()).select_from(_matching(conn, phrases).subquery())) or 0


def list_articles_with(
    conn: Connection, phrases: Sequence[str], *, limit: int, offset: int = 0
) -> list[FoundArticle]:
    """The articles that hold all of these phrases, newest first."""
    if not phrases:
        return []
    newest = (articles.c.dated_on.desc(), articles.c.id.desc())
    # They are put in order before any is read: to cut a thousand texts out takes longer than that.
    shown = (
        select(articles.c.id)
        .where(articles.c.id.in_(select(_matching(conn, phrases).subquery().c.id)))
        .order_by(*newest)
        .limit(limit)
        .offset(offset)
    )
    length = articles.c.span_end - articles.c.span_start
    query = (
        select(
            *articles.c,
            func.substr(pages.c.text, articles.c.span_start + 1, length).label("text"),
            pages.c.url,
            sources.c.name.label("source_name"),
        )
        .join(pages, pages.c.id == articles.c.page_id)
        .join(sources, sources.c.id == pages.c.source_id)
        .where(articles.c.id.in_(shown))
        .order_by(*newest)
    )
    return [_found(row) for row in conn.execute(query)]


def _matching(conn: Connection, phrases: Sequence[str]) -> TextualSelect:
    """The ids of the articles that match and were read last."""
    if conn.dialect.name == "sqlite":
        wanted = text(
            "SELECT rowid AS id FROM article_words WHERE article_words MATCH :query"
            " ORDER BY rowid DESC LIMIT :most"
        ).bindparams(query=" ".join(f'"{phrase}"' for phrase in phrases), most=MOST)
        return wanted.columns(column("id"))
    query = " && ".join(f"phraseto_tsquery('simple', :p{n})" for n in range(len(phrases)))
    wanted = text(
        f"SELECT article_id AS id FROM article_words WHERE words @@ ({query})"
        " ORDER BY article_id DESC LIMIT :most"
    ).bindparams(most=MOST, **{f"p{n}": phrase for n, phrase in enumerate(phrases)})
    return wanted.columns(column("id"))


def _found(row: AnyRow) -> FoundArticle:
    return FoundArticle(
        article=article_from_row(row),
        text=row.text,
        url=row.url,
        source_name=row.source_name,
    )

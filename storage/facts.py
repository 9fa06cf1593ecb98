"""Facts: what was read, sentence by sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from sqlalchemy import Text, case, delete, func, insert, select, type_coerce
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import AnyRow, AnySelect, in_region
from storage.database import Connection, NotFoundError
from storage.fact_rows import fact_from_row, fact_to_row
from storage.records import Basis, Fact, FactType, Precision, Publication, StoredFact
from storage.sentences import without_head_lines
from storage.tables import articles, facts, pages, sources

# Histories have thousands of facts: words stay as they are read until a record is made of them.
_FACT_COLUMNS = [
    type_coerce(column, Text).label(column.name) if column.name == "type" else column
    for column in facts.c
]
_BEFORE, _AROUND = 200, 500
_ENDS = "。！？!?；;"
_SENTENCE_END = re.compile(r"[。！？!?；;]+[”’]?|\n\s*\n")


def replace_facts(conn: Connection, article_id: int, new: Sequence[Fact]) -> list[StoredFact]:
    """Make `new` the facts of an article, as a whole. Returns them in the order given.

    A fact that was there already, in every detail, keeps its id: things and events name it.
    """
    ids_of: defaultdict[Fact, list[int]] = defaultdict(list)
    for stored in reversed(list_facts(conn, article_id=article_id)):
        ids_of[stored.fact].append(stored.id)
    kept = [ids_of[fact].pop() if ids_of.get(fact) else None for fact in new]
    for batch in batches(fact_id for ids in ids_of.values() for fact_id in ids):
        conn.execute(delete(facts).where(facts.c.id.in_(batch)))
    pairs = zip(kept, new, strict=True)
    rows = [
        {"article_id": article_id, **fact_to_row(fact)} for known, fact in pairs if known is None
    ]
    if rows:
        conn.execute(insert(facts), rows)
    written = {stored.id: stored for stored in list_facts(conn, article_id=article_id)}
    # Ids grow in the order of adding. To ask for each with its row takes a statement a row.
    added = iter(sorted(written.keys() - set(kept)))
    return [written[next(added) if known is None else known] for known in kept]


def get_fact(conn: Connection, fact_id: int) -> StoredFact:
    """The fact with this id. Raises NotFoundError."""
    row = conn.execute(_query().where(facts.c.id == fact_id)).first()
    if row is None:
        raise NotFoundError(f"no fact with the id {fact_id}")
    return _stored_fact(row)


def list_facts_by_id(conn: Connection, ids: Iterable[int]) -> dict[int, StoredFact]:
    """The facts with these ids, by id; those that were replaced since are left out."""
    found: dict[int, StoredFact] = {}
    for batch in batches(dict.fromkeys(ids)):
        # All rows at once, which is quicker than one by one.
        rows = conn.execute(_query().where(facts.c.id.in_(batch))).all()
        found.update((row.id, _stored_fact(row)) for row in rows)
    return found


def articles_of_facts(conn: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The article of each of these facts; those that were replaced since are left out."""
    found: dict[int, int] = {}
    for batch in batches(dict.fromkeys(ids)):
        query = select(facts.c.id, facts.c.article_id).where(facts.c.id.in_(batch))
        found.update((fact_id, article_id) for fact_id, article_id in conn.execute(query).all())
    return found


def facts_of_articles(conn: Connection, article_ids: Iterable[int]) -> set[int]:
    """The ids of the facts that were read in these articles."""
    found: set[int] = set()
    for batch in batches(article_ids):
        found.update(conn.scalars(select(facts.c.id).where(facts.c.article_id.in_(batch))))
    return found


def printed_after(conn: Connection, ids: Iterable[int], day: date) -> set[int]:
    """Those of the facts that were printed after a day."""
    later: set[int] = set()
    for batch in batches(ids):
        query = select(facts.c.id).join(articles, articles.c.id == facts.c.article_id)
        later.update(conn.scalars(query.where(facts.c.id.in_(batch), articles.c.dated_on > day)))
    return later


def list_facts(
    conn: Connection,
    *,
    article_id: int | None = None,
    region: str | None = None,
    type: FactType | None = None,  # noqa: A002 -- the contract's word
    limit: int | None = None,
) -> list[StoredFact]:
    """The facts of an article, of a place and all below it, of a type; in the order of reading."""
    query = _query().order_by(facts.c.id).limit(limit)
    if article_id is not None:
        query = query.where(facts.c.article_id == article_id)
    if region is not None:
        query = query.where(in_region(facts.c.region, region))
    if type is not None:
        query = query.where(facts.c.type == type)
    return [_stored_fact(row) for row in conn.execute(query).all()]


@cache
def _query() -> AnySelect:
    # To put it together takes as long as a small query itself.
    return (
        select(
            *_FACT_COLUMNS,
            func.substr(pages.c.text, _around_from() + 1, _AROUND).label("around"),
            articles.c.title.label("article_title"),
            articles.c.published_on,
            type_coerce(articles.c.published_precision, Text).label("precision"),
            type_coerce(articles.c.published_basis, Text).label("basis"),
            articles.c.dated_on,
            sources.c.name.label("source_name"),
            pages.c.url,
        )
        .join(articles, articles.c.id == facts.c.article_id)
        .join(pages, pages.c.id == articles.c.page_id)
        .join(sources, sources.c.id == pages.c.source_id)
    )


def _stored_fact(row: AnyRow) -> StoredFact:
    return StoredFact(
        id=row.id,
        article_id=row.article_id,
        fact=fact_from_row(row),
        published=_publication(row.published_on, row.precision, row.basis),
        published_on=row.dated_on,
        article_title=row.article_title,
        source_name=row.source_name,
        url=row.url,
        sentence=_sentence(row),
    )


@lru_cache(maxsize=4096)
def _publication(on: date | None, precision: str | None, basis: str | None) -> Publication:
    return Publication(
        on=on,
        precision=None if precision is None else Precision(precision),
        basis=None if basis is None else Basis(basis),
    )


def _around_from() -> ColumnElement[int]:
    before = facts.c.span_start - _BEFORE
    return case((before > 0, before), else_=0)


def _sentence(row: AnyRow) -> str:
    """The sentence from 。 to 。 that the fact begins in. Hard-wrapped lines are joined."""
    text = without_head_lines(row.around or "")
    at = min(row.span_start, _BEFORE)
    # Of the ends before the fact only the last matters: what stands before is not looked through.
    start, stop = max(0, *(text.rfind(mark, 0, at) for mark in _ENDS)), len(text)
    for end in _SENTENCE_END.finditer(text, start):
        if end.end() > at:
            stop = end.end()
            break
        start = end.end()
    return "".join(text[start:stop].split())

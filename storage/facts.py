"""Facts: what was read, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from sqlalchemy import (
    Integer,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
    update,
)

from storage.batches import batches
from storage.columns import AnyRow, AnySelect, in_region
from storage.database import Connection, NotFoundError
from storage.fact_rows import FACT_COLUMNS, fact_from_row, fact_to_row
from storage.lists import among
from storage.records import (
    Basis,
    Fact,
    FactType,
    Passage,
    Precision,
    Publication,
    StoredFact,
)
from storage.sentences import sentence_around
from storage.tables import articles, facts, pages, sources

_PUBLISHED = [
    articles.c.published_on,
    type_coerce(articles.c.published_precision, Text).label("precision"),
    type_coerce(articles.c.published_basis, Text).label("basis"),
    articles.c.dated_on,
]

# Put together once: to do so for a thousand values takes as long as to find them.
_WITH_IDS = among(facts.c.id, "ids")
_OF_ARTICLES = select(facts.c.id).where(among(facts.c.article_id, "ids"))
_ARTICLES = select(facts.c.id, facts.c.article_id).where(_WITH_IDS)
_PAGE = (
    select(pages.c.text)
    .join(articles, articles.c.page_id == pages.c.id)
    .where(articles.c.id == bindparam("article"))
)
_OTHER_SENTENCE = (
    update(facts).where(facts.c.id == bindparam("fact")).values(sentence=bindparam("said"))
)
_PRINTED_AFTER = (
    select(facts.c.id)
    .join(articles, articles.c.id == facts.c.article_id)
    .where(_WITH_IDS, articles.c.dated_on > bindparam("day"))
)


def replace_facts(conn: Connection, article_id: int, new: Sequence[Fact]) -> list[StoredFact]:
    """Make `new` the facts of an article, as a whole. Returns them in the order given.

    A fact that was there already, in every detail, keeps its id: things and events name it.
    """
    ids_of: defaultdict[Fact, list[int]] = defaultdict(list)
    before = {stored.id: stored for stored in list_facts(conn, article_id=article_id)}
    for stored in reversed(before.values()):
        ids_of[stored.fact].append(stored.id)
    kept = [ids_of[fact].pop() if ids_of.get(fact) else None for fact in new]
    for batch in batches(fact_id for ids in ids_of.values() for fact_id in ids):
        conn.execute(delete(facts).where(facts.c.id.in_(batch)))
    page = conn.scalar(_PAGE, {"article": article_id}) or ""
    sentences = [sentence_around(page, fact.start) for fact in new]
    pairs = list(zip(kept, new, sentences, strict=True))
    rows = [
        {"article_id": article_id, "sentence": sentence, **fact_to_row(fact)}
        for known, fact, sentence in pairs
        if known is None
    ]
    if rows:
        conn.execute(insert(facts), rows)
    # Better rules may also find another sentence around the same fact.
    other = [
        {"fact": known, "said": sentence}
        for known, _, sentence in pairs
        if known is not None and before[known].sentence != sentence
    ]
    if other:
        conn.execute(_OTHER_SENTENCE, other)
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
        rows = conn.execute(_query_by_ids(), {"ids": batch}).all()
        found.update((row[0], _stored_fact(row)) for row in rows)
    return found


def list_bare_facts(conn: Connection, ids: Iterable[int]) -> dict[int, StoredFact]:
    """The same without what their pages say: title, source, address and sentence are empty.

    It takes half the time: for what is only counted, or compared.
    """
    found: dict[int, StoredFact] = {}
    for batch in batches(dict.fromkeys(ids)):
        for row in conn.execute(_bare_facts(), {"ids": batch}).all():
            *columns, published_on, precision, basis, dated_on = row
            found[row[0]] = StoredFact(
                id=row[0],
                article_id=row[1],
                fact=fact_from_row(columns),
                published=_publication(published_on, precision, basis),
                published_on=dated_on,
                article_title="",
                source_name="",
                url="",
            )
    return found


def list_sentences_with(
    conn: Connection, ids: Iterable[int], words: Iterable[str]
) -> dict[int, str]:
    """The sentences, or else the quotes, of those of these facts that have any of the words."""
    said = func.coalesce(func.nullif(facts.c.sentence, ""), facts.c.quote)
    place_of = func.instr if conn.dialect.name == "sqlite" else func.strpos
    has_any = or_(False, *(place_of(said, word) > 0 for word in dict.fromkeys(words)))
    query = select(facts.c.id, said).where(_WITH_IDS, has_any)
    found: dict[int, str] = {}
    for batch in batches(dict.fromkeys(ids)):
        found.update((fact_id, each) for fact_id, each in conn.execute(query, {"ids": batch}).all())
    return found


def list_passages(
    conn: Connection, ids: Iterable[int], *, before: int, after: int
) -> dict[int, Passage]:
    """What stands around these facts on their pages, by id: so many characters at most."""
    found: dict[int, Passage] = {}
    room = {"before": before, "around": before + after}
    for batch in batches(dict.fromkeys(ids)):
        for row in conn.execute(_passages(), {"ids": batch, **room}).all():
            fact_id, start, end, text, length = row
            first = max(0, start - before)
            ends = first + len(text) >= length
            found[fact_id] = Passage(text, start - first, end - first, first == 0, ends)
    return found


def articles_of_facts(conn: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The article of each of these facts; those that were replaced since are left out."""
    found: dict[int, int] = {}
    for batch in batches(dict.fromkeys(ids)):
        rows = conn.execute(_ARTICLES, {"ids": batch}).all()
        found.update((fact_id, article_id) for fact_id, article_id in rows)
    return found


def facts_of_articles(conn: Connection, article_ids: Iterable[int]) -> set[int]:
    """The ids of the facts that were read in these articles."""
    found: set[int] = set()
    for batch in batches(article_ids):
        found.update(conn.scalars(_OF_ARTICLES, {"ids": batch}).all())
    return found


def printed_after(conn: Connection, ids: Iterable[int], day: date) -> set[int]:
    """Those of the facts that were printed after a day."""
    later: set[int] = set()
    for batch in batches(ids):
        later.update(conn.scalars(_PRINTED_AFTER, {"ids": batch, "day": day}))
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
            *FACT_COLUMNS,
            facts.c.sentence,
            articles.c.title.label("article_title"),
            *_PUBLISHED,
            sources.c.name.label("source_name"),
            pages.c.url,
        )
        .join(articles, articles.c.id == facts.c.article_id)
        .join(pages, pages.c.id == articles.c.page_id)
        .join(sources, sources.c.id == pages.c.source_id)
    )


@cache
def _query_by_ids() -> AnySelect:
    return _query().where(_WITH_IDS)


@cache
def _bare_facts() -> AnySelect:
    query = select(*FACT_COLUMNS, *_PUBLISHED)
    return query.join(articles, articles.c.id == facts.c.article_id).where(_WITH_IDS)


@cache
def _passages() -> AnySelect:
    before = facts.c.span_start - bindparam("before", type_=Integer)
    first = case((before > 0, before), else_=0)
    text = func.substr(pages.c.text, first + 1, bindparam("around", type_=Integer))
    return (
        select(facts.c.id, facts.c.span_start, facts.c.span_end, text, func.length(pages.c.text))
        .join(articles, articles.c.id == facts.c.article_id)
        .join(pages, pages.c.id == articles.c.page_id)
        .where(_WITH_IDS)
    )


def _stored_fact(row: AnyRow) -> StoredFact:
    fact = fact_from_row(row[: len(FACT_COLUMNS)])
    sentence, title, published_on, precision, *rest = row[len(FACT_COLUMNS) :]
    basis, dated_on, source, url = rest
    return StoredFact(
        id=row[0],
        article_id=row[1],
        fact=fact,
        published=_publication(published_on, precision, basis),
        published_on=dated_on,
        article_title=title,
        source_name=source,
        url=url,
        sentence=sentence,
    )


@lru_cache(maxsize=4096)
def _publication(on: date | None, precision: str | None, basis: str | None) -> Publication:
    return Publication(
        on=on,
        precision=None if precision is None else Precision(precision),
        basis=None if basis is None else Basis(basis),
    )

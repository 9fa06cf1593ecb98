"""The tables that are no lists of things: a ranking, two places side by side, what was found."""

from jobs.comparison import Told, load_comparison, load_told
from jobs.digests.wording import printed_on_of, source_name_in_words
from jobs.export.rows import Stated, rows_of
from jobs.export.sentences import is_web_address
from jobs.export.sheets import MOST, Cell, Sheet
from jobs.follow import as_read
from jobs.quoting import in_one_line
from jobs.ranking import load_rankings
from jobs.search import count_hits, search
from jobs.texts import export_zh as texts
from jobs.texts import zh
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import Region, StoredFact

Rows = list[tuple[Cell, ...]]


def ranking_sheet(conn: Connection, region: Region, narrowed: str) -> Sheet:
    """The places in their order, then those of which nothing was read; `narrowed` is 1:指标.

    Raises KeyError where that names no ranking.
    """
    which, _, indicator = narrowed.partition(":")
    if not which.isdecimal():
        raise KeyError(f"{narrowed} is no ranking")
    rankings = load_rankings(conn, region, indicator)
    rows: Rows = []
    if rankings:
        chosen = rankings[min(int(which), len(rankings) - 1)]
        said = rows_of(
            conn, (Stated(each.thing, each.result, each.stored) for each in chosen.ranked)
        )
        rows = [(place.rank, *row) for place, row in zip(chosen.ranked, said, strict=True)]
        unread = (None,) * (len(texts.COLUMNS) - 4)
        rows += [(None, None, each.path, None, indicator, *unread) for each in chosen.missing]
    columns = (texts.RANK_COLUMN, *texts.COLUMNS)
    return Sheet(name=texts.VIEWS["rank"], columns=columns, rows=rows, total=len(rows))


def comparison_sheet(conn: Connection, one: Region, other: Region) -> Sheet:
    """A row a figure: the comparable below each other, then those of one place alone."""
    found = load_comparison(conn, one.path, other.path, offset=0, limit=MOST)
    numbered = [
        (number, zh.REASONS[compared.reason] if compared.reason else texts.COMPARABLE, told)
        for number, compared in enumerate(found.both, 1)
        for pair in compared.pairs
        for told in pair
    ]
    alone = [
        (None, texts.ONLY_OF.format(place=place.name), told)
        for place, names in ((one, found.only_left), (other, found.only_right))
        for told in load_told(conn, place.path, names[:MOST])
    ]
    all_ = [*numbered, *alone]
    facts = _facts_of(conn, [told for _, _, told in all_])
    said = rows_of(conn, (_stated(told, facts) for _, _, told in all_))
    rows = [(number, note, *row) for (number, note, _), row in zip(all_, said, strict=True)]
    columns = (*texts.COMPARE_COLUMNS, *texts.COLUMNS)
    return Sheet(name=texts.VIEWS["compare"], columns=columns, rows=rows, total=len(rows))


def found_sheet(conn: Connection, words: str) -> Sheet:
    """The articles that hold some words, newest first, each with the sentence that does."""
    total = count_hits(conn, words)
    rows: Rows = [
        (
            hit.article.article.title,
            source_name_in_words(hit.article.source_name),
            printed_on_of(hit.article.article.published),
            hit.article.url if is_web_address(hit.article.url) else "",
            in_one_line("".join(piece.text for piece in hit.sentence)),
            zh.LIST_COMMA.join(str(stored.id) for stored in hit.facts),
        )
        for hit in search(conn, words, limit=MOST)
    ]
    return Sheet(
        name=texts.VIEWS["search"],
        columns=texts.FOUND_COLUMNS,
        rows=rows,
        total=total,
        left_out=max(0, total - len(rows)),
    )


def _facts_of(conn: Connection, told: list[Told]) -> dict[int, StoredFact]:
    ids = {fact_id for each in told for fact_id in each.thing.fact_ids}
    return {each.id: each for each in as_read(conn, list(list_facts_by_id(conn, ids).values()))}


def _stated(told: Told, facts: dict[int, StoredFact]) -> Stated:
    history = [facts[each] for each in told.thing.fact_ids[::-1] if each in facts]
    source = next((each for each in history if each.fact == told.figure), None)
    return Stated(told.thing, told.figure, source)

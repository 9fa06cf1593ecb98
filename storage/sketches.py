"""Sketches of articles' texts: which stored articles are worth comparing with a new text."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    bindparam,
    delete,
    func,
    insert,
    select,
    union_all,
)

from storage.database import Connection
from storage.tables import articles, pages, sketch_values

AnyCompound = CompoundSelect[*tuple[Any, ...]]

NEWEST = 40
"""Articles looked at for each value: what more have is a phrase of the trade, and copies are made
while news is new. It also bounds the time of a look-up, however many articles are stored."""
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored article that shares values of a sketch, with its text and its page's address."""

    article_id: int
    url: str
    text: str


def replace_sketch(conn: Connection, article_id: int, values: Sequence[int]) -> None:
    """Make `values` the sketch of an article."""
    conn.execute(delete(sketch_values).where(sketch_values.c.article_id == article_id))
    rows = [{"value": value, "article_id": article_id} for value in set(values)]
    if rows:
        conn.execute(insert(sketch_values), rows)


def list_alike(conn: Connection, values: Sequence[int], limit: int = 8) -> list[Alike]:
    """The articles that share values of a sketch, those that share the most telling ones first."""
    if not values:
        return []
    given = {f"value_{number}": value for number, value in enumerate(values)}
    held = conn.execute(_newest_holders(len(values)), given).all()
    holders = Counter(value for value, _ in held)
    shared = Counter(article_id for _, article_id in held)
    # What few others have tells more; forms of words that all have would tell nothing.
    weight: defaultdict[int, float] = defaultdict(float)
    for value, article_id in held:
        weight[article_id] += 1 / holders[value]
    ids = [
        each
        for each, _ in sorted(weight.items(), key=lambda item: -item[1])
        if shared[each] >= FEWEST_SHARED
    ][:limit]
    length = articles.c.span_end - articles.c.span_start
    text = func.substr(pages.c.text, articles.c.span_start + 1, length).label("text")
    query = select(articles.c.id, pages.c.url, text).join(pages).where(articles.c.id.in_(ids))
    found = [Alike(row.id, row.url, row.text) for row in conn.execute(query)]
    return sorted(found, key=lambda alike: ids.index(alike.article_id))


@cache
def _newest_holders(count: int) -> AnyCompound:
    """For each of `count` values the newest articles that have it; making it takes a while."""
    return union_all(
        *(
            select(
                select(sketch_values.c.value, sketch_values.c.article_id)
                .where(sketch_values.c.value == bindparam(f"value_{number}", type_=BigInteger()))
                .order_by(sketch_values.c.article_id.desc())
                .limit(NEWEST)
                .subquery()
            )
            for number in range(count)
        )
    )

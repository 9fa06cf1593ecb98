"""Sketches of articles' texts: which stored articles are worth comparing with a new text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, union_all

from storage.database import Connection
from storage.tables import articles, pages, sketch_values

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
    """The articles that share the most values of a sketch, those that share most first."""
    if not values:
        return []
    holders = [
        select(sketch_values.c.article_id)
        .where(sketch_values.c.value == value)
        .order_by(sketch_values.c.article_id.desc())
        .limit(NEWEST)
        .subquery()
        for value in values
    ]
    held = union_all(*(select(each.c.article_id) for each in holders)).subquery()
    shared = Counter(conn.scalars(select(held.c.article_id)))
    ids = [each for each, count in shared.most_common(limit) if count >= FEWEST_SHARED]
    length = articles.c.span_end - articles.c.span_start
    text = func.substr(pages.c.text, articles.c.span_start + 1, length).label("text")
    query = select(articles.c.id, pages.c.url, text).join(pages).where(articles.c.id.in_(ids))
    found = [Alike(row.id, row.url, row.text) for row in conn.execute(query)]
    return sorted(found, key=lambda alike: (-shared[alike.article_id], -alike.article_id))

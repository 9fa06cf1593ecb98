"""Printings: one article, and all the sources and addresses that have it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from storage.batches import batches
from storage.database import Connection
from storage.records import Printing
from storage.tables import printings, sources
from storage.upserts import insert_or


def add_printing(
    conn: Connection,
    article_id: int,
    *,
    source_id: int,
    url: str,
    title: str,
    fetched_at: datetime,
    origin: str | None = None,
    printed_page: str | None = None,
) -> bool:
    """Note that a source has the article at `url`. Returns False where that was known."""
    statement = insert_or(conn, printings).values(
        article_id=article_id,
        source_id=source_id,
        url=url,
        title=title,
        origin=origin,
        printed_page=printed_page,
        fetched_at=fetched_at,
    )
    added = statement.on_conflict_do_nothing().returning(printings.c.article_id)
    return conn.execute(added).first() is not None


def list_printings(conn: Connection, article_ids: Iterable[int]) -> dict[int, list[Printing]]:
    """The printings of articles by article, the first one first; those without any are left out."""
    found: dict[int, list[Printing]] = {}
    for batch in batches(article_ids):
        query = select(printings, sources.c.name.label("source_name")).join(sources)
        query = query.where(printings.c.article_id.in_(batch))
        for row in conn.execute(query.order_by(printings.c.fetched_at, printings.c.url)):
            found.setdefault(row.article_id, []).append(Printing(**row._mapping))
    return found

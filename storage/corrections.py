"""Corrections by people. They are kept apart from the facts, which are only ever read anew."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import insert, select

from storage.batches import batches
from storage.columns import AnyRow
from storage.database import Connection
from storage.lists import among
from storage.records import Correction, StoredFact, fact_type, subject_of
from storage.tables import corrections

# Put together once: to do so for a thousand values takes as long as to find them.
_OF_ARTICLES = select(corrections).where(among(corrections.c.article_id, "ids"))


def add_correction(
    conn: Connection,
    stored: StoredFact,
    *,
    changes: dict[str, Any] | None = None,
    withdrawn: bool = False,
    made_by: str,
    made_at: datetime,
) -> Correction:
    """Write down what somebody says about a stored fact.

    `changes` has fields of the fact by name; raises ValueError where the fact has none such, or
    neither changes nor a withdrawal is given.
    """
    changes = changes or {}
    fact = stored.fact
    if unknown := [name for name in changes if not hasattr(fact, name)]:
        raise ValueError(f"a {fact_type(fact)} has no {', '.join(unknown)}")
    if not changes and not withdrawn:
        raise ValueError("a correction changes something, or withdraws the fact")
    statement = insert(corrections).values(
        article_id=stored.article_id,
        span_start=fact.start,
        span_end=fact.end,
        type=fact_type(fact),
        subject=subject_of(fact),
        withdrawn=withdrawn,
        changes=msgspec.to_builtins(changes),
        made_by=made_by,
        made_at=made_at,
    )
    return _correction(conn.execute(statement.returning(*corrections.c)).one())


def list_corrections(conn: Connection, article_ids: Iterable[int]) -> list[Correction]:
    """The corrections of facts of these articles, oldest first."""
    found: list[Correction] = []
    for batch in batches(dict.fromkeys(article_ids)):
        found += map(_correction, conn.execute(_OF_ARTICLES, {"ids": batch}))
    return sorted(found, key=lambda correction: correction.id)


def _correction(row: AnyRow) -> Correction:
    return Correction(
        id=row.id,
        article_id=row.article_id,
        start=row.span_start,
        end=row.span_end,
        type=row.type,
        subject=row.subject,
        withdrawn=row.withdrawn,
        changes=row.changes,
        made_by=row.made_by,
        made_at=row.made_at,
    )

"""Reports: what readers say is wrong, and what came of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.batches import batches
from storage.columns import AnyRow
from storage.database import Connection, NotFoundError
from storage.records import Claim, Report, ReportState, StoredFact, fact_type, subject_of
from storage.tables import reports


def put_report(
    conn: Connection,
    stored: StoredFact,
    *,
    chat_id: int,
    claim: Claim,
    comment: str | None = None,
    now: datetime,
    topic_id: int | None = None,
) -> Report:
    """Write down what a chat says of a fact; what it said before and is open yet is put right.

    Without a `comment` the one that was given before stays. `topic_id` is where in a forum it was
    said last.
    """
    fact = stored.fact
    known = find_open_report(conn, stored, chat_id)
    if known is not None:
        values: dict[str, Any] = {"claim": claim, "topic_id": topic_id}
        values |= {} if comment is None else {"comment": comment}
        conn.execute(update(reports).where(reports.c.id == known.id).values(values))
        return get_report(conn, known.id)
    statement = insert(reports).values(
        chat_id=chat_id,
        article_id=stored.article_id,
        span_start=fact.start,
        span_end=fact.end,
        type=fact_type(fact),
        subject=subject_of(fact),
        claim=claim,
        comment=comment or "",
        state=ReportState.OPEN,
        created_at=now,
        topic_id=topic_id,
    )
    return _report(conn.execute(statement.returning(*reports.c)).one())


def get_report(conn: Connection, report_id: int) -> Report:
    """The report with this id. Raises NotFoundError."""
    row = conn.execute(select(reports).where(reports.c.id == report_id)).first()
    if row is None:
        raise NotFoundError(f"no report with the id {report_id}")
    return _report(row)


def find_open_report(conn: Connection, stored: StoredFact, chat_id: int) -> Report | None:
    """What a chat said of a fact and nobody has decided yet."""
    said = list_open_reports_of_fact(conn, stored)
    return next((each for each in said if each.chat_id == chat_id), None)


def find_last_open_report(conn: Connection, chat_id: int, *, since: datetime) -> Report | None:
    """What a chat has said last since an instant, where nobody has decided it yet."""
    query = select(reports).where(
        reports.c.chat_id == chat_id,
        reports.c.state == ReportState.OPEN,
        reports.c.created_at >= since,
    )
    row = conn.execute(query.order_by(reports.c.id.desc()).limit(1)).first()
    return None if row is None else _report(row)


def list_open_reports_of_fact(conn: Connection, stored: StoredFact) -> list[Report]:
    query = select(reports).where(
        reports.c.article_id == stored.article_id, reports.c.state == ReportState.OPEN
    )
    found = [_report(row) for row in conn.execute(query.order_by(reports.c.id))]
    return [each for each in found if each.is_of(stored)]


def list_open_reports(conn: Connection, *, limit: int, offset: int = 0) -> list[Report]:
    """What is to be looked at, oldest first."""
    query = select(reports).where(reports.c.state == ReportState.OPEN).order_by(reports.c.id)
    return [_report(row) for row in conn.execute(query.limit(limit).offset(offset))]


def list_untold_reports(conn: Connection) -> list[Report]:
    """The open reports that no admin was told of, oldest first."""
    query = select(reports).where(reports.c.state == ReportState.OPEN, reports.c.told_at.is_(None))
    return [_report(row) for row in conn.execute(query.order_by(reports.c.id))]


def mark_reports_told(conn: Connection, ids: Iterable[int], now: datetime) -> None:
    """Write down that the admins were told, in the transaction that enqueues it."""
    for batch in batches(ids):
        conn.execute(update(reports).where(reports.c.id.in_(batch)).values(told_at=now))


def count_open_reports(conn: Connection, chat_id: int | None = None) -> int:
    """How many reports, of a chat or of all, nobody has decided yet."""
    query = select(func.count()).select_from(reports).where(reports.c.state == ReportState.OPEN)
    if chat_id is not None:
        query = query.where(reports.c.chat_id == chat_id)
    return conn.scalar(query) or 0


def decide_reports(
    conn: Connection, ids: Iterable[int], state: ReportState, *, by: str, now: datetime
) -> None:
    """Write down what came of reports."""
    conn.execute(
        update(reports)
        .where(reports.c.id.in_(list(ids)))
        .values(state=state, decided_at=now, decided_by=by)
    )


def _report(row: AnyRow) -> Report:
    values = dict(row._mapping)
    return Report(start=values.pop("span_start"), end=values.pop("span_end"), **values)

"""Sources: where articles come from, and when to look again."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, or_, select, update

from storage.columns import AnyRow, AnySelect
from storage.database import Connection, NotFoundError
from storage.records import Source, SourceKind
from storage.tables import sources

UPLOAD_URL = "upload:"


def add_source(
    conn: Connection,
    *,
    name: str,
    kind: SourceKind,
    url: str,
    region: str = "",
    link_selector: str | None = None,
    poll_minutes: int = 60,
) -> Source:
    """Add a source; it is due at once. Its address must not be known yet."""
    row = conn.execute(
        insert(sources)
        .values(
            name=name,
            kind=kind,
            url=url,
            region=region,
            link_selector=link_selector,
            poll_minutes=poll_minutes,
            paused=False,
            failures=0,
        )
        .returning(*sources.c)
    ).one()
    return _source(row)


def find_source_by_url(conn: Connection, url: str) -> Source | None:
    return _first(conn, select(sources).where(sources.c.url == url))


def get_source(conn: Connection, source_id: int) -> Source:
    """The source with this id. Raises NotFoundError."""
    source = _first(conn, select(sources).where(sources.c.id == source_id))
    if source is None:
        raise NotFoundError(f"no source with the id {source_id}")
    return source


def list_sources(conn: Connection) -> list[Source]:
    return [_source(row) for row in conn.execute(select(sources).order_by(sources.c.id))]


def list_sources_due(conn: Connection, now: datetime) -> list[Source]:
    """The sources to poll now, those that have waited longest first."""
    query = (
        select(sources)
        .where(
            sources.c.kind != SourceKind.UPLOAD,
            sources.c.paused.is_(False),
            or_(sources.c.next_poll_at.is_(None), sources.c.next_poll_at <= now),
        )
        .order_by(sources.c.next_poll_at.is_not(None), sources.c.next_poll_at, sources.c.id)
    )
    return [_source(row) for row in conn.execute(query)]


def mark_source_polled(
    conn: Connection,
    source_id: int,
    *,
    now: datetime,
    next_poll_at: datetime | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    new_items: int = 0,
    error: str | None = None,
) -> Source:
    """Write down how a poll went, and when the next one is due (in `poll_minutes` if not said).

    A poll that failed leaves `etag` and `last_modified` as they are, and counts in `failures`.
    Raises NotFoundError.
    """
    source = get_source(conn, source_id)
    values: dict[str, Any] = {
        "next_poll_at": next_poll_at or now + timedelta(minutes=source.poll_minutes),
        "last_error": error,
    }
    if error is None:
        values |= {"etag": etag, "last_modified": last_modified}
        values |= {"last_success_at": now, "failures": 0}
    else:
        values["failures"] = source.failures + 1
    if new_items:
        values["last_item_at"] = now
    conn.execute(update(sources).where(sources.c.id == source_id).values(values))
    return get_source(conn, source_id)


def change_source(
    conn: Connection,
    source_id: int,
    *,
    name: str,
    kind: SourceKind,
    region: str,
    link_selector: str | None,
    poll_minutes: int,
) -> Source:
    """Set what an operator decides about a source. Raises NotFoundError."""
    conn.execute(
        update(sources)
        .where(sources.c.id == source_id)
        .values(
            name=name,
            kind=kind,
            region=region,
            link_selector=link_selector,
            poll_minutes=poll_minutes,
        )
    )
    return get_source(conn, source_id)


def upload_source(conn: Connection) -> Source:
    """The one source of files and addresses that somebody hands in; added at the first call."""
    known = find_source_by_url(conn, UPLOAD_URL)
    return known or add_source(conn, name="upload", kind=SourceKind.UPLOAD, url=UPLOAD_URL)


def _first(conn: Connection, query: AnySelect) -> Source | None:
    row = conn.execute(query).first()
    return None if row is None else _source(row)


def _source(row: AnyRow) -> Source:
    return Source(**row._mapping)

"""Sources: where articles come from, and when to look again."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, insert, or_, select, update

from storage.columns import AnyRow, AnySelect, in_region
from storage.database import Connection, NotFoundError, lock_sources
from storage.records import UPLOAD_NAME, Source, SourceKind, Trouble
from storage.records.articles import FAILURES_TO_TELL
from storage.tables import sources

UPLOAD_URL = "upload:"
NEWEST_GAP_COUNTS = 0.3
"""The weight of the newest gap between two items in the usual one."""


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


def find_source(conn: Connection, which: str) -> Source | None:
    """A source that people poll, by its id or its address; None also where it was removed."""
    by_id = which.isascii() and which.isdecimal() and len(which) < 10
    name = sources.c.id == int(which) if by_id else sources.c.url == which
    query = select(sources).where(
        name, sources.c.removed_at.is_(None), sources.c.kind != SourceKind.UPLOAD
    )
    return _first(conn, query)


def get_source(conn: Connection, source_id: int) -> Source:
    """The source with this id. Raises NotFoundError."""
    source = _first(conn, select(sources).where(sources.c.id == source_id))
    if source is None:
        raise NotFoundError(f"no source with the id {source_id}")
    return source


def list_sources(conn: Connection) -> list[Source]:
    """All sources that were not removed, the one of uploads included."""
    query = select(sources).where(sources.c.removed_at.is_(None)).order_by(sources.c.id)
    return [_source(row) for row in conn.execute(query)]


def list_sources_of(conn: Connection, region: str) -> list[Source]:
    """The sources whose home is a place or lies below it."""
    query = select(sources).where(
        sources.c.removed_at.is_(None),
        sources.c.kind != SourceKind.UPLOAD,
        in_region(sources.c.region, region),
    )
    return [_source(row) for row in conn.execute(query.order_by(sources.c.id))]


def list_sources_due(conn: Connection, now: datetime) -> list[Source]:
    """The sources to poll now, those that have waited longest first."""
    query = (
        select(sources)
        .where(
            sources.c.kind != SourceKind.UPLOAD,
            sources.c.paused.is_(False),
            sources.c.removed_at.is_(None),
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
    remark: str | None = None,
    trouble: Trouble | None = None,
) -> Source:
    """Write down how a poll went, and when the next one is due (in `poll_minutes` if not said).

    A poll that failed leaves `etag` and `last_modified` as they are, counts in `failures`, and says
    what the `trouble` is. `remark` tells what was left undone by one that went well. Raises
    NotFoundError.
    """
    source = get_source(conn, source_id)
    values: dict[str, Any] = {
        "next_poll_at": next_poll_at or now + timedelta(minutes=source.poll_minutes),
        "last_error": error or remark,
    }
    if error is None:
        values |= {"etag": etag, "last_modified": last_modified}
        values |= {"last_success_at": now, "failures": 0}
        values |= {"trouble": None, "trouble_since_at": None}
    else:
        values |= {"failures": source.failures + 1, "trouble": trouble or Trouble.UNREACHABLE}
        values["trouble_since_at"] = source.trouble_since_at or now
    if new_items:
        values["last_item_at"] = now
        values["usual_gap_minutes"] = _usual_gap(source, now)
    conn.execute(update(sources).where(sources.c.id == source_id).values(values))
    return get_source(conn, source_id)


def _usual_gap(source: Source, now: datetime) -> float | None:
    if source.last_item_at is None:
        return None
    gap = (now - source.last_item_at).total_seconds() / 60
    usual = source.usual_gap_minutes
    return gap if usual is None else usual + NEWEST_GAP_COUNTS * (gap - usual)


def list_sources_to_tell(conn: Connection) -> list[Source]:
    """The sources that are broken, or well again, and the admins don't know of it."""
    known = sources.c.told_trouble
    unknown = and_(
        sources.c.trouble.is_not(None),
        sources.c.failures >= FAILURES_TO_TELL,
        or_(known.is_(None), known != sources.c.trouble),
    )
    query = select(sources).where(
        sources.c.removed_at.is_(None),
        sources.c.paused.is_(False),
        or_(unknown, and_(sources.c.trouble.is_(None), known.is_not(None))),
    )
    return [_source(row) for row in conn.execute(query.order_by(sources.c.id))]


def mark_trouble_told(conn: Connection, source_id: int, trouble: Trouble | None) -> None:
    """Write down that the admins know of this trouble, or that there is none any more."""
    conn.execute(update(sources).where(sources.c.id == source_id).values(told_trouble=trouble))


def pause_source(conn: Connection, source_id: int, *, paused: bool) -> Source:
    """Stop polling a source for a while, or go on at once. Raises NotFoundError."""
    values: dict[str, Any] = {"paused": paused}
    if not paused:
        values["next_poll_at"] = None
    conn.execute(update(sources).where(sources.c.id == source_id).values(values))
    return get_source(conn, source_id)


def remove_source(conn: Connection, source_id: int, now: datetime) -> None:
    """Poll a source no more and list it no more. Its articles stay. Raises NotFoundError."""
    get_source(conn, source_id)
    conn.execute(update(sources).where(sources.c.id == source_id).values(removed_at=now))


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
    """Set what an operator decides about a source; a removed one comes back.

    Raises NotFoundError.
    """
    conn.execute(
        update(sources)
        .where(sources.c.id == source_id)
        .values(
            name=name,
            kind=kind,
            region=region,
            link_selector=link_selector,
            poll_minutes=poll_minutes,
            removed_at=None,
        )
    )
    return get_source(conn, source_id)


def upload_source(conn: Connection) -> Source:
    """The one source of files and addresses that somebody hands in; added at the first call."""
    lock_sources(conn)
    known = find_source_by_url(conn, UPLOAD_URL)
    return known or add_source(conn, name=UPLOAD_NAME, kind=SourceKind.UPLOAD, url=UPLOAD_URL)


def _first(conn: Connection, query: AnySelect) -> Source | None:
    row = conn.execute(query).first()
    return None if row is None else _source(row)


def _source(row: AnyRow) -> Source:
    return Source(**row._mapping)

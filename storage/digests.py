"""Digests as composed: once for each place, cadence and stretch of the event log."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from storage.columns import AnyRow
from storage.database import Connection, NotFoundError
from storage.records import Cadence, Digest, DigestFilter
from storage.tables import digests
from storage.upserts import insert_or

BEFORE_ALL_EVENTS = -1


def find_digest(
    conn: Connection,
    *,
    region: str,
    cadence: Cadence,
    after_event_id: int | None,
    upto_event_id: int,
    slot_on: date,
    wanted: str = "",
) -> Digest | None:
    """The digest of this stretch of the log, with only what was `wanted` (a filter's key)."""
    query = select(digests).where(
        digests.c.region == region,
        digests.c.cadence == cadence,
        digests.c.after_event_id == _stored(after_event_id),
        digests.c.upto_event_id == upto_event_id,
        digests.c.slot_on == slot_on,
        digests.c.filter == wanted,
    )
    row = conn.execute(query).first()
    return None if row is None else _digest(row)


def get_digest(conn: Connection, digest_id: int) -> Digest:
    """The digest with this id. Raises NotFoundError."""
    row = conn.execute(select(digests).where(digests.c.id == digest_id)).first()
    if row is None:
        raise NotFoundError(f"no digest with the id {digest_id}")
    return _digest(row)


def add_digest(
    conn: Connection,
    *,
    region: str,
    cadence: Cadence,
    after_event_id: int | None,
    upto_event_id: int,
    slot_on: date,
    parts: Sequence[str],
    is_empty: bool = False,
    wanted: str = "",
) -> Digest:
    """Keep a digest. Where another process was faster, its digest stays and is returned."""
    statement = insert_or(conn, digests).values(
        region=region,
        cadence=cadence,
        after_event_id=_stored(after_event_id),
        upto_event_id=upto_event_id,
        slot_on=slot_on,
        parts=list(parts),
        is_empty=is_empty,
        filter=wanted,
    )
    conn.execute(statement.on_conflict_do_nothing())
    digest = find_digest(
        conn,
        region=region,
        cadence=cadence,
        after_event_id=after_event_id,
        upto_event_id=upto_event_id,
        slot_on=slot_on,
        wanted=wanted,
    )
    if digest is None:
        raise NotFoundError(f"the digest of {region} for {slot_on} vanished while it was written")
    return digest


def _stored(after_event_id: int | None) -> int:
    return BEFORE_ALL_EVENTS if after_event_id is None else after_event_id


def _digest(row: AnyRow) -> Digest:
    after = row.after_event_id
    return Digest(
        id=row.id,
        region=row.region,
        cadence=row.cadence,
        after_event_id=None if after == BEFORE_ALL_EVENTS else after,
        upto_event_id=row.upto_event_id,
        slot_on=row.slot_on,
        parts=tuple(row.parts),
        is_empty=row.is_empty,
        wanted=DigestFilter.of_key(row.filter),
    )

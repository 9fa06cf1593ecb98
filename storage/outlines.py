"""Tracked things in outline: where each belongs, without what it says.

A page shows a dozen of a place's thousands of things. What it shows is chosen from outlines, which
cost a fraction of the things, and only that is then read in full.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.sql import ColumnElement

from storage.batches import batches
from storage.columns import in_region
from storage.database import Connection
from storage.records import Outline, ThingKind
from storage.tables import things
from storage.thing_rows import OUTLINE_COLUMNS, outline_from_row


def list_outlines_by_keys(conn: Connection, keys: Iterable[str]) -> dict[str, Outline]:
    """The things with these keys in outline, by key; those not known are left out."""
    found: dict[str, Outline] = {}
    for batch in batches(dict.fromkeys(keys)):
        found |= _by_key(conn, things.c.key.in_(batch))
    return found


def list_outlines(
    conn: Connection, region: str, kind: ThingKind, *, limit: int
) -> dict[str, Outline]:
    """What `list_things` gives of a place and all below it, in outline, by key."""
    ids = select(things.c.id).where(things.c.kind == kind, in_region(things.c.region, region))
    wanted = conn.scalars(ids.order_by(things.c.last_on.desc(), things.c.id).limit(limit)).all()
    found: dict[int | None, Outline] = {}
    for batch in batches(wanted):
        outlines = _by_key(conn, things.c.id.in_(batch)).values()
        found.update((outline.id, outline) for outline in outlines)
    return {found[each].key: found[each] for each in wanted}


def _by_key(conn: Connection, condition: ColumnElement[Any]) -> dict[str, Outline]:
    # All rows at once, which is quicker than one by one.
    rows = conn.execute(select(*OUTLINE_COLUMNS).where(condition)).all()
    return {outline.key: outline for outline in map(outline_from_row, rows)}

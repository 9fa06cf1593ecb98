"""Tracked things as the database keeps them."""

from typing import Any

import msgspec
from sqlalchemy import Text, cast, type_coerce

from storage.columns import AnyRow
from storage.fact_rows import fact_decoder, fact_to_json
from storage.records import FactType, Outline, Project, Thing, ThingKind
from storage.tables import things

# Places have thousands of things: what a row's types would turn into dictionaries and enumerations
# one by one is read as text, and made into records in one step.
_AS_TEXT = {
    "kind": type_coerce(things.c.kind, Text).label("kind"),
    "region": type_coerce(things.c.region, Text).label("region"),
    "current": cast(things.c.current, Text).label("current"),
    "fact_ids": cast(things.c.fact_ids, Text).label("fact_ids"),
}
THING_COLUMNS = [
    _AS_TEXT.get(column.name, column) for column in things.c if column.name != "industry"
]
HISTORY = _AS_TEXT["fact_ids"]
OUTLINE_COLUMNS = [
    _AS_TEXT["kind"],
    things.c.id,
    things.c.key,
    _AS_TEXT["region"],
    things.c.holder,
    HISTORY,
    things.c.first_on,
    things.c.last_on,
    things.c.due_on,
    things.c.closed,
]
_KINDS = {str(kind): (kind, fact_decoder(FactType(kind))) for kind in ThingKind}
read_history = msgspec.json.Decoder(tuple[int, ...]).decode
"""Reads the text of `HISTORY`: the ids of a thing's facts, oldest first."""


def thing_to_row(thing: Thing) -> dict[str, Any]:
    """The columns of a thing, but for its id."""
    return {
        "key": thing.key,
        "kind": thing.kind,
        "region": thing.region,
        "holder": thing.holder,
        "name": thing.name,
        "current": fact_to_json(thing.current),
        "fact_ids": list(thing.fact_ids),
        "first_on": thing.first_on,
        "last_on": thing.last_on,
        "due_on": thing.due_on,
        "closed": thing.closed,
        "family": thing.family,
        "industry": thing.current.industry if isinstance(thing.current, Project) else None,
    }


def thing_from_row(row: AnyRow) -> Thing:
    """The thing of a row of `THING_COLUMNS`."""
    thing_id, key, kind, region, holder, name, current, fact_ids, *days, closed, family = row
    first_on, last_on, due_on = days
    of_kind, decoder = _KINDS[kind]
    return Thing(
        id=thing_id,
        key=key,
        kind=of_kind,
        region=region.removesuffix("/"),
        holder=holder,
        name=name,
        current=decoder.decode(current),
        fact_ids=read_history(fact_ids),
        first_on=first_on,
        last_on=last_on,
        due_on=due_on,
        closed=closed,
        family=family,
    )


def outline_from_row(row: AnyRow) -> Outline:
    """The outline of a row of `OUTLINE_COLUMNS`."""
    kind, thing_id, key, region, holder, fact_ids, first_on, last_on, due_on, closed = row
    return Outline(
        id=thing_id,
        key=key,
        kind=_KINDS[kind][0],
        region=region.removesuffix("/"),
        holder=holder,
        fact_ids=read_history(fact_ids),
        first_on=first_on,
        last_on=last_on,
        due_on=due_on,
        closed=closed,
    )

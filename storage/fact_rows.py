"""Facts as the database keeps them: what all have in columns, the rest as JSON.

A fact's trace is not kept: it can be made again from the page. Its rules' names are.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import msgspec
from sqlalchemy import Text, type_coerce

from storage.records import FACT_TYPES, Fact, FactType, fact_type
from storage.tables import facts

IN_COLUMNS = ("quote", "start", "end", "region", "region_code", "confidence")
NAMES = {
    kind: tuple(field.name for field in fields(cls) if field.name != "trace")
    for kind, cls in FACT_TYPES.items()
}

# Histories have thousands of facts: words stay as they are read until a record is made of them.
FACT_COLUMNS = [
    facts.c.id,
    facts.c.article_id,
    type_coerce(facts.c.type, Text).label("type"),
    facts.c.quote,
    facts.c.span_start,
    facts.c.span_end,
    type_coerce(facts.c.region, Text).label("region"),
    facts.c.region_code,
    facts.c.confidence,
    facts.c.payload,
]
_KINDS = {str(kind): cls for kind, cls in FACT_TYPES.items()}


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """A fact as plain JSON values, with its `type` and without its trace; dates are ISO."""
    kind = fact_type(fact)
    values = {name: msgspec.to_builtins(getattr(fact, name)) for name in NAMES[kind]}
    return {"type": str(kind), **values}


def fact_decoder(kind: FactType) -> msgspec.json.Decoder[Fact]:
    """Reads the text of what `fact_to_json` gave, where the type is known."""
    return msgspec.json.Decoder(FACT_TYPES[kind])


def fact_to_row(fact: Fact) -> dict[str, Any]:
    """The columns of `facts` that tell the fact itself."""
    payload = fact_to_json(fact)
    row = {name: payload.pop(name) for name in ("type", *IN_COLUMNS)}
    row["span_start"] = row.pop("start")
    row["span_end"] = row.pop("end")
    return {**row, "payload": payload}


def fact_from_row(row: Sequence[Any]) -> Fact:
    """The fact of the values of `FACT_COLUMNS`."""
    _, _, kind, quote, start, end, region, region_code, confidence, payload = row
    values = {
        **payload,
        "quote": quote,
        "start": start,
        "end": end,
        "region": region.removesuffix("/"),
        "region_code": region_code,
        "confidence": confidence,
    }
    return msgspec.convert(values, _KINDS[kind])

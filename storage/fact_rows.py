"""Facts as the database keeps them: what all have in columns, the rest as JSON.

A fact's trace is not kept: it can be made again from the page. Its rules' names are.
"""

from dataclasses import fields
from typing import Any

import msgspec

from storage.columns import AnyRow
from storage.records import FACT_TYPES, Fact, FactType, fact_type

IN_COLUMNS = ("quote", "start", "end", "region", "region_code", "confidence")
NAMES = {
    kind: tuple(field.name for field in fields(cls) if field.name != "trace")
    for kind, cls in FACT_TYPES.items()
}


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """A fact as plain JSON values, with its `type` and without its trace; dates are ISO."""
    kind = fact_type(fact)
    values = {name: msgspec.to_builtins(getattr(fact, name)) for name in NAMES[kind]}
    return {"type": str(kind), **values}


def fact_from_json(values: dict[str, Any]) -> Fact:
    """What `fact_to_json` gave, as a fact again. Raises ValueError (msgspec's) for other shapes."""
    return msgspec.convert(values, FACT_TYPES[FactType(values["type"])])


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


def fact_from_row(row: AnyRow) -> Fact:
    """The fact of a row of `facts`."""
    return fact_from_json(
        {
            **row.payload,
            "type": row.type,
            "quote": row.quote,
            "start": row.span_start,
            "end": row.span_end,
            "region": row.region,
            "region_code": row.region_code,
            "confidence": row.confidence,
        }
    )

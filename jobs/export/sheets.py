"""A table before it becomes a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST = 2000
"""So many things of a kind go into a file: the last told. A province has more."""

Cell = str | float | int | date | None
"""Null is an empty cell: nothing was read. Money is in 元, shares in %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows under named columns. `total` is how many things there are, those left out included."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: int = 0
    left_out: int = 0
    """Things of which no row stands here."""


def joined(name: str, sheets: Sequence[Sheet]) -> Sheet:
    """Sheets of the same columns as one, below each other."""
    return Sheet(
        name=name,
        columns=sheets[0].columns,
        rows=[row for sheet in sheets for row in sheet.rows],
        total=sum(sheet.total for sheet in sheets),
        left_out=sum(sheet.left_out for sheet in sheets),
    )

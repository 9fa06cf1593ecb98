"""What was measured of the bot's answers, against their limits, and the table of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.table import Table

from bench.questions import BUTTON, LIMITS, MAKINGS, USUAL, command_of


@dataclass(slots=True)
class Row:
    """What was measured of a command; seconds, a value for each time that it was asked."""

    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    lag: float = 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def limit_of(name: str) -> float:
    return LIMITS.get(command_of(name), USUAL)


def _is_made(name: str) -> bool:
    return command_of(name) in MAKINGS


def broken(name: str, row: Row, *, by_processor: bool) -> bool:
    told = row.first if _is_made(name) else row.processor if by_processor else row.last
    return percentile(told, 0.99) > limit_of(name)


def table_of(rows: dict[str, Row], *, by_processor: bool) -> Table:
    table = Table("command", box=None, header_style="bold")
    for title in ("n", "first p50", "first p99", "last p50", "last p99", "cpu p99"):
        table.add_column(title, justify="right")
    for title in ("queries", "calls", "lag", "limit"):
        table.add_column(title, justify="right")
    for name, row in sorted(rows.items(), key=lambda pair: pair[0].startswith(BUTTON)):
        is_over = broken(name, row, by_processor=by_processor)
        firsts = (percentile(row.first, 0.5), percentile(row.first, 0.99))
        table.add_row(
            name,
            str(len(row.last)),
            *(_ms(each) if _is_made(name) else "" for each in firsts),
            _ms(percentile(row.last, 0.5)),
            _ms(percentile(row.last, 0.99)),
            _ms(percentile(row.processor, 0.99)),
            str(max(row.queries)),
            str(max(row.calls)),
            _ms(row.lag),
            _ms(limit_of(name)) + (" ✗" if is_over else ""),
            style="red" if is_over else "",
        )
    return table


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}" if seconds >= 0.01 else f"{1000 * seconds:.1f}"

"""What time it is, as an argument: everything that knows time is told it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

Clock = Callable[[], datetime]
"""Tells the time as an aware UTC datetime."""


def system_clock() -> datetime:
    return datetime.now(UTC)


def fixed_clock(instant: datetime) -> Clock:
    """A clock that stands still at an aware datetime."""
    fixed = instant.astimezone(UTC)
    return lambda: fixed


def started_clock(instant: datetime, real: Clock = system_clock) -> Clock:
    """A clock that shows `instant` now and runs on from there."""
    ahead = instant.astimezone(UTC) - real()
    return lambda: real() + ahead


def shanghai_day(instant: datetime) -> date:
    return instant.astimezone(SHANGHAI).date()


def read_instant(words: str) -> datetime:
    """The aware UTC instant of an ISO date or datetime; Shanghai's where it names no offset.

    Raises ValueError where the words are neither.
    """
    instant = datetime.fromisoformat(words)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=SHANGHAI)
    return instant.astimezone(UTC)

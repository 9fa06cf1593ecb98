"""Days of months, quarters, thirds of months: plain arithmetic of the calendar."""

from calendar import isleap
from datetime import date

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Days = tuple[date, date]
"""First and last day, both included."""

_THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "初": (1, 10),
    "中": (11, 20),
    "上半月": (1, 15),
    "上中旬": (1, 20),
}
_TO_THE_END = {"下旬": 21, "下半月": 16, "中下旬": 11}


def last_day(year: int, month: int) -> date:
    return date(year, month, 29 if month == 2 and isleap(year) else _DAYS[month - 1])


def months(year: int, first: int, last: int) -> Days:
    """All days from the first month to the last one of the same year."""
    return date(year, first, 1), last_day(year, last)


def part_of_month(year: int, month: int, part: str) -> Days:
    """The days of 上旬, 下半月 or 初, of 底 the last one; for "" all of the month."""
    end = last_day(year, month)
    if part in ("底", "末", "月底", "月末"):
        return end, end
    if part in _TO_THE_END:
        return date(year, month, _TO_THE_END[part]), end
    if part in _THIRDS:
        first, last = _THIRDS[part]
        return date(year, month, first), date(year, month, last)
    return date(year, month, 1), end


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the month has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month that many months later."""
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1

"""Days of months, quarters, thirds of months: plain arithmetic of the calendar."""

from calendar import isleap
from datetime import date

from jobs.extraction.rules.tokens import Period

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Days = tuple[date, date]
"""First and last day, both included."""

_PARTS = {
    **dict.fromkeys(("上旬", "初"), (1, 10)),
    **dict.fromkeys(("中旬", "中"), (11, 20)),
    "下旬": (21, None),
    "上中旬": (1, 20),
    "中下旬": (11, None),
    "上半月": (1, 15),
    "下半月": (16, None),
}
"""The first and last day of parts of months; null for a month's last."""


def last_day(year: int, month: int) -> date:
    return date(year, month, 29 if month == 2 and isleap(year) else _DAYS[month - 1])


def whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def months(year: int, first: int, last: int) -> Days:
    """All days from the first month to the last one of the same year."""
    return date(year, first, 1), last_day(year, last)


def part_of_month(year: int, month: int, part: str) -> Days:
    """The days of 上旬, 下半月 or 初, of 底 the last one; for "" all of the month."""
    end = last_day(year, month)
    if part in ("底", "末", "月底", "月末"):
        return end, end
    first, last = _PARTS.get(part, (1, None))
    return date(year, month, first), end if last is None else date(year, month, last)


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

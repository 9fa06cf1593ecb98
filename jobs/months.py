"""Months as people name them, and their days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from jobs.texts import month_report_zh as texts
from jobs.typed_days import Days, split_days

WRITTEN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*[年\-./])?\s*(?<!\d)(?P<month>0?[1-9]|1[0-2])\s*月(?:份)?"
    r"|(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?!\d)"
)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def of_iso(cls, words: str) -> Self:
        """2023-03. Raises ValueError where it is none."""
        return cls.of(date.fromisoformat(f"{words}-01"))

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def days(self) -> Days:
        return Days(self.first, self.last)

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def iso(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        """2023年3月."""
        return texts.MONTH.format(year=self.year, month=self.month)


def split_month(words: str, today: date) -> tuple[str, Month | None]:
    """The other words, and the month named among them; without a year, the last one so called."""
    running = Month.of(today)
    for word in sorted(texts.MONTHS, key=len, reverse=True):
        if word in words:
            named = running.before if texts.MONTHS[word] else running
            return _without(words, word), named
    found = WRITTEN.search(words)
    if found is None:
        rest, days = split_days(words, today)
        one = Month.of(days.first) if days else None
        return (rest, one) if one and days == one.days else (words.strip(), None)
    rest = _without(words, found[0])
    if found["iso"]:
        return rest, Month.of_iso(found["iso"])
    month = int(found["month"])
    if found["year"]:
        return rest, Month(int(found["year"]), month)
    return rest, Month(running.year - (month > running.month), month)


def _without(words: str, part: str) -> str:
    before, _, after = words.partition(part)
    return f"{before.strip()} {after.strip()}".strip()

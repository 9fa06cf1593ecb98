"""Which days the columns of a table are for: those that a head names, else those of its title."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from jobs.extraction.dates.calendar_days import last_day, whole_year
from jobs.extraction.dates.periods import Anchor, period_tokens
from jobs.extraction.reading.table_heads import PERIOD, Head
from jobs.extraction.rules.tokens import Period

_YEAR = re.compile("(?:19|20)\\d\\d(?=年|$)")


def period_in(text: str, anchor: Anchor) -> Period | None:
    """The one period that a title names, with its days known."""
    found = PERIOD.search(text.replace(" ", ""))
    return None if found is None else _read(found[0], anchor)


class Periods:
    """The periods of a table's columns, told by its title and by the day of the article."""

    def __init__(self, titles: Sequence[str], anchor: Anchor) -> None:
        self._anchor = anchor
        read = (period_in(title, anchor) for title in titles)
        self.titled = next((period for period in read if period is not None), None)
        """The period of the nearest title that names one."""

    def of(self, head: Head) -> Period | None:
        """The period of a column by its head; None where that names none."""
        if head.period and "本" not in head.period:
            return self.named(head.period)
        titled = self.titled
        if titled is None or titled.end is None:
            return titled
        if head.so_far or head.period:
            return Period(date(titled.end.year, 1, 1), titled.end, "days")
        if head.this_month and titled.part != "year":
            return Period(titled.end.replace(day=1), titled.end, "month")
        return titled

    def named(self, words: str) -> Period | None:
        """The period of words such as 1—3月, which lie in the year that the title names."""
        titled = self.titled
        if _YEAR.match(words) or titled is None or titled.end is None:
            return _read(words, self._anchor)
        return _read(f"{titled.end.year}年{words}", self._anchor)


def latest(periods: Iterable[Period | None]) -> Period | None:
    """The period that ends last, and of those that end together the longest."""
    known = [(period.end, _length(period), period) for period in periods if period and period.end]
    return max(known, key=lambda each: each[:2])[2] if known else None


def _length(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else 0


def _read(words: str, anchor: Anchor) -> Period | None:
    year = _YEAR.match(words)
    if year is not None and words[year.end() :] in ("", "年"):
        return whole_year(int(year[0]))
    tokens = period_tokens(words, anchor)
    if len(tokens) != 1 or tokens[0].start or tokens[0].end < len(words):
        return None
    period: Period = tokens[0].value
    if period.end is not None and words.endswith(("末", "底")):
        return Period(None, last_day(period.end.year, period.end.month), "until")
    return period

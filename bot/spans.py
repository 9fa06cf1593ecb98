"""Days as people name them: 今天, 本周, 上月; 三月, 2023年, 一季度."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from jobs.digests import Slot
from jobs.texts.words_zh import SPAN_WORDS
from jobs.typed_days import Days, split_days
from storage.records import Cadence

CADENCES = {"d": Cadence.DAILY, "w": Cadence.WEEKLY, "m": Cadence.MONTHLY}
LONGEST_FIRST = sorted(SPAN_WORDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a week from Monday, or a month: the running one, or the one before it."""

    cadence: Cadence
    before: bool

    @classmethod
    def of(cls, code: str) -> Self:
        """d0 is today, d1 yesterday; w and m are weeks and months."""
        return cls(CADENCES[code[0]], code[1] == "1")

    @property
    def code(self) -> str:
        letter = next(letter for letter, each in CADENCES.items() if each is self.cadence)
        return f"{letter}{int(self.before)}"

    def slot(self, today: date) -> Slot:
        """The span's days; the running ones end today."""
        first = self._first_day(today)
        if self.before:
            last = first - timedelta(days=1)
            return Slot(self.cadence, self._first_day(last) - timedelta(days=1), last)
        return Slot(self.cadence, first - timedelta(days=1), today)

    def days(self, today: date) -> Days:
        """All of the span's days, those to come among them."""
        first = self._first_day(today)
        if self.before:
            return Days(self._first_day(first - timedelta(days=1)), first - timedelta(days=1))
        match self.cadence:
            case Cadence.WEEKLY:
                return Days(first, first + timedelta(days=6))
            case Cadence.MONTHLY:
                return Days(first, self._first_day(first + timedelta(days=31)) - timedelta(days=1))
            case _:
                return Days(first, first)

    def _first_day(self, day: date) -> date:
        match self.cadence:
            case Cadence.WEEKLY:
                return day - timedelta(days=day.weekday())
            case Cadence.MONTHLY:
                return day.replace(day=1)
            case _:
                return day


def split_span(words: str, today: date) -> tuple[str, Span | Days | None]:
    """The other words, and the days that are named among them, if any."""
    for word in LONGEST_FIRST:
        before, found, after = words.partition(word)
        if found:
            return f"{before.strip()} {after.strip()}".strip(), Span.of(SPAN_WORDS[word])
    return split_days(words, today)


def span_of(code: str) -> Span | Days:
    """The days that a button names. Raises ValueError where it names none."""
    return Span.of(code) if code[0] in CADENCES else Days.of(code)


def split_whole_days(words: str, today: date, *, ahead: bool = True) -> tuple[str, Days | None]:
    """The same with all days of a running week or month; months are of this year.

    Without `ahead` they are the latest that have begun: 12月 is last year's in April.
    """
    rest, days = split_span(words, today)
    if isinstance(days, Span):
        return rest, days.days(today)
    return split_days(words, today, ahead=ahead)

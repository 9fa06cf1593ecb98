"""What dates are read from: the page's day and year, and the year that a text named last."""

from datetime import date

from jobs.extraction.quantities.numerals import read_number
from jobs.extraction.rules.value import Value
from storage.records import Precision, Publication

_UNKNOWN = Publication()


class Anchor(Value, frozen=True):
    """What relative words are read from: 今年, 下半年, 5月底, 本月, 8日.

    `year` is the year that the page or section speaks of as 今年; the year of publication if null.
    `month_told` is the month gone by that the title tells of (6月份…通报), which 本月 is then.
    `reviewed` is the year before it, where the page reports on that one and means it by 全年,
    上半年, 一季度 and the like, unless the sentence looks ahead.
    """

    published: Publication = _UNKNOWN
    year: int | None = None
    reviewed: int | None = None
    month_told: int | None = None

    @property
    def this_year(self) -> int | None:
        if self.year is not None:
            return self.year
        return self.published.on.year if self.published.on else None

    @property
    def month(self) -> int | None:
        """The month of publication where it is known."""
        known = self.published.precision in (Precision.DAY, Precision.MONTH)
        return self.published.on.month if self.published.on and known else None

    @property
    def today(self) -> date | None:
        return self.published.on if self.published.precision == Precision.DAY else None


class Sight(Value, frozen=True):
    """What a form may look at: the anchor and the year that the text named last."""

    anchor: Anchor
    said: int | None = None
    said_month: int | None = None
    ahead: bool = False
    """The text looks ahead: 力争, 计划, 今年."""

    @property
    def looks_back(self) -> bool:
        """Whether the year named last has gone by."""
        this = self.anchor.this_year
        return self.said is not None and this is not None and self.said < this

    @property
    def looks_ahead(self) -> bool:
        """Whether the year named last is still to come."""
        this = self.anchor.this_year
        return self.said is not None and this is not None and self.said > this

    def year_of_month(self, words: str | None, month: int) -> int | None:
        """The year of a month or a day: in 去年10月开工，3月完工 March is this year's."""
        year = self.year(words)
        if words or year is None or self.said_month is None or not self.looks_back:
            return year
        return year + 1 if month < self.said_month else year

    def year_told(self, words: str | None, year: int, month: int) -> int:
        """The year of a day that something is told of: 12月29日上午 on a page of January is of last
        year, where the text doesn't look ahead.
        """
        today = self.anchor.today
        if words or self.ahead or self.said is not None or today is None or year != today.year:
            return year
        return year - 1 if month - today.month > _TOLD_AHEAD else year

    def year_reported(self, words: str | None) -> int | None:
        """The year of 全年 and 年末: of the one that the page reports on."""
        if words or self.ahead or self.said is not None or self.anchor.reviewed is None:
            return self.year(words)
        return self.anchor.reviewed

    def year_so_far(self, words: str | None, month: int) -> int | None:
        """The year of 1—11月 and the like, which look back: last year's for a page of January."""
        year = self.year(words)
        to_come = self.anchor.month is not None and month > self.anchor.month
        if words or year is None or self.said is not None or not to_come:
            return year
        return year - 1

    def year_of_part(self, words: str | None, month: int) -> int | None:
        """The year of a quarter or half that ends with a month: one to come may be planned for."""
        reports = self.anchor.reviewed is not None and not self.ahead
        return self.year_so_far(words, month) if reports else self.year(words)

    def year(self, words: str | None) -> int | None:
        """The year of 2023年, 去年, 同年; of this year or the last one named for None."""
        this = self.anchor.this_year
        if not words:
            return self.said if self.said is not None else this
        digits = words[:4]
        if digits.isdigit() or digits[0] in "一二":
            value = read_number(digits)
            return int(value) if value is not None else None
        if words[0] in "同":
            return self.said
        if words[0] in "当" and self.said is not None:
            return self.said
        if words[0] in "次翌":
            return self.said + 1 if self.said is not None else None
        return this + _SHIFTS.get(words[0], 0) if this is not None else None


_TOLD_AHEAD = 5
"""So many months ahead no news tells of a day without saying that it is to come."""
_SHIFTS = {"去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2}

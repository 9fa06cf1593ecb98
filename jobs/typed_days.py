"""Stretches of days as people type them: 三月, 2023年, 上季度, 3月5日, 最近一周."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from jobs.digests.wording import period_in_words
from jobs.extraction.dates.periods import Anchor, period_tokens
from jobs.extraction.quantities.numerals import read_number
from jobs.extraction.rules.tokens import Period
from storage.records import Basis, Precision, Publication

DAY = timedelta(days=1)
NUMERALS = "〇零一二三四五六七八九十"
MONTH_IN_CHARACTERS = re.compile(
    rf"(?<![{NUMERALS}\d])(十[一二]?|[一二三四五六七八九])(?=月(?![湖坪田]))"
)
"""Not in 八月湖, 三月坪 and 十月田, which are towns."""
BARE_YEAR = re.compile(r"(?<![\d\w])(20\d\d)(?![\d\w年./-])")
MONTH_IN_DIGITS = re.compile(r"(?<!\d)(20\d\d)[-/.](0?[1-9]|1[0-2])(?![\d/.-])月?")
DAY_IN_CHARACTERS = re.compile(r"(?<=月)([一二三四五六七八九十]{1,3})(?=[日号])")
SHORT_YEAR = re.compile(
    r"(?<![\d\w])(2\d)年(?=\s*(?:\d{1,2}月|[上下]半年|前三季度|第?[一二三四]季度|[底末初]|$|\s))"
)
ENGLISH_MONTH = re.compile(
    r"(?:(?P<before>20\d\d)[ ,.-]*)?(?<![a-z])(?P<month>"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:[ ,.-]*(?P<after>20\d\d))?",
    re.I,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SHORTEST_MONTH = 4
"""Letters of an English month that stands without its year: Dec may be another word, Jun a name."""
DAY_IN_DIGITS = re.compile(r"(?<!\d)(20\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
DAY_CALLED_HAO = re.compile(r"(?<=月)(\d{1,2})号")
WITH_BLANKS = re.compile(r"20\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?")
FIVE_YEARS = re.compile(r"(?<!“)(十[一二三四五]五)(?:时期|规划|期间)?(?!”)")
YEAR_OF_A_PART = re.compile(r"(?<![\d\w])(20\d\d)\s*(?=[上下]半年|前三季度|第?[一二三四]季度)")
QUARTER = re.compile(r"(?P<which>本|这个?|上个?|下个?)季度")
OF_A_YEAR = re.compile(r"\d{1,2}月|\d{1,2}[-—~至到]|前三季度|第?[一二三四]季度|[上下]半年")
"""How a stretch begins that each year has: 3月, 3到5月, 前三季度."""
LATELY = re.compile(
    rf"(?:最近|近|过去)的?(?P<count>[{NUMERALS}两几\d]{{1,3}})个?(?P<unit>天|日|周|星期|礼拜|月|年)"
)
NEXT_WEEK = re.compile(r"下(?:一|个)?(?:周|星期|礼拜)(?![一二三四五六日天])")
UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
MOST_DAYS = 3660
YEAR_SAID = re.compile(r"年|明|下个?月|后")


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, code: str) -> Self:
        """20230301-20230331. Raises ValueError where it is none."""
        first, _, last = code.partition("-")
        return cls(date.fromisoformat(first), date.fromisoformat(last))

    @property
    def code(self) -> str:
        return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"

    @property
    def words(self) -> str:
        """2023年3月."""
        return period_in_words(self.first, self.last)

    @property
    def first_and_last(self) -> tuple[date, date]:
        return self.first, self.last

    @property
    def is_years(self) -> bool:
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


def split_days(words: str, today: date, *, ahead: bool = False) -> tuple[str, Days | None]:
    """The other words, and the stretch of days that is named among them, if any.

    A month, quarter or day without its year is the latest one that has begun; with `ahead`, that
    of this year.
    """
    if found := QUARTER.search(words):
        return _without(words, found), _quarter(today, found["which"])
    if found := NEXT_WEEK.search(words):
        monday = today + timedelta(days=7 - today.weekday())
        return _without(words, found), Days(monday, monday + timedelta(days=6))
    if found := LATELY.search(words):
        days = _lately(found, today)
        return (_without(words, found), days) if days else (words.strip(), None)
    text = in_usual_forms(words)
    for token in period_tokens(text, _anchor(today)):
        said, period = text[token.start : token.end], token.value
        if period.start and period.start > today and not ahead and not YEAR_SAID.search(said):
            period = _read_on(_year_before(today), said) or period
        if period.start and period.start.year < today.year and ahead and OF_A_YEAR.match(said):
            period = _read_on(date(today.year, 12, 31), said) or period
        if period.start is None:
            continue
        rest = f"{text[: token.start].strip()} {text[token.end :].strip()}".strip()
        return rest, Days(period.start, period.end or max(today, period.start))
    return words.strip(), None


def _read_on(day: date, said: str) -> Period | None:
    """What the words mean to who reads them on another day."""
    tokens = period_tokens(said, _anchor(day))
    return tokens[0].value if tokens else None


def _in_chinese(found: re.Match[str]) -> str:
    """Dec 2023 and 2023-December as 2023年12月."""
    year, month = found["before"] or found["after"], found["month"].casefold()
    if year is None and len(month) < SHORTEST_MONTH:
        return found[0]
    return (
        f"{year}年{MONTHS.index(month[:3]) + 1}月" if year else f"{MONTHS.index(month[:3]) + 1}月"
    )


def in_usual_forms(words: str) -> str:
    """三月 is 3月, 2023-03 2023年3月, 五号 5日, 2023 by itself 2023年, Dec 2023 2023年12月."""
    text = SHORT_YEAR.sub(r"20\1年", ENGLISH_MONTH.sub(_in_chinese, words))
    text = MONTH_IN_CHARACTERS.sub(lambda found: f"{read_number(found[1]):g}", text)
    text = DAY_IN_CHARACTERS.sub(lambda found: f"{read_number(found[1]):g}", text)
    text = WITH_BLANKS.sub(lambda found: "".join(found[0].split()), text)
    text = FIVE_YEARS.sub(r"“\1”期间", YEAR_OF_A_PART.sub(r"\1年", text))
    text = DAY_IN_DIGITS.sub(r"\1年\2月\3日", text)
    text = MONTH_IN_DIGITS.sub(lambda found: f"{found[1]}年{int(found[2])}月", text)
    return DAY_CALLED_HAO.sub(r"\1日", BARE_YEAR.sub(r"\1年", text))


def _anchor(today: date) -> Anchor:
    return Anchor(Publication(on=today, precision=Precision.DAY, basis=Basis.STATED))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def _quarter(today: date, which: str) -> Days:
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    if which.startswith("上"):
        last = first - DAY
        return Days(date(last.year, last.month - 2, 1), last)
    if which.startswith("下"):
        first = _end_of_quarter(first) + DAY
    return Days(first, _end_of_quarter(first))


def _end_of_quarter(first: date) -> date:
    return (first + timedelta(days=95)).replace(day=1) - DAY


def _lately(found: re.Match[str], today: date) -> Days | None:
    count = 3 if found["count"] == "几" else read_number(found["count"].replace("两", "二"))
    days = int(count or 0) * UNITS[found["unit"]]
    return Days(today - timedelta(days=days - 1), today) if 0 < days <= MOST_DAYS else None


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()].strip()} {words[found.end() :].strip()}".strip()

"""When an article was printed: told by the caller, stated on the page, or inferred from its words.

An inferred date is a year, or a month where the page tells of a day's event: news is printed in the
month of its latest event, but on which day it does not say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobs.extraction.dates.anchors import Anchor
from jobs.extraction.dates.calendar_days import day
from jobs.extraction.dates.year_evidence import (
    Evidence,
    Years,
    is_titled_after,
    month_told,
    names_only,
    read_evidence,
    reviews,
    years_named,
)
from jobs.extraction.quantities.numerals import read_number
from jobs.extraction.rules.members import BYLINE
from jobs.extraction.rules.tokens import ArticleReading
from storage.records import Basis, Precision, Publication

_STAMP = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:年|[-/.])(?P<m>1[0-2]|0?[1-9])(?:月|[-/.])"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0[1-9])\.(?P<y>20\d{2})(?![\d.])"
)
"""11.12.2017, as some sites print the 11th of December."""
_IN_WORDS = re.compile(
    r"(?P<y>二[〇零][〇零一二三四五六七八九]{2})年(?P<m>十[一二]?|[一二三四五六七八九])月"
    r"(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
"""二〇二一年五月六日, as documents are signed."""
_ADDRESS = re.compile(
    r"https?://\S*?/(?P<y>20\d{2})[-/]?(?P<m>1[0-2]|0[1-9])[-/]?(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
)
_WIRE = re.compile(
    r"(?:(?:本报|新华社|中新社|[\u4e00-\u9fff]{1,6}(?:网|社|报))[\u4e00-\u9fff]{0,8}?|^[（【]?[\u4e00-\u9fff]{0,10}?)"
    r"(?:(?P<y>20\d{2})年)?(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12]\d|[1-9])日"
    r"(?:电(?![力网站厂商动池子])|讯(?!息)|消息)"
)
_UP_TO_MONTH = re.compile(r"截[至止]到?(1[0-2]|[1-9])月")
_NUMBERED = re.compile(r"[〔\[（(](?P<y>20\d\d)[〕\]）)]\s?第?\d{1,4}号$")
"""A document's number, which tells the year that it was issued in."""
_READ = 4000
_NEIGHBOURS = 6
_REVIEWS_UNTIL = 4
"""The last month in which pages still report on the year before."""


_UNKNOWN = Publication()


@dataclass(slots=True)
class _Article:
    """What one article says: its paragraphs up to a length, without publishing marks; and those."""

    texts: Sequence[str]
    whole: str
    """The texts, one a line."""
    marks: Sequence[str]
    years: Years
    evidence: Evidence | None = None
    stated: Publication | None = None
    """The day that stands in the marks or at the article's ends; unknown where none does."""


class Publications:
    """When the articles of a page were printed. Each is read once, whichever others ask for it."""

    def __init__(self, page: Sequence[ArticleReading]) -> None:
        self._page = page
        self._articles: list[_Article | None] = [None] * len(page)

    def publication(self, article: ArticleReading, given: Publication = _UNKNOWN) -> Publication:
        """When an article was printed; all null where nothing tells."""
        if given.on is not None:
            return given
        return self._stated(article) or self._inferred(article)

    def anchor(self, article: ArticleReading, published: Publication) -> Anchor:
        """What the article's 今年 and 5月 are read from.

        A page put on a site long after it was written speaks of the year it was written in: the
        latest one that it names, where it looks back on months of it that were yet to come on the
        site's day.
        """
        if published.on is None:
            return Anchor(published)
        year = published.on.year
        month = published.on.month if published.precision != Precision.YEAR else 12
        read = self._read(article)
        if _looks_back_beyond(read.whole, month) and self._evidence(article).year == year - 1:
            return Anchor(published, year - 1)
        early = published.precision == Precision.YEAR or month <= _REVIEWS_UNTIL
        reviewed = is_titled_after(article.title, year - 1) or (
            early
            and (reviews(read.years, year - 1) or names_only(read.whole, read.years, year - 1))
        )
        told = month_told(article.title, month) if "月" in article.title else None
        return Anchor(published, year, year - 1 if reviewed else None, told)

    def _read(self, article: ArticleReading) -> _Article:
        read = self._articles[article.index]
        if read is None:
            texts, marks = _texts(article)
            read = _Article(texts, "\n".join(texts), marks, years_named(texts))
            self._articles[article.index] = read
        return read

    def _evidence(self, article: ArticleReading) -> Evidence:
        read = self._read(article)
        if read.evidence is None:
            read.evidence = read_evidence(read.texts, read.whole, read.years)
            read.evidence.told += _issued(read.marks)
        return read.evidence

    def _stated(self, article: ArticleReading) -> Publication | None:
        for source in (article, self._page[0]):
            read = self._read(source)
            if read.stated is None:
                read.stated = _stamped((*read.marks, *_ends(source)))
            if read.stated.on is not None:
                return read.stated
        return self._wire(article)

    def _wire(self, article: ArticleReading) -> Publication | None:
        """新华社北京2月6日电: the day of the wire, with the year that the page tells."""
        for text in self._read(article).texts[:4]:
            opening = text[:60]
            if "日" in opening and (match := _WIRE.search(opening)):
                told = self._inferred(article).on
                year = int(match["y"]) if match["y"] else told.year if told else None
                on = day(year, int(match["m"]), int(match["d"])) if year else None
                if on:
                    return Publication(on=on, precision=Precision.DAY, basis=Basis.STATED)
        return None

    def _inferred(self, article: ArticleReading) -> Publication:
        own = self._evidence(article)
        sure, events = own.is_sure, own.events
        others: list[Evidence] = []
        if len(self._page) > 1 and not (sure and events):
            others = [self._evidence(other) for other in self._neighbours(article)]
        year = own.year
        if not sure:
            year = _agreed([other.year for other in others if other.is_sure]) or year
        if year is None:
            return _UNKNOWN
        month = _agreed([max(other.events)[0] for other in others if other.events])
        if events:
            month = max(events)[0]
        if month is None:
            return Publication(on=date(year, 1, 1), precision=Precision.YEAR, basis=Basis.INFERRED)
        return Publication(on=date(year, month, 1), precision=Precision.MONTH, basis=Basis.INFERRED)

    def _neighbours(self, article: ArticleReading) -> list[ArticleReading]:
        """The articles near by on the page."""
        first, last = max(0, article.index - _NEIGHBOURS), article.index + _NEIGHBOURS + 1
        return [other for other in self._page[first:last] if other is not article]


def _stamped(texts: Sequence[str]) -> Publication:
    """The first day that stands in texts, or else in an address in them."""
    # No year stands in most of them: to ask for its beginning is faster than to try the patterns.
    dated = [text for text in texts if "20" in text or "19" in text or "二" in text]
    for pattern in (_STAMP, _DAY_FIRST, _IN_WORDS, _ADDRESS) if dated else ():
        for text in dated:
            if (match := pattern.search(text)) and (on := _date(match)):
                return Publication(on=on, precision=Precision.DAY, basis=Basis.STATED)
    return _UNKNOWN


def _looks_back_beyond(text: str, month: int) -> bool:
    return any(int(found) > month for found in _UP_TO_MONTH.findall(text))


def _ends(article: ArticleReading) -> list[str]:
    """First and last lines, where a page prints its day even if nothing else marks them."""
    texts = [article.paragraphs[0].reading.text, article.paragraphs[-1].reading.text]
    return [text for text in texts if len(text) <= 60 and "。" not in text]


def _date(match: re.Match[str]) -> date | None:
    year, month, of_month = (int(read_number(match[part]) or 0) for part in "ymd")
    return day(year, month, of_month)


def _issued(marks: Sequence[str]) -> list[int]:
    """The year of the document that an article is, by the number above it."""
    return [int(match["y"]) for text in marks if (match := _NUMBERED.search(text))]


def _agreed(told: Sequence[int | None]) -> int | None:
    """What at least two others tell alike: one article alone may stand there by chance."""
    value = max(told, key=told.count, default=None)
    return value if told.count(value) >= 2 else None


def _texts(article: ArticleReading) -> tuple[list[str], list[str]]:
    """An article's paragraphs up to a length, and its publishing marks."""
    texts: list[str] = []
    marks: list[str] = []
    left = _READ
    for paragraph in article.paragraphs:
        text = paragraph.reading.text
        if paragraph.kind is BYLINE:
            marks.append(text)
        elif left > 0:
            texts.append(text[:left])
            left -= len(text)
    return texts, marks

"""When an article was printed: told by the caller, stated on the page, or inferred from its words.

An inferred date is a year, or a month where the page tells of a day's event: news is printed in the
month of its latest event, but on which day it does not say.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobs.extraction.anchors import Anchor
from jobs.extraction.calendar_days import day
from jobs.extraction.tokens import ArticleReading, ParagraphKind
from storage.records import Basis, Precision, Publication

_STAMP = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:年|[-/.])(?P<m>1[0-2]|0?[1-9])(?:月|[-/.])"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_ADDRESS = re.compile(
    r"https?://\S*?/(?P<y>20\d{2})[-/]?(?P<m>1[0-2]|0[1-9])[-/]?(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
)
_WIRE = re.compile(
    r"(?:本报|新华社|中新社|[\u4e00-\u9fff]{2,6}(?:网|社|报))[\u4e00-\u9fff]{0,8}?"
    r"(?:(?P<y>20\d{2})年)?(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12]\d|[1-9])日(?:电|讯)"
)
# It begins with its digits, which are found faster than what must not stand before them.
_YEAR = re.compile(
    r"(?P<y>(?:19|20)\d{2})年(?<![\d.]\d{4}年)(?!度?(?:底|末|内)?前|底|末|[—\-至到])"
)
_AHEAD = re.compile(r"(?:到|至|力争|确保|预计|计划|将于|将在|目标|—|-|规划|截至|比|较|自|从)$")
_PAST_YEAR = re.compile(
    r"[，,]?[^。；]{0,60}?(?:完成|实现|达到|达|同比|增长|获|荣获|累计|全年|打开|交出)"
)
_PART_OF_YEAR = re.compile(r"\d{1,2}月|上半年|[一二三四]季度|以来|前\d|1[—-]")
_BEGAN = re.compile(
    r"(?:\d{1,2}月)?，?[^。；，]{0,16}?(?:成立|创办|创建|组建|始建|建厂|注册|毕业|返乡|回乡|退伍|入党|脱贫|摘帽|落户)"
)
"""Behind the year in which something began that the article goes on about in later years."""
_STILL_AHEAD = re.compile(r"，[^。；]{0,40}?(?:我[省市县区]|全[省市县区])?[将要](?!求)")
_NAMED_YEAR = re.compile(
    r"(?:[“‘《][^”’》\d]{1,8}(?P<a>20\d{2})(?:年)?[^”’》\d]{0,4}[”’》])"
    r"|进入(?P<b>20\d{2})年|(?P<c>20\d{2})年(?:甫|新年|新春|春节|伊始|在外|[^，。]{0,12}推介会)"
    r"|(?P<d>20\d{2})年是[^。]{0,30}(?:之年|一年)|今年（(?P<e>20\d{2})年?）"
    r"|今年[^。，]{0,6}(?P<f>20\d{2})年"
    r"|(?P<g>20\d{2})年(?!度)[^，。；（）《》总]{2,18}会(?:议)?上(?:获悉|了解|透露)?，"
)
_ANNIVERSARY = re.compile(
    r"(?P<what>建党|中国共产党(?:成立|建党)|建军|新中国成立|中华人民共和国成立|建国|改革开放)"
    r"(?P<n>\d{2,3})周年"
)
_FOUNDED = {"建党": 1921, "中": 1921, "建军": 1927, "新中国成立": 1949, "建国": 1949, "改": 1978}
_PLAN_YEAR = re.compile(r"[“‘]?十(?P<n>[一二三四五])五[”’]?(?:规划)?(?:的)?(?P<at>开局|收官)")
_CONGRESS = re.compile(r"党的(?P<n>十八|十九|二十)大精神(?:的)?开局之年")
_AWAITED = re.compile(
    r"(?:迎接|喜迎|献礼)(?:党的|中国共产党)?第?(?P<n>十八|十九|二十)(?:大|次全国代表大会)"
)
_AWAITED_YEARS = {"十八": 2012, "十九": 2017, "二十": 2022}
_CONGRESS_YEARS = {"十八": 2013, "十九": 2018, "二十": 2023}
_EVENT = re.compile(
    r"(?<![\d年.])(?P<m>1[0-2]|[1-9])月(?P<d>3[01]|[12]\d|[1-9])日"
    r"(?!前|之前|以前|起|[—\-至到]\d{1,2}月)"
)
_EVENT_AHEAD = re.compile(r"(?:将于|将在|计划|预计|定于|拟于|到|至|截至|去年|上年|年)$")
_LAST_YEAR = re.compile("去年|过去的?一年")
_UP_TO_MONTH = re.compile(r"截[至止]到?(1[0-2]|[1-9])月")
_TELLS_YEAR = re.compile(r"20\d\d|周年|之年|迎|献礼")
_READ = 4000
_NEIGHBOURS = 6
_REVIEWS_UNTIL = 4
"""The last month in which pages still report on the year before."""


@dataclass
class _Evidence:
    """What a stretch of a page tells about its year and month."""

    this_year: Counter[int] = field(default_factory=Counter)
    latest: int | None = None
    latest_is_over: bool = False
    latest_has_parts: bool = False
    says_this: bool = False
    says_last: bool = False
    events: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether this year is told, and not only some year is named."""
        return bool(self.this_year) or self.latest_is_over or self.latest_has_parts

    @property
    def year(self) -> int | None:
        if self.this_year:
            return max(self.this_year, key=lambda year: (self.this_year[year], year))
        if self.latest is None:
            return None
        return self.latest + 1 if self.latest_is_over else self.latest


def publication(
    article: ArticleReading, page: Sequence[ArticleReading], given: Publication
) -> Publication:
    """When an article was printed; all null where nothing tells."""
    if given.on is not None:
        return given
    return _stated(article, page) or _inferred(article, page)


def anchor_of(
    article: ArticleReading, page: Sequence[ArticleReading], published: Publication
) -> Anchor:
    """What the article's 今年 and 5月 are read from.

    A page put on a site long after it was written speaks of the year it was written in: the latest
    one that it names, where it looks back on months of it that were yet to come on the site's day.
    """
    if published.on is None:
        return Anchor(published)
    year = published.on.year
    month = published.on.month if published.precision != Precision.YEAR else 12
    texts = _texts(article)
    if _looks_back_beyond(texts, month) and _read_evidence(texts).year == year - 1:
        return Anchor(published, year - 1)
    early = published.precision == Precision.YEAR or month <= _REVIEWS_UNTIL
    reviews = _is_titled_after(article.title, year - 1) or (
        early and (_reviews(texts, year - 1) or _names_only(texts, year - 1))
    )
    return Anchor(published, year, year - 1 if reviews else None)


def _is_titled_after(title: str, year: int) -> bool:
    """Whether a title names a year as a whole: 2022年国民经济和社会发展统计公报."""
    return any(
        int(match["y"]) == year and not _PART_OF_YEAR.match(title, match.end())
        for match in _YEAR.finditer(title)
        if not _AHEAD.search(title, max(0, match.start() - 3), match.start())
    )


def _names_only(texts: Sequence[str], year: int) -> bool:
    """Whether a text names a year and neither this one nor any after it."""
    named = {int(match["y"]) for text in texts for match in _YEAR.finditer(text)}
    return max(named, default=0) == year and not any("今年" in text for text in texts)


def _reviews(texts: Sequence[str], year: int) -> bool:
    """Whether a text reports on a year as a whole."""
    return any(
        int(match["y"]) == year and _PAST_YEAR.match(text, match.end()) is not None
        for text in texts
        for match in _YEAR.finditer(text)
        if not _PART_OF_YEAR.match(text, match.end())
        and not _AHEAD.search(text, max(0, match.start() - 3), match.start())
    )


def _looks_back_beyond(texts: Sequence[str], month: int) -> bool:
    return any(int(match[1]) > month for text in texts for match in _UP_TO_MONTH.finditer(text))


def _stated(article: ArticleReading, page: Sequence[ArticleReading]) -> Publication | None:
    for source in (article, *page[:1]):
        marks = [p.reading.text for p in source.paragraphs if p.kind is ParagraphKind.BYLINE]
        for pattern in (_STAMP, _ADDRESS):
            for text in (*marks, *_ends(source)):
                if (match := pattern.search(text)) and (on := _date(match)):
                    return Publication(on=on, precision=Precision.DAY, basis=Basis.STATED)
    return _wire(article, page)


def _ends(article: ArticleReading) -> list[str]:
    """First and last lines, where a page prints its day even if nothing else marks them."""
    texts = [article.paragraphs[0].reading.text, article.paragraphs[-1].reading.text]
    return [text for text in texts if len(text) <= 60 and "。" not in text]


def _wire(article: ArticleReading, page: Sequence[ArticleReading]) -> Publication | None:
    """新华社北京2月6日电: the day of the wire, with the year that the page tells."""
    for text in _texts(article)[:4]:
        if match := _WIRE.search(text[:60]):
            told = _inferred(article, page).on
            year = int(match["y"]) if match["y"] else told.year if told else None
            on = day(year, int(match["m"]), int(match["d"])) if year else None
            if on:
                return Publication(on=on, precision=Precision.DAY, basis=Basis.STATED)
    return None


def _date(match: re.Match[str]) -> date | None:
    return day(int(match["y"]), int(match["m"]), int(match["d"]))


def _inferred(article: ArticleReading, page: Sequence[ArticleReading]) -> Publication:
    own = _read_evidence(_texts(article))
    others: list[_Evidence] = []
    if len(page) > 1 and not (own.is_sure and own.events):
        others = [_read_evidence(_texts(other)) for other in _neighbours(article, page)]
    year = own.year
    if not own.is_sure:
        year = _agreed(other.year for other in others if other.is_sure) or year
    if year is None:
        return Publication()
    months = [max(other.events)[0] for other in others if other.events]
    month = max(own.events)[0] if own.events else _agreed(months)
    if month is None:
        return Publication(on=date(year, 1, 1), precision=Precision.YEAR, basis=Basis.INFERRED)
    return Publication(on=date(year, month, 1), precision=Precision.MONTH, basis=Basis.INFERRED)


def _agreed(told: Iterable[int | None]) -> int | None:
    """What at least two others tell alike: one article alone may stand there by chance."""
    (value, count), *_ = Counter(told).most_common(1) or [(None, 0)]
    return value if count >= 2 else None


def _neighbours(article: ArticleReading, page: Sequence[ArticleReading]) -> list[ArticleReading]:
    """The articles near by on the page."""
    near = page[max(0, article.index - _NEIGHBOURS) : article.index + _NEIGHBOURS + 1]
    return [other for other in near if other is not article]


def _texts(article: ArticleReading) -> list[str]:
    """An article's paragraphs up to a length, without publishing marks."""
    texts: list[str] = []
    left = _READ
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BYLINE and left > 0:
            texts.append(paragraph.reading.text[:left])
            left -= len(paragraph.reading.text)
    return texts


def _read_evidence(texts: Iterable[str]) -> _Evidence:
    found = _Evidence()
    texts = list(texts)
    for text in texts:
        found.says_this = found.says_this or "今年" in text
        found.says_last = found.says_last or bool(_LAST_YEAR.search(text))
        found.this_year.update(_told_years(text))
    for text in texts:
        for match in _YEAR.finditer(text):
            _weigh_year(text, match, found)
        for match in _EVENT.finditer(text) if "日" in text else ():
            if not _EVENT_AHEAD.search(text, max(0, match.start() - 3), match.start()):
                found.events.append((int(match["m"]), int(match["d"])))
    last = found.says_last and not found.says_this and not found.latest_has_parts
    found.latest_is_over = last or (found.latest_is_over and (found.says_this or found.says_last))
    return found


def _weigh_year(text: str, match: re.Match[str], found: _Evidence) -> None:
    if _AHEAD.search(text, max(0, match.start() - 3), match.start()):
        return
    year = int(match["y"])
    if found.latest is not None and year < found.latest:
        return
    if (found.says_last or found.says_this) and _BEGAN.match(text, match.end()):
        return
    part = any(form.match(text, match.end()) for form in (_PART_OF_YEAR, _STILL_AHEAD))
    past = None if part else _PAST_YEAR.match(text, match.end())
    # 记者从2024年全市招商工作会上获悉，今年…完成: that year is this one.
    over = past is not None and "今年" not in past[0]
    if year == found.latest:
        found.latest_is_over = found.latest_is_over and not part
        found.latest_has_parts = found.latest_has_parts or part
    else:
        found.latest, found.latest_is_over, found.latest_has_parts = year, over, part


def _told_years(text: str) -> Iterable[int]:
    """Years that the text calls its own: “大干2023”, 建党100周年, “十四五”开局之年."""
    if not _TELLS_YEAR.search(text):
        return
    for match in _NAMED_YEAR.finditer(text):
        yield int(next(filter(None, match.groups())))
    for match in _ANNIVERSARY.finditer(text):
        founded = next(y for word, y in _FOUNDED.items() if match["what"].startswith(word[:2]))
        yield founded + int(match["n"])
    for match in _PLAN_YEAR.finditer(text):
        first = 2001 + 5 * ("一二三四五".index(match["n"]) + 1)
        yield first + (4 if match["at"] == "收官" else 0)
    for match in _AWAITED.finditer(text):
        yield _AWAITED_YEARS[match["n"]]
    for match in _CONGRESS.finditer(text):
        yield _CONGRESS_YEARS[match["n"]]

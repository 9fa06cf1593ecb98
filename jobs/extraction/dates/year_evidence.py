"""What an article's words tell of the year and the month that it was printed in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# It begins with its digits, which are found faster than what must not stand before them.
_YEAR = re.compile(
    r"(?P<y>(?:19|20)\d{2})年(?<![\d.]\d{4}年)(?!度?(?:底|末|内)?前|底|末|[—\-至到])"
)
_AHEAD = re.compile(
    r"(?:到|至|力争|争取|有望|确保|预计|计划|[将拟定]于|[将拟]在|目标|—|-|规划|截至|比|较|自|从)$"
)
_PAST_YEAR = re.compile(
    r"[，,]?(?:(?!计划|预计|力争|目标|预期)[^。；]){0,60}?"
    r"(?:完成|实现|达到|达|同比|增长|获|荣获|累计|全年|打开|交出)"
)
_OF_GAMES = re.compile(
    r"[^，。；“”]{0,6}?(?:冬奥|奥运|亚运|全运|世博|园博|进博|冬残奥|大运会|世界杯)"
)
"""Behind the year of an event that is awaited long before it: 2022年北京冬奥会."""
_WHOLE_MONTH = re.compile(r"(?<![\d.])(\d{1,2})月份?(?![\d上中下初底末])")
_PART_OF_YEAR = re.compile(r"\d{1,2}月|上半年|[一二三四]季度|以来|前\d|1[—-]")
_BEGAN = re.compile(
    r"(?:\d{1,2}月)?，?[^。；，]{0,16}?(?:成立|创办|创建|组建|始建|建厂|注册|毕业|返乡|回乡|退伍|入党|脱贫|摘帽|落户)"
    r"|\d{1,2}月[^。；，]{0,6}?(?:开工|动工|开建|奠基|立项|获批|批复)"
)
"""Behind the year in which something began that the article goes on about in later years."""
_STILL_AHEAD = re.compile(r"，[^。；]{0,40}?(?:我[省市县区]|全[省市县区])?[将要](?!求)")
# It begins with one class of characters, which is looked for faster than several words.
_NAMED_YEAR = re.compile(
    r"[“‘《进今2](?:(?<=[“‘《])(?!中国制造)[^”’》\d]{1,8}20(\d{2})(?:年)?[^”’》\d]{0,4}[”’》]"
    r"|(?<=“)20(\d{2})(?!年)[^”\d]{2,14}”"
    r"|(?<=进)入20(\d{2})年|(?<=2)0(\d{2})年(?:甫|新年|新春|春节|伊始|在外|[^，。]{0,12}推介会)"
    r"|(?<=2)0(\d{2})年是[^。]{0,30}(?:之年|一年)|(?<=今)年（20(\d{2})年?）"
    r"|(?<=今)年[^。，]{0,6}20(\d{2})年"
    r"|(?<=2)0(\d{2})年(?!度)[^，。；（）《》总]{2,18}会(?:议)?上(?:获悉|了解|透露)?，)"
)
_ANNIVERSARY = re.compile(
    r"(?P<what>建党|中国共产党(?:成立|建党)|建军|新中国成立|中华人民共和国成立|建国|改革开放)"
    r"(?P<n>\d{2,3})周年"
)
_FOUNDED = {"建党": 1921, "中": 1921, "建军": 1927, "新中国成立": 1949, "建国": 1949, "改": 1978}
_PLAN_YEAR = re.compile(r"[“‘]?十(?P<n>[一二三四五])五[”’]?(?:规划)?(?:的)?(?P<at>开局|收官)")
_CONGRESS = re.compile(r"党的(?P<n>十八|十九|二十)大精神(?:的)?开局之年")
_AWAITING = ("迎接", "喜迎", "献礼")
_AWAITED = re.compile(
    rf"(?:{'|'.join(_AWAITING)})(?:党的|中国共产党)?第?(?P<n>十八|十九|二十)(?:大|次全国代表大会)"
)
_AWAITED_YEARS = {"十八": 2012, "十九": 2017, "二十": 2022}
_CONGRESS_YEARS = {"十八": 2013, "十九": 2018, "二十": 2023}
# It begins with its first digit.
_EVENT = re.compile(
    r"(?P<m>[1-9](?<![\d年.].)(?:(?<=1)[0-2])?)月(?P<d>3[01]|[12]\d|[1-9])日"
    r"(?!前|之前|以前|起|[—\-至到]\d{1,2}月)"
)
_EVENT_AHEAD = re.compile(r"(?:将于|将在|计划|预计|定于|拟于|到|至|截至|去年|上年|年)\Z")
_TELLS_YEAR = re.compile(r"20\d\d|周年|之年|迎|献礼")
"""Without one of these a text tells of a plan and not of a year."""
_LAST_YEAR = ("去年", "过去一年", "过去的一年")

Years = Sequence[tuple[str, re.Match[str]]]
"""The years that texts name, each with its text; match["y"] are the digits."""


@dataclass(slots=True)
class Evidence:
    """What texts tell about their year and month. `events` are months and days."""

    told: list[int] = field(default_factory=list)
    """The years that they call their own."""
    latest: int | None = None
    latest_is_over: bool = False
    latest_has_parts: bool = False
    says_this: bool = False
    says_last: bool = False
    says_next: bool = False
    events: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether this year is told, and not only some year is named."""
        return bool(self.told) or self.latest_is_over or self.latest_has_parts

    @property
    def year(self) -> int | None:
        if self.told:
            return max(self.told, key=lambda year: (self.told.count(year), year))
        if self.latest is None:
            return None
        return self.latest + 1 if self.latest_is_over else self.latest


def years_named(texts: Sequence[str]) -> Years:
    """The years that texts name with 年 behind them, in order."""
    return [(text, match) for text in texts if "年" in text for match in _YEAR.finditer(text)]


def read_evidence(texts: Sequence[str], whole: str, years: Years) -> Evidence:
    """What texts tell that name some years. `whole` are the same texts, one a line."""
    found = Evidence(
        says_this="今年" in whole,
        says_last=any(map(whole.__contains__, _LAST_YEAR)),
        says_next="明年" in whole,
    )
    if "周年" in whole:
        found.told += _anniversaries(whole)
    if "开局" in whole or any(map(whole.__contains__, _AWAITING)):
        found.told += _congresses(whole)
    if "20" in whole:
        found.told += [year for text in texts if "20" in text for year in _named(text)]
    if "开局" in whole or "收官" in whole:
        found.told += [year for text in texts for year in _planned(text)]
    if "日" in whole:
        found.events = _events(whole)
    for text, match in years:
        _weigh_year(text, match, found)
    last = found.says_last and not found.says_this and not found.latest_has_parts
    found.latest_is_over = last or (found.latest_is_over and (found.says_this or found.says_last))
    return found


def month_told(title: str, month: int) -> int | None:
    """The month that a title tells of as a whole, where it has gone by shortly before the month
    that the page was printed in: 6月份重点项目建设情况通报.
    """
    for found in _WHOLE_MONTH.finditer(title):
        told = int(found[1])
        if 1 <= told <= 12 and (month - told) % 12 in {1, 2}:
            return told
    return None


def is_titled_after(title: str, year: int) -> bool:
    """Whether a title names a year as a whole: 2022年国民经济和社会发展统计公报."""
    return any(
        int(match["y"]) == year
        and not _PART_OF_YEAR.match(title, match.end())
        and not _looks_ahead(title, match)
        for _, match in years_named([title])
    )


def reviews(years: Years, year: int) -> bool:
    """Whether texts report on a year as a whole."""
    return any(
        int(match["y"]) == year
        and not _PART_OF_YEAR.match(text, match.end())
        and not _looks_ahead(text, match)
        and _PAST_YEAR.match(text, match.end())
        for text, match in years
    )


def names_only(text: str, years: Years, year: int) -> bool:
    """Whether a text names a year, by its `years`, and neither this one nor any after it."""
    return max([int(match["y"]) for _, match in years], default=0) == year and "今年" not in text


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether a year is one to come, or one that is compared with."""
    start = match.start()
    return _AHEAD.search(text, max(0, start - 3), start) is not None


def _events(text: str) -> list[tuple[int, int]]:
    """The days that something happened on."""
    return [
        (int(match["m"]), int(match["d"]))
        for match in _EVENT.finditer(text)
        if not _EVENT_AHEAD.search(text, max(0, match.start() - 3), match.start())
    ]


def _weigh_year(text: str, match: re.Match[str], found: Evidence) -> None:
    if _looks_ahead(text, match):
        return
    year = int(match["y"])
    if found.latest is not None and year < found.latest:
        return
    speaks = found.says_last or found.says_this or found.says_next
    if speaks and _BEGAN.match(text, match.end()):
        return
    if _OF_GAMES.match(text, match.end()):
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


def _named(text: str) -> Iterator[int]:
    """“大干2023”, 进入2024年: years that the text calls its own."""
    for match in _NAMED_YEAR.finditer(text):
        yield 2000 + int(next(filter(None, match.groups())))


def _anniversaries(text: str) -> Iterator[int]:
    """建党100周年"""
    for match in _ANNIVERSARY.finditer(text):
        founded = next(y for word, y in _FOUNDED.items() if match["what"].startswith(word[:2]))
        yield founded + int(match["n"])


def _planned(text: str) -> Iterator[int]:
    """“十四五”开局之年"""
    for match in _PLAN_YEAR.finditer(text) if _TELLS_YEAR.search(text) else ():
        first = 2001 + 5 * ("一二三四五".index(match["n"]) + 1)
        yield first + (4 if match["at"] == "收官" else 0)


def _congresses(text: str) -> Iterator[int]:
    """迎接党的二十大, 党的二十大精神开局之年"""
    for match in _AWAITED.finditer(text):
        yield _AWAITED_YEARS[match["n"]]
    for match in _CONGRESS.finditer(text):
        yield _CONGRESS_YEARS[match["n"]]

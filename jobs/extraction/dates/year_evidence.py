"""What an article's words tell of the year and the month that it was printed in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobs.extraction.dates.told_years import told_years

# It begins with its digits, which are found faster than what must not stand before them.
_YEAR = re.compile(
    r"(?P<y>(?:19|20)\d{2})年(?<![\d.]\d{4}年)(?!度?(?:底|末|内)?前|底|末|[—\-至到])"
)
_AHEAD = re.compile(
    r"(?:(?P<other>[比较自从由为于—-]|截至)|(?P<aim>[到至])|规划|[将拟定][于在]"
    r"|(?:力争|争取|有望|期望|希望|确保|预计|计划|目标)(?:[于在到可]|[^，。；、]{1,9})?)$"
)
"""Before a year to come, or an `other` one, that is compared with or begun from."""
_AHEAD_WIDTH = 12
_BY_THEN = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日|份|[底末初]|[上中下]旬)?|元旦|春节|国庆节?|主?汛期|春灌|供暖季?)?[以之]?前(?![\d一二三四五六七八九十几半])"
    r"|[^，。；]{0,14}?(?:梳排|摸排|编排|征集|谋划|储备)"
    r"|[^，。；]{0,16}?(?:建成|投产|通车|投用|完工|竣工|达产)[^，。；]{0,4}后"
)
"""Behind a year that is hardly the one of the news: 2025年2月底前投入使用, 2023年全线通车后."""
_PAST_YEAR = re.compile(
    r"[，,]?(?:(?!计划|预计|力争|目标|预期)[^。；]){0,60}?"
    r"(?:完成|实现|(?<!下)达|同比|增长|增收|突破|获|荣获|入选|结转|累计|全年|打开|交出|(?:产值|收入|增加值|总值)\d)"
)
_TOLD_YEAR = re.compile(r"，(?![^。；]*(?:[将拟]|计划|目标|力争|预计|预期|要(?!求)))[^。；]+")
"""Behind a year that is told of by number, where 今年 and 去年 are said as well."""
_OF_GAMES = re.compile(
    r"[^，。；“”]{0,6}?(?:冬奥|奥运|亚运|全运|世博|园博|进博|冬残奥|大运会|世界杯)"
)
"""Behind the year of an event that is awaited long before it: 2022年北京冬奥会."""
_WHOLE_MONTH = re.compile(r"(?<![\d.])(\d{1,2})月份?(?![\d上中下初底末])")
_PART_OF_YEAR = re.compile(r"\d{1,2}月|[上下]半年|[一二三四]季度|以来|前\d|1[—-]")
_BEGAN = re.compile(
    r"(?:\d{1,2}月)?，?[^。；，]{0,16}?(?:成立|创办|创建|组建|始建|建厂|注册|毕业|返乡|回乡|退伍|入党|脱贫|摘帽|落户)"
    r"|\d{1,2}月[^。；，]{0,6}?(?:开工|动工|开建|奠基|立项|获批|批复)"
    r"|\d{1,2}月(?:正式|全面)?(?:建成|投产|竣工|完工|投用|通车|达产|交付)(?!仪式)"
)
"""Behind the year in which something began that the article goes on about in later years."""
_SINCE = re.compile(r"[^。；，]{1,24}?以来|的[\d.]+倍|\d{1,2}月(?:[举召]行的|召开的)")
"""Behind a year that is told of as the one that something began in."""
_NEXT = re.compile(r"[^，。；]{0,6}(?:计划|将)|，[^，。；]{0,10}将")
"""Behind a year that is the next one, in a text that speaks of it."""
_NOT_WHOLE = re.compile("[，月]|半年|季度")
_SENTENCE_END = re.compile("[。；]")
_STILL_AHEAD = re.compile(
    r"，[^。；]{0,40}?(?:我[省市县区]|全[省市县区])?[将要](?!求)"
    r"|[^，。；]{0,16}(?:预期目标|工作安排|工作部署|总体要求)"
)
# It begins with its first digit.
_EVENT = re.compile(
    r"(?P<m>[1-9](?<![\d年.].)(?:(?<=1)[0-2])?)月(?P<d>3[01]|[12]\d|[1-9])日"
    r"(?!前|之前|以前|起|[—\-至到]\d{1,2}月)"
)
_EVENT_AHEAD = re.compile(r"(?:将于|将在|计划|预计|定于|拟于|到|至|截至|去年|上年|年)\Z")
# It begins with its first characters.
_LAST_YEAR = re.compile(r"去年(?<![比较由从与和为]..)(?!同期|\d|[底末])|过去的?一年")
"""The year before as one that is told of, not one that is compared with."""

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
    latest_is_told_of: bool = False
    """Whether the latest year is named only to tell what it brought as a whole."""
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
        says_last=_LAST_YEAR.search(whole) is not None,
        says_next="明年" in whole,
    )
    found.told += told_years(texts, whole)
    if "日" in whole:
        found.events = _events(whole)
    ahead: tuple[str, re.Match[str]] | None = None
    aims: set[str] = set()
    for text, match in years:
        prefix = _ahead(text, match)
        if prefix is not None and prefix["aim"]:
            aims.add(match["y"])
        if prefix is not None or (ahead is not None and _goes_on(ahead, text, match)):
            ahead = ahead if prefix is not None and prefix["other"] else (text, match)
        elif match["y"] not in aims:
            _weigh_year(text, match, found)
    last = found.says_last and not found.says_this and not found.latest_has_parts
    told = found.says_this or found.says_last or found.latest_is_told_of
    found.latest_is_over = last or (found.latest_is_over and told)
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
    return _ahead(text, match) is not None


def _ahead(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """What says before a year that it is one to come, or another one."""
    start = match.start()
    return _AHEAD.search(text, max(0, start - _AHEAD_WIDTH), start)


def _goes_on(ahead: tuple[str, re.Match[str]], text: str, match: re.Match[str]) -> bool:
    """Whether a year follows one to come in its sentence: 计划2024年10月封顶，2025年4月投产."""
    before, first = ahead
    return (
        text is before
        and match["y"] >= first["y"]
        and not _SENTENCE_END.search(text, first.end(), match.start())
    )


def _events(text: str) -> list[tuple[int, int]]:
    """The days that something happened on."""
    return [
        (int(match["m"]), int(match["d"]))
        for match in _EVENT.finditer(text)
        if not _EVENT_AHEAD.search(text, max(0, match.start() - 3), match.start())
    ]


def _weigh_year(text: str, match: re.Match[str], found: Evidence) -> None:
    year = int(match["y"])
    if found.latest is not None and year < found.latest:
        return
    end = match.end()
    if _BEGAN.match(text, end) or _OF_GAMES.match(text, end):
        return
    if _BY_THEN.match(text, end) or _SINCE.match(text, end):
        return
    if found.says_next and _NEXT.match(text, end):
        return
    part = any(form.match(text, end) for form in (_PART_OF_YEAR, _STILL_AHEAD))
    past = None if part else _PAST_YEAR.match(text, end)
    if past is None and not part and found.says_this and found.says_last:
        past = _TOLD_YEAR.match(text, end)
    # 记者从2024年全市招商工作会上获悉，今年…完成: that year is this one.
    over = past is not None and "今年" not in past[0]
    told_of = past is not None and over and not _NOT_WHOLE.search(past[0], 1)
    if year == found.latest:
        found.latest_is_over = found.latest_is_over and not part
        found.latest_has_parts = found.latest_has_parts or part
        found.latest_is_told_of = found.latest_is_told_of and told_of
    else:
        found.latest, found.latest_is_over, found.latest_has_parts = year, over, part
        found.latest_is_told_of = told_of

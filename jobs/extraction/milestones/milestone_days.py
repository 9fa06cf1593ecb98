"""The days of milestones: which period of a sentence is an event's, and what it says of it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from jobs.extraction.context import Sentence
from jobs.extraction.dates.calendar_days import last_day
from jobs.extraction.milestones.milestone_event import SOON, Event
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.works.work_mentions import ReadSentence
from storage.records import Status

# What a day or a year stands in that only describes the work named behind it.
_ATTRIBUTE = re.compile(
    "[^，。；]{0,10}(?:实事|重点(?:建设)?(?:项目|工程)|配套(?:项目|工程)|计划|保障工程)[^，。；]{0,4}(?:的|——|—)"
)
_REPORTS = re.compile("，?(?:本报|本网)?(?:记者|笔者)[^。；]{0,40}?(?:获悉|了解到|得知|看到)")
# 从2018年12月起，大坝开始浇筑
_FROM_THEN = re.compile("[自从].{4,12}起")
_THAT_DAY = re.compile("(?:同日|同一天|当[天日])(?:上午|下午|晚上?)?(?=，|[^，。]{4})")
# 【某报】（记者 甲 乙）昨天，…
_LEARNT = re.compile("[^。；]{0,30}?(?:获悉|了解到|得知|看到)")
_BYLINE = re.compile(
    "(?:【[^】]{1,10}】|[^，。；\\s（]{0,10}讯)?\\s*[（(][^（）()，。]{2,40}[）)]\\s*"
)
_CEREMONY = re.compile(
    "(?:开工|开竣工|奠基|签约)[^，。；]{0,4}(?:仪式|活动|现场会)|集中(?:开工|开竣工|签约)"
)
# 其中，甲项目正式开工; 此外，乙安置房开工
_THERE = re.compile(
    "(?:其中|此外|另外|在现场|(?:开工|签约|奠基)?(?:仪式|活动)[上中])(?=[^。；]*(?:开工|奠基|签约))"
)
_LATER = re.compile("将(?!军)|已|计划(?!总?投资)|预计|力争|拟|[0-9]月")
_CLAUSE_ENDS = re.compile("[，。；]|——")
_A_DAY = re.compile("[日天初底末旬季半]")
# 于2月18日开始浇筑: the words of the event begin within those of its day.
_BEGINS_WITHIN = 2
_LEAD_REACH = 3
_LONG_AHEAD = timedelta(days=45)


class LastDay:
    """Remembers the day that an article has named last: 同日 and 当天 are that day.

    Works that a report of a ceremony then names are begun on its day: 其中，某某项目正式开工.
    """

    def __init__(self) -> None:
        self._day: Period | None = None
        self._held: Period | None = None
        """The day of a ceremony, until another day is named."""

    def note(self, sentence: Sentence) -> None:
        """Take the last day that a sentence names."""
        for token in sentence.periods:
            if token.value.part == "day":
                self._day = token.value
                held = _CEREMONY.search(sentence.text, token.end) is not None
                self._held = token.value if held else None

    def named_again(self, text: str) -> Token | None:
        """The day again where a sentence begins with 同日 or 当天, or tells what began there."""
        found = _THAT_DAY.match(text) if self._day is not None else None
        if found:
            return Token("period", 0, found.end(), self._day, "period.that-day")
        there = _THERE.match(text) if self._held is not None else None
        if there is None or _LATER.search(text):
            return None
        return Token("period", 0, there.end(), self._held, "period.of-the-ceremony")


def period_of(
    event: Event,
    periods: Sequence[Token],
    leading: Token | None,
    today: date | None,
    ceremony: Token | None,
) -> Token | None:
    """The period of an event: in its clause, else one that opens the sentence and fits."""
    own = [
        token
        for token in periods
        if (token.value.part != "since" or -_BEGINS_WITHIN <= event.start - token.end <= 1)
        and (event.rule != "milestone.funded" or token.end <= event.start)
        and token.start < event.end
        and (ceremony is None or token.end <= ceremony.start)
    ]
    if own:
        # 3月5日，某市2024年第一批…开工: the year names the batch.
        named = own[-1].value.part == "year" and leading is not None and _lies_in(leading, own[-1])
        return leading if named else own[-1]
    if leading is None or today is None:
        return leading
    period: Period = leading.value
    ahead = (period.start or period.end or today) > today
    if event.status is Status.PLANNED:
        return leading if ahead or (period.end is not None and period.end >= today) else None
    if event.status is Status.DONE and not event.marked:
        return leading
    return None if ahead else leading


def _lies_in(day: Token, year: Token) -> bool:
    """Whether a token of a day is of a year that another one names."""
    return bool(day.value.part == "day" and day.value.end.year == year.value.end.year)


def is_of_a_name(read: ReadSentence, period: Token, event: Event) -> bool:
    """列入2023年民生实事的甲公园已开放: the year is that of the list, not of the event."""
    text = read.sentence.text
    return any(
        period.end <= token.start <= event.start
        and (
            _ATTRIBUTE.fullmatch(text, period.end, token.start) is not None
            or text.endswith("年度", period.start, token.start)  # 2025年度甲工程启动
        )
        for token in read.projects
    )


def has_no_day(text: str, period: Token) -> bool:
    """Whether a year only says which flood or which work is meant: 今年汛前, 甲项目（2023年）;
    or years which plan: “十四五”规划重点工程.
    """
    if text[period.end - 1] in '”’"':
        return True
    if period.value.part != "year":
        return False
    aside = text[period.start - 1 : period.start] == "（" and text.startswith("）", period.end)
    return aside or SOON.match(text, period.end) is not None


def opens_clause(text: str, start: int, period: Token) -> bool:
    """Whether a period leads what follows: 截至8月15日，; not 导流洞已于5月20日封堵，.

    Nor does that of a clause that only describes what it stands before: 2022年全运会配套工程——;
    2018年新开工的7个项目中，…已开工.
    """
    if _REPORTS.match(text, period.end) or (
        text.endswith(("记者", "笔者"), 0, period.start) and _LEARNT.match(text, period.end)
    ):
        return False  # 昨日，记者从…获悉: the day of who tells it
    if text.startswith(("作为", "是"), start) or text.endswith(("占", "为"), 0, period.start):
        return False  # 作为今年的民生实事项目之一，
    end = _CLAUSE_ENDS.search(text, period.end)
    if end is not None and (end[0] == "——" or text[end.start() - 1] == "中"):
        return False
    if byline := _BYLINE.match(text, start, period.start):
        start = byline.end()
    since = period.value.part == "since"
    if since and not _FROM_THEN.fullmatch(text, start, period.end):
        return False
    return period.start - start <= _LEAD_REACH


def status_on(event: Event, period: Token | None, today: date | None) -> Status:
    """What is dated after the day of the article has not happened yet."""
    if period is not None and period.value.part == "ahead":
        return Status.PLANNED
    if event.status is not Status.PLANNED and period is not None and today is not None:
        begins, ends = period.value.start or period.value.end, period.value.end
        if begins is not None and begins > today:
            return Status.PLANNED
        if event.status is not Status.DONE:
            return event.status
        # 上半年完成主体工程, printed in March, is a plan.
        if ends is not None and ends - today >= _LONG_AHEAD and not event.marked:
            return Status.PLANNED
    return event.status


def days_of(
    text: str, status: Status, period: Token | None, today: date | None
) -> tuple[date | None, date | None]:
    """The days of an event that stands so.

    A plan for a year that has begun may be met on any day left of it.
    """
    if period is None:
        return None, None
    days: Period = period.value
    if days.part == "since":
        return days.start, _first_stretch(days.start, text[period.start : period.end])
    planned = status is Status.PLANNED and days.part not in ("half", "quarter", "month")
    if planned and days.start and today and days.start <= today < (days.end or today):
        return None, days.end
    return days.start, days.end


def _first_stretch(start: date | None, words: str) -> date | None:
    """Where ends what something begins in: 3月15日开始交房 on that day, 6月份开始铺轨 in June."""
    if start is None or _A_DAY.search(words):
        return start
    return last_day(start.year, start.month if "月" in words else 12)

"""Which of the periods that a text names a figure is for."""

import re
from datetime import date, timedelta

from jobs.extraction.dates.calendar_days import day, last_day, whole_year
from jobs.extraction.figures.indicators import IndicatorKind
from jobs.extraction.figures.links import Link
from jobs.extraction.rules.members import GROWTH, RANK, SHARE
from jobs.extraction.rules.pattern_needs import beginning, by_first_character
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.value import replace
from jobs.extraction.rules.wordlist import words

COMPARED = words("比 较 同 与 按 和 占 高于 低于 像 上 恢复 恢复到 恢复至")
_FOUNDED = tuple(
    f"{deed}于" for deed in ("成立", "始建", "兴建", "创建", "创办", "创立", "组建", "注册", "生")
)
"""Behind these, the year in which a firm was founded or a man was born: no figure's."""
_COMPARED_OR_FOUNDED = COMPARED + _FOUNDED
_BORN = re.compile(
    "(?:出生|生(?![产活态猪])|成立|创办|创立|创建|建厂|建村|改制|转制|更名|升格|始建|迁[入址]|撤县|建市|建区|挂牌成|毕业|入党|参军|退伍|参加工作)"
)
_OF_A_YEAR = ("目标", "任务", "计划", "预算", "指标")
"""Behind 全年: what is set for the year, which part of it is told."""
_PLANS_TO = re.compile(
    "计划(?![的任目指总])(?=[\u4e00-\u9fff]{2})|(?:目标|任务|计划)(?:任务|值)?(?:分别)?[是为定：]"
)
_DONE_OF = ("占", "完成", "达到", "为", "是", "超")
"""全年计划新建5万亩, 全年目标是… are set for the year; 完成全年计划 tells nothing of it."""
_NOT_A_FRAME = ("价格", "不变价", "持平", "年度", "水平", "基数", "高基数", "低基数", "版", "届")
_A_QUARTERS = by_first_character(
    "的?重[点大]项目(?!开工率|开复工率|完成|投资)|项目集中|集中[开签竣复]",
)
"""Behind a quarter: that only tells which works are begun on a day."""
_TIMES_THAT = re.compile(
    "同?期?的[^，,。；;]{0,3}倍|同?期?的近?[\\d.一两二三四五六七八九十百]+多?倍"
)
"""项目数为去年的两倍: a year compared with."""
_OF_AN_EVENT = re.compile(
    r"年(?:（[^）]{1,8}）)?(?:(?!召开|举[行办]|组织|开展|的|通过)[^，,。；;：:\d〇①-⑳Ⅰ-Ⅻ]){0,14}?"
    r"(?:推介会|大会|会议|论坛|博览会|招商会|洽谈会|动员会|开工仪式|签约仪式"
    r"|(?:攻坚|推进|部署|工作|调度|现场|表彰|总结|座谈|促进|分析|观摩|誓师|发布|通报|恳谈|联席)会)"
)
_YEARS_PLAN = re.compile("(?:年度|当年|年)(?:计划|任务)(?:完成)?投资额?$")
_PLANNED_THEN = re.compile("当年度?(?:计划|任务|目标)|计划投资(?:额|为|约|达)*$")
_SINCE_NEW_YEAR = re.compile("[较比]年初")
OF_A_DEED = re.compile(
    "[^，,。；;]{0,8}?(?:建成|投用|投入使用|投入运营|投产|开工|竣工|通车|完工|封顶|交付|启用|并网|试生?产|试?运营|试运行|验收|启动|"
    "脱贫|达标|清零|销号|办结|出列|摘帽)"
)
"""Behind a day by which a work is to be done: not that of what a semicolon parts from it."""
_WHOLE_YEAR = "全年"
_REVIEWS_UNTIL = 3
"""The last month in which 全年 of what is reached is the year that is over."""
_FLOW_WORDS = re.compile(
    "出栏|产量|总产|产值|收入|零售|投资|增加值|进出口|销售|税|利润|吞吐量|接待|进山|入园|客流|发电量|用电量|"
    "支出|GDP|生产总值"
)
_THERE = re.compile("(?:企业|集团|公司|园区|[县市区镇乡村]|合作社|大户|品牌)数?$")
"""What there is at a day, whatever it earns in a year: 收入过亿元企业."""
_YEAR_TOLD = beginning(r"\d{4}|今年|明[年天日]|下[月周]|下半年|十[一二三四五]五")
_CAN_BE = re.compile("前?(?:就|便|即|都)(?:能|可|会|要)|(?:能|可)(?:以|够)?(?=[\u4e00-\u9fff])")
"""Behind a day to come: 4月底就能建好."""
_A_YEARS_WORK = re.compile(
    "年(?:可|产(?![值能量])|加工|处理|销售|屠宰|发电|生产(?!总值)|吞吐|转化)"
)
_NOW = re.compile("(?<![对将把在其用活原由足])现有(?!的?(?:基础|条件|格局|企业|项目|资源)[^\\d])")
_A_YEAR_BEFORE = re.compile("(?:^|[，,；;（(])[去上]年同期[，,]?[^，,。；;\\d]{0,20}$")
_WEEKS = timedelta(days=26)
_SINCE_LONG = re.compile("累计|总量|存量|余额")


_SINCE_ITS_DEED = re.compile("[^，,。；;：:、！“”\\d年月日]{2,10}?以来(?!的)")
_VISITED = re.compile(
    "[，,]?(?:[上下]午|一大?早|清晨)?[，,]?(?:"
    "(?:本报)?(?:记者|笔者|通讯员)[^。；;]{0,24}?(?:获悉|了解到|得知|看到|见到|走进|来到|采访|探访|走访)"
    "|走进|来到|在[^，,。；;]{2,24}(?:现场|车间|基地|工地|大棚|田间|地头|麦田|地里)[，,])"
)
"""Behind the day on which a reporter was there, or was told what had been reached by then."""
_WIRED = re.compile("讯(?!息)|电(?![\u4e00-\u9fff])")
"""Behind the day on which news was sent: 清溪7月27日讯."""
_HELD = re.compile("开工|签约|竣工|仪式|举行|召开|投产|通车|当[天日]")
"""What takes place on the day itself."""


def is_frame(text: str, token: Token) -> bool:
    """Whether figures are told of a period: none that they are compared with, that a change begins
    in (由2016年的79%), that something was founded in or that only names something.
    """
    start, behind = token.start, token.end
    compared = text.endswith(_COMPARED_OR_FOUNDED, 0, start)
    if (compared and not text.endswith("占比", 0, start)) or _names_something(text, token):
        return False
    if says_whole_year(text, token) and text.startswith(_OF_A_YEAR, behind):
        return _PLANS_TO.match(text, behind) is not None and not text.endswith(_DONE_OF, 0, start)
    if text.endswith(("由", "从"), 0, start) and text.startswith(("的", "底的", "末的"), behind):
        return False
    if text.endswith(("为", "是", "相当于"), 0, start) and _TIMES_THAT.match(text, behind):
        return False
    if text.endswith("月", 0, start) and text.startswith("当月", start):
        return False
    return not text[start].isdigit() or _BORN.match(text, behind) is None


def _names_something(text: str, token: Token) -> bool:
    """Whether a period says which prices, meeting or works are meant: 2015年价格, 2024年工作会; or
    when a reporter was there.
    """
    if text.startswith(_NOT_A_FRAME, token.end):
        return True
    if token.value.part == "day":
        if _WIRED.match(text, token.end):
            return True
        return _VISITED.match(text, token.end) is not None and _HELD.search(text) is None
    if token.value.part == "year":
        return _OF_AN_EVENT.match(text, token.end - 1) is not None
    if token.value.part == "month":
        return False
    begun = _A_QUARTERS[text[token.end : token.end + 1]]
    return begun is not None and begun.match(text, token.end) is not None


def is_since_its_deed(text: str, token: Token) -> bool:
    """Whether a period is that of a deed from which on something is told: 2015年建园以来."""
    return _SINCE_ITS_DEED.match(text, token.end) is not None


def says_whole_year(text: str, token: Token) -> bool:
    """全年 alone tells no year: which one depends on what is said of it."""
    return text[token.start : token.end] == _WHOLE_YEAR


def looking_back(token: Token, text: str, known: Period | None, latest: date | None) -> Token:
    """全年 and 12月份 in the report of a year gone by, printed in the next one.

    全年 is the year that the article reports on; a month still to come is that of the year before.
    """
    period = token.value
    if period.start is None or latest is None:
        return token
    words = text[token.start : token.end]
    to_come = period.start > latest and period.end is not None
    told = not to_come or _YEAR_TOLD.search(words) or _CAN_BE.match(text, token.end)
    if told and words != _WHOLE_YEAR:
        return token
    if words == _WHOLE_YEAR and known is not None and known.end is not None:
        year = known.end.year
        return replace(token, value=whole_year(year))
    running = period.end is not None and latest < period.end
    if words == _WHOLE_YEAR and running and latest.month <= _REVIEWS_UNTIL:
        year = latest.year - 1
        return replace(token, value=whole_year(year))
    if period.start <= latest or period.end is None:
        return token
    end = last_day(period.end.year - 1, period.end.month)
    if period.end != last_day(period.end.year, period.end.month):
        end = period.end.replace(year=end.year)  # 国庆假期, and not 12月份
    start = period.start.replace(year=period.start.year - 1)
    return replace(token, value=replace(period, start=start, end=end))


def as_flow(period: Period, link: Link, text: str) -> Period:
    """A flow told up to a day within a year runs from the year's first day: 截至6月底完成投资.

    到2025年，年均增长8% is of no single year. `text` is the sentence's.
    """
    if period.end is None:
        return period
    if period.start is not None and period.start != period.end:
        return period
    if period.start is not None and (period.end.month, period.end.day) != (12, 31):
        return period
    if "年均" in text and text.find("年均", link.token.start, link.frame.quantity.start) >= 0:
        return period
    measure, indicator = link.frame.measure, link.indicator
    grows = measure is GROWTH
    if indicator is not None and indicator.kind is not IndicatorKind.FLOW:
        # Prices are compared with the year before's; what is owned or kept, with its last day's.
        flows = grows and indicator.kind is IndicatorKind.RATE
    elif measure is SHARE or measure is RANK:
        flows = False
    else:
        flowing = _FLOW_WORDS.search(link.name) is not None and not _THERE.search(link.name)
        flows = grows or "新增" in link.name or flowing
    if not flows or _SINCE_LONG.search(link.name):
        return period
    return Period(date(period.end.year, 1, 1), period.end, period.part)


def of_the_plan(
    period: Period | None, link: Link, words: str, reported: Period | None
) -> Period | None:
    """年度计划投资 is a year's, whatever month the article reports on.

    `words` are those before the figure; `reported` is what the article's title names.
    """
    planned = "投资" in link.name and _YEARS_PLAN.search(link.name) is not None
    then = "计划" in words or "当年" in words
    if not planned and not (then and _PLANNED_THEN.search(words)):
        return period
    known = reported if reported and reported.end else period
    if known is None or known.end is None:
        return period
    year = known.end.year
    return whole_year(year)


def by_its_words(
    period: Period | None,
    link: Link,
    text: str,
    ahead: str,
    *,
    reported: Period | None,
    stated: bool,
) -> Period | None:
    """What a figure's name and the words before it (`ahead`, where its sentence `text` has one of
    计划, 当年, 年初) make of its period. `reported` is what the article's title names; `stated`
    tells whether the sentence states the period.
    """
    if ahead or "投资" in link.name:
        period = of_the_plan(period, link, ahead, reported)
    if period is None or period.end is None:
        return period
    if is_a_capacity(link.name, period, stated=stated):
        return None
    return since_new_year(as_flow(period, link, text), ahead)


def is_a_capacity(name: str, period: Period, *, stated: bool) -> bool:
    """年产3万吨 of a plant that went into service on a day: what it makes in any year."""
    if stated and period.part not in ("day", "month"):
        return False
    return name.endswith("年产量") or _A_YEARS_WORK.match(name) is not None


def since_new_year(period: Period, words: str) -> Period:
    """9月末…较年初增加: an increment since the year began."""
    if period.end is None or "年初" not in words or _SINCE_NEW_YEAR.search(words) is None:
        return period
    return replace(period, start=date(period.end.year, 1, 1))


def as_said(period: Period | None, text: str, position: int) -> Period | None:
    """A period taken over from sentences before, for a figure that begins at a position: the same
    days a year earlier behind 去年同期, none behind 现有.
    """
    if period is None or not ("现有" in text or "年同期" in text):
        return period
    if _NOW.search(text, 0, position):
        return None
    start, end = period.start, period.end
    if _A_YEAR_BEFORE.search(text, 0, position) is None:
        return period
    if start is None or end is None:
        return None
    last = last_day(end.year - 1, end.month)
    whole = end == last_day(end.year, end.month)
    end = last if whole else day(end.year - 1, end.month, end.day)
    return replace(period, start=day(start.year - 1, start.month, start.day), end=end)


def takes_weeks(period: Period | None) -> bool:
    """Whether a period is a month or longer, and not a day on which something took place."""
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start > _WEEKS

"""What the columns of a table hold, as their heads say: 指标, 单位, 1—3月, 同比增长（%）."""

import re
from enum import StrEnum

from jobs.extraction.rules.value import Value


class Role(StrEnum):
    """What a column holds."""

    INDICATOR = "indicator"
    PLACE = "place"
    TIME = "time"
    UNIT = "unit"
    LEVEL = "level"
    GROWTH = "growth"
    POINTS = "points"
    NONE = "none"
    """Nothing stands above it."""
    OTHER = "other"
    """What is no figure of its own: 序号, 备注, 位次, 上年同期."""


NAMES = frozenset((Role.INDICATOR, Role.PLACE, Role.TIME))
"""What the cells of a row are told of."""
FIGURES = frozenset((Role.LEVEL, Role.GROWTH, Role.POINTS))

_INDICATOR = re.compile(
    "(?:主要|统计|经济|考核|核心|重点)*(?:指标|产品|项目|品种|工业产品|农产品)(?:名称)?|类别|类型|分类|行业|名称|科目"
)
_PLACE = re.compile(
    "(?:各|分)?(?:地区|区域|区县|县区|县域|地市|市州|州市|市地|市县|县市|市区|设区市|乡镇|镇街|镇乡|县)区?(?:名称)?"
    "|县[（、]?市[、）]?[（、]?区?）?|乡镇[（、]街道）?|单位名称"
)
_TIME = re.compile("年份|年度|时间|月份|时期")
_UNIT = re.compile("(?:计量|统计)?单位")
_OTHER = re.compile(
    "序号|编号|备注|说明|.*(?:位次|排名|排位|名次|位居|同期数?$|基期|上期|进度|完成率|占比?|比重|构成|权重|得分|贡献)"
    "|(?:上年|去年|上月)(?:同[期月]|全年|累计|数|实际|完成)?数?值?|增[减加长]?[额量]"
)
_BRACKET = re.compile("（(?P<in>[^（）]*)）$|[,，、:：_]?(?P<sign>[%‰])$")
_MONTHS = "\\d{1,2}(?:[-—~至到]+(?:\\d{1,2}|本))?月(?:份|末|底)?"
PERIOD = re.compile(
    f"(?:(?:19|20)\\d\\d年?(?:末|底)?)(?:{_MONTHS}|(?:第?[一二三四1-4]|前[一二三])季度|[上下]半年)?"
    f"|{_MONTHS}|(?:第?[一二三四]|前[一二三])季度|[上下]半年|全年"
)
_SO_FAR = re.compile(
    "(?:1[-—~至到]+)?本月止?(?:累计)|1[-—~至到]+本月|(?:本年|年初|今年)?(?:以来)?累计"
)
_THIS_MONTH = re.compile("本月|当月|本期|当期")
_GROWS = re.compile(
    "(?:(?:同比|[比较](?:上年|去年)(?:同[期月]|末|底|全年)?|上年|[比较]年初)(?:实际|名义)?"
    "(?:增长|增减|增降|增幅|增速|升降|涨跌|±|增)?|(?:实际|名义)?(?:增长|增减|增幅|增速|涨跌|±))"
    "(?:率|速度?|幅度?|变化)?%?$"
)
_POINTS = "百分点"
_AIMED = re.compile("目标|预期|计划|任务")
_FILLING = re.compile(
    "(?:完成|实现|实际|实绩|累计|本年|今年|年度|全年|年末|期末|绝对|预计|初步|全[市县区省国州](?=.)|产(?=[量值]))*"
    "(?:情况|总?量|数量|总?数|数值|指标值|数额|金额|总额|总值|[数值额]|水平)?"
)
_AROUND = re.compile("^(?:完成|实现|累计|本年|今年|全年)+|(?:完成|累计|情况)+$")


class Head(Value, frozen=True):
    """A column. `name` is the indicator that the head names, empty where the rows do; `period` the
    one that it names; `so_far`, `this_month`: it runs from New Year or for the last month.
    """

    role: Role
    name: str = ""
    unit: str = ""
    period: str = ""
    so_far: bool = False
    this_month: bool = False
    aimed: bool = False


def unbracketed(text: str) -> tuple[str, str]:
    """A head or a name without the unit in brackets behind it, and that unit."""
    found = _BRACKET.search(text)
    if found is None:
        return text, ""
    return text[: found.start()], found["in"] or found["sign"] or ""


def head_of(text: str) -> Head:
    """What a head says of its column; its blanks say nothing."""
    text = text.replace(" ", "")
    words, unit = unbracketed(text)
    if role := _role_of(text, words):
        return Head(role, unit=unit if role is Role.INDICATOR else "")
    return _of_figures(text, words, unit)


def _role_of(text: str, words: str) -> Role | None:
    """The role of a column that holds no figures."""
    told = (
        (Role.UNIT, _UNIT.fullmatch(text)),
        (Role.TIME, _TIME.fullmatch(words)),
        (Role.INDICATOR, _INDICATOR.fullmatch(words)),
        (Role.PLACE, _PLACE.fullmatch(text)),
        (Role.OTHER, _OTHER.match(words)),
    )
    return next((role for role, found in told if found), None) if text else Role.NONE


def _of_figures(text: str, words: str, unit: str) -> Head:
    period = PERIOD.search(words)
    rest = words.replace(period[0], "", 1) if period else words
    so_far, month = _SO_FAR.search(rest), _THIS_MONTH.search(rest)
    rest = _THIS_MONTH.sub("", _SO_FAR.sub("", rest))
    aimed = _AIMED.search(rest)
    rest = _AIMED.sub("", rest)
    points = _POINTS in text
    if points:
        rest = rest.removesuffix(_POINTS).removesuffix("个")
    role = Role.POINTS if points else Role.GROWTH if _GROWS.search(rest) else Role.LEVEL
    rest = _GROWS.sub("", rest).strip("、_-（）:：%")
    name = "" if _FILLING.fullmatch(rest) else _AROUND.sub("", rest)
    return Head(
        role,
        name,
        unit if role is Role.LEVEL else "",
        period[0] if period else "",
        so_far is not None,
        month is not None,
        aimed is not None,
    )


def is_head(text: str) -> bool:
    """Whether a cell surely heads a column, whatever stands below it."""
    head = head_of(text)
    if head.role in FIGURES:
        return not head.name
    return head.role not in (Role.OTHER, Role.NONE)

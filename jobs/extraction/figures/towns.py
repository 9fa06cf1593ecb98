"""Figures of towns that only their form tells: 湖滨镇财政收入9亿元, in the county that speaks."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import canonical
from jobs.extraction.rules.members import COUNT
from storage.records import Measure, Result, Target

_NO_TOWN = (
    "(?!推进|统筹|完善|加快|打造|建设|创建|支持|实施|开展|新增|改造|培育|带动|推动|强化|优化|提升|辐射|推行|完成|"
    "城|乡|村|集镇|建制|特色|重点|专业|中心|信用|生态|文明|卫星|全|各|本|该|两|每|新(?!(?![型建增兴设])[\u4e00-\u9fff]{2}(?<!城)镇)|小|古|强)"
)
TOWN = (
    f"{_NO_TOWN}(?:[\u4e00-\u9fff]{{1,3}}(?<![下返回家故老异外小])(?:镇(?![村镇乡区])(?:(?<!城镇)|(?![化居新登调常职老污基]))|(?<!城)乡(?![村镇乡区族街]))"
    "|[\u4e00-\u9fff]{2,4}街道(?![路两网绿照]))"
)
_ONE = re.compile(f"(?P<town>{TOWN})(?P<rest>[^、和及与]*)")
_SEVERAL = re.compile(f"(?:{TOWN}(?:、|和|及|与))+{TOWN}(?P<rest>.{{2,}})")
_COUNTY = ("县", "区", "市", "旗")
_ZONES = ("开发区", "高新区", "经开区", "度假区", "新区", "园区")
_NEAR = 6
"""Figures further back are not looked at."""
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")


def may_tell_of_towns(name: str) -> bool:
    """Whether a name holds what towns' names end with."""
    return "镇" in name or "街道" in name or "乡" in name


def in_its_town(
    name: str,
    region: str,
    measure: Measure,
    told: Sequence[Target | Result],
    lexicon: IndicatorLexicon,
) -> tuple[str, str]:
    """What a figure is of, and the path of its place, where its name begins with a town's or with
    those of several; as they are where it does not. Of a town's name alone (其中甲镇6亿元) it is of
    what one of the last that were `told` is, measured alike.
    """
    county = county_of(region)
    several = _SEVERAL.fullmatch(name)
    found = several or _ONE.fullmatch(name)
    if found is None or not county:
        return name, region
    rest = canonical(lexicon, found["rest"])[0]
    if not rest and measure is not COUNT:
        alike = (one.indicator for one in reversed(told[-_NEAR:]) if one.measure is measure)
        rest = next(alike, "")
    if not rest:
        return name, region
    if several:
        return rest, region
    path = f"{county}/{found['town']}"
    return rest, region if region.startswith(path) else path


def county_of(path: str) -> str:
    """The county that a place is or lies in; empty where it is above all counties."""
    parts = path.split("/")
    deep = 2 if parts[0] in _MUNICIPALITIES else 3
    if len(parts) < deep:
        return ""
    county = parts[deep - 1]
    known = county.endswith(_COUNTY) and not county.endswith(_ZONES)
    return "/".join(parts[:deep]) if known else ""

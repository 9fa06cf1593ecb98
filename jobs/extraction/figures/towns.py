"""Figures of towns that only their form tells: 湖滨镇财政收入9亿元, in the county that speaks."""

import re
from dataclasses import dataclass

_NO_TOWN = "(?!城|乡|村|建制|特色|重点|专业|中心|信用|生态|文明|卫星|全|各|本|该|两|每|新|小|古|强)"
_TOWN = (
    f"{_NO_TOWN}(?:[\u4e00-\u9fff]{{1,3}}(?<![下返回家故老异外])[镇乡](?![村镇乡区])"
    "|[\u4e00-\u9fff]{2,4}街道)"
)
_ONE = re.compile(f"(?P<town>{_TOWN})(?P<rest>[^、和及与]*)")
_SEVERAL = re.compile(f"(?:{_TOWN}(?:、|和|及|与))+{_TOWN}(?P<rest>.{{2,}})")
_COUNTY = ("县", "区", "市", "旗")
_ZONES = ("开发区", "高新区", "经开区", "度假区", "新区", "园区")
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")


@dataclass(slots=True, frozen=True)
class Told:
    """What a name tells of a town: its own name, empty of several; what the figure is of, empty
    where it is of what the figure before is.
    """

    town: str
    rest: str


def may_tell_of_towns(name: str) -> bool:
    """Whether a name holds what towns' names end with."""
    return "镇" in name or "街道" in name or "乡" in name


def of_a_town(name: str) -> Told | None:
    """What the name of a figure tells of towns, if it begins with theirs."""
    if several := _SEVERAL.fullmatch(name):
        return Told("", several["rest"])
    if one := _ONE.fullmatch(name):
        return Told(one["town"], one["rest"])
    return None


def county_of(path: str) -> str:
    """The county that a place is or lies in; empty where it is above all counties."""
    parts = path.split("/")
    deep = 2 if parts[0] in _MUNICIPALITIES else 3
    if len(parts) < deep:
        return ""
    county = parts[deep - 1]
    known = county.endswith(_COUNTY) and not county.endswith(_ZONES)
    return "/".join(parts[:deep]) if known else ""

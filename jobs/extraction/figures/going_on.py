"""Figures that go on as the one before them: 增长8%、6%, 新增甲12家、乙6个, 今年再建10万亩."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.drafts import Draft
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.links import STAGES, Link
from jobs.extraction.names.phrases import is_only_verbs
from jobs.extraction.rules.members import (
    BARE_KIND,
    COUNT,
    GROWTH,
    INCREMENT,
    LEVEL,
    MULTIPLE,
    POINTS_KIND,
    RANK,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace

_REACHED = "达到占为。；"
"""A percentage behind one of these is a level, or begins anew."""
_RATES = ("率", "比重", "占比", "比例", "度")
BARE = 4
"""So long a name is at most that takes the end of another's."""
_WHOLE = re.compile("(?:种植|播种|养殖)面积$|产量$")
_SUM = re.compile("(?<=总)产值$|产值$|投资$")
_UNITS_OF = {
    "积": ("亩", "公顷", "平方米"),
    "量": ("吨", "公斤", "斤"),
    "值": ("元",),
    "资": ("元",),
}
"""What is counted of a thing whose name ends so."""
_HARVEST = re.compile("[产量积]$")
_EARNING = re.compile("(?:业|地产|设施|民间)$")
"""What money is counted of by its name alone: not 其中税收, 其中部分, 其中管理局."""
_YIELDS = {"增收", "增产", "减产"}
_SUM_WORD = re.compile("(?:投资|产值|收入|税收|利润|营收|资金)$")


def measured_alike(frame: Frame, before: Frame) -> Frame:
    """The frame of a figure that goes on with a list, measured as the one before: 增长8%、6%."""
    if frame.measure is MULTIPLE:
        return replace(frame, relative=before.relative, base=frame.base or before.base)
    multiplied = before.measure is MULTIPLE and before.relative
    measure = GROWTH if multiplied and frame.value.kind is SHARE_KIND else before.measure
    if not frame.relative and (measure is GROWTH or measure is INCREMENT):
        # 分别下降2%、4%; but of 分别增长-2%、4% each has its own sign.
        fell = before.value.value < 0 <= before.quantity.value.value
        sign = -1.0 if fell and frame.value.value > 0 else 1.0
        value = replace(frame.value, value=sign * frame.value.value)
        if value.kind is BARE_KIND:
            value = replace(value, kind=before.value.kind, unit=before.value.unit)
        return replace(frame, measure=measure, value=value, relative=True, base=before.base)
    shares = frame.measure is SHARE and before.measure is SHARE
    if (frame.measure is RANK or shares) and not frame.whole:
        return replace(frame, whole=before.whole)
    return frame


def is_once_more(draft: Draft, last: Link) -> bool:
    """去年建成农田8万亩，今年再建10万亩: what behind 再 is done once more to what was told of."""
    return draft.frame.value.unit == last.frame.value.unit and is_only_verbs(draft.before.text)


def is_another_yield(frame: Frame, last: Frame) -> bool:
    """新建大棚20座，增收300万元: what is earned or harvested more is none of the things before."""
    told = frame.word in _YIELDS and frame.measure is INCREMENT
    return told and frame.value.unit != last.value.unit


def goes_on_growing(text: str, before: Link, link: Link) -> bool:
    """增长8%，其中甲县12%，投资9%: a bare percentage of what is no rate is a growth as the one
    before it.
    """
    frame, known = link.frame, link.indicator
    if before.frame.measure is not GROWTH or frame.word or frame.value.unit != "%":
        return False
    if known is not None and known.unit == "%":
        return False
    between = text[before.frame.quantity.end : frame.quantity.start]
    if any(map(between.__contains__, _REACHED)):
        return False
    return known is not None or (link.inherited and not link.name.endswith(_RATES))


def goes_on_adding(text: str, before: Link, link: Link) -> bool:
    """新增甲12家、乙6个: what is added of the first is so of the others that are counted."""
    measure = link.frame.measure
    if before.frame.measure is not INCREMENT or (measure is not COUNT and measure is not LEVEL):
        return False
    between = text[before.frame.quantity.end : link.token.start]
    return link.name != before.name and not before.frame.relative and between.rstrip("“‘") == "、"


def part_of(name: str, whole: Link, frame: Frame, *, among: bool) -> str:
    """其中小麦280万亩 behind 粮食种植面积560万亩，增长2%: a name no longer than `BARE` takes
    the end of the whole's. `among`: whether 其中 stands before it.
    """
    if frame.measure is not LEVEL or not (among or whole.frame.measure is LEVEL):
        return name
    head = None if _HARVEST.search(name) else _WHOLE.search(whole.name)
    if head is None and among and _EARNING.search(name):
        head = _SUM.search(whole.name)
    if head is None:
        return name
    alike = frame.value.unit == whole.frame.value.unit
    fits = alike if whole.frame.measure is LEVEL else frame.value.unit in _UNITS_OF[head[0][-1]]
    return f"{name}{head[0]}" if fits else name


def is_of_speed(draft: Draft, last: Link, text: str) -> bool:
    """Whether points are those of a speed: 比全市平均增幅高8个百分点."""
    if draft.frame.value.kind is not POINTS_KIND:
        return False
    said = text[draft.token.start : draft.frame.quantity.start]
    return last.frame.measure is GROWTH or "增幅" in said or "增速" in said


def goes_on_counting(draft: Draft, links: Sequence[Link], text: str) -> bool:
    """Whether some of the works counted right before are: 项目81个，完工31个，总投资63亿元."""
    if draft.before.text not in STAGES or len(links) < 2 or links[-2].frame.measure is not COUNT:
        return False
    return "中" not in text[links[-2].token.end : draft.before.start]


def of_organisation(speakers: Sequence[Token], draft: Draft, last: Link) -> str:
    """石化公司1.1亿元 after 油田完成投资150亿元: the other's share of the same sum."""
    for token in speakers:
        if token.kind == "organisation" and 0 <= draft.token.start - token.end <= 1:
            tail = _SUM_WORD.search(last.name)
            return f"{token.value}{tail[0]}" if tail else last.name
    return last.name

"""Drafts: every frame of a sentence with the phrases around it, before it is linked.

The words of a quantity reach back to the mark, the date or the place before it, and forth to what
is said of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jobs.extraction.engine import restretched
from jobs.extraction.frames import Frame
from jobs.extraction.phrases import (
    Phrase,
    ends_in_verb,
    is_only_verbs,
    phrase_after,
    phrase_before,
)
from jobs.extraction.quantities import QuantityKind
from jobs.extraction.record import record
from jobs.extraction.tokens import Token
from storage.records import Measure

_BOUNDARY = re.compile("[，,。；;：:！？!?（(）)—…■●①-⑳⑴-⒇]")
_ASIDE = re.compile(r"[（(][^（）()\d，,。；;]{1,10}[）)]")
SPEED = re.compile("(?:增速|增幅|降幅|涨幅|跌幅|增长率|占比|比重|比例)$")
_RATE = re.compile("[率比重例度额占]$|水平$|涨幅$|达标$")
_FORTH = re.compile("[、和及与,，]+(?:以及)?|以及")
ITEMS = re.compile("[、]|(?<=[\u4e00-\u9fff]{2})(?:和|及|与|以及)(?=[\u4e00-\u9fff]{2})")
_AIM = re.compile("(?:奋斗|预期|年度|增长|发展)*(?:目标|任务|水平|速度|增速|增长)")
_QUOTES = {"“", "‘"}
_IN_A_ROW = re.compile(r"(?:以来)?(?:连续\d+年)?")


@record
class Draft:
    frame: Frame
    token: Token
    before: Phrase
    after: Phrase
    together: bool
    """Whether it only goes on with a list of quantities: 增长56.5%、86.9%."""


def draft_frames(text: str, frames: Sequence[Token], tokens: Sequence[Token]) -> list[Draft]:
    drafts: list[Draft] = []
    floor = 0
    for index, token in enumerate(frames):
        frame: Frame = token.value
        limit = frames[index + 1].start if index + 1 < len(frames) else len(text)
        if boundary := _BOUNDARY.search(text, token.end):
            limit = min(limit, boundary.start())
        start = words_start(text, floor, token.start, tokens)
        before = phrase_before(text, start, token.start)
        after = phrase_after(text, token.end, limit)
        if limit == after.end and index + 1 < len(frames) and frames[index + 1].start == limit:
            after = _up_to_next(after)
        if not after.text and frame.value.kind is QuantityKind.COUNT:
            after = _said_to_be(text, token.end, limit)
        between = text[floor : token.start]
        together = bool(drafts) and _FORTH.fullmatch(between) is not None
        together = together and _same_kind(drafts[-1].frame, frame)
        together = together and (not frame.word or _dealt_in_turn(text, drafts[-1], frame))
        drafts.append(Draft(frame, token, before, after, together))
        floor = token.end
        if takes_noun_behind(frame, before, after) and not together:
            floor = after.end
    return _shared_units(drafts)


def _dealt_in_turn(text: str, draft: Draft, frame: Frame) -> bool:
    """Whether a change goes on with 分别增长9.1%、下降3.2%, each with a verb of its own."""
    lead = text[draft.before.end : draft.frame.quantity.start]
    return frame.relative and draft.frame.relative and (draft.together or "分别" in lead)


def _same_kind(one: Frame, other: Frame) -> bool:
    kinds = {one.quantity.value.kind, other.quantity.value.kind}
    return len(kinds) == 1 or QuantityKind.BARE in kinds


def _shared_units(drafts: list[Draft]) -> list[Draft]:
    """0.9、5.9个百分点: the first number has the unit of the second."""
    for index in range(len(drafts) - 2, -1, -1):
        here, behind = drafts[index], drafts[index + 1]
        bare = here.frame.quantity.value.kind is QuantityKind.BARE
        if bare and behind.together and behind.frame.value.kind is QuantityKind.POINTS:
            value = replace(here.frame.value, kind=QuantityKind.POINTS, unit="百分点")
            frame = replace(here.frame, value=value, measure=Measure.INCREMENT)
            drafts[index] = replace(here, frame=frame)
    return drafts


def _up_to_next(after: Phrase) -> Phrase:
    """Of 16个历史街区和风貌建筑近900幢, the first count has what stands before 和."""
    first = ITEMS.split(after.text)[0]
    if len(first) == len(after.text):
        return after
    return Phrase(first, after.start, after.start + len(first))


def _said_to_be(text: str, start: int, limit: int) -> Phrase:
    """What a bare count is said to be: 其中4户为高新技术企业."""
    if text[start : start + 1] not in {"为", "是"}:
        return Phrase("", start, start)
    return phrase_after(text, start + 1, limit)


def words_start(text: str, floor: int, end: int, tokens: Sequence[Token]) -> int:
    """Where a quantity's own words begin: after the clause's mark, its dates and its places."""
    start = max([mark + 1 for mark in clause_marks(text, floor, end)], default=floor)
    for token in tokens:
        if token.kind == "period" and start <= token.start and token.end <= end:
            rest = phrase_before(text, token.end, end).text
            opens = not text[start : token.start].strip("，,、：在至到")
            if opens or (rest and not _IN_A_ROW.fullmatch(rest)):
                start = token.end
    moved = True
    while moved:
        moved = False
        lead = phrase_before(text, start, end)
        for token in tokens:
            if token.kind not in {"place", "organisation"} or token.end > end:
                continue
            if token.kind == "organisation" and _names_the_counted(text, token, end):
                continue
            if text[token.start - 1 : token.start] in _QUOTES:
                continue
            if token.start in (start, lead.start) and token.end > start:
                start = token.end
                moved = True
    return start


def _names_the_counted(text: str, token: Token, end: int) -> bool:
    """农民专业合作社由…发展到1735个 counts them: no organisation of that name speaks here."""
    return not text[token.end : end].strip("已共达为有") and text[end : end + 1] in {"由", "从"}


def clause_marks(text: str, start: int, end: int) -> list[int]:
    """The marks that end a clause, without those of short asides."""
    found = (mark.start() for mark in _BOUNDARY.finditer(text, start, end))
    return [mark for mark in found if not _in_aside(text, mark, end)]


def _in_aside(text: str, position: int, end: int) -> bool:
    """Whether a bracket or a mark at `position` is part of a short aside that closes before `end`:
    地区生产总值（GDP）860亿元, 住宅(含商品房)施工面积.
    """
    aside = _ASIDE.search(text, max(0, position - 12), end)
    return aside is not None and aside.start() <= position < aside.end()


def takes_noun_behind(frame: Frame, before: Phrase, after: Phrase) -> bool:
    """Whether the phrase behind the quantity says what is counted, and not the one before."""
    if frame.relative or len(after.text) < 2 or is_only_verbs(after.text):
        return False
    if _AIM.fullmatch(after.text):
        return False
    match frame.value.kind:
        case QuantityKind.RANK:
            takes = after.text[0] == "大" and len(after.text) >= 4
        case QuantityKind.COUNT | QuantityKind.TIME:
            directly = after.start == frame.quantity.end or is_only_verbs(before.text)
            takes = directly and not SPEED.search(before.text)
        case QuantityKind.SHARE:
            takes = _RATE.search(before.text) is None
        case QuantityKind.MONEY | QuantityKind.EXTENT:
            takes = is_only_verbs(before.text) or ends_in_verb(before.text)
        case _:
            takes = False
    return takes


def quoted(draft: Draft) -> Token:
    """What states the figure: from its own phrase to the quantity, or the quantity's frame."""
    start = draft.before.start if draft.before.text else draft.token.start
    return restretched(draft.token, min(start, draft.token.start))

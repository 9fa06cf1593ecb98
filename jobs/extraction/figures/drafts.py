"""Drafts: every frame of a sentence with the phrases around it, before it is linked.

The words of a quantity reach back to the mark, the date or the place before it, and forth to what
is said of it.
"""

import re
from collections.abc import Sequence

from jobs.extraction.figures.clauses import Clauses
from jobs.extraction.figures.frames import Frame, level_of
from jobs.extraction.names.phrases import (
    Phrase,
    ends_in_verb,
    is_only_verbs,
    phrase_after,
)
from jobs.extraction.rules.members import (
    BARE_KIND,
    COUNT_KIND,
    EXTENT_KIND,
    GROWTH,
    INCREMENT,
    MONEY_KIND,
    MULTIPLE,
    MULTIPLE_KIND,
    POINTS_KIND,
    RANK_KIND,
    SHARE_KIND,
    TIME_KIND,
)
from jobs.extraction.rules.pattern_needs import by_first_character
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value, replace

SPEED = re.compile("(?:增速|增幅|降幅|涨幅|跌幅|增长率|占比|比重|比例)$")
_BARE = {"村", "镇", "乡"}
"""What is counted, and too short to be told of: 8个村通过验收."""
_RATE = re.compile("[率比重例度额占]$|水平$|涨幅$|达标$")
FUNDS = re.compile("(?:项目|专项|补助|扶持|衔接|财政|奖补|扶贫|帮扶|债券)*资金")
"""Behind a sum, whoever gives it: 争取上级2000万元专项资金."""
_SPENT_ON = re.compile(
    "(?:新建|改建|扩建|改造|修建|修通|打通|修复|修缮|建设|购置|购买|整治|完善|升级)(?!.*(?:[资款券]金?|经费|补[贴助]|项目|工程)$)"
)
_GRADES = re.compile("(?:[国省市县区州]级?、)+[省市县区镇]级?")
_FORTH = re.compile("[、和及与,，]+(?:以及)?|以及")
_STOPS = frozenset("，,。；;：:！？!?（）()")
"""Nothing is said of a quantity behind these: they end its clause."""
_FORTH_BEGINS, _FORTH_ENDS = frozenset("、和及与,，以"), frozenset("、和及与,，")
_PEOPLE = {"人", "户", "口"}
ITEMS = re.compile("[、]|(?<=[\u4e00-\u9fff]{2})(?:和|及(?!率)|与|以及)(?=[\u4e00-\u9fff]{2})")
_OF_THE_COUNTED = re.compile(
    "(?<=项目|工程|企业)(?:年|总)*(?:投资|产值|营收|税收|利税|利润|(?:销售|营业|主营业务)收入|增加值|用电)[总额量]*$"
    "|(?:(?<=养殖场|种植场|合作社|养殖户|种植户)|(?<=农场|基地|大户))(?:种植|养殖|经营)?(?:面积|产量|产值|收入)$"
)
_NO_NOUN = by_first_character(
    "(?:奋斗|预期|年度|增长|发展)*(?:目标任务|目标|任务|水平|速度|增速|增长)$"
    r"|(?:\d{1,2}|[年月]?底|上半|下半|明|今)[年月]|以?及(?!时|以上|格)|(?:规划)?设计$"
)
"""What is aimed at, or when, or told next: 其中8所9月底启用."""

_CHANGES = {GROWTH, MULTIPLE}
_CHANGE_KINDS = {SHARE_KIND, MULTIPLE_KIND}

_NOTHING = Phrase("", 0, 0)


class Draft(Value, frozen=True):
    frame: Frame
    token: Token
    before: Phrase
    after: Phrase
    together: bool
    """Whether it only goes on with a list of quantities: 增长56.5%、86.9%."""
    counts_behind: bool
    """Whether the phrase behind the quantity says what is counted, and not the one before."""


def draft_frames(clauses: Clauses, frames: Sequence[Token]) -> list[Draft]:
    """The frames of a sentence with their phrases."""
    text = clauses.text
    starts = [token.start for token in frames]
    starts.append(len(text))
    drafts: list[Draft] = []
    floor = 0
    bare = False
    for following, token in zip(starts[1:], frames, strict=True):
        frame: Frame = token.value
        end = token.end
        before = clauses.words(floor, token.start)
        if end < following and text[end] not in _STOPS:
            after = _behind(text, frame, end, min(clauses.end(end), following), following)
            counts_behind = len(after.text) >= 2 or after.text in _BARE
            counts_behind = counts_behind and takes_noun_behind(frame, before, after)
        else:
            after, counts_behind = _NOTHING, False
        together = (
            bool(drafts)
            and text[floor] in _FORTH_BEGINS
            and text[token.start - 1] in _FORTH_ENDS
            and _goes_on(text, drafts, floor, token)
        )
        if together and counts_behind and drafts[-1].counts_behind:
            together = False  # 3万吨彩砂、4万吨腻子粉: each has its noun
        drafts.append(Draft(frame, token, before, after, together, counts_behind))
        kind = frame.quantity.value.kind
        bare = bare or kind is BARE_KIND or kind is POINTS_KIND
        floor = after.end if counts_behind else end
    return _shared_units(text, drafts) if bare else drafts


def _behind(text: str, frame: Frame, end: int, limit: int, following: int) -> Phrase:
    """What stands behind a frame that ends at `end`, up to `limit`."""
    after = phrase_after(text, end, limit)
    if limit == after.end == following < len(text):
        after = _up_to_next(after)
    if not after.text and frame.value.kind is COUNT_KIND:
        after = _said_to_be(text, end, limit)
    return after


def _goes_on(text: str, drafts: Sequence[Draft], floor: int, token: Token) -> bool:
    """Whether a frame only goes on with the list of the frame before it, which ends at `floor`."""
    last = drafts[-1]
    if _FORTH.fullmatch(text, floor, token.start) is None:
        return False
    frame: Frame = token.value
    if counts_people_of(frame, last.frame):
        return False
    alike = (
        _same_kind(last.frame, frame)
        or _are_changes(last.frame, frame)
        or "分别" in text[last.before.end : last.token.end]
        or (last.frame.value.unit == "个" and frame.value.kind is POINTS_KIND)
    )
    return alike and (not frame.word or _dealt_in_turn(text, drafts, frame))


def _are_changes(last: Frame, frame: Frame) -> bool:
    """增长1.1倍和98.6%: both tell by how much something grew."""
    kinds = {last.value.kind, frame.value.kind}
    return last.relative and last.measure in _CHANGES and kinds == _CHANGE_KINDS


def _dealt_in_turn(text: str, drafts: Sequence[Draft], frame: Frame) -> bool:
    """Whether a change goes on with 分别增长9.1%、6%、下降3.2%, with a verb of its own."""
    last = drafts[-1]
    if not frame.relative or (last.together and last.frame.relative):
        return frame.relative
    first = next(draft for draft in reversed(drafts) if not draft.together)
    lead = text[first.before.end : first.frame.quantity.start]
    return first.frame.relative and "分别" in lead


def counts_people_of(frame: Frame, last: Frame) -> bool:
    """Whether people or households are counted behind things, or an area is told behind people:
    6个小组，320户1280人.
    """
    if last.value.kind is not COUNT_KIND:
        return False
    if frame.value.kind is EXTENT_KIND:
        return last.value.unit in _PEOPLE or last.value.unit == "名"
    if frame.value.kind is not COUNT_KIND:
        return False
    return frame.value.unit in _PEOPLE and last.value.unit not in _PEOPLE


def _same_kind(one: Frame, other: Frame) -> bool:
    kinds = {one.quantity.value.kind, other.quantity.value.kind}
    return len(kinds) == 1 or BARE_KIND in kinds


def _shared_units(text: str, drafts: list[Draft]) -> list[Draft]:
    """0.9、5.9个百分点, 3.2个和5.6个百分点: the first number has the unit of the second."""
    for index in range(len(drafts) - 2, -1, -1):
        here, behind = drafts[index], drafts[index + 1]
        written = here.frame.quantity.value
        bare = written.kind is BARE_KIND or (written.kind is COUNT_KIND and written.unit == "个")
        if bare and behind.together and behind.frame.value.kind is POINTS_KIND:
            value = replace(here.frame.value, kind=POINTS_KIND, unit="百分点")
            frame = replace(here.frame, value=value, measure=INCREMENT)
            drafts[index] = replace(here, frame=frame)
        elif written.kind is BARE_KIND and behind.together and _shares(text, behind.frame):
            value = replace(written, kind=behind.frame.value.kind, unit=behind.frame.value.unit)
            drafts[index] = replace(
                here, frame=replace(here.frame, value=value, measure=level_of(value))
            )
    return drafts


def _shares(text: str, frame: Frame) -> bool:
    """Whether numbers before a level in a list have its unit: 11、24、59微克/立方米.

    They would need its 万 too.
    """
    quantity = frame.quantity
    plain = frame.value.kind in (EXTENT_KIND, COUNT_KIND) and not frame.relative
    return plain and not {"万", "亿", "千"} & {*text[quantity.start : quantity.end]}


def _up_to_next(after: Phrase) -> Phrase:
    """Of 16个历史街区和风貌建筑近900幢, the first count has what stands before 和; of
    14个项目投资25亿元, what stands before 投资.
    """
    if _GRADES.match(after.text):
        return after  # 市、县重点项目
    first = _OF_THE_COUNTED.sub("", ITEMS.split(after.text)[0])
    if len(first) == len(after.text):
        return after
    return Phrase(first, after.start, after.start + len(first))


def _said_to_be(text: str, start: int, limit: int) -> Phrase:
    """What a bare count is said to be: 其中4户为高新技术企业."""
    if text[start : start + 1] not in {"为", "是"}:
        return Phrase("", start, start)
    return phrase_after(text, start + 1, limit)


def takes_noun_behind(frame: Frame, before: Phrase, after: Phrase) -> bool:
    """Whether the phrase behind the quantity says what is counted, and not the one before."""
    if frame.relative or is_only_verbs(after.text) or _is_no_noun(after.text):
        return False
    kind = frame.value.kind
    if kind is COUNT_KIND or kind is TIME_KIND:
        directly = after.start == frame.quantity.end or is_only_verbs(before.text)
        directly = directly and not (kind is TIME_KIND and after.text.startswith("时间"))
        return directly and not SPEED.search(before.text)
    if kind is MONEY_KIND and FUNDS.match(after.text):
        return True
    if kind is MONEY_KIND or kind is EXTENT_KIND:
        leads = is_only_verbs(before.text) or ends_in_verb(before.text)
        return leads and not is_spent_on(frame, after)
    if kind is SHARE_KIND:
        return _RATE.search(before.text) is None
    return kind is RANK_KIND and after.text[0] == "大" and len(after.text) >= 4


def _is_no_noun(words: str) -> bool:
    begun = _NO_NOUN[words[0]]
    return begun is not None and begun.match(words) is not None


def is_spent_on(frame: Frame, after: Phrase) -> bool:
    """Whether the phrase behind a sum says what it is spent on: 投入520万元新建校舍."""
    return frame.value.kind is MONEY_KIND and _SPENT_ON.match(after.text) is not None


def quoted(draft: Draft) -> Token:
    """What states the figure: from its own phrase to the quantity, or the quantity's frame."""
    token, before = draft.token, draft.before
    start = before.start if before.text and before.start < token.start else token.start
    return Token(token.kind, start, token.end, token.value, token.rule, (token,))

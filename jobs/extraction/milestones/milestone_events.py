"""What happens to a project in a clause: 基础工程完工, 建成投产, 达到通水条件."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.milestones.event_words import ACHIEVED, AGREED, DONE, REACHED
from jobs.extraction.milestones.milestone_event import (
    LEAD,
    Event,
    is_planned,
    is_soon,
    time_told,
)
from jobs.extraction.milestones.milestone_fields import MOVED, told_by_its_time
from jobs.extraction.milestones.milestone_measures import may_measure, measured
from jobs.extraction.milestones.milestone_objects import (
    BUILDINGS,
    OF_BUILDINGS,
    event_end,
    part_before,
    whole_work,
)
from jobs.extraction.milestones.milestone_status import agreement, status_of
from jobs.extraction.rules.pattern_needs import where_it_begins
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_groups import clause_before
from storage.records import Status

_AGREED_DONE_REACHED = f"(?P<agreed>{AGREED})|(?P<done>{DONE})|(?P<reached>{REACHED})"
_AND_ALSO = f"并?(?:{ACHIEVED})"
_EVENT = Spotted(
    f"{_AGREED_DONE_REACHED}|(?P<achieved>(?:{ACHIEVED})(?:{_AND_ALSO})?)|(?P<moved>{MOVED})",
    compiled=f"{_AGREED_DONE_REACHED}|(?P<achieved>(?:{ACHIEVED})(?:{where_it_begins(_AND_ALSO)})?)"
    f"|(?P<moved>{MOVED})",
)
# 计划3月完成面板施工、年底全面完工 are two clauses.
_NO_END = (
    r"(?:(?<!—)—(?!—)|、(?!(?:明年|今年)?\d{0,4}年|[今明]年\d{1,2}月|\d{1,2}月|力争|争取|预计))"
)
CLAUSE = re.compile(
    f"[^，；。！？、—|]++(?:{_NO_END}[^，；。！？、—|]*+)*+|(?:{_NO_END}[^，；。！？、—|]*+)++"
)
# A word of building that only names or counts something: 开工率, 竣工项目, 开工建设规划许可证.
_NO_EVENT = re.compile(
    "[率量库数额]|里程|项目|情况|许可|证|鉴定|意见|资料|标准|结论|单位|小组|专家|手续|条件|面积|(?:入驻|落户)?企业|报告|通知|工作会|大会|动员|进度|目标|日期|时间|令|或"
)
_AFTERWARDS = re.compile("(?:以?后|之后|以来|之际|时|前)(?!期|景|三|五|列)")
_COMING_UP = re.compile(
    "(?:进入|迎来|开启)?(?:全面)?(?:倒计时|攻坚期?|冲刺|收尾|尾声|在即|在望|指日可待|迈[出进])"
)
_SURELY_DONE = re.compile(
    "已|日前|近日|前不久|不久前|顺利|正式|提前|全部|全线|成功|目前|了|今天|昨日|上午|下午|基本|如期|实现|合格"
)
_LONGEST = 26
_MARKED = re.compile("已|日前|近日|前不久|了")
_NAMES_AND_DAYS = ("project", "work-ref", "period", "place")
# 甲隧道|和桥梁工程等顺利开工
_REST_OF_ROW = re.compile("(?:(?<=[、和及与])|[、和及与])[^，。；]{2,16}?等(?:项目|工程)?")
# 新建蓄水池8座，已完工5座: so many of its parts.
_SO_MANY = re.compile("了?[0-9]+余?(?:[座个处口眼条户家套项间亩]|公里|平方米)")
_POINTS = re.compile("该|此|本|整|这|项目|工程|[一二三四首]期|全线")
_FIRST_PLAN = re.compile("原定于?|原计划")
_PUT_OFF = re.compile("^[^。；]{0,16}(?:推迟|延期|延后|顺延|延至)")
# 当年签约、当年开工 tells how quick it was, of whatever year.
_ITS_OWN_YEAR = ("当年签约", "当月签约", "当年开工", "当月开工", "当年建设", "当年投产", "当年建成")
# 此次完成封顶的是4栋楼: told before.
_THIS_TIME = re.compile("[此本]次(?:顺利|正式|成功)*(?:完成)?")
# Without one of these before it nothing of what follows here is said of an event.
_IN_DOUBT = re.compile("[未没本此原是如分经最]")
_IN_PHASES = re.compile(r"分(?:[一二两三四五]|\d)(?:期|个?阶段)")
_NOT_YET = re.compile(
    "未能?[^，。；]{0,4}$|没有[^，。；]{0,4}$|本来[^，。；]*$|原本[^，。；]*$|是否[^，。；]*$|如何[^，。；]*$"
)
# 为项目早日竣工打下基础 tells what something else is good for.
_FOR_ITS_SAKE = re.compile("[^，。；]*(?:奠定|打下|提供|创造|夯实|赢得|扫清)")
# Plain words of a beginning are as often a plan's: …项目开工建设。
_BEGINNING = re.compile("开工|启动|动工|签约|开建|奠基|验收")
# 另一家设备进入调试阶段, 续建项目进入扫尾阶段 are of others than the work spoken of.
_ANOTHER = re.compile("另[一外]|其[他它余]|续建项目|[各多]个")
_PERFECT = re.compile("完工|封顶|竣工|合龙|贯通")
_TRANSITIVE = (
    "建成",
    "开工",
    "启动",
    "正式启动",
    "全面启动",
    "开通",
    "启用",
    "上线",
    "签约",
    "交付",
    "通航",
    "开挖",
)


def may_begin(sentence: Sentence) -> tuple[Sequence[int], Sequence[int]]:
    """Where in a sentence an event may be told, in order, and which of those are quantities that
    may measure a work; most sentences have neither.
    """
    words = sentence.spots.get(_EVENT, ())
    measures = may_measure(sentence) if sentence.quantities else ()
    return sorted([*words, *measures]) if measures else words, measures


def events_in(
    sentence: Sentence,
    clause: tuple[int, int],
    tokens: Sequence[Token],
    periods: Sequence[Token],
    measures: Sequence[int],
    *,
    led: bool,
) -> Iterator[Event]:
    """The events that a clause states; `tokens` are those found in it, `periods` those of days.

    `measures` are the places of quantities that `may_begin` tells. Unless the clause has a day, or
    is `led` by one, nothing is told of what neither surely happened nor is promised soon.
    """
    text, (start, end) = sentence.text, clause
    degrees = measured(text, start, tokens, measures) if measures else ()
    if degrees:
        yield from degrees
        return
    if text.startswith("随着", start):
        return  # 随着水泵启动，…正式通水: what led to it
    for found in sentence.matches(_EVENT, start, end):
        after = text[found.end() : end]
        if found["agreed"]:
            if not _AFTERWARDS.match(after):
                yield agreement(found, text, start, tokens)
            return
        if not found["done"] and (
            found["moved"]
            or _NO_EVENT.match(after)
            or _SO_MANY.match(after)
            or _takes_object(found, text, end, tokens)
        ):
            yield from told_by_its_time(text, start, found, tokens)
            continue
        if _is_not_so(text, start, found):
            continue
        floor = periods[-1].end if periods else start
        if floor == start and text.startswith("为", start) and _FOR_ITS_SAKE.match(after):
            continue
        last = whole_work(found, tokens) or event_end(found, text, start, end)
        if last is None:
            continue
        status = status_of(text, start, found, tokens, sentence.periods)
        afterwards = bool(_AFTERWARDS.match(text[last:end])) or bool(
            _AFTERWARDS.search(text[found.end() : last])
        )
        # The day of 昨日签约，达产后… is the signing's; that of 去年12月，某高速开通后… is its own.
        named = status is not Status.PLANNED and any(t.kind == "project" for t in tokens)
        condition = afterwards and floor == start and not named
        if condition or _only_describes(found, start, last, tokens, periods):
            continue  # 预计企业全部投产后，…
        surely = (
            status is Status.DONE
            and not (afterwards or text[last : last + 1] == "的")
            and _is_said_for_sure(text, start, found, last, tokens)
        )
        surely = surely or _stands_so(text, start, found, status)
        soon = not surely and is_soon(text[start : found.start()])
        if not (led or periods or surely or soon):
            return
        begin = _begin(text, max(start, min(floor, found.start())), found.start(), tokens)
        words = part_before(text, start, begin, tokens) + text[begin:last]
        marked = _MARKED.search(text, start, last) is not None
        yield Event(
            words[-_LONGEST:].removesuffix("仪式"),
            begin,
            last,
            status,
            "milestone.event",
            surely,
            soon=soon,
            marked=marked,
        )
        return


def _is_said_for_sure(
    text: str, start: int, found: "re.Match[str]", last: int, tokens: Sequence[Token]
) -> bool:
    """Whether an event's words, which end at `last`, say by themselves that it happened."""
    if found["done"] or _PERFECT.match(found[0]) or _SURELY_DONE.search(text[start:last]):
        return True
    if text.startswith("并", start) and "已" in clause_before(text, start - 1, start):
        return True  # 现已完工，并投入使用
    if last > found.end() and (found[0] in OF_BUILDINGS or text.endswith("完成", start, last)):
        return True  # 建成两栋教学楼, 主体验收完成
    if found[0].endswith("结束"):
        return True
    return (
        text[last : last + 1] in {"", "，", "。", "；", "、"}
        and not _BEGINNING.match(found[0])
        and any(
            token.kind == "project" and start <= token.start and token.end <= found.start()
            for token in tokens
        )
    )


def _stands_so(text: str, start: int, found: "re.Match[str]", status: Status) -> bool:
    """Whether words tell a phase that a work is in: 已进入装修阶段; not 3月完工，进入试运行阶段."""
    if status is not Status.UNDERWAY or not found["reached"]:
        return False
    if found.start() > start:
        return _ANOTHER.search(text, start, found.start()) is None
    return not is_planned(clause_before(text, start - 1, start))


def _only_describes(
    found: "re.Match[str]",
    start: int,
    last: int,
    tokens: Sequence[Token],
    periods: Sequence[Token],
) -> bool:
    """Whether an event's words tell what something is like, and not what happened to a work."""
    text = found.string
    if text[last : last + 1] == "的":
        # 当年建设、当年投产的速度 is of no work
        return not any(token.kind in ("project", "work-ref") for token in tokens)
    # 该桥的贯通，…
    return not periods and start < found.start() and text[found.start() - 1] == "的"


def _is_not_so(text: str, start: int, found: "re.Match[str]") -> bool:
    """Whether what stands around an event's words says that it has not happened, or not at once."""
    begin, end = found.span()
    coming_up = not found["done"] and _COMING_UP.match(text, end)
    if coming_up or text.startswith(_ITS_OWN_YEAR, begin - 2):
        return True
    if _IN_DOUBT.search(text, start, end) is None:
        return False
    if _NOT_YET.search(text, start, begin) or _IN_PHASES.search(text, start, end):
        return True
    if text.endswith(("经过", "最早", "最先", "最快"), start, begin):
        return True
    if _THIS_TIME.fullmatch(text, start, begin):
        return True
    first = _FIRST_PLAN.search(text, start, begin) is not None
    return first and (text.startswith("的", end) or _PUT_OFF.search(text[end:]) is not None)


def _takes_object(found: "re.Match[str]", text: str, end: int, tokens: Sequence[Token]) -> bool:
    """建成智能工厂168座 tells of what was built, not of the project spoken of."""
    words = text[found.start() : found.end()]
    if found["reached"] or words.endswith("仪式") or not words.startswith(_TRANSITIVE):
        return False
    if any(
        token.start <= found.start() + 30
        and (
            token.kind == "project"
            or (token.kind == "work-ref" and _POINTS.match(text, token.start))
            or (token.kind == "work-ref" and token.start < found.start())
        )
        for token in tokens
    ):
        return False
    after = text[found.end() : end]
    return len(after) >= 3 and not (_AFTERWARDS.match(after) or BUILDINGS.match(after))


def _begin(text: str, start: int, end: int, tokens: Sequence[Token]) -> int:
    """Where the words of the event begin: behind the project's name and the words of time."""
    for token in tokens:
        if token.kind in _NAMES_AND_DAYS and start < token.end <= end:
            start = token.end
    start = max(time_told(text, start, end), text.rfind("：", start, end) + 1)
    if lead := LEAD.match(text[start:end]):
        start += lead.end()
    if rest := _REST_OF_ROW.match(text, start, end):
        start = rest.end()
    first = end - _LONGEST + 8
    if start >= first:
        return start
    # 集办公、生活为一体的|综合大楼
    return max(first, text.rfind("的", first, end) + 1)

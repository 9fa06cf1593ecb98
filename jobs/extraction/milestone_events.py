"""What happens to a project in a clause: 基础工程完工, 建成投产, 完成投资20亿元, 工程进度20%."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.event_words import ACHIEVED, DONE, PARTS_AT_WORK, REACHED, WORK_DONE
from jobs.extraction.pattern_needs import may_match, required
from jobs.extraction.quantities import QuantityKind
from jobs.extraction.record import record
from jobs.extraction.spotter import Spotted
from jobs.extraction.tokens import Token
from storage.records import Status

_EVENT = Spotted(
    f"(?P<done>{DONE})|(?P<reached>{REACHED})|(?P<achieved>(?:{ACHIEVED})(?:并?(?:{ACHIEVED}))?)"
)
# A word of building that only names or counts something: 开工率, 竣工项目, 开工建设规划许可证.
_NO_EVENT = re.compile(
    "[率量库数额]|项目|许可|证|手续|条件|面积|企业|报告|通知|工作会|大会|动员|进度|目标|日期|时间|令"
)
_OBJECT = re.compile(r"了?(?P<what>(?:[A-Z]?\d+[号#]?(?:[、至和]\d+[号#])*)?[^，。；、\d]{2,16})")
_FINISHED_WORK = re.compile(WORK_DONE)
_AFTERWARDS = re.compile("(?:以?后|之后|以来|之际|时|前)(?!期|景|三|五|列)")
_COMING_UP = re.compile(
    "(?:进入|迎来|开启)?(?:全面)?(?:倒计时|攻坚期?|冲刺|收尾|尾声|在即|在望|指日可待)"
)
_FUTURE = re.compile(
    "将(?!军)|需|预计|计划|力争|争取|确保|有望|拟|即将|可望|预期|目标|要(?!求)|必须|保证|努力|年底可|抓紧|尽快|早日|推动|推迟|延期|延至"
    "|实现.{0,6}目标|才能|能够|希望|待"
)
_UNDERWAY = re.compile("正在|正(?!式)|同步进行|抓紧|加紧|加快|推进中|有序")
_SURELY_DONE = re.compile(
    "已|日前|近日|前不久|不久前|顺利|正式|提前|全部|全线|成功|目前|了|今天|昨日|上午|下午|基本|如期|实现"
)
_LEAD = re.compile(
    "^(?:）|有(?=\\d)|因此|由此|为此|从而|前不久|（[^（）]*）|就能|能(?!源)|[，、；：。“”\\s]|于|将|已经|已|也|预计|计划|争取|力争|确保|在|可(?![研行])|并|的|其|正(?!式)|正在|目前|近日|日前|今年|有望|即将|要"
    "|实现|能够|年内|前|内|就|都|还|又|则|才|刚刚|刚|前不久|标志着|让|使|，|等[0-9]*个?项目)+"
)
_PROGRESS = re.compile(
    r"(?P<what>(?:工程|施工|建设|形象|总体|整体|项目)*(?:进度|工程量|工程总量)|总工程量"
    f"|[^，。；、]{{0,8}}{PARTS_AT_WORK})(?:已经|已|约|现已|累计|仅|只|才)*"
    "(?:完成|达到|达|过)?(?:了|总)?(?:的|约|近|超)*$"
)
_PROGRESS_AFTER = re.compile(
    "^(?:的)?(?P<what>(?:工程|施工|建设|形象|总)*(?:进度|工程量|任务|总量))"
)
_SPENT = re.compile(
    "(?P<what>(?:累计|共|现)*(?:完成|落实)(?:总|工程)?投资额?)(?:已|约|近|超|超过|达|达到|为|突破)*$"
)
_DUG = re.compile(
    "(?P<what>[^，。；、]{0,8}(?:掘进|开挖|铺设|铺轨|架设|敷设|架梁|铺筑|浇筑|填筑|贯通)(?:管线|管道|管网|钢轨|路面|电缆|线路)?)(?:已|累计|约|近|超|达|达到|突破|完成)*$"
)
_FUNDED = re.compile(
    "(?P<what>到位资金|获批[^，。；]{0,16}|获得[^，。；]{0,8}资金|争取[^，。；]{0,8}资金)(?:约|近|超|达|共)*$"
)
_MEASURES = [
    required(pattern.pattern) for pattern in (_PROGRESS, _PROGRESS_AFTER, _SPENT, _DUG, _FUNDED)
]
_YEARLY = re.compile("年度|今年需|计划投资|年计划")
_LONGEST = 26
_SO_FAR = re.compile("已|目前|累计|截至")
_MARKED = re.compile("已|日前|近日|前不久|了")
_PART = re.compile(
    "(?:[^，。；、的]{0,8}(?:机组|主体|工程|段|厂房|宿舍|期|线|桥|隧道|车间|楼|设备|全线|主跨|食堂"
    "|[洞坝站]|基础|管网|路基|桩基|结构|安置房|装置))"
)
_NAMES_AND_DAYS = ("project", "work-ref", "period", "place")
_FIRST_PLAN = re.compile("原定于?|原计划")
_OF_A_FIGURE = re.compile(r"[约近超共了]*\d")
_IN_PHASES = re.compile(r"分(?:[一二两三四五]|\d)(?:期|个?阶段)")
_NOT_YET = re.compile("(?:未|没有|未能)[^，。；]{0,4}$")
# Plain words of a beginning are as often a plan's: …项目开工建设。
_BEGINNING = re.compile("开工|启动|动工|签约|开建|奠基|验收")
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


@record
class Event:
    """An event in a clause. `start` and `end` count characters of the sentence's text.

    `surely` tells that the words leave no doubt that it happened, though they give no day.
    """

    words: str
    start: int
    end: int
    status: Status
    rule: str
    surely: bool = False
    marked: bool = False
    """A word such as 已 or 日前 says that it lies behind."""
    progress: float | None = None
    amount: float | None = None
    unit: str | None = None


def may_tell(sentence: Sentence) -> bool:
    """Whether a sentence may state an event; most state none."""
    if _EVENT in sentence.spots:
        return True
    if not sentence.of_kind("quantity"):
        return False
    held = set(sentence.text)
    return any(may_match(needs, held) for needs in _MEASURES)


def events_in(sentence: Sentence, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Event]:
    """The events that a clause states, `text[start:end]`; `tokens` are those found in it."""
    text = sentence.text
    measured = [
        event
        for token in tokens
        for event in _measured(text, _behind_names(start, token, tokens), token)
    ]
    yield from measured
    if measured:
        return
    floor = max([token.end for token in tokens if token.kind == "period"], default=start)
    for found in sentence.matches(_EVENT, start, end):
        after = text[found.end() : end]
        if not found["done"] and (
            _NO_EVENT.match(after) or _takes_object(found, text, end, tokens)
        ):
            continue
        if _is_not_so(text, start, found):
            continue
        last = found.end()
        if found["done"]:
            what = _OBJECT.match(after)
            if what is not None:
                if not _FINISHED_WORK.search(what["what"]):
                    continue
                last = found.end() + what.end()
                if text[last:end][:1].isdigit():
                    continue
            elif found.start() - start < 2 or _OF_A_FIGURE.match(after):
                continue
        if text.startswith(("完成", "完毕"), last) and text[last + 2 : last + 3] in {
            "",
            *"，。；、",
        }:
            last += 2  # 地下厂房开挖完成
        begin = _begin(text, max(start, min(floor, found.start())), found.start(), tokens)
        before = text[start : found.start()]
        named = any(
            token.kind == "project" and start <= token.start and token.end <= found.start()
            for token in tokens
        )
        status = _status(before, found["reached"] or "")
        afterwards = bool(_AFTERWARDS.match(text[last:end])) or bool(
            _AFTERWARDS.search(text[found.end() : last])
        )
        ends = (
            named
            and text[last : last + 1] in {"", "，", "。", "；", "、"}
            and not _BEGINNING.match(found[0])
        )
        said = (
            ends
            or found["done"]
            or _PERFECT.match(found[0])
            or _SURELY_DONE.search(text[start:last])
        )
        attributive = text[last : last + 1] == "的"
        surely = status is Status.DONE and not (afterwards or attributive) and bool(said)
        words = _part_before(text, start, begin, tokens) + text[begin:last]
        marked = _MARKED.search(text, start, last) is not None
        yield Event(words[-_LONGEST:], begin, last, status, "milestone.event", surely, marked)
        return


def _is_not_so(text: str, start: int, found: "re.Match[str]") -> bool:
    """Whether what stands around an event's words says that it has not happened, or not at once."""
    after = text[found.end() :]
    return (
        _NOT_YET.search(text, start, found.start()) is not None
        or _IN_PHASES.search(text, start, found.end()) is not None
        or (not found["done"] and _COMING_UP.match(after) is not None)
        or (_FIRST_PLAN.search(text, start, found.start()) is not None and after.startswith("的"))
    )


def _takes_object(found: "re.Match[str]", text: str, end: int, tokens: Sequence[Token]) -> bool:
    """建成智能工厂168座 tells of what was built, not of the project spoken of."""
    if found["reached"] or not text[found.start() : found.end()].startswith(_TRANSITIVE):
        return False
    if any(
        token.kind in ("project", "work-ref") and token.start <= found.start() + 30
        for token in tokens
    ):
        return False
    after = text[found.end() : end]
    return len(after) >= 3 and _AFTERWARDS.match(after) is None


def _part_before(text: str, start: int, begin: int, tokens: Sequence[Token]) -> str:
    """The part of the project that the event is of, where a date or 将 stands between them."""
    named = [token.end for token in tokens if token.kind in ("project", "work-ref")]
    here = max([start, *(end for end in named if end <= begin)])
    cuts = [(token.start, token.end) for token in tokens if token.kind == "period"]
    cuts += [found.span() for found in _FUTURE.finditer(text, here, begin)]
    for first, last in sorted(cut for cut in cuts if here <= cut[0] < begin):
        part = text[here:first].lstrip("“（").removesuffix("已于").removesuffix("于")
        if part:
            return part if _PART.fullmatch(part) else ""
        here = max(here, last)
    return ""


def _begin(text: str, start: int, end: int, tokens: Sequence[Token]) -> int:
    """Where the words of the event begin: behind the project's name and the words of time."""
    for token in tokens:
        if token.kind in _NAMES_AND_DAYS and start < token.end <= end:
            start = token.end
    future = [found.end() for found in _FUTURE.finditer(text, start, end)]
    start = max([start, *future, text.rfind("：", start, end) + 1])
    if lead := _LEAD.match(text[start:end]):
        start += lead.end()
    return max(start, end - _LONGEST + 8)


def _status(before: str, reached: str) -> Status:
    if _FUTURE.search(before) and "已" not in before:
        return Status.PLANNED
    if _UNDERWAY.search(before) or reached.startswith(("进入", "转入", "进行")):
        return Status.UNDERWAY
    return Status.DONE


def _behind_names(start: int, measure: Token, tokens: Sequence[Token]) -> int:
    """Where the words of a measure may begin: behind the last project named before it."""
    names = [token.end for token in tokens if token.kind == "project"]
    return max([start, *(end for end in names if end <= measure.start)])


def _measured(text: str, start: int, token: Token) -> Iterator[Event]:
    """Degrees and sums: 工程进度已完成20%, 完成投资20亿元, 掘进突破3000米."""
    if token.kind != "quantity":
        return
    before = text[start : token.start]
    value = token.value
    planned = bool(_FUTURE.search(before)) and "已" not in before
    if value.kind is QuantityKind.SHARE:
        found = _PROGRESS.search(before)
        after = _PROGRESS_AFTER.match(text[token.end :])
        if (found or after) and value.unit == "%" and not planned:
            what = found["what"] if found else after["what"] if after else ""
            lead = _LEAD.match(what)
            what = what[lead.end() :] if lead else what
            begin = start + found.start() if found else token.start
            last = token.end + (0 if found or not after else after.end())
            yield Event(
                what, begin, last, Status.UNDERWAY, "milestone.progress", True, progress=value.value
            )
        return
    for pattern, status, rule in (
        (_SPENT, Status.DONE, "milestone.spent"),
        (_FUNDED, Status.DONE, "milestone.funded"),
        (_DUG, Status.UNDERWAY, "milestone.dug"),
    ):
        kind = QuantityKind.EXTENT if pattern is _DUG else QuantityKind.MONEY
        found = pattern.search(before)
        if text[token.end : token.end + 3] == "的基础":
            continue
        if found and value.kind is kind and not _YEARLY.search(before):
            if planned and pattern is _SPENT:
                return
            yield Event(
                found["what"],
                start + found.start(),
                token.end,
                Status.PLANNED if planned else status,
                rule,
                True,
                marked=_SO_FAR.search(before) is not None,
                amount=value.value,
                unit=value.unit,
            )
            return

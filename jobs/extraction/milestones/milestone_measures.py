"""Degrees, sums and lengths that tell how far a work is: 工程进度已完成20%, 完成投资20亿元."""

import re
from collections.abc import Container, Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.milestones.event_words import PARTS_AT_WORK
from jobs.extraction.milestones.milestone_event import LEAD, Event, is_planned
from jobs.extraction.rules.quantity import QuantityKind
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.rules.wordlist import words
from storage.records import Status

_PROGRESS = re.compile(
    r"(?P<what>(?:工程|施工|建设|形象|总体|整体|项目|路基|路面|桥梁|隧道|主体|土建|防护|铺轨|架梁|征迁|安装)*(?:进度|工程量|工程总量)|总工程量|总工期|(?:(?<=[占为])|设计)总[量数]|(?<=完成)总投资|完成(?:年|年度|全年)(?:计划)?投资(?:计划|任务)?"
    f"|[^，。；、]{{0,8}}{PARTS_AT_WORK}(?:部分|工作|任务|作业)?)(?:已经|已|约|现已|累计|分别|仅|只|才|为)*"
    "(?:完成|达到|达|过)?(?:了|总)?(?:的|约|近|超|：)*$"
)
# 墙体完成50%: whatever is part of a work.
_OF_A_PART = re.compile(
    "(?P<what>(?![^，。；]*(?:任务|投资|计划|指标|目标|预算|产值|收入|销售|接种|播种|收割|入库|全年|年度))"
    "[^，。；、0-9年月季的]{2,8}?(?:已经|已|基本|大体|累计|总体)*完成)(?:了|约|近|超过?)*"
)
# 某某工程已完成80%, 完成总工程的50%, 完成率达75%: of a work as a whole.
_WHOLE = re.compile(
    "(?:[一二三四]期|项目|工程|整体|总体|全部|建设|施工|截至目前|目前|现|已经|已|均|累计)*"
    "(?P<what>完成(?:(?P<rate>率)|(?:总|整个|全部)?(?:项目|工程)(?:建设|任务)?的|(?:建设|施工|总)任务的)?)"
    "(?:已|了|总|达到|达|为|近|约|过|超)*"
)
_PROGRESS_AFTER = re.compile(
    "(?:的)?(?P<what>(?:工程|施工|建设|形象|总)*(?:进度|工程量|任务|总量))"
)
_SPENT = re.compile(
    "(?P<what>(?:累计|共|现)*(?:完成|落实)(?:总|工程|项目|建设|年度)?投资额?|累计投入(?:资金|投资)?)(?:分别|已|约|近|超|超过|达|达到|为|突破)*$"
)
_DUG = re.compile(
    "(?P<what>[^，。；、]{0,8}(?:掘进|开挖|铺设|铺轨|架设|敷设|架梁|铺筑|浇筑|填筑|贯通|进尺)(?:管线|管道|管网|钢轨|路面|电缆|线路)?)(?:已|累计|约|近|超|达|达到|突破|完成)*$"
)
_FUNDED = re.compile(
    "(?P<what>到位资金|获批[^，。；]{0,16}|获得[^，。；]{0,8}资金|争取[^，。；]{0,8}资金)(?:约|近|超|达|共)*$"
)
# Without one of these words in its sentence, a quantity of the kind measures no work.
_MEASURES = (
    (QuantityKind.SHARE, Spotted(f"进度|工程总?量|总量|总数|总投资|任务|完成|{PARTS_AT_WORK}")),
    (
        QuantityKind.MONEY,
        Spotted("(?:完成|落实)(?:总|工程|项目|建设|年度)?投资|累计投入|到位资金|获批|获得|争取"),
    ),
    (
        QuantityKind.EXTENT,
        Spotted("掘进|开挖|铺设|铺轨|架设|敷设|架梁|铺筑|浇筑|填筑|贯通|进尺"),
    ),
)
_CUES = frozenset(cue for _, cue in _MEASURES)
_AND = ("、", "和", "及")
_ITEMS = re.compile("[、和及]")
# 目前，路基、桥梁形象进度分别…: what stands round the parts of a row.
_ROUND_PARTS = re.compile(
    "^[，：]?(?:其中|目前)?[，：]?|(?:形象|施工|建设|工程)*(?:进度|总?工程量)?$"
)
_LONGEST_PART = 8
_BEFORE_A_DEGREE = (
    *words(
        "部分 ： 进度 工程量 工程总量 已 已经 约 累计 仅 只 才 为 完成 完成率 达到 达 过 了 总 的"
        " 近 超"
    ),
    *PARTS_AT_WORK.removeprefix("(?:").removesuffix(")").split("|"),
)
# How far a tunnel is driven is a degree; what is laid is laid.
_LAID = re.compile("[铺架敷]设|铺筑")
# 完成总投资80万元占地三亩的客运站建设: what it costs, not what was spent.
_DESCRIBED_BY_IT = ("的基础", "占地", "总装机", "装机", "建筑面积")
_YEARLY = re.compile("年度|今年需|计划投资|年计划")
_TO_BE_BUILT = re.compile("建设(?:的)?(?:内容|规模|任务)|主要建设|拟建设|规划建设")
_SO_FAR = re.compile("已|目前|累计|截至")


def may_measure(sentence: Sentence) -> list[int]:
    """Where the quantities stand that may tell how far a work is; in most sentences none."""
    if _CUES.isdisjoint(sentence.spots):
        return []
    kinds = [kind for kind, cue in _MEASURES if cue in sentence.spots]
    return [token.start for token in sentence.quantities if token.value.kind in kinds]


def measured(text: str, start: int, tokens: Sequence[Token], places: Container[int]) -> list[Event]:
    """What the quantities of a clause measure that stand at some places; it begins at `start`."""
    told = [
        event
        for token in tokens
        if token.kind == "quantity" and token.start in places
        for event in _measured(text, start, _behind_names(start, token, tokens), token)
    ]
    if len(told) == 1 and text.find("分别", start, told[0].end) >= 0:
        return _dealt_out(text, start, told[0], tokens)
    return told


def _dealt_out(text: str, start: int, first: Event, tokens: Sequence[Token]) -> list[Event]:
    """The first of some figures given in turn, and the others: 分别完成总工程量的67%、95%和81%.

    Each is told of one part, where as many stand before 分别: 路基、桥梁、隧道分别完成….
    """
    row = [token for token in tokens if token.kind == "quantity" and token.end >= first.end]
    here, turns = row[0].end, 1
    for token in row[1:]:
        if text[here : token.start] not in _AND or token.value.kind is not row[0].value.kind:
            break
        here, turns = token.end, turns + 1
    if turns == 1:
        return [first]
    until = text.index("分别", start)
    works = [token.end for token in tokens if token.kind == "project" and token.end <= until]
    said = _ROUND_PARTS.sub("", text[works[-1] if works else start : until])
    parts = _ITEMS.split(said)
    parts = parts if len(parts) == turns and max(map(len, parts)) <= _LONGEST_PART else [""] * turns
    degree = first.progress is not None
    of_each = first.words.removeprefix(parts[-1])
    return [
        replace(
            first,
            words=part + of_each,
            start=first.start if token is row[0] else token.start,
            end=token.end,
            turn=(turn, turns),
            progress=token.value.value if degree else None,
            amount=None if degree else round(token.value.value, 2),
        )
        for turn, (part, token) in enumerate(zip(parts, row[:turns], strict=True))
    ]


def _behind_names(start: int, measure: Token, tokens: Sequence[Token]) -> int:
    """Where the words of a measure may begin: behind the last project named before it."""
    names = [token.end for token in tokens if token.kind == "project"]
    return max([start, *(end for end in names if end <= measure.start)])


def _measured(text: str, clause: int, start: int, token: Token) -> Iterator[Event]:
    """Degrees and sums: 工程进度已完成20%, 完成投资20亿元, 掘进突破3000米.

    `start` is where the words of the measure may begin in the clause that begins at `clause`.
    """
    before = text[start : token.start]
    value = token.value
    if value.kind is QuantityKind.SHARE:
        told = before.endswith(_BEFORE_A_DEGREE)
        found = _PROGRESS.search(before) if told else None
        after = _PROGRESS_AFTER.match(text, token.end)
        whole = _WHOLE.fullmatch(before) if told and not after else None
        if whole and (start > clause or not whole["rate"]):
            found = whole
        if told and not (found or after):
            found = _OF_A_PART.fullmatch(before)
        planned = is_planned(before)
        if (found or after) and value.unit == "%" and not planned:
            what = found["what"] if found else after["what"] if after else ""
            what = _without_lead(what)
            begin = start + found.start() if found else token.start
            last = token.end if found or not after else after.end()
            yield Event(
                what, begin, last, Status.UNDERWAY, "milestone.progress", True, progress=value.value
            )
        return
    laid = Status.DONE if _LAID.search(before) else Status.UNDERWAY
    for pattern, status, rule in (
        (_SPENT, Status.DONE, "milestone.spent"),
        (_FUNDED, Status.DONE, "milestone.funded"),
        (_DUG, laid, "milestone.dug"),
    ):
        kind = QuantityKind.EXTENT if pattern is _DUG else QuantityKind.MONEY
        if value.kind is not kind or text.startswith(_DESCRIBED_BY_IT, token.end):
            continue
        found = pattern.search(before)
        if found and pattern is _DUG and not _SO_FAR.search(before):
            # 建设内容为：…；铺设管道63公里
            found = None if _TO_BE_BUILT.search(text, 0, token.start) else found
        if found and not _YEARLY.search(before[: found.start()] if pattern is _SPENT else before):
            # 争取资金 is what was got, and no promise.
            funded = pattern is _FUNDED
            planned = is_planned(before[: found.start()] if funded else before)
            if planned and pattern is _SPENT:
                return
            yield Event(
                found["what"] if funded else _without_lead(found["what"]),
                start + found.start(),
                token.end,
                Status.PLANNED if planned else status,
                rule,
                True,
                marked=_SO_FAR.search(before) is not None,
                amount=round(value.value, 2),
                unit=value.unit,
            )
            return


def _without_lead(what: str) -> str:
    lead = LEAD.match(what)
    return what[lead.end() :] if lead else what

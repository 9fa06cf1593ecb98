"""What an event's words end with: 完成|主体工程, 建成|两栋教学楼."""

import re
from collections.abc import Sequence

from jobs.extraction.milestones.event_words import WORK_DONE
from jobs.extraction.milestones.milestone_event import FUTURE
from jobs.extraction.rules.tokens import Token

_OBJECT = re.compile(
    r"了?(?P<size>(?:近|约)?[\d.]+万?(?:平方米|平米|公里|立方米|方|米|亩)的?)?(?P<what>(?:[A-Z]?\d+[号#]?(?:[、至和]\d+[号#])*)?"
    r"[^，。；、\d]{2,20}(?:\d+(?:至\d+)?[号#][^，。；、\d]{1,16})?)"
)
# 完成全年建设任务, 完成既定目标 say nothing of what is done.
_NO_WORK = re.compile(
    "(?:全年|年度|今年|各项|既定|预期|目标|下达|上级)[^，。；]{0,8}(?:任务|目标|计划)|[^，。；]{0,14}(?:攻坚|冲刺|攻关)|一系列|一批|[^，。；]{0,4}(?:用地|土地(?!平整|整理|复垦))"
)
# 建成|两栋教学楼, 建成|标准厂房11栋: parts of the work spoken of.
BUILDINGS = re.compile(
    "了?(?:[0-9一二两三四五六七八九十]+余?[栋幢](?:[^，。；、]{2,8})?|[^，。；、0-9]{2,8}[0-9]+余?[栋幢])"
)
OF_BUILDINGS = {"建成", "完工", "竣工", "封顶", "交付", "投用"}
# 全年任务提前完成, 该节点如期完成 say no more.
_OF_A_TASK = re.compile("(?:节点|(?:全年|年度|目标)任务|目标)[^，。；]{0,10}$")
_FINISHED_WORK = re.compile(WORK_DONE)
# 完成土石方工程|60万方 is so much of a work; 完成棚户区改造500套 is many works.
_SO_MUCH = re.compile(r"[\d.]+余?[万亿]?(?:立?方|亩|平方米|公里|延?米)")
_OF_A_FIGURE = re.compile(r"[约近超共了]*\d")

_DEED = re.compile("(?:改造|治理|整治|提升|修复|扩建|加固|升级)+(?=[，。；])")
_PART = re.compile(
    "(?:[^，。；、的]{0,8}(?:机组|主体|工程|段|厂房|宿舍|期|线|桥|隧道|车间|楼|设备|全线|主跨|食堂"
    "|[洞坝站]|基础|管网|路基|桩基|结构|安置房|装置|地块))"
)


def event_end(found: "re.Match[str]", text: str, start: int, end: int) -> int | None:
    """Where the words of an event end, with what is completed; None where that is no work."""
    last: int | None = found.end()
    if found["done"]:
        last = _object_end(found, text, start, end)
    elif found[0] in OF_BUILDINGS and (buildings := BUILDINGS.match(text, found.end(), end)):
        last = buildings.end()
    if last is None or not text.startswith(("完成", "完毕"), last):
        return last
    # 地下厂房开挖|完成
    return last + 2 if text[last + 2 : last + 3] in {"", *"，。；、"} else last


def _object_end(found: "re.Match[str]", text: str, start: int, end: int) -> int | None:
    """Where what is completed ends: 完成|主体工程; None where that is no work at all."""
    after = text[found.end() : end]
    what = _OBJECT.match(after)
    if what is None:
        nothing = (
            found.start() - start < 2
            or _OF_A_FIGURE.match(after)
            or _OF_A_TASK.search(text, start, found.start())
        )
        return None if nothing else found.end()
    if _NO_WORK.match(what["what"]):
        return None
    last = found.end() + what.end()
    no_work = _FINISHED_WORK.search(what["what"]) is None or (
        text[last:end][:1].isdigit() and not _SO_MUCH.match(text, last, end)
    )
    return None if no_work else last


def whole_work(found: "re.Match[str]", tokens: Sequence[Token]) -> int | None:
    """Where the work ends that is completed by name: 完成|绕城202国道拓宽工程."""
    named = [token for token in tokens if found["done"] and token.kind == "project"]
    whole = next((token.end for token in named if token.start == found.end()), None)
    if whole is not None and (deed := _DEED.match(found.string, whole)):
        whole = deed.end()  # 完成某某村污水管网|改造
    # 提前完成某某大道|9月底通车的目标
    return None if any(token.start == whole for token in tokens) else whole


def part_before(text: str, start: int, begin: int, tokens: Sequence[Token]) -> str:
    """The part of the project that the event is of, where a date or 将 stands between them."""
    named = [token.end for token in tokens if token.kind in ("project", "work-ref")]
    here = max([start, *(end for end in named if end <= begin)])
    cuts = [(token.start, token.end) for token in tokens if token.kind == "period"]
    cuts += [found.span() for found in FUTURE.finditer(text, here, begin)]
    for first, last in sorted(cut for cut in cuts if here <= cut[0] < begin):
        part = text[here:first].lstrip("“（").removesuffix("已于").removesuffix("于")
        if part:
            return part if _PART.fullmatch(part) else ""
        here = max(here, last)
    return ""

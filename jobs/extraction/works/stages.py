"""How far a project is, read from the words around its name.

A word of completion speaks of the future after 将, 预计, 力争 …, and of a condition before 后
(建成后): neither says that the project is complete.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from jobs.extraction.context import Sentence
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.pattern_openings import Finder
from jobs.extraction.rules.value import Value
from jobs.extraction.works.stage_parts import is_its_good, is_of_a_part
from jobs.extraction.works.stage_words import BEFORE_BUILDING, COMPLETION, CUES
from storage.records import Stage, Status

# 计划新开工项目 are called so, begun or not.
_PLANNED = "计划(?!新?(?:开工|竣工|投产)的?(?:项目|工程))"
# Each of its choices begins with a character, by which `re` passes over what begins none of them.
_FUTURE = re.compile(
    f"将(?!军)|即将|预计|{_PLANNED}|力争|争取|确保|有望|拟|尽快|早日|推动|推进|年内|月内|年底前|月底前|汛前|汛期前|节前|开学前|今秋|明春|秋季(?:学期)?$|春季(?:学期)?$|供暖前|目标|倒计时"
    "|要(?!求)|待|可(?!以)|早|准备|快"
)
_PATTERNS = (*(cue for _, cue in CUES), COMPLETION)
_NUMBERS = {cue: which for which, cue in enumerate(_PATTERNS)}
_CUED = frozenset(_PATTERNS)
_CUES = Finder([cue.openings for cue in _PATTERNS])
_COMPLETED = len(CUES)
_ORDER = {stage: place for place, stage in enumerate(Stage)}
_AHEAD_OF_START = re.compile(
    f"(?:将|即将|拟|{_PLANNED}|预计|力争|争取|确保|尽早|尽快)[^，。]{{0,10}}$"
)
# 工程将于10月完工，向游客开放: the same promise goes on.
_GOES_ON = re.compile("(?:并|同时|正式|面?向|对外|全面|投入|交付)")
_DUE = re.compile("完工|竣工|建成|通车|投产|投用")
_COMPLETES = re.compile("完成|完工|建成|竣工")
_CONDITION = re.compile(".{0,3}(?:后|前(?!景|期)|以来)")
_PREPARING = beginning(f"{BEFORE_BUILDING}.{{0,10}}$|获批$|^(?:获得|争取).{{0,10}}资金$")
_PREPARED = re.compile(f"完成.{{0,10}}{BEFORE_BUILDING}")
_NOT_YET = re.compile("(?:未|没有)[^，。；]{0,5}$")
# 已建成即将入住
_SOON_THEN = re.compile("(?:即将|将|预计|计划|力争|拟)[^，。；]{0,6}$")
_WHOLE_EVENT = re.compile(
    "(?:全部|全线|全面|整体|均|正式|顺利|基本|已经|已|成功|如期|提前|实现|通过|[一二三]期)*"
    f"(?:{CUES[-2][1].pattern}|{CUES[-1][1].pattern}|验收)"
)
# 县人民医院开通绿色通道, 社区启动志愿服务: what they do, not how far they are.
_TRANSITIVE = frozenset(("启动", "开通", "启用"))
_OBJECT = re.compile(
    "(?!建设|运营|运行|仪式|试|使用|以来|之?[后前]|并|了|通车|[一二三]期|工作|程序|实施|在|于|至|时|以?来)[\u4e00-\u9fff]{2,}"
)
_COUNTED_ONES = re.compile("项目[0-9]|(?:入驻)?企业[0-9]")
# 推进签约
_STILL_SIGNING = ("推进", "推动", "争取", "洽谈")
COMPLETE = (Stage.FINISHED, Stage.OPERATING)
_BEGINNINGS = (Stage.SIGNED, Stage.STARTED)
_NEAR = 36
_CLAUSES = re.compile("[，,；;。]")
# A later clause with a subject of its own tells nothing of the project.
_OUR_PLACE = beginning("[我本][省市县区]|两地|全[省市县区]")
OTHER_SUBJECT = beginning(
    "两地|全[省市县区国]|[我本各][省市县区地]|[0-9]+(?:个(?!多?月)|[条座家])|企业|公司|投资[0-9.]+[万亿]+元的"
)

# 甲铁路开工，加快推进乙路改造: a clause of something else.
_OWN_OBJECT = re.compile(
    "(?:要|并|继续|加快|推进|推动|全力|实施|开工建设|启动|新建|争取|谋划)+"
    "(?!建设|施工|进度|主体|前期|并|签|后|投|通|安装|设备|厂房|工程|验收|该|项目|二期|三期|各项)[^，。；]{5,}"
)
# 目前取水口已完工: a part of the work is.
_OF_ITS_PART = re.compile(
    "(?:目前|现在|截至目前|如今|眼下)?(?!项目|工程|全线|整[个体]|[一二三]期|已|正|将|预计|计划|并|均|全部|基本|顺利|于|在|现|该|其|建成|竣工|完工|投|通)"
    "(?:[0-9]+[台座栋幢])?[\u4e00-\u9fff]{2,6}?(?:已经|已|均已|全部|基本)+(?:建成|完工|竣工|并网(?:发电)?)$"
)

_Cues = Sequence[tuple[int, int]]
"""Where in words cues may begin, in order: place, which cue."""
_which = itemgetter(1)


class Told(Value, frozen=True):
    """Words that may tell how far a work is, where in them cues may begin, and their clauses up to
    the last that has one: where it starts, its words, its cues.
    """

    text: str
    cues: _Cues
    clauses: Sequence[tuple[int, str, _Cues]]


_NOTHING = Told("", (), ())


def _told(words: str, cues: _Cues) -> Told:
    return Told(words, cues, list(_clauses(words, cues)) if cues else ())


def told_in(words: str) -> Told:
    """Words by themselves."""
    return _told(words, _cues_in(words))


def _cues_in(words: str) -> _Cues:
    return _CUES.starts(words)


def cues_of(sentence: Sentence) -> _Cues:
    """Where in a sentence cues may begin."""
    spots = sentence.spots
    return sorted([(at, _NUMBERS[cue]) for cue in _CUED.intersection(spots) for at in spots[cue]])


def told_at(found: _Cues, start: int, words: str) -> Told:
    """Words that stand at `start` in a sentence whose cues are `found`; brackets in them may be
    blotted out.
    """
    end = start + len(words)
    cues = [(at - start, which) for at, which in found if start <= at < end]
    return Told(words, cues, list(_clauses(words, cues))) if cues else _NOTHING


def stage_after(told: Told, ahead: Sequence[int] = ()) -> Stage | None:
    """The stage that the words behind a project's name tell.

    Of several clauses the one that leads furthest counts (开工…，现已投产). `ahead` holds where
    days to come stand in the words (negative: before them): nothing in their clauses is complete
    yet that is not marked by 已.
    """
    best: Stage | None = None
    before = ""
    for start, clause, cues in told.clauses:
        if start and (OTHER_SUBJECT.search(clause) or _OWN_OBJECT.match(clause)):
            break
        if start and cues and _OF_ITS_PART.match(clause):
            best = best or Stage.BUILDING
        elif cues:
            dated = bool(ahead) and _dated(ahead, start, clause)
            dated = dated or (_GOES_ON.match(clause) is not None and _is_to_come(before))
            best = _stage_of_clause(clause, cues, dated, best)
            if best is Stage.OPERATING:
                break  # nothing leads further
        before = clause
    return best


def _is_to_come(clause: str) -> bool:
    """Whether a clause promises a completion: 工程将在10月份完工."""
    return "已" not in clause and _FUTURE.search(clause) is not None and bool(_DUE.search(clause))


def tells_at_once(told: Told, tells: bool, ahead: Sequence[int] = ()) -> bool:
    """Whether the first two clauses behind a name already tell a stage; `tells`: all of them do."""
    if not told.cues:
        return False
    near_clauses = told.clauses[:2]
    start, clause, _ = near_clauses[-1]
    if start + len(clause) <= _NEAR and len(told.clauses) <= len(near_clauses):
        return tells
    near = Told(told.text, told.cues, near_clauses)
    if start + len(clause) > _NEAR:
        near = _told(told.text[:_NEAR], [cue for cue in told.cues if cue[0] < _NEAR])
        near = Told(near.text, near.cues, near.clauses[:2])
    return stage_after(near, ahead) is not None


def is_promised(told: Told, ahead: Sequence[int] = ()) -> bool:
    """Whether words promise a completion, so that the work must be under way: 将于年底通车."""
    for start, clause, cues in told.clauses:
        starts = [at for at, which in cues if which == _COMPLETED]
        if not starts:
            continue
        dated_ahead = bool(ahead) and _dated(ahead, start, clause)
        for found in COMPLETION.matches_at(starts, clause):
            if _CONDITION.match(clause, found.end()):
                continue
            if dated_ahead or _FUTURE.search(clause[: found.start()]):
                return True
    return False


def stage_of_event(words: str, status: Status, measured: bool) -> Stage | None:
    """How far a project is of which an event is told; `measured`: it has a degree or a sum.

    Only what happened to the whole completes it: 泵站主体完工 leaves the reservoir in building.
    """
    if status is Status.PLANNED or _PREPARING.search(words):
        return None
    told = _stage_of_clause(words, _cues_in(words), dated_ahead=False)
    if status is Status.UNDERWAY or measured or told is None:
        return Stage.BUILDING
    complete = told in COMPLETE
    return Stage.BUILDING if complete and not _WHOLE_EVENT.match(words) else told


def _clauses(words: str, cues: _Cues) -> Iterator[tuple[int, str, _Cues]]:
    """The clauses up to the last that has a cue: where each starts, its words, its cues."""
    start = here = 0
    last, _ = cues[-1]
    for clause in _CLAUSES.split(words):
        if start > last:
            return
        end = start + len(clause)
        first = here
        while here < len(cues) and cues[here][0] < end:
            here += 1
        yield start, clause, [(at - start, which) for at, which in cues[first:here]]
        start = end + 1


def _dated(ahead: Sequence[int], start: int, clause: str) -> bool:
    first, end = start == 0, start + len(clause)
    return any((first and at < 0) or start <= at < end for at in ahead)


def furthest(stages: Iterable[Stage]) -> Stage | None:
    """The stage that lies furthest on the way from 谋划 to 投产."""
    return max(stages, key=_ORDER.__getitem__, default=None)


def _stage_of_clause(
    clause: str, cues: _Cues, dated_ahead: bool, best: Stage | None = None
) -> Stage | None:
    """The stage that a clause tells, or `best` where that leads further."""
    if clause.strip() == "新开工":
        return best or Stage.LEAD  # in a list of what the year is to bring
    for stage, found in _cues_of(clause, cues):
        if best is not None and _ORDER[stage] <= _ORDER[best]:
            return best  # nor do those that follow lead further
        start, end = found.span()
        before, following = clause[:start], clause[end : end + 1]
        if following in "项入企" and _COUNTED_ONES.match(clause, end):
            continue  # 某园区新开工项目15个 tells of those
        conditional = _CONDITION.match(clause, end)
        if (conditional and not before.endswith(("正式", "已"))) or following == "率":
            continue
        if found[0] in _TRANSITIVE and _OBJECT.match(clause, end):
            continue
        complete = stage in COMPLETE
        if complete and (following == "的" or is_its_good(before, clause, end)):
            continue
        prepared = stage is Stage.BUILDING and _PREPARED.match(clause, start)
        if prepared or _OUR_PLACE.search(before):
            continue
        read = _read_cue(stage, before, found[0], clause[end:], dated_ahead)
        if read is not None and (best is None or _ORDER[read] > _ORDER[best]):
            best = read
    return best


def _cues_of(clause: str, cues: _Cues) -> Iterator[tuple[Stage, "re.Match[str]"]]:
    """What the cues of each stage match, apart from each other; what leads furthest first."""
    free_from, of = 0, _COMPLETED
    # Those of one stage stay in the order of the text.
    for at, which in sorted(cues, key=_which, reverse=True) if len(cues) > 1 else cues:
        if which < of:
            free_from, of = 0, which
        if at >= free_from and which < _COMPLETED:
            stage, cue = CUES[which]
            if found := cue.match(clause, at):
                free_from = found.end()
                yield stage, found


def _read_cue(stage: Stage, before: str, cue: str, after: str, dated_ahead: bool) -> Stage | None:
    """What a cue says after the words before it: planned completion is none, nor is 未开工."""
    if ("未" in before or "没" in before) and _NOT_YET.search(before):
        return Stage.LEAD if stage is Stage.STARTED else None
    begun = before.rfind("已")
    ahead = bool(
        _SOON_THEN.search(before, begun) if begun >= 0 else dated_ahead or _FUTURE.search(before)
    )
    if stage in COMPLETE:
        if ahead or _PREPARING.search(before):
            return None
        return Stage.BUILDING if is_of_a_part(stage, before, cue, after) else stage
    if stage is Stage.BUILDING and (
        _PREPARING.search(before) or (ahead and _COMPLETES.search(cue))
    ):
        return None
    soon = dated_ahead or _AHEAD_OF_START.search(before)
    entered = cue in ("进场", "复工") or (cue == "施工" and before.endswith("进场"))
    if (soon and (stage in _BEGINNINGS or entered)) or (
        stage is Stage.SIGNED and before.endswith(_STILL_SIGNING)
    ):
        return Stage.LEAD
    return stage

"""Whose event a milestone is: the works named beside it, before it or at its ceremony."""

import re
from collections.abc import Sequence

from jobs.extraction.milestones.milestone_event import LEAD, ROLE, Event
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.rules.value import Value, replace
from jobs.extraction.works.project_items import ITEM
from jobs.extraction.works.work_contents import is_part_of
from jobs.extraction.works.work_groups import clause_before, groups
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work, is_of_kind

OTHERS = re.compile("全[市省县区国]|[我各本]+[市省县区地]|两地|战役|企业|公司(?!.)|记者")
# 县政府要求，…; 某某公司经理介绍，…: who speaks is not spoken of.
_SPEAKS = re.compile(
    "[^，。；]{0,12}(?:要求|强调|介绍|表示|告诉[^，。；]{0,4}|指出|说)[，：]"
    f"|[^，。；、]{{0,8}}{ROLE}"
)
_OF_ITSELF = re.compile(
    "(?!整个|该|本)([^，。；、的“”0-9]{2,10}(?:产业园|园区|工业园|开发区|示范区|片区|集聚区|度假区|景区))"
    "(?=已|累计|共|正|将|计划|预计|目前|均|也|建成|完成|开工|竣工|投产|启动)"
)
HEADS_ITS_CLAUSE = "milestone.heads-its-clause"
"""The rule of a work that only its own clause names."""
_BUILDINGS = ("楼", "厂房", "锅炉房", "站房", "车间", "泵站", "大坝", "隧洞", "隧道", "大桥")
_PARTS = re.compile("[^，。；、]{0,3}(?:车间|厂房|单体|车站|区间|标段|工区|泵房|桥墩|承台|主塔)")
_SINCE = ("以来，", "后，", "之后，", "建设以来，")
_POINTS_BACK = re.compile("这是|这一|该|其")
_LONGEST_WORDS = 26
_ATTRIBUTE_REACH = 14
_BRINGS_ABOUT = (
    "建成",
    "贯通",
    "打通",
    "建成交付",
    "建成投用",
    "建成投产",
    "开工建设",
    "新建",
    "启动建设",
)
STRANGERS = Spotted("平台|系统|小程序|热线|专列|航线|班列|客户端")
STRANGER = re.compile(f"[A-Za-z0-9\u4e00-\u9fff]{{2,12}}(?:{STRANGERS.pattern})")
_SHORT = re.compile("(?:项目|工程)(?![部量总化])")
_STRETCH_OF = ("段", "境", "标段", "至", "侧", "方向", "互通", "枢纽")
_OF_A_VILLAGE = re.compile("[，；、]?[^，。；、]{1,5}(?:集镇|[镇乡村]|社区|街道)(?![段境侧])")
_SHORTEST_KERNEL = 3
# 完成35条道路路灯改造: roads are counted as works of their own.
_ROADS = re.compile("[^，。；、]{0,4}(?:道路|街|巷|公路|马路)")
_OF_A_WORK = re.compile("工程|项目|机组|主体|厂房|设备")
# 2栋厂房 are parts of the work spoken of; 11个项目 are works of their own.
_COUNTERS_OF_PARTS = frozenset("栋幢座条台层米根孔跨榀套号组片块节") | {
    "公里",
    "平方米",
    "层楼",
    "号楼",
}


class Subject(Value, frozen=True):
    """Whose event it is: the name to print, its place, and where it stands in the sentence."""

    name: str
    place: Place
    token: Token | None


def named_in_short(
    read: ReadSentence, works: Sequence[Work], event: Event, start: int
) -> list[Subject]:
    """The work that a clause names by a part of its name: 消防站项目 of 经开区消防站建设项目."""
    text = read.sentence.text
    for found in _SHORT.finditer(text, start, event.end):
        if any(token.start < found.end() and found.start() < token.end for token in read.projects):
            continue
        words = text[name_start(text, found.start(), start) : found.start()]
        if len(words) < _SHORTEST_KERNEL or any(map(words.__contains__, "的等个")):
            continue
        known = [work for work in works if work.sure and words in work.name]
        if known:
            return [Subject(known[0].name, known[0].place, None)]
    return []


def subjects(
    read: ReadSentence, spoken: dict[int, Work], current: Work | None, event: Event, start: int
) -> list[Subject]:
    """The works that an event is said of: named beside it, else spoken of before it."""
    if event.rule == "milestone.agreement":
        start = event.start  # whose project stands before it is somebody else
        current = None
    chosen = _beside(read, event, start) or _behind_since(read, event, start)
    if chosen is not None and is_of_the_current(spoken, chosen, current):
        chosen = None
    if chosen is not None and chosen.start not in spoken:
        # 甲项目：|A1厂房安装完成
        wholes = [one for one in read.projects if start <= one.start < chosen.start]
        chosen = next((one for one in reversed(wholes) if one.start in spoken), chosen)
    if chosen is not None:
        row = [token for token in _row_of(read, chosen) if token.start in spoken]
        works = [(spoken[token.start], token) for token in row]
        return [Subject(work.name, work.place, token) for work, token in works if work.sure]
    text = read.sentence.text
    stranger = STRANGERS in read.sentence.spots and STRANGER.search(text, start, event.start)
    if stranger and not _OF_A_WORK.search(text, start, event.start):
        return []  # 某某管理平台6月底上线: what nobody knows for a work is no part of another
    counted = any(
        start <= token.start < event.end
        and token.value.unit
        and (
            (token.value.unit not in _COUNTERS_OF_PARTS and not _PARTS.match(text, token.end))
            or _ROADS.match(text, token.end) is not None
        )
        for token in read.sentence.quantities
    )
    if counted and event.rule == "milestone.event":
        return []
    earlier = [
        token
        for token in read.projects
        if token.end <= start
        and token.start in spoken
        and not is_of_the_current(spoken, token, current)
    ]
    if earlier and _is_elsewhere(read, event, start):
        return []
    if earlier:
        found = [
            spoken[token.start] for token in _row_of(read, earlier[-1]) if token.start in spoken
        ]
    else:
        carried = _carried(read, current, event)
        found = [carried] if carried is not None else []
    return [Subject(work.name, work.place, None) for work in found if work.sure]


def with_its_part(
    read: ReadSentence, event: Event, subjects: Sequence[Subject], start: int
) -> Event:
    """移民安置房全部交付 of a reservoir: the words begin with the part that it is said of."""
    named = next((one.token for one in subjects if one.token is not None), None)
    text = read.sentence.text
    whose = named and (named.kind == "organisation" or named.rule == HEADS_ITS_CLAUSE)
    if named is not None and whose and event.start <= named.start:
        # 某某公司|厂房主体已封顶
        lead = LEAD.match(text[named.end : event.end])
        start = named.end + (lead.end() if lead else 0)
        return replace(event, words=text[start : event.end], start=start)
    if named is not None and named.kind == "work-ref":
        # 门诊楼已|封顶
        stop = named.end + (text[named.end] in "、和及")
        part = text[named.start : stop] if _is_a_part(named, subjects[0]) else ""
        part = _phase_of(named, event, subjects[0]) or part
        return replace(event, words=part + event.words, start=named.start) if part else event
    if named is not None or event.rule != "milestone.event" or not read.projects:
        return event
    beside = _beside(read, event, start)
    if beside is None or beside.end > event.start:
        return event
    words = text[beside.start : event.end]
    if len(words) > _LONGEST_WORDS:
        return event
    return replace(event, words=words, start=beside.start)


def _phase_of(named: Token, event: Event, subject: Subject) -> str:
    """The phase that 一期已投产 tells of, where none of its work's is known; else nothing."""
    phase, head = named.value.phase, named.value.head
    return "" if phase in event.words or phase in subject.name else str(head)


def _is_a_part(named: Token, subject: Subject) -> bool:
    """Whether 门诊楼 is a building of the hospital spoken of, and does not point at it."""
    kind: str = named.value.head
    pointing = kind.startswith(("该", "此", "本", "整", "这")) or is_of_kind(subject.name, kind)
    return kind.endswith(_BUILDINGS) and not pointing


def is_of_the_current(spoken: dict[int, Work], chosen: Token, current: Work | None) -> bool:
    """Whether what is named is a part of the work spoken of, not a project: 大坝, 安置房."""
    work = spoken.get(chosen.start)
    if current is None or not current.sure:
        return False
    if work is None or not work.sure:
        return True
    return is_part_of(work.name, current.name)


def _row_of(read: ReadSentence, chosen: Token) -> Sequence[Token]:
    """The projects that stand in a row with one: neither whose it is nor what heads its list."""
    text = read.sentence.text
    row = next((group.tokens for group in groups(read) if chosen in group.tokens), (chosen,))
    here: list[Token] = []
    for token in row:
        between = text[here[-1].end : token.start] if here else "、"
        if not between or (between == "，" and len(row) == len("甲乙")):
            if chosen in here:
                break
            here = []
        here.append(token)
    return here


def _beside(read: ReadSentence, event: Event, start: int) -> Token | None:
    """The project named in the event's own clause: before it, in it, or right behind it and 的."""
    if not read.projects:
        return None
    if event.words.endswith(_BRINGS_ABOUT):
        # 该园区还将建成某某生产线: what is built, not who builds.
        text = read.sentence.text
        built = [
            token
            for token in read.projects
            if token.start >= event.end and text[event.end : token.start] in {"", "了"}
        ]
        if built:
            return built[0]
    before = [token for token in read.projects if start <= token.start and token.end <= event.start]
    if before:
        return before[-1]
    within = [token for token in read.projects if event.start <= token.start <= event.end]
    if within:
        return within[0]
    text, end = read.sentence.text, event.end
    behind = [token for token in read.projects if 0 <= token.start - end <= _ATTRIBUTE_REACH]
    if not behind:
        return None
    attributive = text[end : end + 1] == "的" or text[end : behind[0].start] in {"", "了", "建设"}
    return behind[0] if attributive else None


def _behind_since(read: ReadSentence, event: Event, start: int) -> Token | None:
    """自去年10月开工以来，|甲项目…: the project that the next clause begins with."""
    text = read.sentence.text
    since = text.startswith(("自", "从"), start) and text.startswith(_SINCE, event.end)
    comma = text.find("，", event.end) + 1 if since else 0
    return next((token for token in read.projects if comma and token.start == comma), None)


def _carried(read: ReadSentence, current: Work | None, event: Event) -> Work | None:
    """The work of the sentence before, unless this sentence speaks of somebody else."""
    if event.rule == "milestone.funded":
        return None
    text = read.sentence.text
    if current is None or current.heads or current.token.rule == ITEM:
        return current
    opening = _quote_opening(text, event.start)
    others = [
        token
        for token in read.tokens
        if opening <= token.start
        and token.end <= event.start
        and not _SPEAKS.match(text, token.end)
    ]
    clause = _clause_of(text, event)
    own = _OF_ITSELF.match(clause)
    of_itself = own and own[1] not in current.name and current.name not in own[1]
    if of_itself or _OF_A_VILLAGE.match(clause):
        return None  # 现代农业产业园累计完成投资2.5亿元, where a cold store was spoken of
    apart = any(token.kind in ("place", "organisation") for token in others)
    if (apart or OTHERS.search(text, opening, event.start)) and not _POINTS_BACK.match(text):
        return None
    return current


def _clause_of(text: str, event: Event) -> str:
    """An event's clause up to its end, without the words of time that it begins with."""
    words = clause_before(text, event.end, event.end)
    lead = LEAD.match(words)
    return words[lead.end() :] if lead else words


def _quote_opening(text: str, end: int) -> int:
    """Where the speech begins that an event is told in: who speaks stands before it; else 0."""
    opening = text.rfind("“", 0, end)
    open_still = opening > 0 and "”" not in text[opening:end]
    return opening if open_still and text[opening - 1] in "，：。” " else 0


def _is_elsewhere(read: ReadSentence, event: Event, start: int) -> bool:
    """Whether a clause tells of something at a place of its own: 乙县廉租房主体封顶; not 乙县段."""
    text = read.sentence.text
    if _OF_A_VILLAGE.match(text, start, event.end) or OTHERS.match(text, start, event.start + 2):
        return True
    return any(
        token.kind == "place"
        and start <= token.start
        and token.end <= event.start
        and not text.startswith(_STRETCH_OF, token.end)
        for token in read.tokens
    )

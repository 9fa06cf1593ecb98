"""Where a text names a project: 年产20万吨…项目(二期), 某某至某某高速公路, the parts of a list.

A name is known by its last word and read backwards. Names that end in 项目 or 工程 must hold
something that is theirs alone; a road or a hospital is a project where its building is spoken of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from jobs.extraction.name_bounds import name_start
from jobs.extraction.project_words import (
    BETWEEN,
    GENERIC,
    PHYSICAL,
    PLANT_HEADS,
    SUBJECTS,
    WORK_HEADS,
)
from jobs.extraction.tokens import Token
from jobs.extraction.wordlist import alternation


@dataclass(frozen=True, slots=True)
class ProjectName:
    """`name` is without the owner; `sure` tells that the name alone makes it a project."""

    name: str
    owner: str | None = None
    sure: bool = True


_PHASE = "(?:[（(][一二三四]期[）)]|[一二三四]期(?:工程|项目)?|[（(][^（）()]{1,10}[）)](?=项目|工程|建设))"
_STRETCH = "(?:至|线|道|路)[^，。；：、的至线道路分为个工阶手]{1,7}段"
_HEADS = regex.compile(
    f"(?:{alternation(WORK_HEADS)}|{alternation(PLANT_HEADS)}|{_STRETCH})"
    f"(?:{BETWEEN}{{0,3}}(?:项目|工程))?{_PHASE}?"
)
_PHASE_FIRST = regex.compile("[一二三四首]期")
_STRETCH_ONLY = regex.compile(_STRETCH)
_NOT_A_HEAD = regex.compile(
    "(?:工程(?:机械|车|师|院|学|造价|技术|质量|量|进度|款|监理|标段|招标|指挥|领域|中心|研究|实验室|类|队|人员|建设)"
    "|项目(?:化|库|组|部|制|法人|资本金|纳统|经理|储备|谋划|申报|审批|招引|推进|观摩)"
    "|(?:中心|基地|园区|平台|路|港|枢纽|社区)(?=化|思维|带|线|经济|居|组|村|径|口|湾|城|市|澳|县|镇|区[^域]))"
)
_GENERIC = regex.compile(alternation((*GENERIC, *PLANT_HEADS)))
_SUBJECT = regex.compile(alternation(SUBJECTS))
# 全线控制性工程石沱大桥: what such words end is told of the work named beside them.
_PART_OF_A_WORK = regex.compile("(?:控制性|节点|标志性|关键|关键性)工程$")
_METAPHOR = regex.compile("(?:打造|成为|建设成|打造成|建成为)[^，。；]{0,40}$")
_INDEFINITE = regex.compile(
    r"(?:[一两二三四五六七八九十\d]+余?[条座个家处所项]|一批|[多几数][个座条家])(?:[^，。；、]{0,8}的)?$"
)
_COUNTED = regex.compile(r"\d[\d.万]*余?[个座条家处所项]")
_COUNTED_LIST = regex.compile(r"(?:、[^，。；、\d]{1,10}|等)\d[\d.万]*余?[个座条家处所]")
_APPOSED = regex.compile("(?:之一)?——")
_CLASSES = regex.compile("(?:[^，。；、]{0,2})?[一二三四五六七八九十\\d]+(?:大|个)?类")
_LOCATED = regex.compile("(?:选址于|位于|坐落于|毗邻|紧邻|靠近|依托)$")
_TOLD = regex.compile("(?:开工|签约|投产|竣工|在建|奠基)的$")
_COUNT_BEFORE = regex.compile(r"[\d一二两三四五六七八九十百几多][个项座条家处]$")
_PLANT = regex.compile(alternation(PLANT_HEADS))
_NUMBERS = regex.compile(r"[\d.,%×+\-—~～]+")
_CAPACITY = regex.compile(
    r"年(?:产|处理|加工|屠宰|出栏|生产)|\d[\d.,]*[万亿]?(?:吨|千瓦|兆瓦|MW|GW|MWh|GWh|安时|万?件|套|台|辆|t)"
)
_PHYSICAL = regex.compile(PHYSICAL)
_WORK_HEAD = regex.compile(f"(?:{alternation(WORK_HEADS)}){_PHASE}?$")
_ORGANISATION_NAME = 4
_LONGEST_BRAND = 8


def project_tokens(
    text: str, tokens: Sequence[Token], organisations: Sequence[Token]
) -> list[Token]:
    """Projects named in a text, as tokens of the kind `project` (value: `ProjectName`).

    `tokens` are those found in the text before: a name begins after a date, and keeps a place.
    """
    ends = [token.end for token in tokens if token.kind == "period"]
    found: list[Token] = []
    for head in _HEADS.finditer(text):
        if _NOT_A_HEAD.match(text, _last_word(head)):
            continue
        sure_ends = [token.end for token in found if token.value.sure]
        floor = max([end for end in (*ends, *sure_ends) if end <= head.start()], default=0)
        start = name_start(text, head.start(), floor)
        name = _read_name(text, start, head.end(), tokens, organisations)
        if name is not None:
            # A later head may end the same name: 某某机场 of 某某机场国际货站.
            while found and found[-1].end > name.start:
                found.pop()
            if found and found[-1].end == name.start and _STRETCH_ONLY.fullmatch(head[0]):
                name = replace(found.pop(), end=name.end)
            found.append(name)
    return found


def _last_word(head: "regex.Match[str]") -> int:
    """Where the last word of a head starts, which what follows may turn into another word."""
    words = regex.search(f"(?:项目|工程|{alternation(PLANT_HEADS)})$", head[0])
    return head.start() + (words.start() if words else 0)


def _read_name(
    text: str, start: int, end: int, tokens: Sequence[Token], organisations: Iterable[Token]
) -> Token | None:
    if text[start - 1 : start] == "的":
        start = _of_its_place(start - 1, tokens)
    owner, start = _split_owner(start, end, organisations)
    while start < end and text[start] in "的之等":
        start += 1
    name = text[start:end]
    own = own_words(text, start, end, tokens)
    work = _WORK_HEAD.search(name)
    if _PHASE_FIRST.match(name):
        return None
    many = not work and len(own) < 2 and _stands_for_many(text, start, end)
    if many or _PART_OF_A_WORK.search(name) or _whole_organisation(start, end, organisations):
        return None
    placed = _placed(name, start, tokens)
    plant = not work or _PLANT.search(name) is not None
    named = len(own) >= 2 or (placed and _described(name)) or (owner is not None and placed)
    told = _TOLD.search(text[max(0, start - 4) : start])
    if not (named or told or (placed and plant) or (work and _described(name))):
        return None
    before = text[max(0, start - 60) : start]
    if _COUNT_BEFORE.search(before) or _LOCATED.search(before) or _APPOSED.match(text, end):
        return None
    if work and _COUNTED.match(text, end):
        return None
    if not work and _METAPHOR.search(before):
        return None
    if work and work[0].startswith("工程") and not _PHYSICAL.search(name[: work.start()]):
        return None
    if owner is None:
        owner = _brand(name)
    rule = "project.by-work-head" if work else "project.by-plant-head"
    sure = named and (bool(work) or _CAPACITY.search(name) is not None)
    value = ProjectName(plain(regex.sub(f"(?<=[市县区])的", "", name)), owner, sure)
    return Token("project", start, end, value, rule)


def _of_its_place(position: int, tokens: Iterable[Token]) -> int:
    """Where a place begins that ends before 的: 某某县的污水处理厂 is named by it."""
    for token in tokens:
        if token.kind == "place" and token.end == position:
            return token.start
    return position + 1


def _whole_organisation(start: int, end: int, organisations: Iterable[Token]) -> bool:
    """Whether nothing but an organisation's name stands before 项目: 某某集团项目."""
    return any(token.start <= start and end - 2 <= token.end < end for token in organisations)


def _stands_for_many(text: str, start: int, end: int) -> bool:
    """Whether a plant is one of a kind that is only counted: 一座污水处理厂, 智能工厂168个."""
    before = text[max(0, start - 14) : start]
    if _INDEFINITE.search(before) or _COUNTED_LIST.match(text, end):
        return True
    return text[start - 1 : start] != "、" and _COUNTED.match(text, end) is not None


def _placed(name: str, start: int, tokens: Sequence[Token]) -> bool:
    """Whether a name begins with its place, which is enough for a plant: 某某县人民医院."""
    if regex.match("[市县区镇](?=..)", name):
        return True
    return any(
        token.kind == "place" and start <= token.start and token.end < start + len(name)
        for token in tokens
    )


def _described(name: str) -> bool:
    """Whether common words describe one work closely enough, should the text tell more of it."""
    return len(_SUBJECT.findall(name)) >= 2 and len(name) >= 6


def own_words(text: str, start: int, end: int, tokens: Sequence[Token]) -> str:
    """What a name holds beside places, common words and its head: empty for 全市重点项目.

    A capacity counts as a name's own: 50万吨再生铝项目.
    """
    name = text[start:end]
    if _CAPACITY.search(name) and len(name) >= 6:
        return name
    for token in sorted(tokens, key=lambda token: -token.start):
        if token.kind == "place" and start <= token.start and token.end <= end:
            name = name[: token.start - start] + " " + name[token.end - start :]
    name = regex.sub(f"{alternation(WORK_HEADS)}", " ", name)
    return regex.sub(r"[\W_]+", "", _NUMBERS.sub("", _GENERIC.sub(" ", name)))


def _split_owner(start: int, end: int, organisations: Iterable[Token]) -> tuple[str | None, int]:
    """An organisation that the name begins with is its owner, unless the rest names nothing."""
    for organisation in organisations:
        starts_it = organisation.start <= start < organisation.end
        if organisation.value.endswith(("医院", "学校", "小学", "中学")):
            continue
        if starts_it and end - organisation.end >= _ORGANISATION_NAME:
            return organisation.value, organisation.end
    return None, start


def _brand(name: str) -> str | None:
    """A few letters before a capacity are who builds it: 某某新能源16亿安时…项目."""
    capacity = _CAPACITY.search(name)
    if capacity is None or not 2 <= capacity.start() <= _LONGEST_BRAND:
        return None
    brand = name[: capacity.start()]
    known = _GENERIC.sub("", brand)
    return (
        None
        if len(known) < 2 or regex.search(r"[市县区省镇]$|\W|\d|设计|时速|段$", brand)
        else brand
    )


def plain(name: str) -> str:
    """A name without quotation marks that go round all of it or stand unpaired."""
    if name[:1] in '“"‘' and name.find("”") in (-1, len(name) - 1):
        name = name[1:].rstrip("”")
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name

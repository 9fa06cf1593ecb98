"""What in a sentence may be the one it speaks of: its places, organisations and projects."""

import re
from operator import attrgetter

from jobs.extraction.rules.pattern_needs import by_first_character
from jobs.extraction.rules.tokens import Place, Token, clashing
from jobs.extraction.works.work_mentions import ReadSentence

_ITEM_MARKS = re.compile("^[（(]?[\\d一二三四五六七八九十]{1,3}[)）.、．]*|[。\\s]$")
_LONGEST_ITEM_MARKS = 12
_BEHIND_A_FIGURE = ("%、", "元、", "个、", "家、", "位、", "名、", "项、")
"""Before a place that a list goes on with: 甲县增长7%、乙县增长5%."""
_LAST_CLAUSE = re.compile("[^，,。；;：:！？（）()●■]*")
_OPENING = re.compile(
    "(?:其中|目前|今年|去年|全年|截至.{0,8}|据统计|\\d{4}年.{0,6}|[“‘”’].{0,4}期间[”’]?|在|位于|"
    "当前|眼下|而|但|近日|此次|近年来|.{0,6}以来|"
    ".{0,4}期间|[前上下第一二三四1-9—\\-]{1,6}(?:月份?|季度|半年)|仅.{0,10}|这个|\\s|"
    "[一二三四五六七八九]是|使|让|走进|来到)*"
)
_NOT_A_PLACE_BEHIND = re.compile(
    "、|至|到(?!20)|和|与|及|对口|援建|市?[^，,。；;有]{0,6}(?:机场|大桥|铁路|高铁|高速|公路|隧道|"
    "湾|线路|国际港|特产)"
)
_ARE = re.compile("(?:[位名]的|依次|分别)(?:依次|分别)?[是为]$")
"""Behind a rank, before the first of the places that hold it: 前三位的是甲县9亿元、乙县8亿元."""
_STATES = re.compile(
    "(?:的|全省)?(?:GDP|(?:地区|国内)?生产总值|规上|规模以上|固定资产投资|一般公共预算|社会消费品零售|外贸进出口|进出口总"
    "|实现(?:地区)?生产总值|完成(?:固定资产投资|一般公共))"
)
_IN = ("在", "位于")
_MANY = re.compile(
    "(?:重点|重大|省|市|县|(?<![院园社小景片校厂库矿])区|个|战役|类|新|各|等)(?:重点)?(?:建设)?(?:项目|工程)$|^(?:项目|工程|"
    "重点工程)$"
)
_COUNTED = re.compile(
    "(?:总?数量?)?(?:已?达到?|增[至加]到?|超过?|突破|共有?|新增)?[\\d.]+[余多]?[个家户](?=[、，；。以（]|$)"
    "|[、和][^，。；]{2,16}[\\d两二三四五六七八九十]+[个家户][^，。；]{0,8}企业"
)
"""Behind an organisation of which only so many are told: 合作社达到60个."""
_LISTED_WORK = re.compile("[^，,。；;、]{2,40}(?:项目|工程|建设)、")
"""Behind the owner of a work that is named in a row of works."""
_GOES_ON_BELOW = by_first_character("该|公司|项目(?!建设)|集团|其中")
_OF_THE_SAME_WORK = re.compile(
    "[^，,。；;]{0,3}(?:可|年|预计|将|达产|建成|投产|总?投资|占地|建筑面积|主要|一期|二期|其|该|"
    "项目|工程|公司|企业|集团|计划|"
    "上缴|缴纳|[利纳]税|利润|职工|员工|产能|安置|吸纳|日处理|日产)"
)


def subjects(read: ReadSentence) -> list[Token]:
    """Its places, organisations and projects in order: no place inside an organisation's name, no
    organisation inside a project's. The place that a project's name begins with comes before it.
    """
    places = read.sentence.places
    organisations = read.sentence.organisations
    projects = read.projects
    if not organisations:
        found = [*places, *projects] if projects else list(places)
    else:
        found = [
            *(token for token in places if not clashing(token, organisations)),
            *projects,
            *(token for token in organisations if not clashing(token, projects)),
        ]
    if "《" in read.sentence.text:
        found = [token for token in found if not _is_titled(read.sentence.text, token.start)]
    if len(found) > 1:
        found.sort(key=attrgetter("start"))
    return found


def _is_titled(text: str, position: int) -> bool:
    """Whether a position is inside the title of a document, which is about what it names."""
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)


def items_head(read: ReadSentence) -> Token | None:
    """The work whose name is all that a sentence says: 1.甲工程。"""
    text = read.sentence.text
    near_its_end = len(text) - _LONGEST_ITEM_MARKS
    if not read.projects or read.projects[-1].end < near_its_end:
        return None
    length = len(_ITEM_MARKS.sub("", text))
    heads = [token for token in read.projects if length - (token.end - token.start) <= 1]
    return heads[0] if heads and heads[0].kind == "project" else None


def place_opens(text: str, place: Token) -> bool:
    """Whether a place is what a clause speaks of: it opens the clause and is no part of a name."""
    return opens_clause(text, place) and _NOT_A_PLACE_BEHIND.match(text, place.end) is None


def opens_clause(text: str, place: Token) -> bool:
    """Whether nothing is told before a place in its clause."""
    clause = _clause_before(text, place.start)
    if clause.endswith(_BEHIND_A_FIGURE):
        clause = ""
    if clause.endswith(("是", "为")) and _ARE.search(clause):
        clause = ""
    return not clause or _OPENING.fullmatch(clause) is not None


def stands_in(text: str, place: Token) -> bool:
    """Whether a clause only says that something lies in the place: 在甲县, 位于甲县."""
    return text.endswith(_IN, 0, place.start)


def _clause_before(text: str, end: int) -> str:
    """The words of a clause in front of a position."""
    backwards = _LAST_CLAUSE.match(text[end - 1 :: -1]) if end else None
    return text[end - backwards.end() : end] if backwards else ""


def is_of_the_next(text: str, held: int, position: int) -> bool:
    """Whether a semicolon parts a figure from the work before it: a list's next entry."""
    mark = text.rfind("；", held, position)
    return mark >= 0 and _OF_THE_SAME_WORK.match(text, mark + 1) is None


def is_of_many_works(name: str) -> bool:
    """Whether a work's name is that of several: 重点项目."""
    if name.endswith(("项目", "工程")):
        return _MANY.search(name) is not None
    return "中小" in name


def is_only_named(text: str, end: int) -> bool:
    """Whether an organisation whose name ends there owns a listed work, or is only counted."""
    return (_LISTED_WORK.match(text, end) or _COUNTED.match(text, end)) is not None


def goes_on_below(text: str) -> bool:
    """Whether a paragraph may go on about the one before it, by how it begins."""
    begun = _GOES_ON_BELOW[text[:1]]
    return begun is not None and begun.match(text) is not None


def is_with_province(text: str, named: Token) -> bool:
    """Whether a place is named together with its province: 广西北海市."""
    province, _, below = named.value.path.partition("/")
    return bool(below) and text.startswith(province[:2], named.start)


def is_near(here: Place, place: Place) -> bool:
    """Whether a place lies in the article's, or the article's in it, or beside it in one city or
    province.
    """
    if not here.path or not place.path or here.path == place.path:
        return True
    above = here.path.rpartition("/")[0]
    if above and above == place.path.rpartition("/")[0]:
        # A zone has the code of the county that it lies in.
        return place.code != here.code or _are_two_zones(here, place)
    wide, deep = sorted((here.path, place.path), key=len)
    return f"{deep}/".startswith(f"{wide}/")


def _are_two_zones(here: Place, place: Place) -> bool:
    """Whether two places beside each other are zones of different names, not one of two."""
    named = here.path.rpartition("/")[2], place.path.rpartition("/")[2]
    return all(name.endswith("区") for name in named) and named[0][:2] != named[1][:2]


def is_aside(text: str, token: Token, here: Place) -> bool:
    """Whether the country or a province that the article's place lies in is only compared with:
    no figures of its own follow its name.
    """
    named = token.value.path
    if "/" in named or not here.path or not here.path.startswith(f"{named}/"):
        return False
    return _STATES.match(text, token.end) is None


def is_had_by(text: str, token: Token, said: Token) -> bool:
    """Whether what a figure is said of is a project's own: 5公里的甲公路, 甲项目的10栋厂房."""
    behind = token.start - said.end
    if behind > 0:
        named = token.kind == "project" and behind <= len("的甲")
        return named and text.startswith("的", said.end)
    return behind < 0 and token.end == said.start - 1 and text[token.end] == "的"

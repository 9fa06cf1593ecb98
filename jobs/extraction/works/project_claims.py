"""What words that end like a project's name hold of their own, and what makes them one thing's."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from jobs.extraction.names.industries import industry_of
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation, one_of
from jobs.extraction.works.project_words import GENERIC, PLANT_HEADS, SUBJECTS, WORK_HEADS

PLANT = re.compile(one_of(PLANT_HEADS))
WORK = re.compile(alternation(WORK_HEADS))
# The longest of them at each place, from left to right.
_COMMON = AhoCorasick(
    list(dict.fromkeys((*(word for word in GENERIC if len(word) > 1), *PLANT_HEADS))),
    matchkind=MatchKind.LeftmostLongest,
)
_SINGLES = frozenset(word for word in GENERIC if len(word) == 1)
_GAP = re.compile(r"[\W_\d]+")
_SUBJECTS = AhoCorasick(SUBJECTS, matchkind=MatchKind.LeftmostLongest)
_DEEDS = frozenset(("建设", "改造", "治理", "修复", "更新", "扩建", "新建", "整治", "保护", "提升"))
_BUILT = re.compile(
    "(?:改造|扩建|改建|新建|重建|迁建|治理|整治|修复|[东南西北]延|延伸|拓宽|提升|加固|引水|调水|铺设|拓改)工程$"
)
CAPACITY = re.compile(
    r"[年\d](?:(?<=年)(?:产|处理|加工|屠宰|出栏|生产)"
    r"|(?<=\d)[\d.,]*[万亿]?(?:吨|千瓦|兆瓦|MW|GW|MWh|GWh|安时|万?件|套|台|辆|t))"
)
_COMMON_CLASS = re.compile(
    "[重最]|产业项目|工业|农业|服务业|基础设施|投资|类|级|批|外资|招商|民生|企业|领域|惠民|实事|配套"
)
_OWN_PLACE = re.compile("[市县区镇](?=..)")
_ANNOUNCED = ("开工的", "签约的", "投产的", "竣工的", "在建的", "奠基的")
# 投资3亿元建设人才公寓, 投资8000万元新上了一条生产线: the sum makes common words one work.
_PAID_FOR = re.compile(
    r"(?:投资|出资|斥资|耗资)[约近超达]*[\d.]+[万亿]+元?"
    "(?:建设|新建|扩建|改建|兴建|新上|打造|实施|建成)[了的]?(?:一[条座个处])?(?:[^，。；、和及]{2,10}[、和及])*$"
)
_SHORTEST_PAID = 4
# A road that is carried on or widened is a work whatever the text says of it: 某某路北延; so is a
# phase, where its name is over: not 某某灌区一期|二步工程.
_CARRIED_ON = ("北延", "南延", "东延", "西延", "拓宽", "改线", "改扩建")
_IN_PHASES = ("一期", "二期", "三期")
_NAME_OVER = frozenset(
    ("", *"，。、；：已正将于全本今去明预计年月现目完开竣投启进均也都0123456789")
)
NEAR = 60
_ITS_PHASE = re.compile(f"(?:{alternation(PLANT_HEADS)})[一二三四]期(?:工程|项目)$")
_IN_A_PLACE = re.compile("[^市县区镇省]{4,}[一二三四五]期(?:工程|项目)$")
_COSTS = re.compile("(?:计划|预计|概算)?总投资")
_WORTH = re.compile(r"投资[约近超达]*[\d.]+[万亿]+元的$")
_STREET = re.compile(
    "(?!.?(?:道|公|铁|线|电|水泥|旅游|产业|断头|生产|干|支|村|园区|背|老|步行|商业|特色|美食|辅)[路街])"
    "[\u4e00-\u9fff]{2}[东南西北中]?[路街]"
    "(?:[东南西北](?:段|延)|改造|提升|拓宽|延[伸长]|改扩建|大修|综合整治|整治|打通|建设|新建|快速化)"
)
"""建设路改造, 站前街提升: a street has a name, whatever common words it is of."""
_LINE = re.compile("(?:地铁|轨道交通|轻轨|城轨|云轨|号线、)[0-9A-Z一二三四五六七八九十]+号线")
_INVESTED_BY = re.compile("由[^，。；、]{2,24}(?:投资|出资)(?:建设|兴建|打造|开发)")
_LONG_NAME = 10
_LONG_OWNED, _SHORT_OWNED = 8, 6
_LONG_DESCRIBED, _SHORT_DESCRIBED = 8, 6
_SHORTEST_WITH_CAPACITY = 6
WORKS = ("项目", "工程")


class Candidate:
    """Words that end like a project's name, `text[start:end]`, with the places of the text.

    What is asked of it is found out once, and only then: most candidates are refused by the first.
    """

    __slots__ = (
        "_described",
        "_named",
        "_own",
        "_placed",
        "before",
        "behind",
        "capacity",
        "end",
        "ends_in_work",
        "is_work",
        "name",
        "owner",
        "places",
        "start",
        "text",
    )

    def __init__(
        self, text: str, start: int, end: int, places: Sequence[Token], owner: str | None = None
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.places = places and [one for one in places if one.start < end and start < one.end]
        """Those that share a character with it."""
        self.owner = owner
        name = self.name = text[start:end]
        self.before = text[start - NEAR if start > NEAR else 0 : start]
        self.behind = text[end : end + 1]
        """The character right behind it."""
        self.ends_in_work = name.endswith(WORKS)
        self.is_work = self.ends_in_work or (
            ("项目" in name or "工程" in name or "基金" in name) and _is_work(name)
        )
        """Whether its head is 项目, 工程 or a fund, not a plant."""
        # It has a digit or 年; most names have neither.
        counts = "年" in name or not name.isalpha()
        self.capacity = CAPACITY.search(name) if counts else None
        self._own: str | None = None
        self._placed: bool | None = None
        self._described: bool | None = None
        self._named: bool | None = None

    @property
    def own(self) -> str:
        if self._own is None:
            if self.capacity and len(self.name) >= _SHORTEST_WITH_CAPACITY:
                self._own = self.name
            else:
                self._own = _own_of(self.name, self.start, self.end, self.places)
        return self._own

    @property
    def placed(self) -> bool:
        """Whether it holds its place, which is enough for a plant: 某某县人民医院."""
        if self._placed is None:
            start, end = self.start, self.end
            inside = self.places and [
                place for place in self.places if start <= place.start and place.end < end
            ]
            self._placed = bool(inside) or _OWN_PLACE.match(self.name) is not None
        return self._placed

    @property
    def is_place(self) -> bool:
        """Whether the words are a place, and nothing more: 张家港, 某某开发区项目."""
        start, end = self.start, self.end - (2 if self.ends_in_work else 0)
        return bool([place for place in self.places if place.start <= start and end <= place.end])

    @property
    def described(self) -> bool:
        """Whether common words describe one work closely enough, if the text tells more of it."""
        if self._described is None:
            length = len(self.name)
            if length < _SHORT_DESCRIBED:
                return False
            subjects = self._subjects()
            self._described = len(subjects) >= 2 and (
                length >= _LONG_DESCRIBED
                or len([subject for subject in subjects if subject not in _DEEDS]) > 1
            )
        return self._described

    @property
    def is_about_something(self) -> bool:
        """Whether one of its words at least tells what the work is about."""
        return not _DEEDS.issuperset(self._subjects())

    def _subjects(self) -> list[str]:
        return _SUBJECTS.find_matches_as_strings(self.name)

    @property
    def is_named(self) -> bool:
        """Whether the name is one thing's alone."""
        if self._named is None:
            owned = self.owner is not None and self._is_long_enough()
            named = owned or len(self.own) >= 2 or (self.placed and self._is_fixed())
            street = "路" in self.name or "街" in self.name
            named = named or (street and _STREET.match(self.name) is not None)
            self._named = named or ("号线" in self.name and self._is_a_line())
        return self._named

    def _is_a_line(self) -> bool:
        """地铁5号线 has a name; so has the 二号线 of 轨道交通一号线、二号线."""
        reach = max(0, self.start - len("号线、"))
        return _LINE.search(self.text, reach, self.end) is not None

    def _is_long_enough(self) -> bool:
        """Whether it tells enough of what its owner builds."""
        length = len(self.name)
        return length >= _LONG_OWNED or (
            length >= _SHORT_OWNED and PLANT.search(self.name) is not None
        )

    def _is_fixed(self) -> bool:
        """Whether its place needs no more than this to tell it from others there."""
        if self.owner is not None or self.described:
            return True
        own = self.own.strip("年月期第前后率名")
        long_work = self.is_work and len(self.name) >= _LONG_NAME
        return long_work and (own != "" or not _COMMON_CLASS.search(self.name))


def _is_work(name: str) -> bool:
    """Whether the last word for a work in a name that ends in none has no plant behind it."""
    last = list(WORK.finditer(name))
    return bool(last) and not PLANT.search(name, last[-1].end())


def is_sure(candidate: Candidate) -> bool:
    """Whether the words name a project whatever the text says of it."""
    if not candidate.is_named:
        return is_paid_for(candidate)
    if candidate.capacity:
        return True
    if not candidate.is_work:
        phase = candidate.name.endswith(_IN_PHASES) and candidate.behind in _NAME_OVER
        return phase or candidate.name.endswith(_CARRIED_ON)
    if candidate.name.endswith("工程") and _BUILT.search(candidate.name):
        return True
    if candidate.owner is not None or candidate.placed or candidate.name[:1] == "“":
        return True
    return PLANT.search(candidate.name) is not None or industry_of(candidate.name) is not None


def own_words(text: str, start: int, end: int, places: Sequence[Token]) -> str:
    """What a name holds beside places, common words and its head: empty for 全市重点项目.

    A capacity counts as a name's own: 50万吨再生铝项目. `places` are those of the text, in order.
    """
    name = text[start:end]
    if len(name) >= _SHORTEST_WITH_CAPACITY and CAPACITY.search(name):
        return name
    return _own_of(name, start, end, places)


def _own_of(name: str, start: int, end: int, places: Sequence[Token]) -> str:
    """What is left of a name without a capacity."""
    for place in reversed(places) if places else ():
        if start <= place.start and place.end <= end:
            name = name[: place.start - start] + " " + name[place.end - start :]
    if "基金" in name:
        name = WORK.sub(" ", name)
    if "项目" in name or "工程" in name:
        name = name.replace("项目", " ").replace("工程", " ")
    name = name.strip()
    here = 0
    parts: list[str] = []
    for _, begin, behind in _COMMON.find_matches_as_indexes(name):
        if here < begin:
            parts.append(name[here:begin])
        here = behind
    if here < len(name):
        parts.append(name[here:])
    if not parts:
        return ""
    if len(parts) == 1 and parts[0].isalpha():
        return "" if _SINGLES.issuperset(parts[0]) else parts[0]
    rest = " ".join(parts)
    parts = rest.split()
    if not "".join(parts).isalpha():
        parts = _GAP.split(rest)
    # 大 or 新 alone says nothing; in 德大铁路 it is part of a name.
    return "".join([part for part in parts if not _SINGLES.issuperset(part)])


_KIND_ONLY = re.compile(
    "(?:水利|水保|交通|城建|市政|农业|林业|畜牧|能源|工业|民生|文化|教育|卫生|医疗|旅游|文旅|环保|电力|通信|信息"
    "|商贸|物流|服务业|基础设施|社会事业|产业|招商)(?:类|基础设施)?(?:建设)?(?:项目|工程)"
)


def holds_a_name(candidate: Candidate) -> bool:
    name = candidate.name
    if candidate.is_named or _KIND_ONLY.fullmatch(name):
        return candidate.is_named
    length = len(name)
    if length >= _SHORTEST_PAID and (
        (candidate.before.endswith(_ANNOUNCED) and not name.startswith(WORKS))
        or is_paid_for(candidate)
    ):
        return True
    if "期" in name and (
        (length >= _LONG_OWNED and _ITS_PHASE.search(name))
        or (candidate.placed and _IN_A_PLACE.search(name))
    ):
        return True  # 新材料产业园二期项目, 某某核电一期工程: only one thing has phases
    if candidate.is_work:
        costs = length >= (_LONG_DESCRIBED if name.endswith("项目") else _LONG_NAME) and (
            _COSTS.match(candidate.text, candidate.end) or _WORTH.search(candidate.before)
        )
        built = length >= _SHORT_DESCRIBED and _INVESTED_BY.match(candidate.text, candidate.end)
        if built or (costs and (PLANT.search(name) or industry_of(name))):
            return True  # 智慧园项目由某某公司投资兴建, 智能制造产业园项目总投资3亿元
        if candidate.described or (length >= _SHORT_DESCRIBED and name.endswith("基金")):
            return True
    return candidate.placed and PLANT.search(name) is not None


def is_paid_for(candidate: Candidate) -> bool:
    before = candidate.before
    long_enough = "资" in before and len(candidate.name) >= _SHORTEST_PAID
    return long_enough and _PAID_FOR.search(before) is not None

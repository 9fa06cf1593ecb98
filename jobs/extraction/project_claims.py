"""Whether words that end like a project's name name one: what they hold, what stands by them."""

import re
from collections.abc import Sequence

from jobs.extraction.industries import industry_of
from jobs.extraction.project_words import GENERIC, PHYSICAL, PLANT_HEADS, SUBJECTS, WORK_HEADS
from jobs.extraction.tokens import Token
from jobs.extraction.wordlist import alternation

_PLANT = re.compile(alternation(PLANT_HEADS))
_WORK = re.compile(alternation(WORK_HEADS))
_GENERIC = re.compile(alternation((*(word for word in GENERIC if len(word) > 1), *PLANT_HEADS)))
_SINGLES = frozenset(word for word in GENERIC if len(word) == 1)
_SUBJECT = re.compile(alternation(SUBJECTS))
_DEEDS = frozenset(("建设", "改造", "治理", "修复", "更新", "扩建", "新建", "整治", "保护", "提升"))
_PHYSICAL = re.compile(PHYSICAL)
_BUILT = re.compile(
    "(?:改造|扩建|改建|新建|迁建|治理|整治|修复|[东南西北]延|延伸|拓宽|提升|加固|引水|调水|铺设)工程$"
)
_GAP = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"[\d.,%×+\-—~～]+")
CAPACITY = re.compile(
    r"[年\d](?:(?<=年)(?:产|处理|加工|屠宰|出栏|生产)"
    r"|(?<=\d)[\d.,]*[万亿]?(?:吨|千瓦|兆瓦|MW|GW|MWh|GWh|安时|万?件|套|台|辆|t))"
)
_COMMON_CLASS = re.compile(
    "[重最]|产业项目|工业|农业|服务业|基础设施|投资|类|级|批|外资|招商|民生|企业|领域|惠民|实事|配套"
)
# 全市近期重点水利建设项目 are many, whoever they belong to; so are 续建项目.
_CLASS = re.compile(
    "(?:重大|重点|重要)[^，。“”]{0,4}(?:项目|工程)$|(?:续建|在建|拟建|储备|结转|复工|年度)项目$"
)
_OWN_PLACE = re.compile("[市县区镇](?=..)")
_PHASE_FIRST = re.compile("[一二三四首]期|线路|路段")
# 全线控制性工程石沱大桥: what such words end is told of the work named beside them.
_PART_OF_A_WORK = re.compile("(?:控制性|节点|标志性|关键|关键性)工程$")

# What stands before a name that is no project's.
_METAPHOR = re.compile("(?:打造|成为|建设成|打造成|建成为)[^，。；]{0,40}$")
_LOCATED = ("选址于", "位于", "坐落于", "毗邻", "紧邻", "靠近", "依托")
# 该项目试验车间: a part of the work spoken of.
_ITS_OWN = ("该项目", "该工程", "本项目", "本工程", "此项目")
_POSSIBLE = ("可建设", "可开发")
# 这是全省首个…项目 describes a project that was named before.
_DESCRIBED_AS = re.compile(
    "(?:是|成为|作为)[^，。；]{0,16}(?:首[个条座家][^，。；]{0,6}|最[^，。；]{1,6}的?|唯一的?)$"
    "|该[^，。；]{1,6}是[^，。；]{0,34}的$|(?<!称)作为$|成为$"
)
_COUNTED_OFF = re.compile(r"[\d一二两三四五六七八九十百几多][个项座条家处]$")
# 20个乡镇的油路项目 are many.
_OF_MANY = re.compile(r"\d+余?个(?:乡镇?|镇|行政村|建制村|自然村|村|社区|县|市)[^，。；、]{0,2}的$")
# 甲、乙等丙类项目: what follows the list is their kind.
_KIND_OF_THOSE = re.compile("、[^，。；：、]{1,16}等$")
_INDEFINITE = re.compile(
    r"(?:[一两二三四五六七八九十\d]+余?[条座个家处所项栋幢]|一批|[多几数][个座条家])"
    r"(?:[^，。；、]{0,8}的)?$"
)
_ANNOUNCED = ("开工的", "签约的", "投产的", "竣工的", "在建的", "奠基的")
# 投资3亿元建设人才公寓, 投资8000万元新上了一条生产线: the sum makes common words one work.
_PAID_FOR = re.compile(
    r"(?:投资|出资|斥资|耗资)[约近超达]*[\d.]+[万亿]+元?"
    "(?:建设|新建|扩建|改建|兴建|新上|打造|实施|建成)了?(?:一[条座个处])?(?:[^，。；、和及]{2,10}[、和及])*$"
)
# What stands behind one.
_APPOSED = re.compile("(?:之一)?——")
_COUNTED = re.compile(r"\d[\d.万]*余?[个座条家处所项]")
# 新校区东侧规划路: what lies there tells where another is.
_BY_IT = re.compile(
    "闲置|旧址|原址|空置|(?:以)?[东南西北][侧面边]|以[东南西北]|对面|附近|周边|旁边|门口|门前"
)
# 集酒店、商业街于一体: what one work holds.
_ALL_IN_ONE = re.compile("[^。；]{0,40}[为于]一体")
_COUNTED_LIST = re.compile(r"(?:、[^，。；、\d]{1,10}|等)\d[\d.万]*余?[个座条家处所]")
_HELD_THERE = re.compile("[^，。；]{0,6}(?:举行|召开|启动|举办|开幕|量产|下线|成立|揭牌)")
_SEVERAL = re.compile("(?:一批|一系列|若干|多[个项])$")
_NO_BUILDING = re.compile(
    "(?:平安|法治|信用|诚信|作风|能力|文明|党的?|组织|队伍|人才|制度|机制|体系|文化|道德)建设(?:工程|项目)$|(?:培训|课题|科研|比赛|竞赛|评选|奖励|补贴|保险|救助|资金)项目$"
)
_SHORTEST_OWN_OF_A_PHASE = 3
_STRETCHES = ("线路", "路段")
_SHORTEST_PAID = 4
_NEAR = 60
_ITS_PHASE = re.compile(f"(?:{alternation(PLANT_HEADS)})[一二三四]期(?:工程|项目)$")
# 某某大桥是环湖大通道的组成部分: told of the bridge.
_HAS_PARTS = re.compile("的[^，。；]{0,6}(?:组成部分|一部分|控制性工程|先行工程)")
_LONG_NAME = 10
_LONG_OWNED, _SHORT_OWNED = 8, 6
_SHORTEST_WITH_CAPACITY = 6
_WORKS = ("项目", "工程")


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
        "end",
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
        self.places = places
        self.owner = owner
        self.name = text[start:end]
        self.before = text[max(0, start - _NEAR) : start]
        self.is_work = _is_work(self.name)
        """Whether its head is 项目, 工程 or a fund, not a plant."""
        self._own: str | None = None
        self._placed: bool | None = None
        self._described: bool | None = None
        self._named: bool | None = None

    @property
    def own(self) -> str:
        if self._own is None:
            self._own = own_words(self.text, self.start, self.end, self.places)
        return self._own

    @property
    def placed(self) -> bool:
        """Whether it holds its place, which is enough for a plant: 某某县人民医院."""
        if self._placed is None:
            start, end = self.start, self.end
            inside = [place for place in self.places if start <= place.start and place.end < end]
            self._placed = bool(inside) or _OWN_PLACE.match(self.name) is not None
        return self._placed

    @property
    def is_place(self) -> bool:
        """Whether the words are a place, and nothing more: 张家港, 某某开发区项目."""
        start, end = self.start, self.end - (2 if self.name.endswith(_WORKS) else 0)
        around = [place for place in self.places if place.start <= start and end <= place.end]
        return bool(around)

    @property
    def described(self) -> bool:
        """Whether common words describe one work closely enough, if the text tells more of it."""
        if self._described is None:
            subjects = _SUBJECT.findall(self.name)
            things = [subject for subject in subjects if subject not in _DEEDS]
            long_enough = len(self.name) >= (6 if len(things) > 1 else 8)
            self._described = len(subjects) >= 2 and long_enough
        return self._described

    @property
    def is_named(self) -> bool:
        """Whether the name is one thing's alone."""
        if self._named is None:
            plant = len(self.name) >= _SHORT_OWNED and _PLANT.search(self.name) is not None
            owned = self.owner is not None and (len(self.name) >= _LONG_OWNED or plant)
            self._named = owned or len(self.own) >= 2 or (self.placed and self._is_fixed())
        return self._named

    def _is_fixed(self) -> bool:
        """Whether its place needs no more than this to tell it from others there."""
        if self.owner is not None or self.described:
            return True
        own = self.own.strip("年月期第前后率名")
        long_work = self.is_work and len(self.name) >= _LONG_NAME
        return long_work and (own != "" or not _COMMON_CLASS.search(self.name))


def _is_work(name: str) -> bool:
    if name.endswith(_WORKS):
        return True
    last = list(_WORK.finditer(name))
    return bool(last) and not _PLANT.search(name, last[-1].end())


def is_project(candidate: Candidate) -> bool:
    """Whether the words name a project, if their building is spoken of."""
    if _CLASS.search(candidate.name) or candidate.is_place:
        return False
    if _is_a_bare_phase(candidate) or _PART_OF_A_WORK.search(candidate.name):
        return False
    return _holds_a_name(candidate) and not (_refused_alike(candidate) or _refused(candidate))


def _is_a_bare_phase(candidate: Candidate) -> bool:
    """二期工程, 二期10MW项目 or 线路某某段 is of a work named before; 二期高档面料生产线 is one."""
    phase = _PHASE_FIRST.match(candidate.name)
    if phase is None:
        return False
    of_another = phase[0] in _STRETCHES or candidate.name.endswith("段")
    measured = any(map(str.isdigit, candidate.name))
    return of_another or measured or len(candidate.own) < _SHORTEST_OWN_OF_A_PHASE


def is_sure(candidate: Candidate) -> bool:
    """Whether the words name a project whatever the text says of it."""
    if not candidate.is_named:
        return _is_paid_for(candidate)
    if CAPACITY.search(candidate.name):
        return True
    physical = candidate.placed or candidate.owner is not None or candidate.name[:1] == "“"
    if candidate.name.endswith("工程") and _BUILT.search(candidate.name):
        return True
    built = _PLANT.search(candidate.name) is not None or industry_of(candidate.name) is not None
    return candidate.is_work and (physical or built)


def own_words(text: str, start: int, end: int, places: Sequence[Token]) -> str:
    """What a name holds beside places, common words and its head: empty for 全市重点项目.

    A capacity counts as a name's own: 50万吨再生铝项目. `places` are those of the text, in order.
    """
    name = text[start:end]
    if len(name) >= _SHORTEST_WITH_CAPACITY and CAPACITY.search(name):
        return name
    for place in reversed(places):
        if start <= place.start and place.end <= end:
            name = name[: place.start - start] + " " + name[place.end - start :]
    name = _NUMBERS.sub(" ", _GENERIC.sub(" ", _WORK.sub(" ", name)))
    # 大 or 新 alone says nothing; in 德大铁路 it is part of a name.
    return "".join([part for part in _GAP.split(name) if not _SINGLES.issuperset(part)])


def _holds_a_name(candidate: Candidate) -> bool:
    if candidate.is_named:
        return True
    announced = len(candidate.name) >= 4 and candidate.before.endswith(_ANNOUNCED)
    if announced or _is_paid_for(candidate):
        return True
    if len(candidate.name) >= _LONG_OWNED and _ITS_PHASE.search(candidate.name):
        return True  # 新材料产业园二期项目: only one thing has phases
    fund = candidate.name.endswith("基金") and len(candidate.name) >= 6
    if candidate.is_work and (candidate.described or fund):
        return True
    return candidate.placed and bool(_PLANT.search(candidate.name))


def _is_paid_for(candidate: Candidate) -> bool:
    return len(candidate.name) >= _SHORTEST_PAID and bool(_PAID_FOR.search(candidate.before))


def _refused_alike(candidate: Candidate) -> bool:
    """What speaks against a project of either kind: it is counted, located by, or explained."""
    return bool(
        (_COUNTED_OFF.search(candidate.before) and not _is_paid_for(candidate))
        or _DESCRIBED_AS.search(candidate.before)
        or candidate.before.endswith((*_LOCATED, *_ITS_OWN, *_POSSIBLE))
        or _OF_MANY.search(candidate.before)
        or _in_a_slogan(candidate)
        or _APPOSED.match(candidate.text, candidate.end)
        or (
            candidate.before.endswith(("是", "作为"))
            and _HAS_PARTS.match(candidate.text, candidate.end)
        )
    )


def _in_a_slogan(candidate: Candidate) -> bool:
    """“比进度、亮项目、看实绩”: one of several calls in quotation marks names nothing."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if candidate.name[-2:] not in _WORKS:
        return False
    if candidate.name[0] == "“" and candidate.before.endswith("等"):
        return True  # 甲路、乙路等“畅通”工程
    opened = text.rfind("“", max(0, start - _NEAR), start)
    closed = text.find("”", end, end + _NEAR)
    if opened < 0 or closed < 0 or "”" in text[opened:start] or "“" in text[end:closed]:
        return False
    return "、" in text[opened:start] or "、" in text[end:closed]


def _is_their_kind(candidate: Candidate) -> bool:
    if not candidate.before.endswith("等") or CAPACITY.search(candidate.name):
        return False
    return candidate.owner is None and _KIND_OF_THOSE.search(candidate.before) is not None


def _refused(candidate: Candidate) -> bool:
    text, end, before = candidate.text, candidate.end, candidate.before
    if candidate.is_work:
        head = _WORK.search(candidate.name)
        built = _PHYSICAL.search(candidate.name) or _PLANT.search(candidate.name)
        wordy = head is not None and head[0] == "工程" and not built
        training = _NO_BUILDING.search(candidate.name) is not None
        many = _SEVERAL.search(before) is not None or _is_their_kind(candidate)
        several = many and not candidate.placed
        return wordy or training or several or _COUNTED.match(text, end) is not None
    all_in_one = text[candidate.start] == "集" and _ALL_IN_ONE.match(text, end)
    if all_in_one or text[end : end + 1] in {"内", "里"} or _BY_IT.match(text, end):
        return True
    if _METAPHOR.search(before) or (before.endswith("在") and _HELD_THERE.match(text, end)):
        return True
    if not before.endswith("、") and _COUNTED.match(text, end):
        return True
    if _INDEFINITE.search(before) and not (candidate.placed or _is_paid_for(candidate)):
        return True
    return len(candidate.own) < 2 and _COUNTED_LIST.match(text, end) is not None

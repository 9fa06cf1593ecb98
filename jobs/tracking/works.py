"""Names of works taken apart, and whether two of them name the same work.

Precision goes before recall: two works wrongly joined would tell a county something untrue, two
names of one work only stand in two lines.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, count

from jobs.tracking.names import plain_name

# Characters that a scan takes for each other, of which a name hardly ever has both.
_CONFUSED = (
    "在茌 已己巳 未末 士土 日曰 入人 千干 戌戊戍 治冶 候侯 拨拔 拆折 粟栗 竞竟 搏博 练炼 理锂 "
    "品晶 溜淄 菜莱 甄鄄 充兖 沽沾 鳞磷 炭碳 厢箱 圆园 埸场 坏环 坡玻 徳德 弯湾 脂酯 模膜 "
    "檊榦 洒酒 钧钩 侍待 稍梢 戴截 祟崇 析柝 兔免 壁璧 彭膨 杆秆 缆览 陪培"
)
_SEEN_AS = {ord(word): group[0] for group in _CONFUSED.split() for word in group}

_PHASE = re.compile(r"\(?第?([一二三四五六七八九十\dⅠⅡⅢⅣIV]+)(?:期|阶段)(?:工程|项目)?\)?")
_PHASE_NUMBERS = {
    **{numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", start=1)},
    **dict(zip(("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "I", "II", "III", "IV"), "12341234", strict=True)),
}
_A_YEAR = re.compile(r"(?:年产|年)?(\d[\d.]*[万亿]?(?:吨|台|套|件|米|平方米|立方米|辆|只|片))/年")
_KIND_OF_WORK = re.compile(r"(?:(?:新建|建设)?(?:项目|工程)|建设)$")
_LINKS = re.compile("以及|及其|[与及暨和+]")
_COMPANY = re.compile(r"^.{2,24}?(?:(?:股份|责任|集团)?有限(?:责任)?公司|集团公司|集团|公司)")
_COMPANY_FORM = re.compile(
    r"(?:\([^)]*\))?(?:(?:股份|集团|责任)*有限(?:责任)?公司|(?:集团)?公司|集团|股份)$"
)
_TRADE = re.compile(
    "(?:新能源|新材料|科技|实业|能源|材料|化工|化学|纸业|铝业|铜业|药业|制药|生物|食品|机械|重工|"
    "电子|电气|电力|发电|汽车|纺织|钢铁|石化|水务|环保|装备|智造|制造|工业|产业|农业|牧业|油脂|"
    "建材|水泥|玻璃|轮胎|橡胶|家居|家电|物流|冷链|投资|发展|技术|医疗|医药|光电|动力|轴承|管业)+$"
)
_COMMON_WORDS = re.compile(
    "扩建|改建|新建|技术改造|技改|改造|提升|升级|提标|智能化|数字化|自动化|搬迁|生产线|生产|"
    "产业园|产业|基地|园区|中心|建设|项目|工程|配套|厂房|车间|研发|总部|设施|综合|标准化|办公楼"
)
# What stands in front and tells two works apart, rather than naming who builds.
_TELLS_APART = re.compile(
    r"[东西南北中前后左右上下新老旧大小首末一二三四五六七八九十\d#]|"
    r"[县区镇乡村街路河湖港山口岛湾厂站校院]$"
)
_CAPACITY = re.compile(r"年产\d|\d[\d.]*[万亿]?(?:吨|台|套|件|安时|千瓦|兆瓦|MW|GW|GWh|米|吨级)")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+")
_MAKING = re.compile("(?:智能)?(?:生产线|生产|制造|加工)(?:基地)?$")


@dataclass(frozen=True, slots=True)
class WorkName:
    """A work by its name: what it is, who builds it (empty where unknown), phase, where.

    `region` is the path of its place. All but `region` are folded: good for comparing only.
    """

    core: str
    owner: str
    phase: str
    region: str
    city: str
    family: str
    """What all names of the same work share: only names of one family are compared."""


MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


def city_of(region: str) -> str:
    """The path down to the city: a work is often named by the city's paper and the county's."""
    names = region.split("/")
    return "/".join(names[: 1 if names[0] in MUNICIPALITIES else 2])


@lru_cache(maxsize=50_000)
def work_name(name: str, owner: str | None, region: str) -> WorkName:
    """Take a name apart: place and owner in front, 项目/工程 at the end, the phase."""
    phases: list[str] = []

    def keep_phase(match: re.Match[str]) -> str:
        phases.append(_PHASE_NUMBERS.get(match[1], match[1]))
        return ""

    whole = plain_name(name).translate(_SEEN_AS)
    bare = _without_kind(_PHASE.sub(keep_phase, _without_kind(whole)).replace("()", ""))
    bare = _A_YEAR.sub(r"年产\1", _LINKS.sub("、", bare)).replace("的", "")
    bare = _without_place(bare.replace("离子电池", "电池"), region)
    short = _owner_name(owner or "", region)
    core, front = _without_owner(bare, short)
    if _CAPACITY.search(core):
        core = _MAKING.sub("", core)
    phase = "".join(f"#{each}" for each in phases)
    core, city = core or whole, city_of(region)
    return WorkName(
        core=core,
        owner=short or front,
        phase=phase,
        region=region,
        city=city,
        family=f"work|{city}|{core[-2:]}{phase}",
    )


def _without_kind(name: str) -> str:
    while (shorter := _KIND_OF_WORK.sub("", name)) and shorter != name:
        name = shorter
    return name


def _without_place(name: str, region: str) -> str:
    """The name without the names of its own place in front: 滨州市沾化区…."""
    for part in region.translate(_SEEN_AS).split("/"):
        for front in (part, part.rstrip("省市县区")):
            rest = name.removeprefix(front)
            # 无棣港 is the port's name, not the county and a port.
            if front and rest != name and len(rest) >= 4:
                name = rest
                break
    return name


def _owner_name(owner: str, region: str) -> str:
    return _COMPANY_FORM.sub("", _without_place(plain_name(owner).translate(_SEEN_AS), region))


def _without_owner(name: str, owner: str) -> tuple[str, str]:
    """The name without its owner in front, and that owner; whole where too little would remain."""
    front = ""
    if company := _COMPANY.match(name):
        front = company[0]
    elif owner:
        brand = _TRADE.sub("", owner)
        front = next((each for each in (owner, brand) if each and name.startswith(each)), "")
        rest = _COMPANY_FORM_IN_FRONT.sub("", name[len(front) :]) if front else name
        front = name[: len(name) - len(rest)]
    return name[len(front) :].lstrip("-"), _COMPANY_FORM.sub("", front)


_COMPANY_FORM_IN_FRONT = re.compile(r"^(?:(?:股份|集团|责任)*有限(?:责任)?公司|(?:集团)?公司|集团)")


def is_same_work(one: WorkName, other: WorkName) -> bool:
    """Whether two names are of the same work."""
    if one.family != other.family or _disagree(one.owner, other.owner):
        return False
    owned = bool(one.owner and other.owner)
    if not owned and _is_elsewhere(one.region, other.region):
        return False
    if one.core == other.core:
        return owned or _is_telling(one.core) or not (one.owner or other.owner)
    short, long = sorted((one, other), key=lambda each: len(each.core))
    if owned:
        return _is_shortened(short.core, long.core)
    if long.core.endswith(short.core):
        front = long.core[: -len(short.core)]
        return _may_build(front, short.owner) and (
            bool(short.owner) or _is_telling_alone(short.core)
        )
    return False


def _disagree(one: str, other: str) -> bool:
    """Whether two owners are known and differ: 海蓝 and 海蓝新材料 are one."""
    return bool(one and other) and not _is_same_owner(one, other)


def _is_same_owner(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    brand = _TRADE.sub("", short) or short
    return short == long or (len(brand) >= 2 and long.startswith(brand) and _fits(short, long))


def _fits(short: str, long: str) -> bool:
    """海蓝科技 is not 海蓝化工: where both name a trade, it is the same one."""
    one, other = _TRADE.search(short), _TRADE.search(long)
    return not (one and other) or one[0] in other[0] or other[0] in one[0]


def _is_elsewhere(one: str, other: str) -> bool:
    """Whether two places of one city lie apart: 博兴县 and 邹平市, not 滨州市 and 博兴县."""
    return not f"{one}/".startswith(f"{other}/") and not f"{other}/".startswith(f"{one}/")


def _is_telling(core: str) -> bool:
    """Whether a name without its owner is of one work only: 扩建 is not."""
    return len(_COMMON_WORDS.sub("", core)) >= 3


def _is_telling_alone(core: str) -> bool:
    """Whether hardly two works of a city share the name: it says how much of what."""
    return bool(_CAPACITY.search(core)) or len(_COMMON_WORDS.sub("", core)) >= 7


def _may_build(front: str, owner: str) -> bool:
    """Whether what stands in front of a name is who builds."""
    if owner:
        return _is_same_owner(_COMPANY_FORM.sub("", front), owner)
    brand = _TRADE.sub("", _COMPANY_FORM.sub("", front))
    return 2 <= len(brand or front) <= 4 and not _TELLS_APART.search(brand or front)


def _is_shortened(short: str, long: str) -> bool:
    """Whether one name of an owner's work is the other with words left out, none of them telling.

    Figures must be the same, or stand in the longer name only.
    """
    figures = _NUMBERS.findall(short)
    if figures and figures != _NUMBERS.findall(long):
        return False
    if len(_COMMON_WORDS.sub("", short)) < 2:
        return False
    rest = iter(long)
    if not all(word in rest for word in short):
        return False
    left = _left_out(short, long)
    return not re.search("[东西南北新老旧]", left)


def _left_out(short: str, long: str) -> str:
    left, words = [], list(short)
    for word in long:
        if words and words[0] == word:
            words.pop(0)
        else:
            left.append(word)
    return "".join(left)


class Works:
    """The works that are known by name, each with an id that is unique in its city.

    A name is compared with those of its family only, so that joining takes no longer however many
    works there are. Where a name fits two works equally well it is neither's: it gets its own id.
    """

    def __init__(self) -> None:
        self._families: dict[str, dict[str, list[WorkName]]] = {}

    def add(self, name: WorkName, work_id: str) -> None:
        """Learn a name of a work."""
        names = self._families.setdefault(name.family, {}).setdefault(work_id, [])
        if name not in names:
            names.append(name)

    def id_of(self, name: WorkName) -> str:
        """The id of the work of this name, which is learned; a new id for a new work."""
        family = self._families.get(name.family, {})
        fitting = {each: fit for each, names in family.items() if (fit := _fit(name, names))}
        best = max(fitting.values(), default=0)
        found = [each for each, fit in fitting.items() if fit == best]
        work_id = found[0] if len(found) == 1 else _new_id(name, family)
        self.add(name, work_id)
        return work_id


def _fit(name: WorkName, known: list[WorkName]) -> int:
    """How well a name fits a work: 0 not at all, more for the same core, place and owner."""
    if any(_disagree(name.owner, other.owner) for other in known):
        return 0
    owner = next((other.owner for other in known if other.owner), "")
    named = [replace(other, owner=owner) if owner and not other.owner else other for other in known]
    return max(
        (
            1
            + (name.core == other.core)
            + (name.region == other.region)
            + bool(name.owner and other.owner)
            for other in named
            if is_same_work(name, other)
        ),
        default=0,
    )


def _new_id(name: WorkName, taken: Container[str]) -> str:
    plain = name.core if _is_telling(name.core) else name.owner + name.core
    bare = plain + name.phase
    places = name.region.removeprefix(name.city).lstrip("/")
    fuller = (f"{bare}@{each}" for each in (name.owner, places) if each)
    numbered = (f"{bare}@{number}" for number in count(2))
    return next(each for each in chain([bare], fuller, numbered) if each not in taken)

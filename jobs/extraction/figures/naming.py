"""Naming: what the words in front of a figure call its indicator."""

import re

from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.going_on import BARE, part_of
from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.figures.links import STAGES, Link, canonical, in_sector, is_added, is_lessened
from jobs.extraction.figures.shares import SHARE_ALONE
from jobs.extraction.names.phrases import short_name, without_aim, without_verb
from jobs.extraction.rules.members import COUNT, GROWTH, INCREMENT, LEVEL

_STAGES = frozenset(STAGES)
_ADDED_WORD = re.compile("^(?:新增加?|净增加?|新)")
_NEWLY = re.compile("^新(?:认定|培育|引进|备案|申报|入库|增加?)?")
"""Before what a total is told of: 新认定高新技术企业40家，总数突破200家."""
_ADDED_BEHIND = re.compile("(.{2,})(?:新增|净增)(?:数量?)?")
_SPEED_BEHIND = re.compile("(?:增速|增幅|涨幅)$")
TOTALS = {"绝对数", "绝对额", "绝对量", "总数", "总量", "数量", "总数量", "总额", "户数"}
_PLANNED_WORKS = re.compile("(?<=项目|工程)(?:计划)?共?安排(?:项目)?$")
"""重大项目共安排120个 counts 重大项目."""
_MORE = {
    *("新增", "净增", "增量", "新建", "再建", "改建"),
    *(f"{each}均{more}" for each in "年月日" for more in ("", "新增")),
}
_AIMS = {"目标", "目标值", "目标任务", "预期目标", "年度目标", "全年目标"}
_LEVELS = {"国家级", "省级", "市级", "县级", "区级", "州级"}
_OF_A_LEVEL = re.compile(f"(?:{'|'.join(sorted(_LEVELS))})(?:及?以上)?")
_LEVEL_AHEAD = re.compile(
    f"^(?:新增|新?创建|新?建成|新?培育|新?认定|打造)?(?:{'|'.join(sorted(_LEVELS))})(?:及?以上)?"
)
_GRADE = re.compile(r"(?:国家)?[1-5]?[1-5]A级")
_SCENIC = re.compile("(?:旅游)?(?:景区|景点)")
_TOWN_OR_COUNTRY = re.compile("(?:城镇|农村)(?:常住)?(?:居民)?")
_INCOME = "居民人均可支配收入"
_WHOLES = {
    "经济": "地区生产总值",
    **dict.fromkeys(("规上工业", "规模工业", "规模以上工业"), "规模以上工业增加值"),
}
"""What is meant where only these are said to grow."""
_FIRMS_ABOVE = {"规模以上企业数", "规模以上工业企业数"}
_OF_INDUSTRY = ("工业增加值", "工业总产值", "工业产值")
_SIZE = re.compile(
    r"(?:产值|营收|收入|营业收入|纳税|税收|总?投资)?[\d.]*[百千十]?[亿万]元(?:及?以[上下])"
)
_THINGS = re.compile("(?:重大|重点|工业|产业|签约|开工|招商)*(?:项目|企业)(?=数?$)")
"""What is counted, where 其中5亿元以上11个 leaves out of what."""
_DONE_WITH = {"办结", "建成", "落地", "交付", "启动", "启动实施", "投用", "完工"}
_BEGUN = re.compile("^(?:新开工|开工|实施|启动)(?=.{2})")
_DONE_BESIDE = {"改造", "提升", "改造提升", "提质改造", "改扩建", "扩建"}
"""What else is done to what is built anew."""
_EACH_ACRE = {"亩均", "每亩", "平均每亩"}
_HARVESTS = {"总产", "总产量", "产量", "单产", "亩产", "平均亩产", "平均单产"}
_CROP = re.compile(
    "(?:稳定|完成|全年)?(.{2,6}?)(?:(?:播种|种植|收获|栽培)?面积|总?产量|总产|(?:平均)?[亩单]产)"
)
_INDUSTRIES = ("产业", "集群", "产业链")
_MADE_YEARLY = re.compile("年可?产(?![值量能业])(?=[A-Z]{0,6}[\u4e00-\u9fff]{2})")
"""年产水泥 500万吨 tells the 水泥年产量."""
_HERD = {"出栏", "存栏"}


_SAYS_LESS = frozenset((*_MORE, *TOTALS, *_AIMS, *_HERD, *_WHOLES, *SHARE_ALONE))
"""Names that mean something else beside another figure, or of a growth."""


def own_name(
    words: str,
    frame: Frame,
    last: Link | None,
    lexicon: IndicatorLexicon,
    *,
    ahead: str,
    changed: bool,
) -> tuple[str, Indicator | None]:
    """The name of a figure with words of its own, and the indicator that is known by it.

    `last` is the figure before it, which 总数, 占比 and 其中小麦 speak of; `ahead` is the sentence
    as far as its words, `changed` says that they may change it (`may_change`).
    """
    planned = ahead.endswith("计划")
    added = changed and is_added(words)
    if changed or "安排" in words:
        words = _without_deed(words)
    words = in_sector(words, last)
    name, indicator = canonical(lexicon, without_aim(short_name(without_verb(words))))
    if indicator is None and (made := _MADE_YEARLY.match(name)):
        name = f"{name[made.end() :]}年产量"
    if name in _STAGES and frame.value.unit in {"个", "项"}:
        name, indicator = canonical(lexicon, f"{name}项目")
    elif (
        indicator is None
        and last is not None
        and len(name) <= BARE
        and (part := part_of(name, last, frame, among="其中" in ahead)) != name
    ):
        name, indicator = canonical(lexicon, part)
    if last is not None and (full := _of_the_same(name, frame, last)) != name:
        name, indicator = canonical(lexicon, full)
    if frame.word == "增收" and not name.endswith("收"):
        name, indicator = f"{name}增收", None
    if name == "投资" and planned:
        name = "计划投资"
    if added and (more := _ADDED_BEHIND.fullmatch(name)):
        # 供热面积新增380万平方米
        name, indicator = canonical(lexicon, more[1])
    elif added and (known := lexicon.find(_ADDED_WORD.sub("", name))):
        name, indicator = known.name, known
    return (
        _meant(name, indicator, frame, last, lexicon) if name in _SAYS_LESS else (name, indicator)
    )


def _meant(
    name: str,
    indicator: Indicator | None,
    frame: Frame,
    last: Link | None,
    lexicon: IndicatorLexicon,
) -> tuple[str, Indicator | None]:
    """What a name means that says less than it does: 总量, 目标, 占比, 经济."""
    if last is not None and (name in _MORE or name in TOTALS or name in _AIMS):
        # 总量 behind 增速 is the sum that grew, not its speed; 目标 is what it is to be.
        told = last.subject or last.name
        whole = _NEWLY.sub("", told) if name in TOTALS else told
        name, indicator = canonical(lexicon, _SPEED_BEHIND.sub("", whole))
    if last is not None and name in _HERD and last.name.endswith(tuple(_HERD)):
        name, indicator = canonical(lexicon, f"{last.name[:-2]}{name}")
    if name in _WHOLES and frame.measure is GROWTH:
        name, indicator = canonical(lexicon, _WHOLES[name])
    if last is not None and name in SHARE_ALONE:
        name = f"{last.name}{name}"
    return name, indicator


def _without_deed(words: str) -> str:
    """Words without what is done to what they name: 减少政府债务, 重大项目安排."""
    if is_lessened(words) and not words.startswith("减收"):
        return words[2:]
    return _PLANNED_WORKS.sub("", words)


def _of_the_same(name: str, frame: Frame, last: Link) -> str:
    """A name that leaves out what the figure before it has told."""
    if _INCOME in last.name and _TOWN_OR_COUNTRY.fullmatch(name):
        # 居民人均可支配收入3万元，其中城镇4万元
        return f"{name[:2]}{_INCOME}"
    if "元" in name and _SIZE.fullmatch(name) and (things := _THINGS.search(last.name)):
        return f"{name}{things[0]}"
    if name in _EACH_ACRE and frame.word in {"增产", "减产"}:
        name = "亩产"
    if name in _FIRMS_ABOVE and frame.measure is GROWTH and last.name in _OF_INDUSTRY:
        # 工业增加值增长11%，其中规上企业增长12%
        name = f"规模以上{last.name}"
    if name in _HARVESTS and (crop := _CROP.fullmatch(last.name)):
        # 粮食播种面积62万亩，总产23万吨
        return f"{crop[1]}{name}"
    if frame.value.unit == last.frame.value.unit:
        name = _of_such_things(name, last)
    if frame.value.unit == "元" and name.endswith(_INDUSTRIES) and last.name.endswith("产值"):
        return f"{name}产值"
    if name.endswith("A级") and _GRADE.fullmatch(name) and (scenic := _SCENIC.search(last.name)):
        return f"{name}{scenic[0]}"
    return name


def _of_such_things(name: str, last: Link) -> str:
    """A name that only tells of which level the things of the figure before are, or what was done
    with them.
    """
    measure = last.frame.measure
    if (measure is COUNT or measure is INCREMENT) and _OF_A_LEVEL.fullmatch(name):
        # 省级农业龙头企业12家、市级40家
        return f"{name}{_LEVEL_AHEAD.sub('', last.name)}"
    if name in _DONE_WITH and last.name.startswith(name):
        # 建成美丽乡村90个，其中2021年建成40个
        return last.name
    if _is_done_with(name, last.name) and (measure is COUNT or measure is LEVEL):
        # 民生实事20件，办结14件
        return f"{name}{_BEGUN.sub('', last.name)}"
    if name in _DONE_BESIDE and last.name.startswith("新建"):
        # 新建高标准农田32万亩、改造提升15万亩
        return f"{name}{last.name[2:]}"
    return name


def _is_done_with(name: str, things: str) -> bool:
    """Whether a name only says what was done with the things of the figure before."""
    return name in _DONE_WITH and name not in things and things not in _DONE_WITH

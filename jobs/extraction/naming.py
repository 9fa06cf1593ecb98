"""Naming: what the words in front of a figure call its indicator."""

import re

from jobs.extraction.dealing import part_of
from jobs.extraction.frames import Frame
from jobs.extraction.indicators import Indicator, IndicatorLexicon
from jobs.extraction.links import Link, canonical, is_added
from jobs.extraction.members import GROWTH
from jobs.extraction.phrases import short_name, without_aim, without_verb
from jobs.extraction.shares import SHARE_ALONE

_ADDED_WORD = re.compile("^(?:新增加?|净增加?|新)")
_SPEED_BEHIND = re.compile("(?:增速|增幅|涨幅)$")
TOTALS = {"总数", "总量", "数量", "总数量", "总额", "户数"}
_LEVELS = {"国家级", "省级", "市级", "县级", "区级", "州级"}
_LEVEL_AHEAD = re.compile(f"^(?:新增)?(?:{'|'.join(sorted(_LEVELS))})")
_HERD = {"出栏", "存栏"}
_STAGES = frozenset(
    ("开工", "竣工", "投产", "签约", "续建", "新开工", "新竣工", "完工", "落地", "储备", "新建")
)


def own_name(
    words: str, frame: Frame, last: Link | None, lexicon: IndicatorLexicon, *, planned: bool
) -> tuple[str, Indicator | None]:
    """The name of a figure with words of its own, and the indicator that is known by it.

    `last` is the figure before it, which 总数, 占比 and 其中小麦 speak of; `planned` says that the
    words follow 计划.
    """
    name, indicator = canonical(lexicon, without_aim(short_name(without_verb(words))))
    if name in _STAGES and frame.value.unit in {"个", "项"}:
        name, indicator = canonical(lexicon, f"{name}项目")
    elif indicator is None and (part := part_of(name, last, frame)) != name:
        name, indicator = canonical(lexicon, part)
    if name in _LEVELS and last is not None and frame.value.unit == last.frame.value.unit:
        # 省级农业龙头企业12家、市级40家
        name, indicator = f"{name}{_LEVEL_AHEAD.sub('', last.name)}", None
    if frame.word == "增收" and not name.endswith("收"):
        name, indicator = f"{name}增收", None
    if name == "投资" and planned:
        name = "计划投资"
    if is_added(words) and (known := lexicon.find(_ADDED_WORD.sub("", name))):
        name, indicator = known.name, known
    if last is not None and (name in {"新增", "净增"} or name in TOTALS):
        # 总量 behind 增速 is the sum that grew, not its speed.
        name, indicator = canonical(lexicon, _SPEED_BEHIND.sub("", last.name))
    if last is not None and name in _HERD and last.name.endswith(tuple(_HERD)):
        name, indicator = canonical(lexicon, f"{last.name[:-2]}{name}")
    if name == "经济" and frame.measure is GROWTH:
        name, indicator = canonical(lexicon, "地区生产总值")
    if last is not None and SHARE_ALONE.fullmatch(name):
        name = f"{last.name}{name}"
    return name, indicator

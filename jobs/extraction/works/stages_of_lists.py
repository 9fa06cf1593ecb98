"""How far the projects of a list are, by the words before it: 签约项目中，投资额较大的有…."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.rules.spotter import Spotted
from storage.records import Stage

_STAGES_OF_LISTS = {
    "未开工": Stage.LEAD,
    "签约": Stage.SIGNED,
    "开工": Stage.STARTED,
    "在建": Stage.BUILDING,
    "续建": Stage.BUILDING,
    "竣工": Stage.FINISHED,
    "完工": Stage.FINISHED,
    "建成": Stage.FINISHED,
    "投产": Stage.OPERATING,
    "储备": Stage.LEAD,
    "谋划": Stage.LEAD,
}
_STAGE_WORDS = "(?:续建|(?<!计划)(?<!拟)(?<!力争)(?<!确保)(?:" + "|".join(_STAGES_OF_LISTS) + "))"
# 签约项目中，投资额较大的有…, 新开工2个项目：…: what follows is of that stage.
LISTED_AS = Spotted(
    f"(?P<stage>{_STAGE_WORDS})[的了]?(?:(?:[0-9]+余?|[两三四五六七八九十])个)?[^，。；：0-9]{{0,4}}项目(?:中，[^。；]{{0,16}}|[^，。；]{{0,8}}，?(?:主要|分别|具体)?)(?:有|包括|为|是|：)"
    f"|(?P<of_all>{_STAGE_WORDS})(?:的?项目[^。；：]{{0,30}}(?:分别(?:是|为)|如下|包括)|(?:建设)?的(?:有|包括))：?"
)
COUNTED_AS = Spotted(
    rf"(?P<stage>{_STAGE_WORDS})(?P<of_all>)的?(?:\d+[亿万]元(?:及?以上)?)?[^，。；\d]{{0,8}}项目[^，。；]{{0,16}}，"
)


# 26个项目集中开工, 举行开工仪式: a headline that tells the stage of what its article names.
_GATHERED = re.compile(
    r"集中(?P<all>开工|签约|竣工|投产)|(?P<held>开工|奠基|签约|竣工|投产)(?:仪式|活动)"
    r"|\d+余?个(?:重[点大])?[^，。；]{0,6}项目(?P<counted>开工|签约|竣工|投产)"
    r"|(?P<so_much>签约)[\d.]+(?:亿|余?个)"
)

_DEED = re.compile("开工|签约|竣工|投产|奠基")
"""One of these stands in whatever tells of a ceremony; it is found faster."""


def stage_of_headline(title: str, *, opening: str = "") -> Stage | None:
    """The stage that a headline, or the ceremony of the opening, gives an article's projects."""
    found = _GATHERED.search(title) if _DEED.search(title) else None
    if found is None:
        found = _GATHERED.search(opening) if _DEED.search(opening) else None
        if found is None or found["counted"] or found["so_much"]:
            return None
    word = found["all"] or found["held"] or found["counted"] or found["so_much"]
    return Stage.STARTED if word == "奠基" else _STAGES_OF_LISTS[word]


# 现场签约项目8个，总投资56亿元。其中，…: the next sentence names some of those counted.
_COUNTED = re.compile(
    r"(?P<stage>签约|开工|竣工|投产)的?(?:[^，。；\d]{0,6}项目)?\d+余?个|\d+余?个[^，。；\d]{0,8}项目[^，。；\d]{0,6}(?P<told>签约|开工|竣工|投产)"
)
# 计划新开工6个，续建11个，建成3个: nothing says which of them follow.
_OTHERS_TOO = re.compile("续建|建成|计划|拟|将")
_TO_COME = re.compile("将(?!军)|计划|力争|拟")
_REACH = 6
_OF_THOSE = ("其中", "其间", "这些项目", "此次", "这批", "包括")


def stage_of_those_counted(before: str, text: str) -> Stage | None:
    """The stage of what a sentence names, where it goes on with a count of the one before."""
    if not text.startswith(_OF_THOSE):
        return None
    told = {found["stage"] or found["told"] for found in _COUNTED.finditer(before)}
    several = len(told) != 1 or _OTHERS_TOO.search(before) is not None
    return None if several else _STAGES_OF_LISTS[told.pop()]


def stage_of_list(sentence: Sentence, end: int, *, loosely: bool = False) -> Stage | None:
    """The stage that the words before a list give all its projects.

    `loosely`: a count of projects of that stage before it will do, if nothing tells more.
    """
    listed = COUNTED_AS if loosely else LISTED_AS
    if listed not in sentence.spots:
        return None
    opening = sentence.text.rfind("；", 0, end) + 1 if loosely else 0
    found = list(sentence.matches(listed, opening, end))
    if not found:
        return None
    last = found[-1]
    if not loosely and _TO_COME.search(sentence.text, max(0, last.start() - _REACH), last.start()):
        # 计划新开工2个项目：…, but what is to be carried on is being built
        return Stage.BUILDING if last["stage"] == "续建" else Stage.LEAD
    return _STAGES_OF_LISTS[last["stage"] or last["of_all"]]

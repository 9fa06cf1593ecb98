"""Sights: whose visitors and tickets are told of, and no place's: 青龙峡接待游客5万人次."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.wordlist import words

_VISITS = "接待|进山|入园|客流|参观|游客|门票"
_VISITED = re.compile(
    "(?P<sight>[^，,。；;：:、（）()“”]{2,12}?)"
    f"(?:当[天日]|前[0-9一二三四五六七]天|共计?|累计)*(?P<told>(?:{_VISITS}).*)"
)
_VISIT = beginning(_VISITS)
VISITS = Spotted(_VISITS)
"""Without one of these in an article, no figure of it is a sight's."""
_KINDS = tuple(
    words(
        """
        景区 景点 旅游区 度假区 度假村 街区 温泉 古镇 古城 古村 古寨 公园 乐园 动物园 植物园 博物馆
        博物院 纪念馆 展览馆 科技馆 美术馆 城墙 故居 遗址 湿地 草原 瀑布 峡谷 大峡 滑雪场 沙滩
        漂流 商圈 世界 欢乐谷 影视城 小镇 水镇 花海 海洋馆 夜市 文化园 庄园 博园
        峡 谷 山 湖 岛 屿 洞 寺 寨
        """
    )
)
"""What the names of sights end with."""
_DISTRICTS = ("县", "区", "旗", "州")
"""What the names of places end with that stand before a sight's, and are no part of it."""
_MANY = re.compile(
    "[全各A-Z\\d]|重点|主要|国有|收费|监测|所有|纳入|乡村|上述|辖区|大?景[区点]|旅游区"
)
"""What many sights together begin with: their visitors are the place's."""
_GOES_ON = tuple(words("门票 游客 综合收入 营业收入 经营收入 旅游收入 旅游综合收入 二次消费"))
"""What is told next of a sight whose visitors are told."""


def sight_in(name: str) -> tuple[str, str] | None:
    """A figure's name as a sight's and what is told of it; None where no sight opens it."""
    found = _VISITED.fullmatch(name) if _VISIT.search(name, 2) else None
    if found is None or not found["sight"].endswith(_KINDS) or _MANY.match(name):
        return None
    return found["sight"], found["told"]


class Sights:
    """Follows the figures of a sentence and keeps the sight that they are of."""

    def __init__(self, sentence: Sentence, lexicon: IndicatorLexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._sight: str | None = None

    def holder_and_name(self, link: Link) -> tuple[str | None, str]:
        """The sight that a figure is of, if any, and the name of what is told of it."""
        found = sight_in(link.name)
        if found is None:
            if self._sight is not None and not link.name.startswith(_GOES_ON):
                self._sight = None
            return self._sight, link.name
        named, told = found
        if self._sight is not None and link.inherited and self._sight.endswith(named):
            return self._sight, canonical(self._lexicon, told)[0]
        self._sight = named
        start = link.token.start
        for place in self._sentence.places:
            apart = self._sentence.text.startswith(_DISTRICTS, place.end - 1)
            if place.end == start and not link.inherited and not apart:
                self._sight = f"{self._sentence.text[place.start : start]}{self._sight}"
        return self._sight, canonical(self._lexicon, told)[0]

"""Figures of the whole country or world, which a local page tells beside its own: 全国粮食产量."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical

COUNTRY = ("全国", "我国", "全球")
"""What the name of such a figure begins with."""


_OF_ALL = re.compile(".{2,}(?:规模|产量|销量|产能|需求量?|消费量|贸易额|出货量|装机容量|面积)$")
"""What is told of the whole world, rather than of where a firm sells: 全球市场占有率."""


def name_in_country(
    sentence: Sentence, link: Link, name: str, lexicon: IndicatorLexicon
) -> tuple[str, bool]:
    """The name of a figure that begins with one of `COUNTRY`, without that, and whether the figure
    is the country's.

    全国文明村镇 are a place's own: only what is measured everywhere is of the whole country.
    """
    rest = name[2:].removeprefix("的")
    whole = name.startswith("我国") or _OF_ALL.match(rest) is not None
    if not whole and (name.startswith("全球") or lexicon.find(rest) is None):
        return name, False
    end = link.frame.quantity.end
    told = sentence.text.rfind(name[:2], 0, end)
    # 全国…增长5%，全市增长6%: the name goes on, the place is another.
    own = link.inherited and any(told < each.start < end for each in sentence.places)
    return canonical(lexicon, rest)[0], not own

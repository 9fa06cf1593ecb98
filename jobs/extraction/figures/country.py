"""Figures of the whole country, which a local page only tells beside its own: 全国粮食产量."""

from jobs.extraction.context import Sentence
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical

COUNTRY = ("全国", "我国")
"""What a figure of the country begins with."""


class Country:
    """Reads a sentence's figures in order, and tells which of them are the country's."""

    def __init__(self, sentence: Sentence, lexicon: IndicatorLexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._end = -1
        """Where the country's last figure ended; what is told without a name goes on with it."""

    def name_in_it(self, link: Link, name: str) -> tuple[str, bool]:
        """The name of a figure without the country's, and whether the figure is the country's.

        全国文明村镇 are a place's own: only what is measured everywhere is of the whole country.
        """
        if not name.startswith(COUNTRY):
            return name, False
        rest = name[2:].removeprefix("的")
        if name.startswith("全国") and self._lexicon.find(rest) is None:
            return name, False
        end = link.frame.quantity.end
        if link.inherited and any(self._end <= each.start < end for each in self._sentence.places):
            return canonical(self._lexicon, rest)[0], False  # 全国…增长5%，全市增长6%
        self._end = end
        return canonical(self._lexicon, rest)[0], True

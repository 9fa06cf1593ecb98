"""What the rows of a table name: indicators, and parts of the one that a row above names."""

import re

from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.figures.links import canonical
from jobs.extraction.rules.value import Value

_LEAD = re.compile(
    "^(?:(?:其中|其)[：:]|其中|[#*·•—△▲-]+|\\d{1,2}[.、]|[（]?[一二三四五六七八九十]{1,2}[）、.]|[（]\\d{1,2}[）])+"
)
_CHILD = re.compile("^(?:其中|#|—)")
_OWN_NOUN = re.compile(
    "(?:[值额量率数入出资税费款积产口电水价本润重户人车客货员线程]|[企业]业|指数|存款|贷款|零售|增速|增长|面|余额)$"
)
_NOUNS = {
    "生产总值": "增加值",
    "增加值": "增加值",
    "总产值": "总产值",
    "产值": "产值",
    "投资": "投资",
    "零售总额": "零售额",
    "零售额": "零售额",
}


class Named(Value, frozen=True):
    """What a row is told of; `child` that it is a part of the row above that is none."""

    name: str
    indicator: Indicator | None = None
    child: bool = False


def plain_name(text: str) -> str:
    """A row's name without what leads it: 其中：, #, 1.; and without its blanks."""
    return _LEAD.sub("", text.replace(" ", "")).strip("：:、")


def is_marked_child(text: str) -> bool:
    """Whether a row says that it is a part of one above."""
    return _CHILD.match(text.replace(" ", "")) is not None


def named(
    lexicon: IndicatorLexicon, text: str, parent: Named | None, *, produced: bool, goes_on: bool
) -> Named:
    """What a row's name means.

    `produced`: the table tells how much is made of what it names. `goes_on`: the row tells no unit
    of its own, or that of its parent.
    """
    words = plain_name(text)
    name, indicator = canonical(lexicon, words)
    if lexicon.find(words) is not None:
        return Named(name, indicator, is_marked_child(text))
    if produced and not words.endswith(("量", "产")):
        return Named(f"{words}产量")
    marked = is_marked_child(text)
    if parent is None or not (marked or goes_on) or _OWN_NOUN.search(words):
        return Named(name, indicator, marked)
    if known := lexicon.find(words + parent.name):
        return Named(known.name, known, child=True)
    noun = next((noun for tail, noun in _NOUNS.items() if parent.name.endswith(tail)), parent.name)
    name, indicator = canonical(lexicon, words + noun)
    return Named(name, indicator, child=True)

"""How a figure is told in its sentence: as the later of two, as the head of a list."""

import re
from itertools import product

from jobs.extraction.context import Sentence
from jobs.extraction.figures.links import Link
from jobs.extraction.rules.members import RANK
from jobs.extraction.rules.quantity import Quantity
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.traces import trace
from jobs.extraction.rules.value import replace
from storage.records import Comparator, Trace

CONFIDENCE = {
    (inherited, stated, of_the_place): round(
        0.9 - 0.15 * inherited - 0.1 * (not stated) - 0.1 * (not of_the_place), 2
    )
    for inherited, stated, of_the_place in product((False, True), repeat=3)
}
"""By whether its name is another's, its own sentence states its time, and no one holds it."""
_LARGE = 1e6
"""From here on, what stands behind the second digit is dust."""
_UNDERWAY = ("续建项目", "在建项目", "前期项目")
"""Works of which a plan tells how many there are; only those to begin are promised."""
_ROW = re.compile("、[^，,。；;、]{1,8}等$")
"""Behind those that have the first few ranks: 甲、乙、丙等市到资额位居前三."""


def of_the_later(sentence: Sentence, link: Link) -> Token | None:
    """The year of the later of two figures, whose word is one of RAISED: 由2015年的9800元增加到
    2020年的1.52万元.
    """
    inside = [
        token
        for token in sentence.periods
        if link.said.start < token.start < link.frame.quantity.start
        and sentence.text[token.end : link.frame.quantity.start] in {"", "的"}
    ]
    return inside[-1] if inside else None


def heads_a_list(text: str, link: Link) -> bool:
    """投资增速前三名：甲县…: the first few that are named next or before, and no rank of one."""
    quantity = link.frame.quantity
    first_few = link.frame.value.comparator is Comparator.AT_MOST
    if not first_few or link.frame.measure is not RANK:
        return False
    return _ROW.search(text, 0, link.token.start) is not None or text.startswith(
        ("：", ":", "项目", "企业", "的"), quantity.end
    )


def is_part_of_a_list(text: str, name: str) -> bool:
    """其中，续建项目4个…；新建项目9个: works that are listed, whatever is planned for them."""
    return name.endswith(_UNDERWAY) or (name == "新建项目" and "其中" in text)


def plain_number(value: float) -> float:
    """Without the dust of multiplication: 1216.8 × 10⁸ is 121680000000."""
    if not value % 1:
        return int(value)
    rounded = round(value, 2 if abs(value) >= _LARGE else 4)
    return int(rounded) if rounded == int(rounded) else rounded


def for_the_better(link: Link) -> Quantity:
    """What a figure of the word 改善 says: it lowers only what is the better for being low, PM2.5,
    but not the share of good days.
    """
    value = link.frame.value
    higher = link.indicator is not None and link.indicator.higher_is_better
    return replace(value, value=abs(value.value)) if higher else value


def span_of(sentence: Sentence, token: Token, raw: str) -> tuple[int, int]:
    """Where on the page what states a figure stands, with the mark that opens what it begins with:
    “五水共治”考核全市第一.
    """
    offsets, begin = sentence.paragraph.reading.offsets, sentence.start
    start, stop = offsets[begin + token.start], offsets[begin + token.end - 1] + 1
    if start and raw[start - 1] == "“" and "”" in raw[start:stop]:
        start -= 1
    return start, stop


def trace_of(sentence: Sentence, link: Link) -> Trace:
    """The rules behind a figure, with the one that linked it outermost."""
    said = link.token
    token = Token(said.kind, said.start, said.end, said.value, link.how, (said,))
    return trace(token, sentence.paragraph.reading, sentence.start)

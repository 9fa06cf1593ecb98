"""The words that bound a number from before or behind (超过, 以上), and what they compare."""

import re
from collections.abc import Iterator

from jobs.extraction.engine import Match
from jobs.extraction.numerals import has_more
from jobs.extraction.tokens import Token
from jobs.extraction.wordlist import alternation
from storage.records import Comparator

_AT_LEAST = "不低于|不少于|不小于|不下于|至少|超过|超过了|超出|突破|突破了|逾|超|高于|大于|跨越"
_UP = "上"
"""At least before a number only: 上万."""
_AT_MOST = "不超过|不高于|不多于|不大于|低于|少于|小于|至多|最多"
_ABOUT = "大约|约为|约|近|将近|接近|大概|差不多"
_BOUNDS = {
    **dict.fromkeys(_AT_LEAST.split("|"), ("bound.at-least", Comparator.AT_LEAST)),
    **dict.fromkeys(_AT_MOST.split("|"), ("bound.at-most", Comparator.AT_MOST)),
    **dict.fromkeys(_ABOUT.split("|"), ("bound.about", Comparator.ABOUT)),
}
_BOUND = re.compile(f"{alternation(tuple(_BOUNDS))}|{_UP}(?=[百千万亿])")
_BOUNDS[_UP] = _BOUNDS["超"]
BEFORE = "(?P<bound>{bound})?"
AFTER = "(?P<after>及?以上|以下|以内|之内|之上|之下|左右|上下|大关|内(?=[,，。;；]|$))?+"
_AFTER_WORDS = {
    **dict.fromkeys(("以下", "以内", "之内", "之下", "内"), Comparator.AT_MOST),
    **dict.fromkeys(("以上", "及以上", "之上", "大关"), Comparator.AT_LEAST),
}


def bound_tokens(text: str) -> Iterator[Token]:
    """The words that bound numbers, as tokens of the kind `bound` (value: `Comparator`)."""
    for found in _BOUND.finditer(text):
        rule, bound = _BOUNDS[found[0]]
        yield Token("bound", found.start(), found.end(), bound, rule)


def comparator(match: Match, words: str = "") -> Comparator:
    """What the words around a number, and those of the number itself, say of its exactness."""
    said = match.said
    after = said.get("after")
    if after in _AFTER_WORDS:
        return _AFTER_WORDS[after]
    bound = match.value("bound") if said.get("bound") else None
    if bound is Comparator.AT_LEAST or bound is Comparator.AT_MOST:
        return Comparator(bound)
    if said.get("more") or has_more(words):
        return Comparator.AT_LEAST
    return Comparator.ABOUT if bound or after else Comparator.EQUAL

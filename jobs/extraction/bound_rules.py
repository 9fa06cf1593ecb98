"""The words that bound a number from before or behind (超过, 以上), and what they compare."""

from jobs.extraction.engine import Match, Rule
from jobs.extraction.numerals import has_more
from storage.records import Comparator

_AT_LEAST = (
    "不低于|不少于|不小于|不下于|至少|超过了?|超出|突破了?|逾|超|高于|大于|跨越|上(?=[百千万亿])"
)
_AT_MOST = "不超过|不高于|不多于|不大于|低于|少于|小于|至多|最多"
_ABOUT = "大约|约为|约|近|将近|接近|大概|差不多"
BOUND_RULES = (
    Rule("bound.at-least", "bound", _AT_LEAST, lambda match: Comparator.AT_LEAST),
    Rule("bound.at-most", "bound", _AT_MOST, lambda match: Comparator.AT_MOST),
    Rule("bound.about", "bound", _ABOUT, lambda match: Comparator.ABOUT),
)
BEFORE = "(?P<bound>{bound})?"
AFTER = "(?P<after>及?以上|以下|以内|之内|之上|之下|左右|上下|大关|内(?=[,，。;；]|$))?+"
_AFTER_WORDS = {
    **dict.fromkeys(("以下", "以内", "之内", "之下", "内"), Comparator.AT_MOST),
    **dict.fromkeys(("以上", "及以上", "之上", "大关"), Comparator.AT_LEAST),
}


def comparator(match: Match) -> Comparator:
    after, bound, number = match.text("after"), match.value("bound"), match.value("n")
    if after in _AFTER_WORDS:
        return _AFTER_WORDS[after]
    if bound in {Comparator.AT_LEAST, Comparator.AT_MOST}:
        return Comparator(bound)
    if (number and has_more(number.words)) or match.text("more"):
        return Comparator.AT_LEAST
    if bound or after:
        return Comparator.ABOUT
    return Comparator.EQUAL

"""The words that bound a number from before or behind (超过, 以上), and what they compare."""

import re
from collections.abc import Mapping

from jobs.extraction.rules.engine import Match
from jobs.extraction.rules.members import ABOUT, AT_LEAST, AT_MOST, EQUAL
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation
from storage.records import Comparator

_MORE_WORDS = "不低于|不少于|不小于|不下于|至少|超过|超过了|超出|突破|突破了|逾|超|高于|大于|跨越"
_UP, _OVER = "上", "过"
"""At least before a number only: 上万, 过亿, but not 经过8万次."""
_LESS_WORDS = "不足|不到|不满|不超过|不高于|不多于|不大于|低于|少于|小于|至多|最多"
_ABOUT_WORDS = "大约|约为|约|近|将近|接近|大概|差不多"
_ABOUT = "约"
"""Not that of 签约六个项目."""
_BOUNDS = {
    **dict.fromkeys(_MORE_WORDS.split("|"), ("bound.at-least", AT_LEAST)),
    **dict.fromkeys(_LESS_WORDS.split("|"), ("bound.at-most", AT_MOST)),
    **dict.fromkeys(_ABOUT_WORDS.split("|"), ("bound.about", ABOUT)),
}
# Each begins with its first character, which is found faster than what must not stand before it.
_BOUND = re.compile(
    f"{alternation(tuple(word for word in _BOUNDS if word != _ABOUT))}"
    f"|{_ABOUT}(?<![签节履预违]{_ABOUT})|{_UP}(?<![迈跨跃站登]{_UP})(?=[百千万亿])"
    f"|{_OVER}(?<![经通不度越渡走跨看超]{_OVER})(?=[百千万]?亿|[百千]万元|\\d[\\d.]*[百千]?[亿万]元)"
)
_BOUNDS[_UP] = _BOUNDS[_OVER] = _BOUNDS["超"]
_LONGEST = max(map(len, _BOUNDS))
BOUND_ENDS = frozenset(word[-1] for word in _BOUNDS)
"""The characters that such words end with."""
BEFORE = "(?P<bound>{bound})?"
AFTER = "(?P<after>及?以上|以下|以内|之内|之上|之下|左右|上下|大关|台阶|关口|内(?=[,，。;；]|$))?+"
_AFTER_WORDS = {
    **dict.fromkeys(("以下", "以内", "之内", "之下", "内"), AT_MOST),
    **dict.fromkeys(("以上", "及以上", "之上", "大关", "台阶", "关口"), AT_LEAST),
}


def bounds(text: str, start: int, end: int) -> list[Token]:
    """The words in a stretch that bound numbers: tokens of the kind `bound` (value: `Comparator`),
    in positions of the stretch.
    """
    return [_token(found, start) for found in _BOUND.finditer(text, start, end)]


def bound_before(text: str, end: int, first: int) -> Token | None:
    """The one that ends right before `end`, in positions that count from `first`."""
    for start in range(max(first, end - _LONGEST), end):
        if (found := _BOUND.match(text, start)) and found.end() == end:
            return _token(found, first)
    return None


def _token(found: "re.Match[str]", first: int) -> Token:
    start, end = found.span()
    rule, bound = _BOUNDS[found[0]]
    return Token("bound", start - first, end - first, bound, rule)


def comparator(match: Match, said: Mapping[str, str | None], *, more: bool = False) -> Comparator:
    """What the words around a number say of its exactness; `more`, whether its own words say that
    there are more. `said` is what the match says.
    """
    bound: Comparator | None = match.value("bound") if said.get("bound") else None
    return exactness(bound, said.get("after"), more=more or bool(said.get("more")))


def exactness(bound: Comparator | None, after: str | None, *, more: bool) -> Comparator:
    """The same of the bound before a number and the words behind its unit, null where none are."""
    if after in _AFTER_WORDS:
        return _AFTER_WORDS[after]
    if bound is AT_LEAST or bound is AT_MOST:
        return bound
    if more:
        return AT_LEAST
    return ABOUT if bound or after else EQUAL

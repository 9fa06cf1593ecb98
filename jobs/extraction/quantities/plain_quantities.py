"""Quantities that a number and its unit tell, as most do: 36.5亿元, 超过12%, 8家以上, 三个.

No range holds them, and what follows makes no longer unit. They are found with their numbers; the
rules read what is left.
"""

from collections.abc import Iterable, Sequence

from jobs.extraction.quantities.bound_rules import exactness
from jobs.extraction.quantities.units import COUNTERS, SAME_UNIT
from jobs.extraction.rules.members import (
    COUNT_KIND,
    EQUAL,
    EXTENT_KIND,
    MONEY_KIND,
    MULTIPLE_KIND,
    POINTS_KIND,
    RANGE,
    SHARE_KIND,
    TIME_KIND,
)
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import words

_Unit = tuple[str, QuantityKind, str, str]
"""The rule of a unit's quantities, their kind, what their unit is called, and what stands behind it
that says how exact they are.
"""
_HOW_EXACT = ("以上", "以下", "以内", "左右")
"""The commonest words behind a unit that say how exact its number is."""


def _units(rule: str, kind: QuantityKind, written: Iterable[str]) -> dict[str, _Unit]:
    """What is known of some units, by their spellings, and by these with such a word behind."""
    return {
        unit + after: (f"quantity.{rule}", kind, SAME_UNIT.get(unit, unit), after)
        for unit in written
        for after in ("", *_HOW_EXACT)
    }


_COUNTED = {
    **_units("count", COUNT_KIND, [*(unit for unit in COUNTERS if len(unit) == 1), "人次"]),
    **_units("time", TIME_KIND, words("年 天 岁 小时 分钟 个月")),
    **_units("multiple", MULTIPLE_KIND, ["倍"]),
}
"""Units of one meaning, whichever way the number is written."""
_UNITS = {
    **_COUNTED,
    **_units("money", MONEY_KIND, words("元 美元")),
    **_units("percent", SHARE_KIND, ["%"]),
    **_units("points", POINTS_KIND, ["个百分点"]),
    **_units(
        "extent",
        EXTENT_KIND,
        words(
            "亩 吨 米 公里 公顷 平方米 平方公里 立方米 千米 公斤 斤 千瓦 千瓦时 兆瓦 吨标准煤 MW"
        ),
    ),
}
"""The same, and the commonest of those that want a number in digits."""

# Numbers that go on, a range, 每年, a longer unit (万元级, 人次, 8个半), letters.
_SAYS_MORE = "及以之上左大台关内/每—–－~～至到多余几半点人次标级套阶面时小\\-A-Za-z0-9"
_MAKES_MORE = "零一二两三四五六七八九十百千万亿月小季工基"
"""Behind 个: 个百分点, 个亿, 个小时."""
_ORDERS = frozenset("第前之分/-－−")
"""Before a number: it is a place in an order, a part of a fraction, or less than nothing."""
_RANGES = frozenset("—–~～至到")
_LISTS = frozenset("、和")
"""Behind a number, before one with the unit of both: 0.9、5.9个百分点."""
_LOWER_END = 6
"""So near before a range's upper end stands its lower one, with its unit."""


def _one_of(units: Iterable[str]) -> str:
    """A pattern for one of the units that nothing behind it makes another one, and for what says
    behind it how exact its number is.
    """
    units = [unit for unit in units if not unit.endswith(_HOW_EXACT)]
    single = "".join(unit for unit in units if len(unit) == 1 and unit not in "个台项")
    longer = "|".join(unit for unit in units if len(unit) > 1)
    unit = f"(?:[{single}]|{longer}|个(?![{_MAKES_MORE}])|台(?![（(])|项(?!目))"
    return f"{unit}(?:{'|'.join(_HOW_EXACT)}|(?![{_SAYS_MORE}]))"


PLAIN_UNIT = _one_of(_UNITS)
"""Behind a number in digits."""
COUNTED_UNIT = _one_of(_COUNTED)
"""Behind one in words."""


class Number(Value, frozen=True):
    """`words` as written, `value` what they are worth; `low` the lower end of 两三.

    `more` tells that 多, 余 or 几 is among the words; `in_words` that no digit begins them.
    """

    words: str
    value: float
    low: float | None
    more: bool
    in_words: bool


def stands_alone(before: str, row: Sequence[Token], start: int) -> bool:
    """Whether nothing orders the number that begins at `start`, with its bound if it has one,
    behind the character `before` and what else its line holds; and whether no number before it may
    be of its unit.
    """
    if before in _ORDERS:
        return False
    if not row:
        return True
    last = row[-1]
    apart = start - last.end
    if apart < 1 or (apart == 1 and last.kind == "n" and before in _LISTS):
        return False
    return before not in _RANGES or apart > _LOWER_END


def plain_quantity(token: Token, unit: str, bound: Token | None) -> Token | None:
    """The quantity of a number, of the unit and what stands behind it, and of the bound before it;
    none of 一个, 一批, which are articles.
    """
    rule, kind, name, after = _UNITS[unit]
    number: Number = token.value
    if kind is COUNT_KIND and number.words == "一":
        return None
    end = token.end + len(unit)
    if number.low is not None:
        quantity = Quantity(kind, number.low, name, RANGE, number.value)
    elif bound is None and not after and not number.more:
        quantity = Quantity(kind, number.value, name, EQUAL, None, "", number.in_words)
    else:
        before = None if bound is None else bound.value
        told = exactness(before, after, more=number.more)
        quantity = Quantity(kind, number.value, name, told, None, "", number.in_words)
    if bound is None:
        return Token("quantity", token.start, end, quantity, rule, (token,))
    return Token("quantity", bound.start, end, quantity, rule, (bound, token))

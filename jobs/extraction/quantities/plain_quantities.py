"""Quantities that a number and its unit tell alone, as most do: 36.5亿元, 12%, 8家, 三个.

Nothing bounds them, no range holds them, and what follows makes no longer unit. They are found with
their numbers; the rules read what is left.
"""

from collections.abc import Iterable, Sequence

from jobs.extraction.quantities.units import COUNTERS
from jobs.extraction.rules.members import (
    AT_LEAST,
    COUNT_KIND,
    EQUAL,
    EXTENT_KIND,
    MONEY_KIND,
    RANGE,
    SHARE_KIND,
    TIME_KIND,
)
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import words

_COUNTED: dict[str, tuple[str, QuantityKind]] = {
    **dict.fromkeys(
        (*(unit for unit in COUNTERS if len(unit) == 1), "人次"), ("count", COUNT_KIND)
    ),
    **dict.fromkeys(words("年 天 岁 小时 分钟 个月"), ("time", TIME_KIND)),
}
"""Units of one meaning, whichever way the number is written."""
_UNITS: dict[str, tuple[str, QuantityKind]] = {
    **_COUNTED,
    **dict.fromkeys(words("元 美元"), ("money", MONEY_KIND)),
    "%": ("percent", SHARE_KIND),
    **dict.fromkeys(words("亩 吨 米 公里 公顷 平方米 MW"), ("extent", EXTENT_KIND)),
}
"""The same, and the commonest of those that want a number in digits."""


# 以上 and the like, a range, 每年, a longer unit (万元级, 人次, 8个半), letters.
_SAYS_MORE = "及以之上左大台关内/每—–－~～至到多余几半点人次标级套（(阶面时\\-A-Za-z\\d"
_MAKES_MORE = "零一二两三四五六七八九十百千万亿月小季工基"
"""Behind 个: 个百分点, 个亿, 个小时."""
_ORDERS = frozenset("第前之分/-－−")
"""Before a number: it is a place in an order, a part of a fraction, or less than nothing."""
_RANGES = frozenset("—–~～至到")
_LOWER_END = 6
"""So near before a range's upper end stands its lower one, with its unit."""


def _one_of(units: Iterable[str]) -> str:
    """A pattern for one of the units that nothing behind it makes another one or says more of."""
    single = "".join(unit for unit in units if len(unit) == 1 and unit != "个")
    longer = "|".join(unit for unit in units if len(unit) > 1)
    return f"(?:[{single}]|{longer}|个(?![{_MAKES_MORE}]))(?![{_SAYS_MORE}])"


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
    """Whether nothing bounds or orders the number that begins at `start`, behind the character
    `before` and what else its line holds.
    """
    if before in _ORDERS:
        return False
    if not row:
        return True
    end = row[-1].end
    return end < start and (before not in _RANGES or end < start - _LOWER_END)


def plain_quantity(token: Token, unit: str) -> Token | None:
    """The quantity of a number and the unit behind it; none of 一个, 一批, which are articles."""
    rule, kind = _UNITS[unit]
    number: Number = token.value
    if kind is COUNT_KIND and number.words == "一":
        return None
    if number.low is not None:
        quantity = Quantity(kind, number.low, unit, RANGE, number.value)
    else:
        bound = AT_LEAST if number.more else EQUAL
        quantity = Quantity(kind, number.value, unit, bound, None, "", number.in_words)
    end = token.end + len(unit)
    return Token("quantity", token.start, end, quantity, f"quantity.{rule}", (token,))

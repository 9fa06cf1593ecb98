"""What the matches of the rules of quantities are worth, or None to refuse them."""

import re
from collections.abc import Callable, Mapping

from jobs.extraction.quantities.bound_rules import comparator
from jobs.extraction.quantities.numerals import read_number
from jobs.extraction.quantities.plain_quantities import Number
from jobs.extraction.quantities.units import CURRENCIES, SAME_UNIT
from jobs.extraction.rules.engine import Match
from jobs.extraction.rules.members import (
    AT_LEAST,
    AT_MOST,
    COUNT_KIND,
    EQUAL,
    EXTENT_KIND,
    MONEY_KIND,
    MULTIPLE_KIND,
    RANGE,
    RANK_KIND,
    SHARE_KIND,
    TIME_KIND,
)
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.value import replace

_DIGITS = re.compile(r"[\d.,]+")
_MANY_DEGREES = 1000
"""So many 度 are kilowatt hours; fewer are degrees."""
_SCALED = re.compile("[万亿百千]")
_INVESTED = re.compile("投资(?:总?额)?(?:为|达|达到)?$")
_MONEY_REACH = 8


def worth(match: Match, kind: QuantityKind, unit: str) -> Quantity | None:
    """What a number is worth in a unit, with the words about it; a range from its lower end."""
    said = match.said
    number: Number = match.value("n")
    value = number.value
    if said.get("half"):
        value += 0.5
    if said.get("low"):
        low: Number = match.value("low")
        least = low.value * _shared_scale(low.words, number.words)
        return Quantity(kind, least, unit, RANGE, value) if least < value else None
    if number.low is not None:
        return Quantity(kind, number.low, unit, RANGE, value)
    bound = comparator(match, said, more=number.more)
    return Quantity(kind, value, unit, bound, None, "", number.in_words)


def _alone(match: Match, unit: str) -> Number | None:
    """The number of a match that holds nothing but it and its unit, as most do."""
    start, end = match.found.span()
    if end - start > len(unit) + 1:
        return None
    number: Number = match.condensed.token_at[start].value
    return number


def _simply(number: Number, kind: QuantityKind, unit: str) -> Quantity:
    """What it is worth where nothing is said about it."""
    if number.low is not None:
        return Quantity(kind, number.low, unit, RANGE, number.value)
    bound = AT_LEAST if number.more else EQUAL
    return Quantity(kind, number.value, unit, bound, None, "", number.in_words)


def _shared_scale(low: str, high: str) -> float:
    """What the lower end of a range leaves to the upper one to say: 6-8亿 is 6亿 to 8亿."""
    digits = _DIGITS.match(high)
    if digits is None or _SCALED.search(low):
        return 1.0
    return (read_number(high) or 0.0) / (read_number(digits[0]) or 1.0)


def _per(said: Mapping[str, str | None]) -> str:
    per = said.get("per")
    return per.replace("每", "/") if per else ""


def _in_unit(match: Match, number: Number | None, kind: QuantityKind) -> Quantity | None:
    """`number` is what stands alone before the unit, if it does."""
    written = match.found["unit"]
    unit = SAME_UNIT.get(written, written)
    if number is not None:
        return _simply(number, kind, unit)
    return worth(match, kind, unit + _per(match.said))


def in_unit(kind: QuantityKind) -> Callable[[Match], Quantity | None]:
    """Makes quantities of a kind in the unit that stands behind the number."""
    return lambda match: _in_unit(match, _alone(match, match.found["unit"]), kind)


def percent(match: Match) -> Quantity | None:
    unit = match.found["unit"]
    number = _alone(match, unit)
    if number is not None:
        return _simply(number, SHARE_KIND, unit)
    quantity = worth(match, SHARE_KIND, unit)
    if quantity is None or not match.said["minus"]:
        return quantity
    return replace(quantity, value=-quantity.value)


def extent(match: Match) -> Quantity | None:
    # 五升三降一平 counts movements, not litres.
    # 四两拨千斤 and 一亩三分地 are figures of speech.
    unit = match.found["unit"]
    alone = _alone(match, unit)
    number: Number = alone or match.value("n")
    if number.words in {"一", "千", "百", "万"}:
        return None
    if unit == "度" and number.value < _MANY_DEGREES:
        return None
    if unit in {"升", "平", "里"} and len(number.words) == 1:
        return None
    return _in_unit(match, alone, EXTENT_KIND)


def money(match: Match) -> Quantity | None:
    unit = match.found["unit"]
    number = _alone(match, unit)
    if number is not None:
        return _simply(number, MONEY_KIND, CURRENCIES[unit])
    return worth(match, MONEY_KIND, CURRENCIES[unit] + _per(match.said))


def bare_money(match: Match) -> Quantity | None:
    """总投资4亿, 总投资3600万: so many 万 are money behind a word for investing only."""
    number = match.value("n")
    if number.words.endswith("万"):
        start = match.found.start()
        if not _INVESTED.search(match.condensed.marks[max(0, start - _MONEY_REACH) : start]):
            return None
    elif not number.words.endswith("亿"):
        return None
    return worth(match, MONEY_KIND, "元")


def hundred_millions(match: Match) -> Quantity | None:
    """1.9个亿"""
    counted = worth(match, MONEY_KIND, "元")
    if counted is None:
        return None
    most = counted.value_max and counted.value_max * 1e8
    return replace(counted, value=counted.value * 1e8, value_max=most)


def count(match: Match) -> Quantity | None:
    # 一个, 一批, 一名 are articles, not figures.
    number = _alone(match, match.found["unit"])
    if (number or match.value("n")).words == "一" and not match.has("low"):
        return None
    return _in_unit(match, number, COUNT_KIND)


def people(match: Match) -> Quantity | None:
    """10.5万贫困人口: people without a counter."""
    if not match.value("n").words.endswith(("万", "亿", "多", "余")):
        return None
    return worth(match, COUNT_KIND, "人")


def great_count(match: Match) -> Quantity | None:
    """四大产业: so many, as the text itself numbers them."""
    if not 2 <= match.value("n").value <= 20:
        return None
    return worth(match, COUNT_KIND, "个")


def tenths(match: Match) -> Quantity | None:
    """九成, 六成半, 九成五"""
    if not 1 <= match.value("n").value <= 9:
        return None
    quantity = worth(match, SHARE_KIND, "%")
    ones = match.text("ones")
    rest = 5.0 if ones == "半" else (read_number(ones) or 0.0) if ones else 0.0
    return quantity and replace(quantity, value=quantity.value * 10 + rest)


def fraction(match: Match) -> Quantity | None:
    whole, part = match.value("whole"), match.value("n")
    if whole.value in {100.0, 1000.0}:
        unit = "%" if whole.value == 100.0 else "‰"
        return Quantity(SHARE_KIND, part.value, unit, comparator(match, match.said, more=part.more))
    if part.value >= whole.value:
        return None
    share = round(100 * part.value / whole.value, 2)
    return Quantity(SHARE_KIND, share, "%", comparator(match, match.said, more=part.more))


def half(match: Match) -> Quantity | None:
    number = match.value("n")
    bound = comparator(match, match.said, more=number is not None and number.more)
    if match.text("over"):
        bound = AT_LEAST
    return Quantity(SHARE_KIND, 50.0, "%", bound)


def half_hour(match: Match) -> Quantity | None:
    return Quantity(TIME_KIND, 0.5, "小时", comparator(match, match.said))


def rank(match: Match) -> Quantity | None:
    number = match.value("n")
    value = number.value if number else 1.0
    if value > 400:
        return None
    return Quantity(RANK_KIND, value, "位", within=match.text("within"))


def among_first(match: Match) -> Quantity | None:
    """进入全国前50名: a place not behind that one."""
    value = match.value("n").value
    if value > 500:
        return None
    return Quantity(RANK_KIND, value, "位", AT_MOST, within=match.text("within"))


def doubled(match: Match) -> Quantity | None:
    return Quantity(MULTIPLE_KIND, 2.0, "倍", comparator(match, match.said))


def redoubled(match: Match) -> Quantity | None:
    number = match.value("n")
    if not 1 <= number.value <= 5:
        return None
    bound = comparator(match, match.said, more=number.more)
    return Quantity(MULTIPLE_KIND, 2.0**number.value, "倍", bound)

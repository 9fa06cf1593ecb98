"""The rules that read quantities: the second of two stages.

The first finds bare numbers and the digits that only name, date or order something
(`number_rules.py`), and the words that bound them (`bound_rules.py`); the second joins numbers with
their units and the words about them into `quantity` tokens. Bare numbers go no further: 一 stands
in many a word.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from jobs.extraction.bound_rules import AFTER, BEFORE, comparator
from jobs.extraction.engine import Match, Rule
from jobs.extraction.number_rules import ORDERED, Number
from jobs.extraction.numerals import read_number
from jobs.extraction.quantities import Quantity, QuantityKind
from jobs.extraction.quantity_patterns import (
    BEHIND_CHANGE,
    BEHIND_MONEY,
    GREAT,
    MONEY_WORD,
    PEOPLE,
    PER,
    SCOPE,
)
from jobs.extraction.units import COUNTERS, CURRENCIES, EXTENTS, SAME_UNIT, TIMES, any_of
from storage.records import Comparator

_LOW = r"(?:(?P<low>{n})(?:[亿万]?元|[%个家名人吨亩])?[-—–－~～至到]{1,2})?"
_PLAIN = f"{BEFORE}{_LOW}(?P<n>{{n}})"
_DIGITS = re.compile(r"[\d.,]+")
_MANY_DEGREES = 1000
"""So many 度 are kilowatt hours; fewer are degrees."""
_MINUS = "(?<![\\d.%‰])[-－−]"
_SCALED = re.compile("[万亿百千]")


def _quantity(match: Match, kind: QuantityKind, unit: str) -> Quantity | None:
    said = match.said
    number: Number = match.value("n")
    low: Number | None = match.value("low") if said.get("low") else None
    value = number.value + (0.5 if said.get("half") else 0.0)
    if low is None and number.low is not None:
        return Quantity(kind, number.low, unit, Comparator.RANGE, value)
    if low is None:
        in_words = not number.words[0].isdigit()
        return Quantity(kind, value, unit, comparator(match, number.words), None, "", in_words)
    least = low.value * _shared_scale(low.words, number.words)
    if least >= value:
        return None
    return Quantity(kind, least, unit, Comparator.RANGE, value)


def _shared_scale(low: str, high: str) -> float:
    """What the lower end of a range leaves to the upper one to say: 6-8亿 is 6亿 to 8亿."""
    digits = _DIGITS.match(high)
    if digits is None or _SCALED.search(low):
        return 1.0
    return (read_number(high) or 0.0) / (read_number(digits[0]) or 1.0)


def _per(match: Match) -> str:
    per = match.said.get("per")
    return per.replace("每", "/") if per else ""


def _of(kind: QuantityKind) -> Callable[[Match], Quantity | None]:
    def make(match: Match) -> Quantity | None:
        unit = match.said["unit"] or ""
        return _quantity(match, kind, SAME_UNIT.get(unit, unit) + _per(match))

    return make


def _percent(match: Match) -> Quantity | None:
    quantity = _of(QuantityKind.SHARE)(match)
    if quantity is None or not match.said["minus"]:
        return quantity
    return replace(quantity, value=-quantity.value)


def _extent(match: Match) -> Quantity | None:
    # 五升三降一平 counts movements, not litres.
    # 四两拨千斤 and 一亩三分地 are figures of speech.
    number: Number = match.value("n")
    if number.words in {"一", "千", "百", "万"}:
        return None
    unit = match.said["unit"]
    if unit == "度" and number.value < _MANY_DEGREES:
        return None
    if unit in {"升", "平", "里"} and len(number.words) == 1:
        return None
    return _of(QuantityKind.EXTENT)(match)


def _money(match: Match) -> Quantity | None:
    unit = CURRENCIES[match.said["unit"] or ""] + _per(match)
    return _quantity(match, QuantityKind.MONEY, unit)


def _bare_money(match: Match) -> Quantity | None:
    number = match.value("n")
    if not number.words.endswith("亿"):
        return None
    return _quantity(match, QuantityKind.MONEY, "元")


def _hundred_millions(match: Match) -> Quantity | None:
    """1.9个亿"""
    counted = _quantity(match, QuantityKind.MONEY, "元")
    return None if counted is None else replace(counted, value=counted.value * 1e8)


def _count(match: Match) -> Quantity | None:
    # 一个, 一批, 一名 are articles, not figures.
    if match.value("n").words == "一" and not match.has("low"):
        return None
    return _of(QuantityKind.COUNT)(match)


def _people(match: Match) -> Quantity | None:
    """10.5万贫困人口: people without a counter."""
    if not match.value("n").words.endswith(("万", "亿", "多", "余")):
        return None
    return _quantity(match, QuantityKind.COUNT, "人")


def _great_count(match: Match) -> Quantity | None:
    """四大产业: so many, as the text itself numbers them."""
    if not 2 <= match.value("n").value <= 20:
        return None
    return _quantity(match, QuantityKind.COUNT, "个")


def _tenths(match: Match) -> Quantity | None:
    if not 1 <= match.value("n").value <= 9:
        return None
    quantity = _quantity(match, QuantityKind.SHARE, "%")
    return quantity and replace(quantity, value=quantity.value * 10 + 5 * bool(match.text("five")))


def _fraction(match: Match) -> Quantity | None:
    whole, part = match.value("whole"), match.value("n")
    if whole.value in {100.0, 1000.0}:
        unit = "%" if whole.value == 100.0 else "‰"
        return Quantity(QuantityKind.SHARE, part.value, unit, comparator(match, part.words))
    if part.value >= whole.value:
        return None
    share = round(100 * part.value / whole.value, 2)
    return Quantity(QuantityKind.SHARE, share, "%", comparator(match, part.words))


def _half(match: Match) -> Quantity | None:
    number = match.value("n")
    bound = comparator(match, number.words if number else "")
    if match.text("over"):
        bound = Comparator.AT_LEAST
    return Quantity(QuantityKind.SHARE, 50.0, "%", bound)


def _half_hour(match: Match) -> Quantity | None:
    return Quantity(QuantityKind.TIME, 0.5, "小时", comparator(match))


def _rank(match: Match) -> Quantity | None:
    number = match.value("n")
    value = number.value if number else 1.0
    if value > 400:
        return None
    return Quantity(QuantityKind.RANK, value, "位", within=match.text("within"))


def _among_first(match: Match) -> Quantity | None:
    """进入全国前50名: a place not behind that one."""
    value = match.value("n").value
    if value > 500:
        return None
    return Quantity(QuantityKind.RANK, value, "位", Comparator.AT_MOST, within=match.text("within"))


def _doubled(match: Match) -> Quantity | None:
    return Quantity(QuantityKind.MULTIPLE, 2.0, "倍", comparator(match))


def _redoubled(match: Match) -> Quantity | None:
    number = match.value("n")
    if not 1 <= number.value <= 5:
        return None
    bound = comparator(match, number.words)
    return Quantity(QuantityKind.MULTIPLE, 2.0**number.value, "倍", bound)


QUANTITY_RULES = (
    Rule(
        "quantity.money",
        "quantity",
        f"{_PLAIN}(?P<unit>{any_of(CURRENCIES)}){PER}{AFTER}",
        _money,
    ),
    Rule(
        "quantity.money-counted",
        "quantity",
        f"{_PLAIN}个亿元?{AFTER}",
        _hundred_millions,
    ),
    Rule(
        "quantity.money-without-its-unit",
        "quantity",
        f"(?:{BEHIND_MONEY}{_PLAIN}|{_PLAIN}(?=的?{MONEY_WORD})){AFTER}",
        _bare_money,
    ),
    Rule(
        "quantity.percent",
        "quantity",
        rf"(?P<minus>{_MINUS})?{_PLAIN}(?P<unit>[%‰])(?!点){AFTER}",
        _percent,
    ),
    Rule(
        "quantity.fraction",
        "quantity",
        f"{BEFORE}(?P<whole>{{n}})分之?(?P<n>{{n}})(?!点){AFTER}"
        f"|(?<=[的近约])(?P<n>{{n}})/(?P<whole>{{n}})(?=[强多左以，,。；;、]|$)",
        _fraction,
    ),
    Rule(
        "quantity.tenths",
        "quantity",
        f"{BEFORE}(?P<n>{{n}})成(?P<five>半)?{AFTER}(?![立为功员果长都熟交分品型本套])",
        _tenths,
    ),
    Rule(
        "quantity.half",
        "quantity",
        f"{BEFORE}(?P<over>[过超])?(?:(?P<n>{{n}})半|半数){AFTER}|(?P<over>过半)(?![年个天])",
        _half,
    ),
    Rule(
        "quantity.points",
        "quantity",
        # 百 is a number to the stage before, so 百分点 is {n}分点 here.
        f"{_PLAIN}个?{{n}}分点{AFTER}",
        lambda match: _quantity(match, QuantityKind.POINTS, "百分点"),
    ),
    Rule(
        "quantity.count",
        "quantity",
        f"{_PLAIN}(?P<more>[多余几])?(?P<half>个?半(?!年))?(?P<unit>{any_of(COUNTERS)}){AFTER}",
        _count,
    ),
    Rule("quantity.people", "quantity", f"{_PLAIN}(?={PEOPLE})", _people),
    Rule("quantity.great-count", "quantity", f"(?P<n>{{n}})大{GREAT}", _great_count),
    Rule(
        "quantity.extent",
        "quantity",
        f"{_PLAIN}(?P<unit>{any_of(EXTENTS)})(?![A-Za-z]|面){PER}{AFTER}",
        _extent,
    ),
    Rule(
        "quantity.time",
        "quantity",
        f"{_PLAIN}(?P<half>个?半)?(?P<more>个?多)?(?P<unit>{any_of(TIMES)}){AFTER}",
        _of(QuantityKind.TIME),
    ),
    Rule("quantity.half-hour", "quantity", f"{BEFORE}半个?小时{AFTER}", _half_hour),
    Rule(
        "quantity.rank",
        "quantity",
        rf"(?:{SCOPE}(?:各市|同类|同行业)?(?:排名|位次|排位)?的?)?第(?P<n>{{n}})"
        r"(?:[位名]|(?=[,，。;；、)）的和]|$)(?!、(?:{n}|[二三四五六])))",
        _rank,
    ),
    Rule(
        "quantity.rank-before-a-noun",
        "quantity",
        rf"{SCOPE}第(?P<n>{{n}})(?:[位名])?(?![{ORDERED}])",
        _rank,
    ),
    Rule(
        "quantity.among-the-first",
        "quantity",
        rf"{SCOPE}?前(?P<n>{{n}})[位名强](?!的?企业)"
        r"|(?:(?<=跻身|位居|稳居|重返|进入|保持)|(?=全)"
        rf"{SCOPE})前(?P<n>{{n}})(?=[,，。;；、]|行列|$)",
        _among_first,
    ),
    Rule(
        "quantity.top",
        "quantity",
        rf"(?:{SCOPE}(?:同类)?)?(?<!放在|摆在|置于)(?:首位(?![产度])|榜首)",
        _rank,
    ),
    Rule(
        "quantity.doubled",
        "quantity",
        f"{BEFORE}(?:翻番|翻倍|倍增(?!效应|效益|计划|行动|工程|战略|企业|政策|方案|任务|试点|”|’|》"
        "|(?:、[^，,。；;、]{2,8})*[、和]?[^，,。；;、]{2,8}?[”“]{0,2}{n}大))",
        _doubled,
    ),
    Rule(
        "quantity.redoubled", "quantity", f"{BEFORE}翻了?(?:{{bound}})?(?P<n>{{n}})番", _redoubled
    ),
    Rule(
        "quantity.multiple", "quantity", f"{_PLAIN}(?P<unit>倍){AFTER}", _of(QuantityKind.MULTIPLE)
    ),
    Rule(
        "quantity.bare",
        "quantity",
        f"{BEHIND_CHANGE}(?P<n>{{n}})(?=[,，。;；、)）和及]|$)",
        lambda match: (
            _quantity(match, QuantityKind.BARE, "") if match.value("n").words[0].isdigit() else None
        ),
    ),
    Rule(
        "quantity.grade",
        "grade",
        "(?P<n>{n})(?:元|吨)?级",
        lambda match: Quantity(
            QuantityKind.MONEY, match.value("n").value, "元", Comparator.AT_LEAST
        ),
    ),
)

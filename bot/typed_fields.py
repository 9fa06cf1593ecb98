"""What an admin writes of a misread fact, however it is written: 数值=30, 数值 30, 应该是30%."""

import re
from collections.abc import Iterator

from bot.places import places_called
from jobs.correct import correctable
from jobs.texts import report_zh as texts
from storage.database import Connection
from storage.records import Claim, Fact

NUMBERS = frozenset({"value", "value_max", "investment", "amount", "progress"})
FIGURES = ("value", "investment", "progress", "amount", "date_end", "name")
LIKELY = {Claim.PLACE: ("region",), Claim.HOLDER: ("holder", "owner")}
"""The fields that are most likely meant, by what is said to be wrong; else it is a figure."""

IS = re.compile(r"\s*[=＝:：]\s*")
LEADING = re.compile(r"^(?:应该是|应当是|应该为|应该|应是|应为|其实是|改成|改为|是|为)")
NUMBER = re.compile(r"([-+]?[\d,]*\.?\d+)(万亿|亿|万|[%％])?(?:元|个)?")
TIMES = {"万": 1e4, "亿": 1e8, "万亿": 1e12}


def likely_field(fact: Fact, claim: Claim) -> str:
    """The field that a report is most likely about."""
    values = correctable(fact)
    return next((each for each in LIKELY.get(claim, FIGURES) if each in values), "region")


def typed_fields(conn: Connection, fact: Fact, text: str, likely: str) -> list[str]:
    """The words as `value=30`, one for each field; what is no field's is left as it is.

    A single value without a name is that of the field that is likely meant.
    """
    said = IS.sub("=", text.strip())
    if "=" not in said and len(said.split()) == 1:
        said = f"{likely}={LEADING.sub('', said)}"
    return [_written(conn, fact, *each) for each in _pairs(fact, said.split())]


def _pairs(fact: Fact, words: list[str]) -> Iterator[tuple[str, str | None]]:
    """The fields with what is said of them; None where a word names none."""
    given: list[tuple[str, str | None]] = []
    names = correctable(fact)
    for word in words:
        label, is_given, value = word.partition("=")
        name = _field(fact, label)
        if is_given or name in names:
            given.append((name, value if is_given else None))
        elif given and given[-1][0] in names:
            before, so_far = given[-1]
            # A value may have blanks in it: 山东省 滨州市.
            joint = "/" if before == "region" else " "
            given[-1] = (before, f"{so_far}{joint}{word}" if so_far else word)
        else:
            given.append((word, None))
    yield from given


def _field(fact: Fact, label: str) -> str:
    return next((name for name in correctable(fact) if texts.FIELDS[name] == label), label)


def _written(conn: Connection, fact: Fact, name: str, value: str | None) -> str:
    if value is None:
        return name
    words = texts.VALUES.get(name, {})
    value = next((str(each) for each, said in words.items() if said == value), value)
    if name in NUMBERS:
        value = _number(fact, name, value)
    elif name == "region" and len(called := places_called(conn, value)) == 1:
        value = called[0].path
    return f"{name}={value}"


def _number(fact: Fact, name: str, value: str) -> str:
    """30%, 1,200 and 3.6亿元 as numbers; as they stand where that is not what they are of."""
    match = NUMBER.fullmatch(value)
    if match is None:
        return value
    digits, times = match[1].replace(",", ""), match[2]
    if times in TIMES:
        return f"{float(digits) * TIMES[times]:.15g}"
    is_share = name == "progress" or getattr(fact, "unit", "") == "%"
    return digits if times is None or is_share else value

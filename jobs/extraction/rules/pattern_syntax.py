r"""The parts of a regular expression: what is needed to know of a pattern before it is tried.

Reads the patterns of `re` and `regex` without flags that widen them (IGNORECASE, VERBOSE); a form
that is not understood raises ValueError. `\d` is taken for 0-9, as a page in uniform characters has
no other digits.
"""

import re
from enum import Enum

from jobs.extraction.rules.value import Value

Characters = frozenset[str]
DIGITS = frozenset("0123456789")
_GROUP = re.compile(
    r"\((?:\?(?:P?<[A-Za-z_]\w*>|[:>]|(?P<look><?[=!])|(?P<again>P=[A-Za-z_]\w*)))?"
)
_CLASS = re.compile(r"\[(\^)?((?:\\.|[^\]\\])(?:\\.|[^\]\\])*)\]", re.DOTALL)
_RANGE = re.compile(r"(?<!\\)([0-9A-Za-z])-([0-9A-Za-z])")
_OPEN_ENDED = re.compile(r"[^\\]-[^\\]|\\[A-Za-z]", re.DOTALL)
_REPEAT = re.compile(r"(?:[*?+]|\{(?P<least>\d*)(?P<more>,)?(?P<most>\d*)\})[?+]?")


class Look(Enum):
    """How an item without width looks around."""

    AHEAD = "="
    BEHIND = "<="
    ELSE = ""
    """It says what must not stand there, or that a line begins or ends."""


class Item(Value, frozen=True):
    """One character of some (None: of any), a group of alternatives, or what has no width.

    It stands `least` to `most` times (None: any number of times).
    """

    characters: Characters | None = None
    group: "list[list[Item]] | None" = None
    look: Look | None = None
    least: int = 1
    most: int | None = 1


def parse(pattern: str) -> list[list[Item]]:
    """The alternatives of a pattern, each as its items in order."""
    branches, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"a bracket too many at {end}: {pattern[:60]!r}")
    return branches


def choices(pattern: str) -> list[str]:
    """The alternatives of a pattern as they are written."""
    written: list[str] = []
    first = here = 0
    while here < len(pattern):
        if pattern[here] == "|":
            written.append(pattern[first:here])
            first = here = here + 1
        else:
            _, here = _item(pattern, here)
    return [*written, pattern[first:]]


def _alternatives(pattern: str, here: int) -> tuple[list[list[Item]], int]:
    """What stands from `here` to the end of its group, and where that is."""
    branches: list[list[Item]] = [[]]
    while here < len(pattern) and pattern[here] != ")":
        if pattern[here] == "|":
            branches.append([])
            here += 1
            continue
        item, here = _item(pattern, here)
        if repeat := _REPEAT.match(pattern, here):
            here = repeat.end()
            least, most = _times(repeat)
            item = Item(item.characters, item.group, item.look, least, most)
        branches[-1].append(item)
    return branches, here


def _times(repeat: re.Match[str]) -> tuple[int, int | None]:
    sign = repeat[0][0]
    if sign != "{":
        return int(sign == "+"), 1 if sign == "?" else None
    least = int(repeat["least"] or 0)
    if not repeat["more"]:
        return least, least
    return least, int(repeat["most"]) if repeat["most"] else None


def _spelled_out(few: re.Match[str]) -> str:
    """The characters of a range such as 0-9."""
    return "".join(map(chr, range(ord(few[1]), ord(few[2]) + 1)))


def _item(pattern: str, here: int) -> tuple[Item, int]:
    """What stands at `here`, and where it ends."""
    character = pattern[here]
    if (group := _GROUP.match(pattern, here)) and group.end() < len(pattern):
        return _group(pattern, group)
    if character == "[":
        return _class(pattern, here)
    if character == "\\":
        escaped = pattern[here + 1]
        any_of_many = None if escaped.isalnum() else frozenset(escaped)
        return Item(DIGITS if escaped == "d" else any_of_many), here + 2
    if character in "^$":
        return Item(look=Look.ELSE), here + 1
    return Item(None if character == "." else frozenset(character)), here + 1


def _group(pattern: str, opened: re.Match[str]) -> tuple[Item, int]:
    if pattern[opened.end()] == "?":
        raise ValueError(f"a group of an unknown kind at {opened.start()}: {pattern[:60]!r}")
    branches, end = _alternatives(pattern, opened.end())
    look = opened["look"]
    if opened["again"]:
        return Item(least=0, most=None), end + 1
    if look and look[-1] == "!":
        return Item(look=Look.ELSE), end + 1
    return Item(group=branches, look=Look(look) if look else None), end + 1


def _class(pattern: str, here: int) -> tuple[Item, int]:
    found = _CLASS.match(pattern, here)
    if found is None:
        raise ValueError(f"a class of an unknown form at {here}: {pattern[:60]!r}")
    inside = _RANGE.sub(_spelled_out, found[2]).replace("\\d", "".join(sorted(DIGITS)))
    any_other = found[1] or _OPEN_ENDED.search(inside)
    return Item(None if any_other else frozenset(inside.replace("\\", ""))), found.end()

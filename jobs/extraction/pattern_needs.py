"""What a text must hold for a pattern to match it, read off the pattern itself.

Most rules match in few sentences. To look for a character or a word is many times faster than to
try a pattern, so that a rule is tried only where all that it can't do without is there, and a
pattern that begins with words only where one of them stands. Neither changes what is found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

_Characters = frozenset[str]
_GROUP = re.compile(
    r"\((?:\?(?:P?<[A-Za-z_]\w*>|[:>]|(?P<look><?=)|(?P<none><?!|P=[A-Za-z_]\w*)))?"
)
_CLASS = re.compile(r"\[(\^)?((?:\\.|[^\]\\])(?:\\.|[^\]\\])*)\]", re.DOTALL)
_RANGE = re.compile(r"(?<!\\)([0-9A-Za-z])-([0-9A-Za-z])")
_OPEN_ENDED = re.compile(r"[^\\]-[^\\]|\\[A-Za-z]", re.DOTALL)
_REPEAT = re.compile(r"(?:[*?+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


_Beginnings = set[tuple[str, bool]]
"""Words that what matches begins with, each with whether it may be no longer than the word."""
_LONG_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """One character of some (None: of any), a group of alternatives, or what has no width."""

    characters: _Characters | None = None
    group: "list[list[_Item]] | None" = None
    width: bool = True
    ahead: bool = False
    """Has no width, but stands behind the item before: (?=…)."""
    least: int = 1
    repeated: bool = False


class WordLed:
    """A pattern whose every match begins with words: tried only where one of them stands.

    Searches as the compiled pattern of `re` does, and takes no pattern that may begin otherwise.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled = re.compile(pattern)
        self._words = AhoCorasick(sorted(openings(pattern)))
        self._last: tuple[str, list[int]] = ("", [])
        """The text asked for last, as it is searched clause by clause, and where words stand."""

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """The matches from left to right, apart from each other."""
        return self.matches_at(self.starts(text), text, start, end)

    def matches_at(
        self, starts: Sequence[int], text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """The same for who knows already what `starts(text)` gives."""
        stop = len(text) if end is None else end
        here = start
        for at in starts:
            if at >= stop:
                return
            if at >= here and (match := self._compiled.match(text, at, stop)):
                yield match
                here = match.end()

    def starts(self, text: str) -> list[int]:
        """Where in a text a match may begin, in order: no match begins elsewhere."""
        last, starts = self._last
        if last is not text:
            found = self._words.find_matches_as_indexes(text, overlapping=True)
            starts = sorted({start for _, start, _ in found}) if found else []
            self._last = (text, starts)
        return starts

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match; None where there is none."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`; None where there is none."""
        return self._compiled.match(text, start, len(text) if end is None else end)


def required(pattern: str) -> tuple[_Characters, ...]:
    """Sets of characters, of each of which every text that matches holds one.

    `pattern` is one of `re` or `regex` without flags that widen it (IGNORECASE, VERBOSE). A sharper
    look might find more sets; there is never one too many.
    """
    return tuple(dict.fromkeys(_required(_parse(pattern))))


def may_match(needs: tuple[_Characters, ...], held: set[str]) -> bool:
    """Whether a text of the characters `held` has what a pattern needs."""
    return not any(map(held.isdisjoint, needs))


def openings(pattern: str) -> frozenset[str]:
    """Words of which every match begins with one. Raises ValueError where there are no such."""
    found = _beginnings(_parse(pattern))
    words = frozenset(word for word, _ in found or {("", True)})
    if "" in words:
        raise ValueError(f"matches may begin with anything: {pattern[:60]!r}")
    return words


def _required(branches: list[list[_Item]]) -> list[_Characters]:
    needs: list[list[_Characters]] = []
    for branch in branches:
        needs.append([])
        for item in branch:
            if item.least and item.group is not None:
                needs[-1] += _required(item.group)
            elif item.least and item.width and item.characters is not None:
                needs[-1].append(item.characters)
    if len(needs) == 1:
        return needs[0]
    if not all(needs):
        return []
    # 投资|总投资|出资 needs 投, 总 or 出, and 资.
    return [frozenset().union(*(each[at] for each in needs)) for at in (0, -1)]


def _beginnings(branches: list[list[_Item]]) -> _Beginnings | None:
    """What a match begins with, by all branches; None where that may be anything."""
    found: _Beginnings = set()
    for branch in branches:
        each = _beginnings_of(branch)
        if each is None:
            return None
        found |= each
    return found


def _beginnings_of(items: list[_Item]) -> _Beginnings | None:
    """The same of one branch: what each item begins with, joined until it is long enough."""
    found: _Beginnings = set()
    growing = {""}
    for item in items:
        if not item.width and not item.ahead:
            continue
        next_ones = _next_ones(item)
        if next_ones is None or len(next_ones) > 1 or not item.least:
            found |= {(word, False) for word in growing if _is_enough(word)}
            growing = {word for word in growing if not _is_enough(word)}
        if item.ahead:
            # It stands there, but what follows it in the pattern stands there too.
            if next_ones and all(word for word, _ in next_ones):
                found |= {
                    (start + word, False) for start in growing if start for word, _ in next_ones
                }
                growing &= {""}
            continue
        if next_ones is None:
            if "" in growing:
                return None
            found |= {(word, False) for word in growing}
            growing = set() if item.least else growing
            continue
        joined = {(start + word, whole) for start in growing for word, whole in next_ones}
        found |= {(word, False) for word, whole in joined if not whole}
        growing = {word for word, whole in joined if whole} | (set() if item.least else growing)
    return found | {(word, True) for word in growing}


def _next_ones(item: _Item) -> _Beginnings | None:
    if item.group is None:
        words = None if item.characters is None else {(one, True) for one in item.characters}
    else:
        words = _beginnings(item.group)
    if words is None or not item.repeated:
        return words
    return {(word, not word) for word, _ in words}


def _is_enough(word: str) -> bool:
    """Whether a word is rare enough to look for: figures stand everywhere."""
    return len(word) >= _LONG_ENOUGH and not word.isnumeric()


def _parse(pattern: str) -> list[list[_Item]]:
    branches, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"a bracket too many at {end}: {pattern[:60]!r}")
    return branches


def _alternatives(pattern: str, here: int) -> tuple[list[list[_Item]], int]:
    """What stands from `here` to the end of its group, and where that is."""
    branches: list[list[_Item]] = [[]]
    while here < len(pattern) and pattern[here] != ")":
        if pattern[here] == "|":
            branches.append([])
            here += 1
            continue
        item, here = _item(pattern, here)
        if repeat := _REPEAT.match(pattern, here):
            here = repeat.end()
            least = int(repeat["least"] or 0) if repeat[0][0] == "{" else repeat[0][0] == "+"
            more = repeat[0][0] != "?"
            item = _Item(item.characters, item.group, item.width, item.ahead, int(least), more)
        branches[-1].append(item)
    return branches, here


def _spelled_out(few: re.Match[str]) -> str:
    """The characters of a range such as 0-9."""
    return "".join(map(chr, range(ord(few[1]), ord(few[2]) + 1)))


def _item(pattern: str, here: int) -> tuple[_Item, int]:
    character = pattern[here]
    if (group := _GROUP.match(pattern, here)) and group.end() < len(pattern):
        if pattern[group.end()] == "?":
            raise ValueError(f"a group of an unknown kind at {here}: {pattern[:60]!r}")
        branches, end = _alternatives(pattern, group.end())
        if group["none"]:
            return _Item(width=False), end + 1
        return _Item(group=branches, width=not group["look"], ahead=group["look"] == "="), end + 1
    if found := _CLASS.match(pattern, here):
        inside = _RANGE.sub(_spelled_out, found[2])
        any_other = found[1] or _OPEN_ENDED.search(inside)
        return _Item(None if any_other else frozenset(inside.replace("\\", ""))), found.end()
    if character == "[":
        raise ValueError(f"a class of an unknown form at {here}: {pattern[:60]!r}")
    if character == "\\":
        escaped = pattern[here + 1]
        return _Item(None if escaped.isalnum() else frozenset(escaped)), here + 2
    if character in "^$":
        return _Item(width=False), here + 1
    return _Item(None if character == "." else frozenset(character)), here + 1

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


@dataclass(frozen=True, slots=True)
class _Item:
    """One character of some (None: of any), a group of alternatives, or what has no width."""

    characters: _Characters | None = None
    group: "list[list[_Item]] | None" = None
    width: bool = True
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
    words = _openings(_parse(pattern))
    if words is None or "" in words:
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


def _openings(branches: list[list[_Item]]) -> frozenset[str] | None:
    """The words; with "" where nothing need stand there, None where anything may."""
    words: set[str] = set()
    for branch in branches:
        for at, item in enumerate(branch):
            if not item.width:
                continue
            first = _openings(item.group) if item.group is not None else item.characters
            if first is None:
                return None
            words |= {_word(branch[at:]) or word for word in first if word}
            if item.least and "" not in first:
                break
        else:
            words.add("")
    return frozenset(words)


def _word(items: list[_Item]) -> str:
    """The word that items spell up to one that may be this or that; empty where the first may."""
    word = ""
    for item in items:
        if item.characters is None or len(item.characters) > 1 or item.repeated or not item.width:
            break
        word += min(item.characters)
    return word


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
            item = _Item(item.characters, item.group, item.width, int(least), True)
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
        return _Item(group=branches, width=not group["look"]), end + 1
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

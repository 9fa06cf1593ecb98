"""What the matches of a pattern begin with, read off the pattern itself."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from jobs.extraction.rules.pattern_syntax import Item, Look, parse
from jobs.extraction.rules.value import replace

_DEPTH = 3
"""So many characters of a match's beginning are told, where they are known."""
_DEPTH_BEHIND = 8
_MOST = 1200
"""So many beginnings of one pattern at most; where there would be more, shorter ones."""


class AnyBeginningError(ValueError):
    """Matches of a pattern may begin with anything."""


class Opening(NamedTuple):
    """A match begins with `word`, right behind `behind`; either may be empty, but not both."""

    behind: str
    word: str


_Row = TypeVar("_Row")
_Begun = tuple[str, str, bool]
"""What a match may begin with, as far as it is read: what stands behind it, its first characters,
and whether it is known what follows them.
"""
_Beginnings = Set[_Begun]
_NOTHING: _Begun = ("", "", True)
_ANYTHING: _Begun = ("", "", False)


def openings(pattern: str, depth: int = _DEPTH, *, any_digit: bool = False) -> frozenset[Opening]:
    """Of these, one stands where a match begins. Raises AnyBeginningError where nothing is known.

    A text that has one of them need not match. `depth` says how many characters of a beginning to
    tell; with `any_digit`, 0 stands for 1-9 and 〇 for 一 to 九, as in `digits_alike(text)`.
    """
    items = parse(pattern)
    begun = _begin(_with_digits_alike(items) if any_digit else items, depth)
    found = {Opening(behind, word) for behind, word, _ in begun}
    if Opening("", "") in found:
        raise AnyBeginningError(f"matches may begin with anything: {pattern[:60]!r}")
    return frozenset(_told_by_no_other(found))


_ALIKE = dict.fromkeys("123456789", "0") | dict.fromkeys("零一二三四五六七八九", "〇")


def digits_alike(text: str) -> str:
    """The text with a 0 for every digit and a 〇 for every Chinese one."""
    for digit, alike in _ALIKE.items():
        text = text.replace(digit, alike)
    return text


class Finder:
    """Finds where matches of many patterns may begin, in one pass over a text."""

    def __init__(self, begun: Sequence[Iterable[Opening]]) -> None:
        """`begun` holds the openings of each pattern."""
        owners: dict[str, list[tuple[int, int]]] = {}
        for number, of_it in enumerate(begun):
            for behind, word in of_it:
                owners.setdefault(behind + word, []).append((len(behind), number))
        self._automaton = AhoCorasick(list(owners))
        self.owners = each_once(owners.values())
        """Of each word, the patterns that it opens: how far in the word their matches begin, and
        the number of the pattern.
        """

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """Each word that stands in a text, by its number, start and end; in the order of ends."""
        hits: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(
            text, overlapping=True
        )
        return hits

    def starts(self, text: str) -> list[tuple[int, int]]:
        """Each place where a match may begin, with the number of the pattern, in order; now and
        then one stands there twice.
        """
        owners = self.owners
        starts = [
            (at + shift, number)
            for which, at, _ in self.hits(text)
            for shift, number in owners[which]
        ]
        starts.sort()
        return starts


def each_once(rows: Iterable[Sequence[_Row]]) -> list[tuple[_Row, ...]]:
    """The rows, of which those that are alike are one object: a text that looks at hundreds of
    them then touches few places of the memory, which saves a fifth of the time.
    """
    known: dict[tuple[_Row, ...], tuple[_Row, ...]] = {}
    return [known.setdefault(row, row) for row in map(tuple, rows)]


def first_characters(pattern: str) -> frozenset[str]:
    """The characters that a match may begin with. Raises AnyBeginningError where any may."""
    words = [word for _, word in openings(pattern, 1)]
    if not all(words):
        raise AnyBeginningError(f"matches may begin with anything: {pattern[:60]!r}")
    return frozenset(word[0] for word in words)


def _told_by_no_other(found: Set[Opening]) -> Iterator[Opening]:
    """Those that neither begin with another one nor are one behind something more."""
    last: Opening | None = None
    for each in sorted(found):
        behind, word = each
        if last is not None and last.behind == behind and word.startswith(last.word):
            continue
        last = each
        if not behind or ("", word) not in found:
            yield each


def _with_digits_alike(branches: list[list[Item]]) -> list[list[Item]]:
    return [[_any_digit(item) for item in branch] for branch in branches]


def _any_digit(item: Item) -> Item:
    if item.group is not None:
        return replace(item, group=_with_digits_alike(item.group))
    if item.characters is None:
        return item
    return replace(item, characters=frozenset([_ALIKE.get(each, each) for each in item.characters]))


def _begin(branches: list[list[Item]], depth: int) -> _Beginnings:
    return {begun for branch in branches for begun in _begin_in_order(branch, depth)}


def _begin_in_order(items: list[Item], depth: int) -> _Beginnings:
    """What items that follow each other begin with."""
    word = "".join(_spelled(items))
    begun: _Beginnings = {_cut(("", word, True), depth)}
    for item in items[len(word) :] if len(word) < depth else ():
        if item.look is Look.BEHIND:
            begun = _standing_behind(begun, item)
        elif item.look is Look.AHEAD and _NOTHING not in _steps(item, depth):
            # What is seen ahead is not taken: what comes next stands at the same place again.
            begun = _closed(_followed(begun, item, depth))
        elif item.look is None:
            begun = _followed(begun, item, depth)
        if not any(is_open for _, _, is_open in begun):
            break
    return begun


def _spelled(items: list[Item]) -> Iterator[str]:
    """The characters that items spell, up to the first that may be another one."""
    for item in items:
        if item.characters is None or len(item.characters) > 1:
            return
        if item.least != 1 or item.most != 1:
            return
        yield from item.characters


def _followed(begun: _Beginnings, item: Item, depth: int) -> _Beginnings:
    """Beginnings followed by an item, as often as it may stand."""
    steps = _steps(item, depth)
    done: _Beginnings = set() if item.least else begun
    times = 0
    while any(each[2] for each in begun) and (item.most is None or times < item.most):
        begun = _grown(begun, steps, depth)
        if begun <= done:
            break
        times += 1
        if times >= item.least:
            done = done | begun
    return done if times >= item.least else done | begun


def _steps(item: Item, depth: int) -> _Beginnings:
    if item.group is not None:
        return _begin(item.group, depth)
    if item.characters is None:
        return {_ANYTHING}
    return {("", character, True) for character in item.characters}


def _grown(begun: _Beginnings, steps: _Beginnings, depth: int) -> _Beginnings:
    """Beginnings with a step more. Where they would be too many, what stands behind them is left
    out, and the longer ones stay as they are.
    """
    if sum(each[2] for each in begun) * len(steps) > _MOST:
        begun = {("", word, is_open) for _, word, is_open in begun}
    for length in range(depth, 0, -1):
        if length < depth:
            steps = {_cut(each, length) for each in steps}
        growing = {each for each in begun if each[2] and len(each[1]) < length}
        if len(growing) <= 1 or len(growing) * len(steps) <= _MOST:
            break
    grown = set(_closed(begun - growing))
    fitting: dict[int, _Beginnings] = {}
    for behind, word, _ in growing:
        room = length - len(word)
        if room not in fitting:
            fitting[room] = {_cut(step, room) for step in steps}
        known = behind or word
        grown.update(
            [
                (behind if known else behind_step, word + step, is_open)
                for behind_step, step, is_open in fitting[room]
            ]
        )
    return grown


def _cut(begun: _Begun, length: int) -> _Begun:
    behind, word, is_open = begun
    return behind, word[:length], is_open and len(word) < length


def _closed(begun: _Beginnings) -> _Beginnings:
    return {(behind, word, False) for behind, word, _ in begun}


def _standing_behind(begun: _Beginnings, item: Item) -> _Beginnings:
    """Beginnings that have something certain behind them."""
    steps = _begin(item.group or [], _DEPTH_BEHIND)
    if _NOTHING not in begun or not all(is_open for _, _, is_open in steps):
        return begun
    return (begun - {_NOTHING}) | {(word, "", True) for _, word, _ in steps}

"""Patterns that are tried only where they may begin, which is read off the pattern itself.

Most rules match in few sentences. To look for a character or a word is many times faster than to
try a pattern. What is found stays the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from jobs.extraction.rules.pattern_openings import first_characters, openings
from jobs.extraction.rules.pattern_syntax import choices


class WordLed:
    """A pattern whose every match begins with words: tried only where one of them stands.

    Searches as the compiled pattern of `re` does, and takes no pattern that may begin otherwise.
    """

    def __init__(self, pattern: str, *, compiled: str | None = None) -> None:
        """`compiled` is the same pattern written so that it is tried faster."""
        self.pattern = pattern
        self.openings = openings(pattern)
        self._compiled = re.compile(compiled or pattern)
        self._words: AhoCorasick | None = None
        self._shifts = [len(behind) for behind, _ in self.openings]
        self._last: tuple[str, list[int]] = ("", [])
        """The text asked for last, as it is searched clause by clause, and where words stand."""

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterable[re.Match[str]]:
        """The matches from left to right, apart from each other."""
        return self.matches_at(self.starts(text), text, start, end)

    def matches_at(
        self, starts: Sequence[int], text: str, start: int = 0, end: int | None = None
    ) -> Iterable[re.Match[str]]:
        """The same for who knows already what `starts(text)` gives."""
        stop = len(text) if end is None else end
        if len(starts) != 1:
            return self._apart(starts, text, start, stop)
        at = starts[0]
        match = self._compiled.match(text, at, stop) if start <= at < stop else None
        return (match,) if match else ()

    def _apart(
        self, starts: Sequence[int], text: str, here: int, stop: int
    ) -> Iterator[re.Match[str]]:
        """Those from `here` on, each behind the one before."""
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
            if self._words is None:
                self._words = AhoCorasick([behind + word for behind, word in self.openings])
            found = self._words.find_matches_as_indexes(text, overlapping=True)
            shifts = self._shifts
            starts = sorted({start + shifts[word] for word, start, _ in found}) if found else []
            self._last = (text, starts)
        return starts

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match; None where there is none."""
        return next(iter(self.finditer(text, start, end)), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`; None where there is none."""
        return self._compiled.match(text, start, len(text) if end is None else end)


class ByFirst(dict[str, "re.Pattern[str] | None"]):
    """From a character to the pattern of what begins with it, null where nothing does.

    Each is compiled when it is first asked for: most of them no page needs. Ask by `[]`: `get` and
    `in` know only of characters that were asked for before.
    """

    def __init__(self, begun: Mapping[str, Sequence[str]]) -> None:
        """`begun` are the choices that begin with each character."""
        super().__init__()
        self._begun = begun

    def __missing__(self, first: str) -> re.Pattern[str] | None:
        choices = self._begun.get(first)
        made = re.compile("|".join(choices)) if choices else None
        self[first] = made
        return made


def by_first_character(pattern: str) -> ByFirst:
    """A pattern of many choices, parted by the characters that a match may begin with: to match at
    a place without a try of those that begin otherwise. `^` and groups have no place in it.
    """
    begun: dict[str, list[str]] = {}
    for choice in choices(pattern):
        for first in first_characters(choice):
            begun.setdefault(first, []).append(choice)
    return ByFirst(begun)


def where_it_begins(pattern: str) -> str:
    """A pattern that is tried only where one of its first characters stands."""
    first = re.escape("".join(sorted(first_characters(pattern))))
    return f"(?=[{first}])(?:{pattern})"


def beginning(pattern: str) -> re.Pattern[str]:
    """A pattern to search with where only what begins is asked, and not how far it reaches: each of
    its matches is the first character of what the pattern matches there.

    `re` passes over what can't begin a match only if the pattern opens with a class of characters;
    else it tries all its choices at every character, which takes up to ten times as long. Raises
    AnyBeginningError where a match may begin with anything.
    """
    first = re.escape("".join(sorted(first_characters(pattern))))
    return re.compile(f"[{first}](?<=(?={pattern})[{first}])")

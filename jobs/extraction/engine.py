"""The engine of the cascade: named rules over a text whose recognised parts are one character each.

A stage reads a *condensed* text: every token found so far stands there as a single character of the
private-use area, one character for each kind. A rule is therefore one regular expression that names
tokens in braces, however long the stretch that they stand for:

    Rule("target.grow-by", "figure", "{indicator}(?:同比|年均)?增长{quantity}", make)

`make` gets the `Match` and returns the value of the new token, or None to refuse. A stage takes the
leftmost and of those the longest match of its rules; what a token was made of stays in its `parts`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from operator import attrgetter
from typing import Any

import regex

from jobs.extraction.pattern_openings import AnyBeginningError, Finder, Opening, openings
from jobs.extraction.record import record
from jobs.extraction.tokens import Token

_FIRST_MARK = 0xE000
_LAST_MARK = 0xF8FF
_FOREIGN_MARK = re.compile("[\ue000-\uf8ff]")
_BRACES = re.compile(r"\{([a-z][a-z-]*(?:\|[a-z][a-z-]*)*)\}")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")
_NTH = "__"

_LINE_END = Token("line-end", 0, 0, None, "line-end")
_start = attrgetter("start")
_marks: dict[str, str] = {}


def mark(kind: str) -> str:
    """The character that stands for tokens of `kind` in condensed text."""
    if kind not in _marks:
        code = _FIRST_MARK + len(_marks)
        if code > _LAST_MARK:
            raise ValueError(f"no private-use character is left for the token kind {kind!r}")
        _marks[kind] = chr(code)
    return _marks[kind]


Pattern = re.Pattern[str] | regex.Pattern[str]
Found = re.Match[str] | regex.Match[str]


@cache
def compile_pattern(pattern: str) -> Pattern:
    r"""Compile a rule's pattern: `{period}` and `{period|place}` become the marks of those kinds.

    `^` and `$` hold at line ends too: a stage may read several texts, one a line.
    Where two groups have one name, the second is called `name__2`.
    """

    def braces(found: re.Match[str]) -> str:
        marks = [mark(kind) for kind in found[1].split("|")]
        return marks[0] if len(marks) == 1 else f"[{''.join(marks)}]"

    times: dict[str, Iterator[int]] = {}

    def once(found: re.Match[str]) -> str:
        nth = next(times.setdefault(found[1], count(1)))
        return found[0] if nth == 1 else f"(?P<{found[1]}{_NTH}{nth}>"

    marked = _NAMED_GROUP.sub(once, _BRACES.sub(braces, pattern))
    try:
        return re.compile(marked, re.MULTILINE)
    except re.error:  # what only `regex` knows, such as a look behind of several lengths
        return regex.compile(marked, regex.MULTILINE)


def _groups(pattern: Pattern) -> dict[str, tuple[int, ...]]:
    """The numbers of the groups of each name."""
    groups: dict[str, tuple[int, ...]] = {}
    for name, number in pattern.groupindex.items():
        first = name.partition(_NTH)[0]
        groups[first] = (*groups.get(first, ()), number)
    return groups


class Condensed:
    """A text with its tokens, each condensed to one character.

    `marks` is the condensed string. Tokens that overlap are decided leftmost first, the longer
    before the shorter; those that lose are left out. Private-use characters that the page itself
    holds are read as U+FFFD, so they can't be taken for tokens.

    Several texts, each with its tokens, are the lines of one condensed string (`of_lines`). Places
    in a text count from its own beginning then, and no rule may read past a line.
    """

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        self._condense([text], [tokens])

    @classmethod
    def of_lines(cls, texts: Sequence[str], tokens: Sequence[Iterable[Token]]) -> "Condensed":
        """Several texts without line ends, and the tokens of each."""
        made = cls.__new__(cls)
        made._condense(texts, tokens)
        return made

    def _condense(self, texts: Sequence[str], tokens: Sequence[Iterable[Token]]) -> None:
        self.text = "\n".join(texts)
        self._texts = texts
        self.tokens: list[Token] = []
        """The tokens in order; between two lines stands one of no meaning."""
        self._at: list[int] = []
        """Where the tokens stand in `marks`."""
        self._ends: list[int] = []
        """Where they end in their text; a line end, where the next text begins."""
        self._begins: list[int] = []
        """Where the lines begin in `marks`."""
        clean = _FOREIGN_MARK.sub("\ufffd", self.text)
        pieces: list[str] = []
        length = begin = here = 0
        for text, of_it in zip(texts, tokens, strict=True):
            if begin:
                self.tokens.append(_LINE_END)
                self._at.append(length - 1)
                self._ends.append(0)
            self._begins.append(length)
            for token in choose(of_it):
                start = begin + token.start
                pieces += (clean[here:start], mark(token.kind))
                length += start - here
                here = begin + token.end
                self.tokens.append(token)
                self._at.append(length)
                self._ends.append(token.end)
                length += 1
            begin += len(text) + 1
            length += begin - here
            pieces.append(clean[here:begin])
            here = begin
        self.marks = "".join(pieces)

    def line(self, position: int) -> int:
        """The number of the text that holds a position of the condensed string."""
        return bisect_right(self._begins, position) - 1

    def words(self, start: int, end: int) -> str:
        """What the text says between two positions of the condensed string."""
        return self._texts[self.line(start)][self.to_text(start) : self.to_text(end)]

    def token_at(self, position: int) -> Token | None:
        """The token that stands at a position of the condensed string."""
        which = bisect_left(self._at, position)
        stands = which < len(self._at) and self._at[which] == position
        return self.tokens[which] if stands else None

    def to_text(self, position: int) -> int:
        """The position in the text of a position in the condensed string (an end is one past)."""
        before = bisect_left(self._at, position)
        if not before:
            return position
        return self._ends[before - 1] + position - self._at[before - 1] - 1

    def to_marks(self, position: int) -> int:
        """The position in the condensed string of a position in the text."""
        before = bisect_left(self._ends, position)
        at = position - self._ends[before - 1] + self._at[before - 1] + 1 if before else position
        if before == len(self._at) or at <= self._at[before]:
            return at
        return self._at[before] + 1

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens between two positions of the condensed string, in order."""
        return tuple(self.tokens[bisect_left(self._at, start) : bisect_left(self._at, end)])


@dataclass(slots=True)
class Match:
    """A rule's match: what its pattern's groups hold, as text and as tokens."""

    condensed: Condensed
    found: Found
    groups: Mapping[str, tuple[int, ...]]
    """The numbers of the groups of each name that the pattern has."""
    tokens: tuple[Token, ...]
    """The tokens in it, in order."""
    _said: dict[str, str | None] | None = None

    @property
    def start(self) -> int:
        return self.condensed.to_text(self.found.start())

    @property
    def end(self) -> int:
        return self.condensed.to_text(self.found.end())

    @property
    def said(self) -> dict[str, str | None]:
        """What the named groups hold of the condensed text; null where they took no part."""
        if self._said is None:
            self._said = self.found.groupdict()
            if len(self._said) > len(self.groups):
                self._said = {name: self.text(name) or None for name in self.groups}
        return self._said

    def has(self, group: str) -> bool:
        """Whether a named group took part; False also where the pattern has no such group."""
        return any(self.found.start(number) >= 0 for number in self.groups.get(group, ()))

    def span(self, group: str) -> tuple[int, int]:
        """Where a named group stands in the text. The group must have taken part."""
        start, end = max(map(self.found.span, self.groups[group]))
        return self.condensed.to_text(start), self.condensed.to_text(end)

    def text(self, group: str) -> str:
        """What a named group holds of the text; empty where it took no part."""
        for number in self.groups.get(group, ()):
            words = self.found[number]
            if words and words.isprintable():  # no marks in it, for they are not
                return words
            if words:
                return self.condensed.words(*self.found.span(number))
        return ""

    def token(self, kind: str, nth: int = 0) -> Token | None:
        """The nth token of a kind in the match."""
        of_kind = [token for token in self.tokens if token.kind == kind]
        return of_kind[nth] if -len(of_kind) <= nth < len(of_kind) else None

    def value(self, group: str) -> Any:
        """The value of the token that a named group holds alone; None where it took no part."""
        for number in self.groups.get(group, ()):
            if (at := self.found.start(number)) >= 0:
                token = self.condensed.token_at(at)
                return token.value if token else None
        return None


@record
class Rule:
    """A named pattern over condensed text. `kind` is what its tokens are called by later stages.

    Names are `dimension.kebab-name` and unique: facts carry them, and people look them up.
    """

    name: str
    kind: str
    pattern: str
    make: Callable[[Match], Any | None]


class Stage:
    """Rules that read the same condensed text; none of them sees what another one makes.

    A rule is tried only where its match may begin, as its pattern tells.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        names = [rule.name for rule in rules]
        if doubled := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"rules of one name: {', '.join(sorted(doubled))}")
        self.rules = tuple(rules)
        self._patterns = [compile_pattern(rule.pattern) for rule in rules]
        self._groups = [_groups(pattern) for pattern in self._patterns]
        self._searched: list[int] = []
        """The rules whose matches may begin with anything."""
        begun: list[frozenset[Opening]] = []
        for order, pattern in enumerate(self._patterns):
            try:
                begun.append(openings(pattern.pattern))
            except AnyBeginningError:
                begun.append(frozenset())
                self._searched.append(order)
        self._finder = Finder(begun)

    def read(self, condensed: Condensed) -> list[Token]:
        """New tokens, in order and without overlaps. The rule named first wins a tie."""
        return [token for _, token in self._read(condensed)]

    def read_lines(self, condensed: Condensed, count: int) -> list[list[Token]]:
        """The same for each of so many lines."""
        lines: list[list[Token]] = [[] for _ in range(count)]
        for start, token in self._read(condensed):
            lines[condensed.line(start)].append(token)
        return lines

    def _read(self, condensed: Condensed) -> Iterator[tuple[int, Token]]:
        """The new tokens, each with its place in the condensed string."""
        free_from = 0
        for start, minus_end, order, match in sorted(self.matches(condensed.marks)):
            if start < free_from:
                continue
            rule = self.rules[order]
            inside = condensed.tokens_in(start, -minus_end)
            seen = Match(condensed, match, self._groups[order], inside)
            if (value := rule.make(seen)) is not None:
                free_from = -minus_end
                yield start, Token(rule.kind, seen.start, seen.end, value, rule.name, inside)

    def matches(self, marks: str) -> Iterator[tuple[int, int, int, Found]]:
        """What each rule finds, as `finditer` would: start, negated end, which rule, the match."""
        free_from = [0] * len(self.rules)
        for start, order in self._finder.starts(marks):
            if start >= free_from[order] and (match := self._patterns[order].match(marks, start)):
                end = match.end()
                if end > start:
                    free_from[order] = end
                    yield start, -end, order, match
        for order in self._searched:
            for match in self._patterns[order].finditer(marks):
                start, end = match.span()
                if end > start:
                    yield start, -end, order, match


def choose(tokens: Iterable[Token]) -> list[Token]:
    """Tokens without overlaps: leftmost first, of those the longest, of those the first named."""
    chosen: list[Token] = []
    here = 0
    for token in sorted(tokens, key=_start):
        if token.start >= here:
            if token.end > token.start:
                chosen.append(token)
                here = token.end
        elif token.end > here and token.start == chosen[-1].start:
            chosen[-1] = token
            here = token.end
    return chosen


def restretched(token: Token, start: int, end: int | None = None) -> Token:
    """What a token means, said by a longer stretch around it, of which it becomes the part."""
    end = token.end if end is None else end
    return Token(token.kind, start, end, token.value, token.rule, (token,))

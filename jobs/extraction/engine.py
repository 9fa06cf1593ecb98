"""The engine of the cascade: named rules over a text whose recognised parts are one character each.

A stage reads a *condensed* text: every token found so far stands there as a single character of the
private-use area, one character for each kind. A rule is therefore one regular expression that names
tokens in braces, however long the stretch that they stand for:

    Rule("target.grow-by", "figure", "{indicator}(?:同比|年均)?增长{quantity}", make)

`make` gets the `Match` and returns the value of the new token, or None to refuse. A stage takes the
leftmost and of those the longest match of its rules; what a token was made of stays in its `parts`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import regex

from jobs.extraction.pattern_needs import may_match, required
from jobs.extraction.record import record
from jobs.extraction.tokens import Reading, Token
from storage.records import Trace

_FIRST_MARK = 0xE000
_LAST_MARK = 0xF8FF
_FOREIGN_MARK = re.compile("[\ue000-\uf8ff]")
_BRACES = regex.compile(r"\{([a-z][a-z-]*(?:\|[a-z][a-z-]*)*)\}")

_marks: dict[str, str] = {}


def mark(kind: str) -> str:
    """The character that stands for tokens of `kind` in condensed text."""
    if kind not in _marks:
        code = _FIRST_MARK + len(_marks)
        if code > _LAST_MARK:
            raise ValueError(f"no private-use character is left for the token kind {kind!r}")
        _marks[kind] = chr(code)
    return _marks[kind]


@cache
def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    """Compile a rule's pattern: `{period}` and `{period|place}` become the marks of those kinds.

    `^` and `$` hold at line ends too: a stage may read several texts, one a line.
    """

    def braces(found: "regex.Match[str]") -> str:
        marks = [mark(kind) for kind in found[1].split("|")]
        return marks[0] if len(marks) == 1 else f"[{''.join(marks)}]"

    return regex.compile(_BRACES.sub(braces, pattern), regex.MULTILINE)


class Condensed:
    """A text with its tokens, each condensed to one character.

    `text` is the original; `marks` the condensed string. Tokens that overlap are decided leftmost
    first, the longer before the shorter; those that lose are left out. Private-use characters that
    the page itself holds are read as U+FFFD, so they can't be taken for tokens.
    """

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        self.text = text
        self.tokens = choose(tokens)
        pieces: list[str] = []
        self._at: list[int] = []
        """Where the tokens stand in `marks`."""
        self._ends: list[int] = []
        clean = _FOREIGN_MARK.sub("\ufffd", text)
        here = shortened = 0
        for token in self.tokens:
            pieces.append(clean[here : token.start])
            self._at.append(token.start - shortened)
            pieces.append(mark(token.kind))
            here = token.end
            shortened += here - token.start - 1
            self._ends.append(here)
        pieces.append(clean[here:])
        self.marks = "".join(pieces)

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


@record
class Match:
    """A rule's match: what its pattern's groups hold, as text and as tokens."""

    condensed: Condensed
    found: "regex.Match[str]"
    groups: frozenset[str]
    """The names of the groups that the pattern has."""
    tokens: tuple[Token, ...]
    """The tokens in it, in order."""

    @property
    def start(self) -> int:
        return self.condensed.to_text(self.found.start())

    @property
    def end(self) -> int:
        return self.condensed.to_text(self.found.end())

    def has(self, group: str) -> bool:
        """Whether a named group took part; False also where the pattern has no such group."""
        return group in self.groups and self.found.start(group) >= 0

    def span(self, group: str) -> tuple[int, int]:
        """Where a named group stands in the text. The group must have taken part."""
        start, end = self.found.span(group)
        return self.condensed.to_text(start), self.condensed.to_text(end)

    def text(self, group: str) -> str:
        """What a named group holds of the text; empty where it took no part."""
        if not self.has(group):
            return ""
        start, end = self.span(group)
        return self.condensed.text[start:end]

    def token(self, kind: str, nth: int = 0) -> Token | None:
        """The nth token of a kind in the match."""
        of_kind = [token for token in self.tokens if token.kind == kind]
        return of_kind[nth] if -len(of_kind) <= nth < len(of_kind) else None

    def value(self, group: str) -> Any:
        """The value of the token that a named group holds alone; None where it took no part."""
        token = self.condensed.token_at(self.found.start(group)) if self.has(group) else None
        return token.value if token else None


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
    """Rules that read the same condensed text; none of them sees what another one makes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        names = [rule.name for rule in rules]
        if doubled := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"rules of one name: {', '.join(sorted(doubled))}")
        self.rules = tuple(rules)
        compiled = [compile_pattern(rule.pattern) for rule in rules]
        self._searches = [
            (order, required(each.pattern), each.finditer) for order, each in enumerate(compiled)
        ]
        self._groups = [frozenset(each.groupindex) for each in compiled]

    def read(self, condensed: Condensed) -> list[Token]:
        """New tokens, in order and without overlaps. The rule named first wins a tie."""
        marks = condensed.marks
        held = set(marks)
        found = []
        for order, needs, search in self._searches:
            if not may_match(needs, held):
                continue
            for match in search(marks):
                start, end = match.span()
                if end > start:
                    found.append((start, -end, order, match))
        found.sort()
        tokens: list[Token] = []
        free_from = 0
        for start, minus_end, order, match in found:
            if start < free_from:
                continue
            rule = self.rules[order]
            inside = condensed.tokens_in(start, -minus_end)
            seen = Match(condensed, match, self._groups[order], inside)
            if (value := rule.make(seen)) is not None:
                token = Token(rule.kind, seen.start, seen.end, value, rule.name, inside)
                tokens.append(token)
                free_from = -minus_end
        return tokens


def choose(tokens: Iterable[Token]) -> list[Token]:
    """Tokens without overlaps: leftmost first, of those the longest, of those the first named."""
    chosen: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        if token.end > token.start and (not chosen or token.start >= chosen[-1].end):
            chosen.append(token)
    return chosen


def restretched(token: Token, start: int, end: int | None = None) -> Token:
    """What a token means, said by a longer stretch around it, of which it becomes the part."""
    end = token.end if end is None else end
    return Token(token.kind, start, end, token.value, token.rule, (token,))


def shift(token: Token, by: int) -> Token:
    """The token and its parts, moved: for a text that was read as part of a longer one."""
    return Token(
        token.kind,
        token.start + by,
        token.end + by,
        token.value,
        token.rule,
        tuple(shift(part, by) for part in token.parts),
    )


def trace(token: Token, reading: Reading, shift: int = 0) -> Trace:
    """The rules behind a token, with raw spans. `shift` is where the token's text starts in it."""
    start, end = reading.raw_span(token.start + shift, token.end + shift)
    parts = tuple(trace(part, reading, shift) for part in token.parts)
    return Trace(rule=token.rule, start=start, end=end, parts=parts)


def rule_names(token: Token) -> tuple[str, ...]:
    """The rules behind a token, outermost first, each once."""
    names: dict[str, None] = {}
    _gather_rules(token, names)
    return tuple(names)


def _gather_rules(token: Token, names: dict[str, None]) -> None:
    names[token.rule] = None
    for part in token.parts:
        _gather_rules(part, names)

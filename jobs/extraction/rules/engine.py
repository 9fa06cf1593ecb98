"""The engine of the cascade: named rules over a text whose recognised parts are one character each.

A stage reads a *condensed* text: every token found so far stands there as a single character of the
private-use area, one character for each kind. A rule is therefore one regular expression that names
tokens in braces, however long the stretch that they stand for:

    Rule("target.grow-by", "figure", "{indicator}(?:同比|年均)?增长{quantity}", make)

`make` gets the `Match` and returns the value of the new token, or None to refuse. A stage takes the
leftmost and of those the longest match of its rules; what a token was made of stays in its `parts`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.pattern_openings import AnyBeginningError, Finder, Opening, openings
from jobs.extraction.rules.rule_patterns import Found, compile_pattern, groups_of
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import alternation


class Match:
    """A rule's match: what its pattern's groups hold, as text and as tokens."""

    __slots__ = ("condensed", "found", "groups")

    def __init__(
        self, condensed: Condensed, found: Found, groups: Mapping[str, tuple[int, ...]]
    ) -> None:
        self.condensed = condensed
        self.found = found
        self.groups = groups
        """The numbers of the groups of each name that the pattern has."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens in it, in order."""
        return self.condensed.stretch(*self.found.span())[0]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.condensed.stretch(*self.found.span())[1]

    @property
    def end(self) -> int:
        return self.condensed.stretch(*self.found.span())[2]

    @property
    def said(self) -> dict[str, str | None]:
        """What the named groups hold, a token as its mark or its words; null where they took no
        part.
        """
        said: dict[str, str | None] = self.found.groupdict()
        if len(said) > len(self.groups):
            return {name: self.text(name) or None for name in self.groups}
        return said

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
            token = self.condensed.token_at.get(self.found.start(number))
            if token is not None:
                return token.value
        return None


class Rule(Value, frozen=True):
    """A named pattern over condensed text. `kind` is what its tokens are called by later stages.

    Names are `dimension.kebab-name` and unique: facts carry them, and people look them up.
    Where none of its `words` stands, if it has any, the pattern matches nothing.
    """

    name: str
    kind: str
    pattern: str
    make: Callable[[Match], Any | None]
    words: tuple[str, ...] = ()


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
        self._groups = [groups_of(pattern) for pattern in self._patterns]
        self._worded = [
            (order, re.compile(alternation(rule.words)).search)
            for order, rule in enumerate(rules)
            if rule.words
        ]
        self._finder: Finder | None = None
        self._searched: list[int] = []
        """The rules whose matches may begin with anything."""

    def _opened(self) -> Finder:
        """What finds where matches may begin, made for the first text: a page may hold none for
        these rules.
        """
        begun: list[frozenset[Opening]] = []
        searched: list[int] = []
        for order, pattern in enumerate(self._patterns):
            try:
                begun.append(openings(pattern.pattern))
            except AnyBeginningError:
                begun.append(frozenset())
                searched.append(order)
        self._searched = searched
        self._finder = Finder(begun)
        return self._finder

    def read(self, condensed: Condensed) -> list[Token]:
        """New tokens, in order and without overlaps. The rule named first wins a tie."""
        return [token for _, token in self._read(condensed)]

    def read_lines(self, condensed: Condensed, count: int) -> list[list[Token]]:
        """The same for each of so many lines."""
        lines: list[list[Token]] = [[] for _ in range(count)]
        limits = condensed.line_ends
        line = 0
        for start, token in self._read(condensed):
            while start >= limits[line]:
                line += 1
            lines[line].append(token)
        return lines

    def _read(self, condensed: Condensed) -> list[tuple[int, Token]]:
        """The new tokens, each with its place in the condensed string."""
        read: list[tuple[int, Token]] = []
        free_from = 0
        found = self.matches(condensed.marks)
        found.sort()
        for start, minus_end, order, match in found:
            if start < free_from:
                continue
            rule = self.rules[order]
            value = rule.make(Match(condensed, match, self._groups[order]))
            if value is not None:
                free_from = -minus_end
                tokens, begin, end = condensed.stretch(start, free_from)
                read.append((start, Token(rule.kind, begin, end, value, rule.name, tokens)))
        return read

    def matches(self, marks: str) -> list[tuple[int, int, int, Found]]:
        """What each rule finds, as `finditer` would: start, negated end, which rule, the match."""
        found: list[tuple[int, int, int, Found]] = []
        free_from = [0] * len(self.rules)
        for order, search in self._worded:
            if search(marks) is None:
                free_from[order] = len(marks) + 1
        patterns = self._patterns
        finder = self._finder or self._opened()
        for start, order in finder.starts(marks):
            if start >= free_from[order] and (match := patterns[order].match(marks, start)):
                end = match.end()
                if end > start:
                    free_from[order] = end
                    found.append((start, -end, order, match))
        for order in self._searched:
            if free_from[order]:
                continue
            for match in patterns[order].finditer(marks):
                start, end = match.span()
                if end > start:
                    found.append((start, -end, order, match))
        return found

"""The engine of the cascade: named rules over a text whose recognised parts are one character each.

A stage reads a *condensed* text: every token found so far stands there as a single character of the
private-use area, one character for each kind. A rule is therefore one regular expression that names
tokens in braces, however long the stretch that they stand for:

    Rule("target.grow-by", "figure", "{indicator}(?:同比|年均)?增长{quantity}", make)

`make` gets the `Match` and returns the value of the new token, or None to refuse. A stage takes the
leftmost and of those the longest match of its rules; what a token was made of stays in its `parts`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobs.extraction.condensed import Condensed
from jobs.extraction.pattern_openings import AnyBeginningError, Finder, Opening, openings
from jobs.extraction.record import record
from jobs.extraction.rule_patterns import Found, compile_pattern, groups_of
from jobs.extraction.tokens import Token


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
        """What the named groups hold, a token as its mark or its words; null where they took no
        part.
        """
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
        self._groups = [groups_of(pattern) for pattern in self._patterns]
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

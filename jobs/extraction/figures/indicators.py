"""Indicators of local statistics: their canonical names, aliases, and where a text names them."""

from collections.abc import Sequence
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value
from storage.records import Measure


class IndicatorKind(StrEnum):
    FLOW = "flow"
    """Adds up over a period: output, revenue."""
    STOCK = "stock"
    """Stands at a moment: firms on the register, forest area."""
    RATE = "rate"
    """A share, an index, a speed."""


class Indicator(Value, frozen=True):
    """`unit` is the one that figures are told in after multipliers are resolved (元, %, 家)."""

    name: str
    aliases: tuple[str, ...]
    unit: str
    measure: Measure
    kind: IndicatorKind
    higher_is_better: bool | None
    """None where neither direction is good in itself (居民消费价格)."""


class IndicatorLexicon:
    """Finds known indicators in a text in one pass, the longest name at each place."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._by_name = {
            name: indicator
            for indicator in reversed(indicators)
            for name in (indicator.name, *indicator.aliases)
        }
        self._names = list(self._by_name)
        self._short = tuple(name for name in self._names if len(name) < 2)
        self._by_tail: dict[str, tuple[str, ...]] = {}
        """The names by what they end with."""
        for name in self._names:
            self._by_tail[name[-2:]] = (*self._by_tail.get(name[-2:], self._short), name)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def read(self, text: str) -> list[Token]:
        """Tokens of kind `indicator`; their value is the `Indicator`."""
        return [
            Token("indicator", start, end, self._by_name[self._names[which]], "indicator.by-name")
            for which, start, end in self._automaton.find_matches_as_indexes(text)
        ]

    def at_end(self, text: str) -> Indicator | None:
        """The indicator that a text ends with, where no name before it reaches into its own."""
        if not text.endswith(self._by_tail.get(text[-2:], self._short)):
            return None
        found = self._automaton.find_matches_as_indexes(text)
        if not found or found[-1][2] < len(text):
            return None
        return self._by_name[self._names[found[-1][0]]]

    def find(self, name: str) -> Indicator | None:
        """The indicator of exactly this name or alias."""
        return self._by_name.get(name)

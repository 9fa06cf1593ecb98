"""Frames: how a quantity is said. 同比增长13.4%, 占全市的45.8%, 由52个增至92个, 居全省第二.

A frame tells what is measured and with which sign; `frame_rules.py` has the patterns that make
them, `frame_reader.py` reads them. Whose figure it is and of what is the linking's work.
"""

import re
from collections.abc import Callable, Sequence

from jobs.extraction.rules.members import LEVEL
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value
from storage.records import Measure


class Frame(Value, frozen=True):
    """A quantity with what is said of it. `quantity` is its token.

    `whole` is what a share is of or a rank is counted in; `base` the year compared with where it is
    not the year before; `relative` tells that the frame has no subject of its own (同比增长8%).
    """

    quantity: Token
    measure: Measure
    value: Quantity
    whole: str = ""
    base: int | None = None
    relative: bool = False
    word: str = ""
    """The word that made it: 增长, 占, 居 …"""


def measures_nothing(frame: Frame) -> bool:
    """A bare number that no 增长 and no 指数 gives a meaning."""
    return frame.measure is LEVEL and frame.word != "指数"


class Said(Value, frozen=True):
    """What a rule found: its match in the condensed string and the tokens in it, in order.

    `text` is the sentence that it stands in, `place` what tells a position of the match in it.
    """

    found: re.Match[str]
    tokens: Sequence[Token]
    text: str
    place: Callable[[int], int]

    def words(self, group: str) -> str:
        """What a named group holds of the sentence; empty where it took no part."""
        start, end = self.found.span(group)
        return self.text[self.place(start) : self.place(end)] if start >= 0 else ""

    def start(self) -> int:
        """Where in the sentence what was found begins."""
        return self.place(self.found.start())

    def compares(self) -> bool:
        """Whether it tells what is compared with: 比上年增长8%."""
        return bool(self.found["compare"])


class FrameRule(Value, frozen=True):
    """A named pattern. Where `kinds` is not empty, it makes frames of such quantities only; where
    `words` is not empty, one of them stands in what it matches.

    `ends`, where it is not empty, are the characters of which one stands right before its only
    quantity, with which it ends: such a rule is tried only there. One that is looked for in the
    clause of a quantity ends with that, but may hold others. Neither reads past a comma. `opens`,
    where it is not empty, are the characters of which one begins what it matches.
    """

    name: str
    pattern: str
    make: Callable[[Said], Frame | None]
    kinds: frozenset[QuantityKind] = frozenset()
    words: tuple[str, ...] = ()
    ends: frozenset[str] = frozenset()
    in_clause: bool = False
    opens: str = ""


_LEVELS = {
    QuantityKind.SHARE: Measure.SHARE,
    QuantityKind.COUNT: Measure.COUNT,
    QuantityKind.RANK: Measure.RANK,
    QuantityKind.MULTIPLE: Measure.MULTIPLE,
    QuantityKind.POINTS: Measure.INCREMENT,
}


def level_of(quantity: Quantity) -> Measure:
    """What a quantity measures where nothing more is said; no share is less than nothing."""
    if quantity.value < 0 and quantity.unit == "%":
        return Measure.GROWTH
    return _LEVELS.get(quantity.kind, LEVEL)

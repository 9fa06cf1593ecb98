"""A row of places that 分别 deals a row of figures out to: 甲县、乙县分别完成3亿元、2亿元."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jobs.extraction.rules.tokens import Place, Token

_RESPECTIVELY = "分别"
_AND = re.compile("[、和与及]|以及")
_AND_FIGURE = re.compile("(?:[、和与及]|以及)(?:增长|下降|上升|提高|回落|增加|减少)?")
"""Between two figures that are dealt out: 分别增长5%、下降3%."""
_GREW = re.compile("分别|同比|增|降|占|[居列]")
_SAID_OF_EACH = re.compile("[^，,。；;：:、和及与]{0,24}")
"""What may stand between the row and 分别: 增速, 固定资产投资."""


class DealtPlaces:
    """Deals the figures of a sentence out to its places, one after another."""

    def __init__(self) -> None:
        self.deals = False
        """Whether the sentence entered last may deal any out."""

    def enter(self, text: str, places: Sequence[Token], quantities: Sequence[Token]) -> None:
        """Begin a sentence of places and quantities."""
        self.deals = len(places) > 1 and _RESPECTIVELY in text
        self._text, self._places, self._quantities = text, places, quantities
        self._coming: list[Place] = []
        """The places whose figures come next."""
        self._row: Sequence[Place] = ()
        """The places that it dealt to last."""

    def next_to(self, said: Token, floor: int) -> Place | None:
        """The place that 分别 deals a figure to; the figure before it ended at `floor`."""
        text, quantities = self._text, self._quantities
        if self._coming:
            self._coming = self._coming[1:] if goes_on(text, floor, said.start) else []
        start = said.parts[0].start
        if not self._coming:
            self._coming = dealt_places(text, self._places, quantities, floor, start)
            if self._coming:
                self._row = self._coming
            elif self._row and not any(floor <= each.start < start for each in self._places):
                self._coming = again(self._row, text, quantities, floor, start)
        return self._coming[0] if self._coming else None


def dealt_places(
    text: str, places: Sequence[Token], quantities: Sequence[Token], floor: int, start: int
) -> list[Place]:
    """Whose the figures are that begin with the one at `start`, in order; none where as many
    places as figures do not stand between `floor` and its 分别.
    """
    at = text.rfind(_RESPECTIVELY, floor, start)
    if at < 0:
        return []
    row = [token for token in places if floor <= token.start and token.end <= at]
    joined = len(row) > 1 and all(
        _AND.fullmatch(text, one.end, other.start) for one, other in pairwise(row)
    )
    if not joined or _SAID_OF_EACH.fullmatch(text, row[-1].end, at) is None:
        return []
    return [token.value for token in row] if _so_many(text, quantities, start) == len(row) else []


def again(
    row: Sequence[Place], text: str, quantities: Sequence[Token], floor: int, start: int
) -> list[Place]:
    """The same places once more, where as many figures tell what grew: 增幅分别为7%、6%."""
    if _GREW.search(text, floor, start) is None:
        return []
    return list(row) if _so_many(text, quantities, start) == len(row) else []


def goes_on(text: str, floor: int, start: int) -> bool:
    """Whether nothing but 、 or 和 stands between a figure and the one before it."""
    return _AND_FIGURE.fullmatch(text, floor, start) is not None


def _so_many(text: str, quantities: Sequence[Token], start: int) -> int:
    """How many quantities stand in a row from the first one behind `start`."""
    count, end = 0, start
    for token in quantities:
        if token.start < start:
            continue
        if count and _AND_FIGURE.fullmatch(text, end, token.start) is None:
            break
        count, end = count + 1, token.end
    return count

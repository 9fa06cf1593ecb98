"""A row of places or firms that 分别 deals figures out to: 甲县、乙县分别完成3亿元、2亿元."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jobs.extraction.rules.tokens import Token

_RESPECTIVELY = "分别"
_AND = re.compile("[、和与及]|以及")
_AND_FIGURE = re.compile("(?:[、和与及]|以及)(?:增长|下降|上升|提高|回落|增加|减少)?")
"""Between two figures that are dealt out: 分别增长5%、下降3%."""
_GREW = re.compile("分别|同比|增|降|占|[居列]")
_SAID_OF_EACH = re.compile("[^，,。；;：:、和及与]{0,24}")
"""What may stand between the row and 分别: 增速, 固定资产投资."""


def dealt_row(
    text: str, named: Sequence[Token], quantities: Sequence[Token], floor: int, start: int
) -> list[Token]:
    """Those of the places or firms `named` whose the figures are that begin with the one at
    `start`, in order; none where as many as figures do not stand between `floor` and its 分别.
    """
    at = text.rfind(_RESPECTIVELY, floor, start)
    if at < 0:
        return []
    row = [token for token in named if floor <= token.start and token.end <= at]
    joined = len(row) > 1 and all(
        _AND.fullmatch(text, one.end, other.start) for one, other in pairwise(row)
    )
    if not joined or _SAID_OF_EACH.fullmatch(text, row[-1].end, at) is None:
        return []
    return row if so_many(text, quantities, start) == len(row) else []


def again(
    row: Sequence[object], text: str, quantities: Sequence[Token], floor: int, start: int
) -> bool:
    """Whether figures are dealt to the same once more, telling what grew: 增幅分别为7%、6%."""
    grew = _GREW.search(text, floor, start) is not None
    return grew and so_many(text, quantities, start) == len(row)


def goes_on(text: str, floor: int, start: int) -> bool:
    """Whether nothing but 、 or 和 stands between a figure and the one before it."""
    return _AND_FIGURE.fullmatch(text, floor, start) is not None


def so_many(text: str, quantities: Sequence[Token], start: int) -> int:
    """How many quantities stand in a row from the first one behind `start`."""
    count, end = 0, start
    for token in quantities:
        if token.start < start:
            continue
        if count and _AND_FIGURE.fullmatch(text, end, token.start) is None:
            break
        count, end = count + 1, token.end
    return count

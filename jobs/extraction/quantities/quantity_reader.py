"""Reads the quantities of texts, around what is known of them already."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import attrgetter

from jobs.extraction.quantities.bound_rules import bounds
from jobs.extraction.quantities.number_rules import numbers_of_lines
from jobs.extraction.quantities.quantity_rules import QUANTITY_RULES
from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.engine import Stage
from jobs.extraction.rules.members import EQUAL
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace

_BLOT = "\n"
"""Stands over what is known: a character that no number holds."""

_IN_WORDS = ("半", "首位", "榜首", "之首", "翻番", "翻倍", "倍增")
"""Quantities that no number stands in."""
_AND = frozenset("、，和与及")
_start = attrgetter("start")


class QuantityReader:
    """Finds the quantities of a text around what is known of it already: periods, names."""

    def __init__(self) -> None:
        self._quantities = Stage(QUANTITY_RULES)

    def read(self, text: str, known: Sequence[Token] = ()) -> list[Token]:
        """Tokens of kind `quantity` and `grade` (千亿级: at least so much); values `Quantity`."""
        return self.read_many([text], [known])[0]

    def read_many(
        self, texts: Sequence[str], known: Sequence[Sequence[Token]]
    ) -> list[list[Token]]:
        """The same for several texts, each with what is known of it: one pass over all of them."""
        begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
        blotted = [
            _blotted(text, each) if each else text for text, each in zip(texts, known, strict=True)
        ]
        page = "\n".join(blotted)
        rows, left = numbers_of_lines(page, begins)
        for line in {
            bisect_right(begins, at) - 1 for word in _IN_WORDS for at in _places(page, word)
        }:
            left[line] = [*rows[line], *bounds(page, begins[line], begins[line + 1])]
        quantities: list[list[Token]] = [
            [token for token in row if token.kind == "quantity"] if row else row for row in rows
        ]
        lines = sorted(left)
        condensed = Condensed.of_lines(
            [texts[line] for line in lines], [[*known[line], *left[line]] for line in lines]
        )
        for line, tokens in zip(
            lines, self._quantities.read_lines(condensed, len(lines)), strict=True
        ):
            if tokens:
                quantities[line] = sorted([*quantities[line], *tokens], key=_start)
        for line, text in enumerate(texts):
            if "分别" in text:
                quantities[line] = _bounded_together(text, quantities[line])
        return quantities


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _bounded_together(text: str, tokens: Sequence[Token]) -> list[Token]:
    """分别不少于8个、7个和5个: the bound is said of each."""
    bounded: list[Token] = []
    bound, last = EQUAL, 0
    for token in tokens:
        each = token
        if text.endswith("分别", 0, token.start):
            bound = token.value.comparator if token.kind == "quantity" else EQUAL
        elif text[last : token.start] not in _AND:
            bound = EQUAL
        elif bound is not EQUAL and token.kind == "quantity" and token.value.comparator is EQUAL:
            each = replace(token, value=replace(token.value, comparator=bound))
        bounded.append(each)
        last = token.end
    return bounded


def _blotted(text: str, known: Sequence[Token]) -> str:
    """A text with blots over what is known of it."""
    for token in known:
        text = f"{text[: token.start]}{_BLOT * (token.end - token.start)}{text[token.end :]}"
    return text

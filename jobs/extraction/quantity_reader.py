"""Reads the quantities of texts, around what is known of them already."""

import re
from collections.abc import Sequence

from jobs.extraction.bound_rules import bound_tokens
from jobs.extraction.condensed import Condensed
from jobs.extraction.engine import Stage
from jobs.extraction.number_rules import number_tokens
from jobs.extraction.quantity_rules import QUANTITY_RULES
from jobs.extraction.tokens import Token

_BLOT = "\n"
"""Stands over what is known: a character that no number holds."""

_IN_WORDS = re.compile("半|首位|榜首|翻番|翻倍|倍增")
"""Quantities that no number stands in."""


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
        quantities: list[list[Token]] = [[] for _ in texts]
        lines = [
            (index, text, tokens)
            for index, (text, each) in enumerate(zip(texts, known, strict=True))
            if (tokens := _with_numbers(text, each)) is not None
        ]
        condensed = Condensed.of_lines([text for _, text, _ in lines], [each for *_, each in lines])
        found = self._quantities.read_lines(condensed, len(lines))
        for (index, _, _), tokens in zip(lines, found, strict=True):
            quantities[index] = tokens
        return quantities


def _with_numbers(text: str, known: Sequence[Token]) -> list[Token] | None:
    """What is known of a text, and its numbers, names and bounds beside that; null where it can't
    have a quantity.
    """
    for token in known:
        length = token.end - token.start
        text = f"{text[: token.start]}{_BLOT * length}{text[token.end :]}"
    numbers = list(number_tokens(text))
    if not numbers and not _IN_WORDS.search(text):
        return None
    return [*known, *numbers, *bound_tokens(text)]

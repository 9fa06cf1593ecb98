"""Reads the quantities of texts, around what is known of them already."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from jobs.extraction.bound_rules import BOUND_RULES
from jobs.extraction.engine import Condensed, Stage, shift
from jobs.extraction.number_rules import NUMBER_RULES
from jobs.extraction.quantity_rules import QUANTITY_RULES
from jobs.extraction.tokens import Token


class QuantityReader:
    """Finds the quantities of a text around what is known of it already: periods, names."""

    def __init__(self) -> None:
        self._numbers = Stage(NUMBER_RULES)
        self._bounds = Stage(BOUND_RULES)
        self._quantities = Stage(QUANTITY_RULES)

    def read(self, text: str, known: Sequence[Token] = ()) -> list[Token]:
        """Tokens of kind `quantity` and `grade` (千亿级: at least so much); values `Quantity`."""
        plain = Condensed(text, known)
        numbers = [*self._numbers.read(plain), *self._bounds.read(plain)]
        return self._quantities.read(Condensed(text, [*known, *numbers]))

    def read_many(
        self, texts: Sequence[str], known: Sequence[Sequence[Token]]
    ) -> list[list[Token]]:
        """The same for several texts, each with what is known of it: one pass over all of them."""
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        shifted = [
            shift(token, start)
            for start, tokens in zip(starts, known, strict=False)
            for token in tokens
        ]
        found: list[list[Token]] = [[] for _ in texts]
        for token in self.read("\n".join(texts), shifted):
            which = bisect_right(starts, token.start) - 1
            found[which].append(shift(token, -starts[which]))
        return found

"""Reads the quantities of texts, around what is known of them already."""

from collections.abc import Sequence

from jobs.extraction.bound_rules import bound_tokens
from jobs.extraction.engine import Condensed, Stage
from jobs.extraction.number_rules import number_tokens
from jobs.extraction.quantity_rules import QUANTITY_RULES
from jobs.extraction.tokens import Token

_BLOT = "\n"
"""Stands over what is known: a character that no number holds."""


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
        tokens = [_with_numbers(text, each) for text, each in zip(texts, known, strict=True)]
        return self._quantities.read_lines(Condensed.of_lines(texts, tokens), len(texts))


def _with_numbers(text: str, known: Sequence[Token]) -> list[Token]:
    """What is known of a text, and its numbers, names and bounds beside that."""
    for token in known:
        length = token.end - token.start
        text = f"{text[: token.start]}{_BLOT * length}{text[token.end :]}"
    return [*known, *number_tokens(text), *bound_tokens(text)]

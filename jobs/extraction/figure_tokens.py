"""Which tokens of a sentence figures are linked by: none inside a name, a slogan or a class."""

from collections.abc import Sequence

from jobs.extraction.tokens import Token
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.worth import (
    is_capacity_in_name,
    is_class_of_things,
    is_in_slogan,
    is_mere_time,
)

_HIDDEN = {"quantity", "grade", "period"}


def figure_tokens(read: ReadSentence) -> list[Token]:
    """A sentence's tokens for linking: no quantity inside a project's name."""
    names = [token for token in read.projects if token.kind == "project"]
    text = read.sentence.text
    kept = [
        token
        for token in read.sentence.tokens
        if token.kind in {"quantity", "grade", "period", "place", "organisation"}
        and not (token.kind in _HIDDEN and _within(token, names))
        and not (token.kind == "quantity" and _names_something(text, token))
    ]
    return [*kept, *names]


def _within(token: Token, names: Sequence[Token]) -> bool:
    return any(name.start < token.end and token.start < name.end for name in names)


def _names_something(text: str, quantity: Token) -> bool:
    return (
        is_class_of_things(text, quantity)
        or is_mere_time(text, quantity)
        or is_capacity_in_name(text, quantity)
        or is_in_slogan(text, quantity)
    )

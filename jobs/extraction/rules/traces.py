"""What a token was made of: the rules behind it, as facts keep them."""

from jobs.extraction.rules.tokens import Reading, Token
from storage.records import Trace


def trace(token: Token, reading: Reading, shift: int = 0) -> Trace:
    """The rules behind a token, with raw spans. `shift` is where the token's text starts in it."""
    start, end = reading.raw_span(token.start + shift, token.end + shift)
    parts = tuple(trace(part, reading, shift) for part in token.parts)
    return Trace(rule=token.rule, start=start, end=end, parts=parts)


def rule_names(token: Token) -> tuple[str, ...]:
    """The rules behind a token, outermost first, each once."""
    names: dict[str, None] = {token.rule: None}
    parts = token.parts
    while len(parts) == 1:  # as in a frame around a quantity around its number
        (part,) = parts
        names[part.rule] = None
        parts = part.parts
    if parts:
        _gather_rules(parts, names)
    return tuple(names)


def _gather_rules(parts: tuple[Token, ...], names: dict[str, None]) -> None:
    for part in parts:
        names[part.rule] = None
        if part.parts:
            _gather_rules(part.parts, names)

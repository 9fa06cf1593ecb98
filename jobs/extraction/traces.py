"""What a token was made of: the rules behind it, as facts keep them."""

from jobs.extraction.tokens import Reading, Token
from storage.records import Trace


def trace(token: Token, reading: Reading, shift: int = 0) -> Trace:
    """The rules behind a token, with raw spans. `shift` is where the token's text starts in it."""
    start, end = reading.raw_span(token.start + shift, token.end + shift)
    parts = tuple(trace(part, reading, shift) for part in token.parts)
    return Trace(rule=token.rule, start=start, end=end, parts=parts)


def rule_names(token: Token) -> tuple[str, ...]:
    """The rules behind a token, outermost first, each once."""
    names: dict[str, None] = {}
    rest = [token]
    while rest:
        token = rest.pop()
        names[token.rule] = None
        if token.parts:
            rest += token.parts[::-1]
    return tuple(names)

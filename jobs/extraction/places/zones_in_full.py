"""What a bare 高新区 is short for, where an article names one zone of its kind and place."""

from collections.abc import Iterable, Sequence

from jobs.extraction.places.place_words import ZONE_CLASSES
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.rules.value import replace

_BARE, _NAMED = "place.bare-zone", "place.named-zone"


def zones_in_full(places: Sequence[list[Token]]) -> Sequence[list[Token]]:
    """The places of an article's sentences: 高新区 as 慈湖高新区, if that is the only one there."""
    if not any(token.rule == _BARE for row in places for token in row):
        return places
    named = {
        token.value.path: token.value for row in places for token in row if token.rule == _NAMED
    }
    if not named:
        return places
    return [[_in_full(token, named.values()) for token in row] for row in places]


def _in_full(token: Token, named: Iterable[Place]) -> Token:
    if token.rule != _BARE:
        return token
    above, _, kind = token.value.path.rpartition("/")
    same = [word for word, of in ZONE_CLASSES.items() if of == ZONE_CLASSES.get(kind)]
    known = [
        zone
        for zone in named
        if zone.path.startswith(f"{above}/") and zone.path.endswith((kind, *same))
    ]
    return replace(token, value=known[0]) if len(known) == 1 else token

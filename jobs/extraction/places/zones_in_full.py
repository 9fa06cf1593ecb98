"""What a bare 高新区 is short for, where an article names one zone of its kind and place."""

from collections.abc import Iterable, Sequence

from jobs.extraction.places.place_words import ZONE_CLASSES
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.rules.value import replace

_BARE, _NAMED, _ZONE = "place.bare-zone", "place.named-zone", "place.zone"


def zones_in_full(places: Sequence[list[Token]]) -> Sequence[list[Token]]:
    """The places of an article's sentences: 高新区 as 慈湖高新区, if that is the only one there;
    梅山综保区 as 梅山综合保税区.
    """
    rules = {token.rule for row in places for token in row}
    if not rules & {_BARE, _NAMED}:
        return places
    named = {
        token.value.path: token.value
        for row in places
        for token in row
        if token.rule in (_NAMED, _ZONE)
    }
    if not named:
        return places
    return [[_in_full(token, named.values()) for token in row] for row in places]


def _in_full(token: Token, named: Iterable[Place]) -> Token:
    if token.rule not in (_BARE, _NAMED):
        return token
    above, _, name = token.value.path.rpartition("/")
    kind = next((word for word in ZONE_CLASSES if name.endswith(word)), name)
    same = [word for word, of in ZONE_CLASSES.items() if of == ZONE_CLASSES.get(kind)]
    own = name.removesuffix(kind)
    known = [
        zone
        for zone in named
        if zone.path.startswith(f"{above}/{own}") and zone.path.endswith((kind, *same))
    ]
    if own:  # called by a shorter kind
        known = [zone for zone in known if zone.path in {f"{above}/{own}{word}" for word in same}]
        known = [max(known, key=lambda zone: len(zone.path))] if known else []
    return replace(token, value=known[0]) if len(known) == 1 else token

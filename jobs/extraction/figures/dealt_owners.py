"""Whose the figures are that 分别 deals out: to a row of places or firms, or to the last ones told.

甲县、乙县分别完成3亿元、2亿元; 甲支行、乙支行分别投放…; 甲县3亿元，乙县2亿元，分别增长5%、4%.
"""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.owners import Owner
from jobs.extraction.places.dealt_places import again, dealt_row, goes_on, so_many
from jobs.extraction.rules.tokens import Place, Token, clashing

_RESPECTIVELY = "分别"
_OF_EACH = re.compile("[两三四五六七八九](?:个?[县区市]|地|家|者)")
"""三区投资增速分别为12%、9%、15%."""


class DealtOwners:
    """Deals the figures of a sentence out, one after another."""

    def __init__(self) -> None:
        self.deals = False
        """Whether the sentence entered last may deal any out."""

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence."""
        text = sentence.text
        self.deals = _RESPECTIVELY in text and (
            len(sentence.places) > 1 or len(sentence.organisations) > 1
        )
        if self.deals:
            self._text, self._sentence = text, sentence
            firms = sentence.organisations
            self._places = [token for token in sentence.places if not clashing(token, firms)]
            self._coming: Sequence[Owner] = ()
            """Whose the next figures are."""
            self._row: Sequence[Owner] = ()
            """Whom it dealt to last."""
            self._told: list[Owner] = []
            """Whose the figures before were, one by one."""

    def told(self, owner: Owner) -> None:
        """Keep whose a figure is."""
        self._told.append(Owner(owner.place, owner.holder))

    def next_to(self, said: Token, floor: int, owner: Owner) -> Owner | None:
        """To whom 分别 deals a figure; the one before it ended at `floor`, and `owner` is whom the
        text speaks of.
        """
        text = self._text
        if self._coming:
            self._coming = self._coming[1:] if goes_on(text, floor, said.start) else ()
        if not self._coming:
            self._coming = self._dealt(floor, said.parts[0].start, owner)
        return self._coming[0] if self._coming else None

    def _dealt(self, floor: int, start: int, owner: Owner) -> Sequence[Owner]:
        text, quantities = self._text, self._sentence.quantities
        if _RESPECTIVELY not in text[floor:start]:
            return ()
        firms = self._sentence.organisations
        if places := dealt_row(text, self._places, quantities, floor, start):
            self._row = [Owner(token.value) for token in places]
        elif named := dealt_row(text, firms, quantities, floor, start):
            self._row = [Owner(self._place_of(token, owner), token.value) for token in named]
        elif any(floor <= token.start < start for token in (*self._places, *firms)):
            return ()
        elif not (self._row and again(self._row, text, quantities, floor, start)):
            each = _OF_EACH.search(text, floor, start) is not None
            return self._last(so_many(text, quantities, start), each=each)
        return self._row

    def _last(self, count: int, *, each: bool) -> Sequence[Owner]:
        """Whose the last figures were, where each was another's; with `each`, however many were
        told of everyone.
        """
        told = self._told
        if each:
            told = [one for one, after in zip(told, [*told[1:], None], strict=True) if one != after]
        last = told[-count:]
        apart = {(owner.place.path, owner.holder) for owner in last}
        return last if count > 1 and len(apart) == count else ()

    def _place_of(self, firm: Token, owner: Owner) -> Place:
        own = (token for token in self._sentence.places if token.start == firm.start)
        place = next((token.value for token in own if token.end < firm.end), owner.place)
        return place if place.path.startswith(owner.place.path) else owner.place

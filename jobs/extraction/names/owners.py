"""Whom a text can speak of: a place, or an organisation or a project in it."""

from collections.abc import Sequence

from msgspec import Struct

from jobs.extraction.context import Sentence
from jobs.extraction.rules.members import HEADING
from jobs.extraction.rules.tokens import Place
from storage.records import Stage


class Owner(Struct, gc=False):
    """Whom the text speaks of. `holder` is null where it is the place itself."""

    place: Place
    holder: str | None = None
    project: bool = False
    """The holder is a project: it holds capacities and outputs, not a place's statistics."""
    stage: Stage | None = None

    def on(self, place: Place) -> "Owner":
        """The same, speaking from a place."""
        return Owner(place, self.holder, self.project, self.stage)


def section_places(sentences: Sequence[Sentence], *, alone: bool = False) -> dict[int, Place]:
    """Paragraphs that are headings naming a place (河南：…), which holds for what follows.

    `alone`: only those that say nothing else.
    """
    places: dict[int, Place] = {}
    for sentence in sentences:
        if sentence.paragraph.kind is not HEADING:
            continue
        named = [token for token in sentence.places if token.start <= 2]
        if named and (not alone or len(sentence.text) - named[0].end <= 1):
            places[sentence.paragraph_index] = named[0].value
    return places

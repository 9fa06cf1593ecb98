"""What a view is made from: all that stands in a place and below it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from jobs.digests.draft import Block, DigestDraft
from jobs.digests.parts import newest_first, one_line, title_block
from jobs.digests.wording import day_in_words
from jobs.texts import views_zh
from storage.records import Outline, OwnCount, Progress, Region, StoredFact, Thing, ThingKind

Known = TypeVar("Known", bound=Outline)


def own_first(things: Iterable[Known], region: Region) -> list[Known]:
    """The place's own first, then by place, the last told first."""
    found = sorted(things, key=newest_first)
    return sorted(found, key=lambda thing: (thing.region != region.path, thing.region))


@dataclass(frozen=True, slots=True)
class Holdings:
    """The things of a place and below it by key, with all facts of their histories by id.

    `progress` tells how far targets are and `counts` what we count of those that speak of
    projects, both by the target's key. `sentences` are those of facts that are not held, where a
    view looks for words in whole histories and shows but their ends.
    """

    region: Region
    today: date
    things: Mapping[str, Thing]
    facts: Mapping[int, StoredFact]
    progress: Mapping[str, Progress] = field(default_factory=dict)
    counts: Mapping[str, OwnCount] = field(default_factory=dict)
    sentences: Mapping[int, str] = field(default_factory=dict)

    def of(self, kind: ThingKind) -> list[Thing]:
        """The things of a kind: the place's own first, then by place, the last told first.

        Those of one day stand in the order of their articles.
        """
        found = [thing for thing in self.things.values() if thing.kind is kind]
        return own_first(found, self.region)

    def in_full(self, known: Iterable[Outline]) -> list[Thing]:
        """The things of these outlines, as far as they are held."""
        return [self.things[each.key] for each in known if each.key in self.things]

    def history(self, thing: Thing) -> list[StoredFact]:
        """The facts of a thing, oldest first; those of things that closed it as well."""
        return [self.facts[each] for each in thing.fact_ids if each in self.facts]

    def sentences_of(self, thing: Thing) -> Iterator[str]:
        """What the facts of a thing say in their articles, oldest first."""
        for each in thing.fact_ids:
            if each in self.facts:
                yield self.facts[each].sentence or self.facts[each].fact.quote
            elif each in self.sentences:
                yield self.sentences[each]

    def source(self, thing: Thing) -> StoredFact | None:
        """The newest fact of a thing."""
        return next(iter(self.history(thing)[::-1]), None)

    def draft(self, title: str, blocks: Iterable[Block]) -> DigestDraft:
        """The view under its title, with the day; one line where there is nothing to show."""
        blocks = tuple(blocks)
        if not blocks:
            return one_line(views_zh.NOTHING.format(place=self.region.name))
        head = title_block(title.format(place=self.region.name), day_in_words(self.today))
        return DigestDraft((head, *blocks))

"""What all digests and views are put together from."""

from collections.abc import Mapping, Sequence

from jobs.digests.draft import Block, DigestDraft, Span
from storage.records import Outline, StoredFact, Stub, ThingKind

CAMPAIGNS = 5
"""A section of campaigns ends after so many: a page may name dozens."""


FIGURES = frozenset({ThingKind.TARGET, ThingKind.RESULT})


def is_held(thing: Stub) -> bool:
    """Whether it is an organisation's figure of itself, not the place's."""
    return thing.holder is not None and thing.kind in FIGURES


def newest_first(thing: Outline) -> tuple[int, tuple[int, ...]]:
    """Sorts things: the last told first, those of one day in the order of their articles."""
    return -thing.last_on.toordinal(), thing.fact_ids


def source_of(fact_ids: Sequence[int], facts: Mapping[int, StoredFact]) -> StoredFact | None:
    return facts.get(fact_ids[-1]) if fact_ids else None


def title_block(title: str, note: str) -> Block:
    return Block(((Span(title, bold=True),), (Span(note),)))


def one_line(words: str, *, is_empty: bool = False) -> DigestDraft:
    return DigestDraft((Block(((Span(words),),)),), is_empty)

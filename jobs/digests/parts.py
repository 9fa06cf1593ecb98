"""What all digests and views are put together from."""

from collections.abc import Mapping, Sequence

from jobs.digests.draft import Block, DigestDraft, Span
from storage.records import Figure, StoredFact, Thing

CAMPAIGNS = 5
"""A section of campaigns ends after so many: a page may name dozens."""


def is_held(thing: Thing) -> bool:
    return isinstance(thing.current, Figure) and thing.holder is not None


def source_of(fact_ids: Sequence[int], facts: Mapping[int, StoredFact]) -> StoredFact | None:
    return facts.get(fact_ids[-1]) if fact_ids else None


def title_block(title: str, note: str) -> Block:
    return Block(((Span(title, bold=True),), (Span(note),)))


def one_line(words: str, *, is_empty: bool = False) -> DigestDraft:
    return DigestDraft((Block(((Span(words),),)),), is_empty)

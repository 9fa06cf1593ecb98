"""What became of a thing whose key is gone: which thing now stands on the sentences it stood on."""

from collections.abc import Collection, Iterable, Mapping

from rapidfuzz.fuzz import ratio

from storage.records import StoredFact, Thing

Span = tuple[int, int, int]
"""Where a fact stands: its article's id, and where it starts and ends in the page."""


def spans_of(
    things: Iterable[Thing], facts: Mapping[int, StoredFact]
) -> dict[str, frozenset[Span]]:
    """Where the things stand, by key, as far as the facts are given (by id)."""
    return {
        thing.key: frozenset(
            (stored.article_id, stored.fact.start, stored.fact.end)
            for fact_id in thing.fact_ids
            if (stored := facts.get(fact_id)) is not None
        )
        for thing in things
    }


def heir_of(
    was: Thing,
    after: Iterable[Thing],
    stood: Mapping[str, Collection[Span]],
    stands: Mapping[str, Collection[Span]],
) -> Thing | None:
    """The thing that is now read where `was` was read; None where there is none.

    `stood` and `stands` tell where things were and are read, by key. What stood there as well
    before is somebody else. Of several, the one on most of the sentences is it, then the one whose
    name is likest. Where it is not known where `was` stood, its last quote tells.
    """
    mine = stood.get(was.key, ())
    found: list[tuple[int, float, str, Thing]] = []
    for thing in after:
        if thing.kind is not was.kind:
            continue
        before = stood.get(thing.key, ())
        new = [span for span in stands.get(thing.key, ()) if not _overlaps(span, before)]
        shared = sum(_overlaps(span, new) for span in mine)
        if not mine and thing.key not in stood:
            shared = int(thing.current.quote == was.current.quote)
        if shared:
            found.append((shared, ratio(thing.name, was.name), thing.key, thing))
    return max(found, key=lambda each: each[:3])[3] if found else None


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    article, start, end = span
    return any(article == of and start < its_end and at < end for of, at, its_end in others)

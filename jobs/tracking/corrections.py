"""What people say about facts, applied: the facts as they are to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from storage.records import Correction, StoredFact, fact_type, subject_of


def corrected(facts: Sequence[StoredFact], corrections: Iterable[Correction]) -> list[StoredFact]:
    """The facts with people's corrections, oldest first, and without those that were withdrawn.

    A correction finds its fact by article, type and span. Rules that read better may give another
    span: then it is the fact of that type whose span overlaps, best with the same subject.
    """
    found = {stored.id: stored for stored in facts}
    names = {stored.id: stored for stored in facts}
    for correction in corrections:
        fact_id = _find(names.values(), correction)
        if fact_id is None or fact_id not in found:
            continue
        if correction.withdrawn:
            del found[fact_id]
        else:
            found[fact_id] = _changed(found[fact_id], correction)
    return list(found.values())


def _find(facts: Iterable[StoredFact], correction: Correction) -> int | None:
    def fit(stored: StoredFact) -> tuple[bool, bool, int]:
        fact = stored.fact
        is_exact = (fact.start, fact.end) == (correction.start, correction.end)
        overlap = min(fact.end, correction.end) - max(fact.start, correction.start)
        return subject_of(fact) == correction.subject, is_exact, overlap

    fitting = [
        stored
        for stored in facts
        if stored.article_id == correction.article_id
        and fact_type(stored.fact) == correction.type
        and stored.fact.start < correction.end
        and correction.start < stored.fact.end
    ]
    return max(fitting, key=fit).id if fitting else None


def _changed(stored: StoredFact, correction: Correction) -> StoredFact:
    fact = stored.fact
    values = msgspec.to_builtins(fact) | correction.changes
    # The trace is for explaining what rules did; a person's word has none.
    changed = msgspec.convert(values | {"trace": None}, type(fact))
    return replace(stored, fact=changed)

"""A fact that reads otherwise now: what it moves, and what of all that is known is folded anew.

A city has hundreds of works whose names end alike. A word on one of them moves its own thing, the
thing that it becomes, and what these close or are closed by; all others keep their facts.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from jobs.tracking.keys import bond_of, join_keys
from jobs.tracking.names import plain_name
from jobs.tracking.track import Known, fold_on
from storage.records import Fact, Milestone, Project, StoredFact, Thing


@dataclass(frozen=True, slots=True)
class Rejoined:
    """An article's facts with these `ids`, joined anew: `keys` has the things that they are of.

    `before`, by key, are the things as they stood that are to be folded anew.
    """

    ids: Set[int]
    keys: Mapping[int, str]
    before: Mapping[str, Thing]


def told_together(fact_id: int, article: Iterable[StoredFact]) -> set[int]:
    """The ids of a fact and of those of its article that are joined as it is.

    What an article tells of a work goes together: its project says who builds. `article` has the
    facts as they were read and as they are, so that a work goes by both of its names.
    """
    facts = list(article)
    names = {_work_of(each.fact) for each in facts if each.id == fact_id} - {None}
    return {fact_id} | {each.id for each in facts if _work_of(each.fact) in names}


def _work_of(fact: Fact) -> str | None:
    match fact:
        case Project():
            return plain_name(fact.name)
        case Milestone():
            return plain_name(fact.project)
        case _:
            return None


def rejoin(ids: Set[int], read: Sequence[StoredFact], things: Mapping[str, Thing]) -> Rejoined:
    """Join those of an article's facts that have these ids, as they are read now.

    `things` are those of the families that these facts were of and are of, by key.
    """
    anew = [each for each in read if each.id in ids and each.fact.region]
    keys = join_keys(anew, things.values())
    told = (key for key, each in things.items() if not ids.isdisjoint(each.fact_ids))
    bonds = {bond_of(key) for key in (*keys.values(), *told)}
    before = {key: each for key, each in things.items() if bond_of(key) in bonds}
    return Rejoined(ids, keys, before)


def fold_rejoined(rejoined: Rejoined, facts: Iterable[StoredFact]) -> dict[str, Thing]:
    """The things that were to be folded anew, by key, from their facts as they are read now."""
    read = {each.id: each for each in facts}
    staying = read.keys() - rejoined.ids
    known = {
        key: Known(thing, tuple(read[each] for each in thing.fact_ids if each in staying))
        for key, thing in rejoined.before.items()
    }
    anew = [read[each] for each in rejoined.keys]
    return fold_on(known, anew, rejoined.keys)

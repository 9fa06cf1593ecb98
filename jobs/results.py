"""What was reported of a figure through the years, each time against the target of its time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.follow import as_read, indicators
from jobs.tracking import progress
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import (
    Figure,
    Indicator,
    Progress,
    Result,
    StoredFact,
    Target,
    Thing,
    ThingKind,
    Verdict,
)
from storage.things import list_things_of_families

INCOMPARABLE = {Verdict.NOT_COMPARABLE, Verdict.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Reported:
    """What was last told of one period. `progress` is null where no target may be compared."""

    stored: StoredFact
    result: Result
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Series:
    """A figure through its periods, the latest first; `awaited` are targets with no result yet."""

    thing: Thing
    reported: tuple[Reported, ...]
    awaited: tuple[Target, ...]


def load_series(conn: Connection, results: Sequence[Thing]) -> list[Series]:
    """The series of these things of kind RESULT, in their order."""
    related = list_things_of_families(conn, {thing.family for thing in results})
    facts = _facts_of(conn, results)
    return [
        series_of(
            thing,
            [facts[each] for each in thing.fact_ids if each in facts],
            [each for each in related.values() if each.family == thing.family],
            indicators(),
        )
        for thing in results
    ]


def load_reported(
    conn: Connection, results: Sequence[Thing]
) -> list[list[tuple[StoredFact, Result]]]:
    """What was reported by each of these things of kind RESULT, as `last_of_each_period` has it."""
    facts = _facts_of(conn, results)
    return [
        last_of_each_period(facts[each] for each in thing.fact_ids if each in facts)
        for thing in results
    ]


def _facts_of(conn: Connection, results: Sequence[Thing]) -> dict[int, StoredFact]:
    ids = {fact_id for thing in results for fact_id in thing.fact_ids}
    read = as_read(conn, list(list_facts_by_id(conn, ids).values()))
    return {stored.id: stored for stored in read}


def series_of(
    thing: Thing,
    told: Iterable[StoredFact],
    related: Iterable[Thing],
    known: Mapping[str, Indicator],
) -> Series:
    """The series of a result from all that was `told` of it; `related` has the targets of it."""
    targets = [
        each.current
        for each in related
        if each.kind is ThingKind.TARGET and isinstance(each.current, Target)
    ]
    reported = []
    judged: set[tuple[date | None, date | None]] = set()
    for stored, result in last_of_each_period(told):
        best = _against(result, targets, known)
        if best is not None:
            judged.add(_period(best.target))
        reported.append(Reported(stored, result, best))
    awaited = [target for target in targets if _period(target) not in judged]
    awaited.sort(key=lambda target: target.period_end or date.max)
    return Series(thing, tuple(reported), tuple(awaited))


def last_of_each_period(told: Iterable[StoredFact]) -> list[tuple[StoredFact, Result]]:
    """The newest word on each period, latest period first; where none is known, on each day."""
    newest: dict[tuple[date | None, date | None], tuple[StoredFact, Result]] = {}
    for stored in sorted(told, key=lambda each: (each.published_on, each.id)):
        if isinstance(stored.fact, Result):
            of = _period(stored.fact)
            key = of if of[1] is not None else (stored.published_on, None)
            newest[key] = (stored, stored.fact)
    return sorted(
        newest.values(),
        key=lambda pair: (
            pair[1].period_end or pair[0].published_on,
            # Of periods with the same end, the longest says most.
            -(pair[1].period_start or date.min).toordinal(),
        ),
        reverse=True,
    )


def _against(
    result: Result, targets: Iterable[Target], known: Mapping[str, Indicator]
) -> Progress | None:
    """The result against the target of the same period, or else of the shortest that holds it."""
    told = (progress(target, result, known) for target in targets)
    comparable = [each for each in told if each.verdict not in INCOMPARABLE]
    return min(comparable, key=lambda each: _distance(each.target, result), default=None)


def _distance(target: Target, result: Result) -> int:
    assert target.period_end is not None
    assert result.period_end is not None
    return (target.period_end - result.period_end).days


def _period(figure: Figure) -> tuple[date | None, date | None]:
    return figure.period_start, figure.period_end

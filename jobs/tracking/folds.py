"""A thing as it stands, folded from its facts. The facts come in the order of their days.

Every fold looks at all facts at once and depends on their days only, so that it does not matter in
which order they arrived. Where articles of one day differ, the first stands: two figures of one day
are two ways to say it (确保7%，力争8%), not a change.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from jobs.tracking.names import plain_name
from jobs.tracking.remarks import drops
from storage.records import (
    Campaign,
    Milestone,
    Project,
    Result,
    Stage,
    Status,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)

F = TypeVar("F", Target, Result, Project, Milestone, Campaign)
T = TypeVar("T")

_STAGES = tuple(Stage)
_CLOSED_STAGES = frozenset({Stage.FINISHED, Stage.OPERATING})


@dataclass(frozen=True, slots=True)
class Said(Generic[F]):
    """A fact and the day it was printed."""

    on: date
    fact: F


def said(history: Sequence[StoredFact], kind: type[F]) -> list[Said[F]]:
    """The facts of a kind in a history, with their days."""
    return [
        Said(stored.published_on, stored.fact)
        for stored in history
        if isinstance(stored.fact, kind)
    ]


def fold(
    key: str, history: Sequence[StoredFact], witnesses: Sequence[StoredFact] = ()
) -> Thing | None:
    """The thing that `history` tells of, or None where it is empty.

    `history` holds the thing's own facts, `witnesses` facts of other things that may close it; both
    in the order of (published_on, id).
    """
    if not history:
        return None
    kind = ThingKind(key.split("|", 1)[0])
    newest = history[-1].fact
    thing = Thing(
        key=key,
        kind=kind,
        region=newest.region,
        holder=None,
        name="",
        current=newest,
        fact_ids=tuple(stored.id for stored in history),
        first_on=history[0].published_on,
        last_on=history[-1].published_on,
    )
    match kind:
        case ThingKind.TARGET:
            thing = _fold_target(thing, history)
        case ThingKind.RESULT:
            thing = _fold_result(thing, said(history, Result))
        case ThingKind.PROJECT:
            thing = _fold_project(thing, said(history, Project))
        case ThingKind.MILESTONE:
            thing = _fold_milestone(thing, said(history, Milestone))
        case ThingKind.CAMPAIGN:
            thing = _fold_campaign(thing, said(history, Campaign))
    return _closed_by_witness(thing, witnesses)


def _closed_by_witness(thing: Thing, witnesses: Sequence[StoredFact]) -> Thing:
    current = thing.current
    if isinstance(current, Milestone):
        # A work reported finished before this date was promised is another part of the work.
        witnesses = [each for each in witnesses if each.published_on >= thing.first_on]
        current = replace(current, status=Status.DONE, date_start=None, date_end=None)
    if thing.closed or not witnesses:
        return thing
    return replace(thing, current=current, closed=True, fact_ids=(*thing.fact_ids, witnesses[0].id))


def latest(history: Sequence[Said[F]], read: Callable[[F], T | None]) -> T | None:
    """What the newest day says that says anything; of one day, what its first fact says."""
    found: T | None = None
    found_on: date | None = None
    for each in reversed(history):
        if found_on is not None and each.on < found_on:
            break
        if (value := read(each.fact)) is not None:
            found, found_on = value, each.on
    return found


def newest(history: Sequence[Said[F]]) -> F:
    """The first fact of the newest day."""
    return next(each.fact for each in history if each.on == history[-1].on)


def _deepest_region(history: Sequence[Said[F]]) -> str:
    """The most exact place among the facts: a city's paper seldom names the county."""
    paths = [each.fact.region for each in reversed(history)]
    return max(paths, key=lambda path: path.count("/"))


def _fold_target(thing: Thing, history: Sequence[StoredFact]) -> Thing:
    """A target stands as it was last set. Given up, it is closed, and awaited no more."""
    last = [stored for stored in history if stored.published_on == history[-1].published_on]
    set_ = [stored for stored in history if not drops(stored)]
    current = newest(said(set_ or history, Target))
    return replace(
        thing,
        name=current.indicator,
        holder=current.holder,
        current=current,
        due_on=current.period_end,
        closed=all(map(drops, last)),
    )


def _fold_result(thing: Thing, history: Sequence[Said[Result]]) -> Thing:
    """The result of the latest period speaks, whenever it was reported."""
    last_end = max(each.fact.period_end or each.on for each in history)
    current = newest([each for each in history if (each.fact.period_end or each.on) == last_end])
    return replace(thing, name=current.indicator, holder=current.holder, current=current)


def _fold_project(thing: Thing, history: Sequence[Said[Project]]) -> Thing:
    current: Project = replace(
        newest(history),
        region=_deepest_region(history),
        owner=latest(history, lambda fact: fact.owner),
        responsible=latest(history, lambda fact: fact.responsible or None) or (),
        investment=latest(history, lambda fact: fact.investment),
        stage=_furthest_stage(history),
    )
    return replace(
        thing,
        region=current.region,
        name=current.name,
        holder=current.owner,
        current=current,
        closed=current.stage in _CLOSED_STAGES,
    )


def _furthest_stage(history: Sequence[Said[Project]]) -> Stage | None:
    """Projects move forward only: an older stage in a newer article is a look back."""
    stages = [each.fact.stage for each in history if each.fact.stage is not None]
    return max(stages, key=_STAGES.index, default=None)


def _fold_milestone(thing: Thing, history: Sequence[Said[Milestone]]) -> Thing:
    promise = latest(history, lambda fact: fact if _is_promise(fact) else None)
    completion = _completion(history)
    current = completion or _open_milestone(history, promise)
    current = replace(
        current,
        region=_deepest_region(history),
        progress=latest(history, lambda fact: fact.progress),
    )
    return replace(
        thing,
        region=current.region,
        name=f"{plain_name(current.project)} {plain_name(current.event)}",
        current=current,
        due_on=promise.date_end if promise else None,
        closed=completion is not None,
    )


def _open_milestone(history: Sequence[Said[Milestone]], promise: Milestone | None) -> Milestone:
    dated = promise or newest(history)
    return replace(
        newest(history),
        status=Status.PLANNED if degree(history) is None else Status.UNDERWAY,
        date_start=dated.date_start,
        date_end=dated.date_end,
        amount=dated.amount,
        unit=dated.unit,
    )


def _is_promise(fact: Milestone) -> bool:
    return fact.status is not Status.DONE and fact.date_end is not None


def degree(history: Sequence[Said[Milestone]]) -> Milestone | None:
    """The newest fact that tells how far a milestone is, in % or an amount, or that it is on."""
    return latest(history, lambda fact: None if fact.status is Status.PLANNED else fact)


def _completion(history: Sequence[Said[Milestone]]) -> Milestone | None:
    """The first fact that reports completion, or the newest where a sum grows on.

    A part of a promised sum is no completion: 已完成投资5亿元 of 年内完成投资11亿元.
    """
    promises = [each.fact for each in history if _is_promise(each.fact)]
    done = [
        each
        for each in history
        if each.fact.status is Status.DONE
        and not any(_falls_short(each.fact, promise) for promise in promises)
    ]
    if not done:
        return None
    first = done[0].fact
    return first if first.amount is None else newest(done)


def _falls_short(done: Milestone, promise: Milestone) -> bool:
    return (
        done.amount is not None
        and promise.amount is not None
        and done.unit == promise.unit
        and done.amount < promise.amount
    )


def _fold_campaign(thing: Thing, history: Sequence[Said[Campaign]]) -> Thing:
    first = history[0].fact
    spelled_out = [each.fact.components for each in history]
    current = replace(first, components=max(spelled_out, key=len))
    return replace(thing, name=first.name, current=current)

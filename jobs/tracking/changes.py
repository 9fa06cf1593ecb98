"""What a difference between two states of a thing is worth telling, as events.

An event follows from the difference alone, so an older article that changes nothing tells nothing.
Its `once` is made from what it says, never from row ids: the same change read again, from another
article or by better rules, has the same name and is not told twice.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from math import isclose
from types import MappingProxyType
from typing import Any

from jobs.tracking.folds import Said, degree, newest, said
from jobs.tracking.keys import period_name
from jobs.tracking.remarks import drops, is_late
from storage.records import (
    EventKind,
    Figure,
    Measure,
    Milestone,
    NewEvent,
    Progress,
    Project,
    Result,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)

# 36亿元 and 36.2亿元 are one sum, rounded twice.
_ROUNDING = 0.01
# So long a figure of no stated period is still the same news when it is printed again.
_SAME_NEWS = timedelta(days=180)


class Why(StrEnum):
    """What made a told figure another: a later article, or another reading of the same."""

    ARTICLE = "article"
    READING = "reading"


def changes(
    before: Thing | None,
    after: Thing,
    cause: StoredFact,
    history: Sequence[StoredFact],
    *,
    article: Sequence[StoredFact] = (),
    beside: Mapping[str, Any] = MappingProxyType({}),
) -> list[NewEvent]:
    """The events of a thing that went from `before` to `after` when `cause` was read.

    `history` are the thing's own facts as they were before `cause`, `article` all facts of its
    `history` are the thing's own facts as they were before `cause`, `article` all facts of its
    article, and `beside` what else a reported result or a new campaign has to say (its `detail`).
    """
    return [
        *_changes(before, after, cause, history, beside),
        *_lateness(after, cause, article),
    ]


def _lateness(after: Thing, cause: StoredFact, article: Sequence[StoredFact]) -> list[NewEvent]:
    """Once for each promised day: that the newest article calls an open work late."""
    is_own = isinstance(cause.fact, Milestone | Project) and cause.id in after.fact_ids
    if not is_own or after.closed or cause.published_on < after.last_on:
        return []
    if not is_late(cause, article) or _is_told_by_its_date(cause, article):
        return []
    says = f"{after.due_on or cause.published_on.strftime('%Y-%m')}"
    return [_event(EventKind.LATE, after, cause, says, sentence=cause.sentence)]


def _is_told_by_its_date(cause: StoredFact, article: Sequence[StoredFact]) -> bool:
    """Whether a project's late date is a fact of its own in the article."""
    project = cause.fact
    return isinstance(project, Project) and any(
        isinstance(each.fact, Milestone)
        and each.fact.project == project.name
        and is_late(each, article)
        for each in article
    )


def _changes(
    before: Thing | None,
    after: Thing,
    cause: StoredFact,
    history: Sequence[StoredFact],
    beside: Mapping[str, Any],
) -> list[NewEvent]:
    match after.kind:
        case ThingKind.TARGET:
            return _target_changes(before, after, cause)
        case ThingKind.RESULT:
            return _result_changes(after, cause, history, beside)
        case ThingKind.PROJECT:
            return _project_changes(before, after, cause)
        case ThingKind.MILESTONE:
            return _milestone_changes(before, after, cause, history)
        case ThingKind.CAMPAIGN:
            return [] if before else [_event(EventKind.CAMPAIGN_NEW, after, cause, **beside)]


def _event(
    kind: EventKind, thing: Thing, cause: StoredFact, says: str = "", **detail: Any
) -> NewEvent:
    return NewEvent(
        kind=kind,
        thing_key=thing.key,
        region=thing.region,
        happened_on=cause.published_on,
        once="|".join((kind, thing.key, says)),
        fact_ids=(cause.id,),
        detail=detail,
    )


def _amount_name(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def figure_detail(figure: Figure) -> dict[str, Any]:
    """What the words of another figure need: its numbers and its period, as JSON."""
    start, end = figure.period_start, figure.period_end
    return {
        "indicator": figure.indicator,
        "measure": figure.measure,
        "within": figure.within,
        "base": figure.base,
        "period_start": start.isoformat() if start else None,
        "period_end": end.isoformat() if end else None,
        "value": figure.value,
        "value_max": figure.value_max,
        "comparator": figure.comparator,
        "unit": figure.unit,
    }


def _target_changes(before: Thing | None, after: Thing, cause: StoredFact) -> list[NewEvent]:
    assert isinstance(after.current, Target)
    if after.closed and drops(cause):
        is_news = before is None or not before.closed
        return [_event(EventKind.TARGET_DROPPED, after, cause, f"{cause.published_on}")] * is_news
    if before is None:
        return [_event(EventKind.TARGET_NEW, after, cause)]
    assert isinstance(before.current, Target)
    was, now = before.current, after.current
    if (was.value, was.value_max) == (now.value, now.value_max):
        return []
    says = f"{_amount_name(was.value)}>{_amount_name(now.value)}@{cause.published_on}"
    return [
        _event(
            EventKind.TARGET_CHANGED,
            after,
            cause,
            says,
            before=figure_detail(was),
            after=figure_detail(now),
        )
    ]


def _result_changes(
    after: Thing, cause: StoredFact, history: Sequence[StoredFact], beside: Mapping[str, Any]
) -> list[NewEvent]:
    assert isinstance(cause.fact, Result)
    period = period_name(cause.fact)
    results = said(history, Result)
    reported = [each for each in results if period_name(each.fact) == period]
    if reported:
        return _correction(after, cause, newest(reported), max(each.on for each in reported))
    if any(_repeats(cause, each) for each in results):
        return []
    return [_event(EventKind.RESULT_REPORTED, after, cause, period, **beside)]


def _repeats(cause: StoredFact, known: Said[Result]) -> bool:
    """Whether a figure was told already, by articles of which one leaves its period open."""
    now = cause.fact
    assert isinstance(now, Result)
    is_open = now.period_end is None or known.fact.period_end is None
    is_near = abs(cause.published_on - known.on) <= _SAME_NEWS
    return (
        is_open
        and is_near
        and (now.value, now.value_max) == (known.fact.value, known.fact.value_max)
    )


def progress_detail(progress: Progress) -> dict[str, Any]:
    """What a reported result says of its target, as JSON."""
    return {
        "target": figure_detail(progress.target),
        "verdict": progress.verdict,
        "reason": progress.reason,
        "done": progress.done,
        "gone": progress.gone,
    }


def _correction(after: Thing, cause: StoredFact, was: Result, reported_on: date) -> list[NewEvent]:
    """A later article that gives another figure for a period that was reported."""
    now = cause.fact
    assert isinstance(now, Result)
    if cause.published_on <= reported_on or is_same_value(was, now):
        return []
    return [
        _event(
            EventKind.CORRECTED,
            after,
            cause,
            f"{period_name(now)}:{_amount_name(was.value)}>{_amount_name(now.value)}",
            why=Why.ARTICLE,
            before=figure_detail(was),
            after=figure_detail(now),
        )
    ]


def is_same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same, but for rounding; rates are never rounded away."""
    if one.unit == "%" or one.measure is Measure.RANK:
        return (one.value, one.value_max) == (other.value, other.value_max)
    return isclose(one.value, other.value, rel_tol=_ROUNDING)


def _project_changes(before: Thing | None, after: Thing, cause: StoredFact) -> list[NewEvent]:
    if before is None:
        return [_event(EventKind.PROJECT_NEW, after, cause)]
    assert isinstance(before.current, Project)
    assert isinstance(after.current, Project)
    was, now = before.current, after.current
    events = []
    if was.stage is not now.stage and now.stage is not None:
        detail = {"before": was.stage, "after": now.stage}
        events.append(_event(EventKind.PROJECT_STAGE, after, cause, now.stage, **detail))
    if now.investment is not None and not _is_same_sum(was.investment, now.investment):
        says = f"{_amount_name(was.investment)}>{_amount_name(now.investment)}"
        detail_ = {"before": was.investment, "after": now.investment}
        events.append(_event(EventKind.PROJECT_INVESTMENT, after, cause, says, **detail_))
    return events


def _is_same_sum(one: float | None, other: float) -> bool:
    return one is not None and isclose(one, other, rel_tol=_ROUNDING)


def _milestone_changes(
    before: Thing | None, after: Thing, cause: StoredFact, history: Sequence[StoredFact]
) -> list[NewEvent]:
    if after.closed and not (before and before.closed):
        detail = {"due_on": after.due_on.isoformat()} if after.due_on else {}
        return [_event(EventKind.MILESTONE_DONE, after, cause, **detail)]
    events = []
    was_due_on = before.due_on if before else None
    if not after.closed and after.due_on is not None and after.due_on != was_due_on:
        if was_due_on is None:
            events.append(_event(EventKind.MILESTONE_SET, after, cause))
        else:
            dates = {"before": was_due_on.isoformat(), "after": after.due_on.isoformat()}
            says = f"{was_due_on}>{after.due_on}"
            events.append(_event(EventKind.MILESTONE_MOVED, after, cause, says, **dates))
    return [*events, *_progress(after, cause, history)]


def _progress(after: Thing, cause: StoredFact, history: Sequence[StoredFact]) -> list[NewEvent]:
    """An event where the newest word on how far the work is has become another."""
    earlier = said(history, Milestone)
    known = sorted(
        (*history, *((cause,) if isinstance(cause.fact, Milestone) else ())),
        key=lambda stored: (stored.published_on, stored.id),
    )
    was, now = degree(earlier), degree(said(known, Milestone))
    if now is None or (was and (was.progress, was.amount) == (now.progress, now.amount)):
        return []
    says = f"{_amount_name(now.progress)}%{_amount_name(now.amount)}{now.unit or ''}"
    detail = {
        "before": {"progress": was and was.progress, "amount": was and was.amount},
        "after": {"progress": now.progress, "amount": now.amount, "unit": now.unit},
    }
    return [_event(EventKind.MILESTONE_PROGRESS, after, cause, says, **detail)]

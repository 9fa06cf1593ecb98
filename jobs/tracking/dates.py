"""The dates that were promised, watched: due in 30, 7, 1 days; passed without a report."""

from collections.abc import Iterable
from datetime import date, timedelta

from storage.records import EventKind, NewEvent, Thing, ThingKind

THRESHOLDS = (1, 7, 30)
_PROMISES = frozenset({ThingKind.MILESTONE, ThingKind.TARGET})


def watch_dates(things: Iterable[Thing], today: date) -> tuple[NewEvent, ...]:
    """What the calendar alone says of open milestones and targets on `today`.

    A date ahead gives `due_soon` at the nearest threshold that applies. A date that is over gives
    `passed`: nothing that was read reports the end. That says nothing of lateness.
    """
    events = (_watch(thing, thing.due_on, today) for thing in things if thing.due_on is not None)
    return tuple(event for event in events if event is not None)


def _watch(thing: Thing, due_on: date, today: date) -> NewEvent | None:
    if thing.closed or thing.kind not in _PROMISES:
        return None
    days = (due_on - today).days
    if days < 0:
        # The day it passed, not the day somebody looked: looking twice tells the same.
        return _event(EventKind.PASSED, thing, due_on, due_on + timedelta(days=1))
    threshold = next((limit for limit in THRESHOLDS if days <= limit), None)
    if threshold is None:
        return None
    return _event(EventKind.DUE_SOON, thing, due_on, today, threshold)


def _event(
    kind: EventKind, thing: Thing, due_on: date, happened_on: date, threshold: int | None = None
) -> NewEvent:
    says = f"{due_on}" if threshold is None else f"{due_on}-{threshold}"
    detail: dict[str, object] = {"due_on": due_on.isoformat()}
    if threshold is not None:
        detail["days"] = (due_on - happened_on).days
    return NewEvent(
        kind=kind,
        thing_key=thing.key,
        region=thing.region,
        happened_on=happened_on,
        once="|".join((kind, thing.key, says)),
        fact_ids=thing.fact_ids[-1:],
        detail=detail,
    )

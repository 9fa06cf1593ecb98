"""The calendar, watched: dates that come due or pass, works that nothing is read of any more."""

from collections.abc import Iterable
from datetime import date, timedelta

from storage.records import EventKind, NewEvent, Thing, ThingKind

THRESHOLDS = {ThingKind.MILESTONE: (1, 7, 30), ThingKind.TARGET: (30,)}
"""How many days ahead a date is told. A year's figures are all due on its last day: told once."""
QUIET_AFTER = timedelta(days=90)
NEWS_UNTIL = timedelta(days=31)
"""That nothing was read for long is told in this time, or not at all: later it is no news."""


def watch_dates(things: Iterable[Thing], today: date) -> tuple[NewEvent, ...]:
    """What the calendar alone says of open milestones and targets on `today`.

    A date ahead gives `due_soon` at the nearest threshold that applies. A date that is over gives
    `passed`: nothing that was read reports the end. That says nothing of lateness.
    """
    events = (_watch(thing, thing.due_on, today) for thing in things if thing.due_on is not None)
    return tuple(event for event in events if event is not None)


def watch_silence(things: Iterable[Thing], today: date) -> tuple[NewEvent, ...]:
    """The open works that nothing was read of for `QUIET_AFTER`, once for each silence."""
    return tuple(
        _event(EventKind.NO_NEWS, thing, today, f"{thing.last_on}", since=thing.last_on)
        for thing in things
        if thing.kind is ThingKind.PROJECT
        and not thing.closed
        and timedelta(0) <= today - thing.last_on - QUIET_AFTER < NEWS_UNTIL
    )


def _watch(thing: Thing, due_on: date, today: date) -> NewEvent | None:
    if thing.closed or thing.kind not in THRESHOLDS:
        return None
    days = (due_on - today).days
    if days < 0:
        if thing.kind is ThingKind.TARGET and thing.first_on > due_on:
            # Set only after its time was over: that was no promise, and is kept or broken by none.
            return None
        # The day it passed, not the day somebody looked: looking twice tells the same.
        after = due_on + timedelta(days=1)
        return _event(EventKind.PASSED, thing, after, f"{due_on}", due_on=due_on)
    threshold = next((limit for limit in THRESHOLDS[thing.kind] if days <= limit), None)
    if threshold is None:
        return None
    says = f"{due_on}-{threshold}"
    return _event(EventKind.DUE_SOON, thing, today, says, due_on=due_on, days=days)


def _event(
    kind: EventKind, thing: Thing, happened_on: date, says: str, **detail: date | int
) -> NewEvent:
    return NewEvent(
        kind=kind,
        thing_key=thing.key,
        region=thing.region,
        happened_on=happened_on,
        once="|".join((kind, thing.key, says)),
        fact_ids=thing.fact_ids[-1:],
        detail={
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in detail.items()
        },
    )

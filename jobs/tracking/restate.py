"""What was told and reads otherwise now, though nothing new was printed."""

from collections import defaultdict
from collections.abc import Container, Mapping
from datetime import date
from typing import Any

from jobs.tracking.changes import Why, figure_detail, is_same_value
from jobs.tracking.keys import period_name
from storage.records import (
    EventKind,
    Figure,
    Milestone,
    NewEvent,
    Project,
    Thing,
)


def restate(
    before: Mapping[str, Thing],
    after: Mapping[str, Thing],
    told: Container[str],
    today: date,
) -> tuple[NewEvent, ...]:
    """The events of told things that read otherwise: corrected, or withdrawn as misread.

    `before` and `after` are things by key, as better rules or a person's word left them; `told` the
    keys of things that events were written of. Whatever else is new or gone is no news.
    """
    heirs: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for key, thing in after.items():
        if key not in before:
            heirs[thing.kind, thing.current.quote].append(thing)
    events = []
    for key, was in before.items():
        if key not in told:
            continue
        now = after.get(key) or next(iter(heirs[was.kind, was.current.quote]), None)
        event = _difference(was, now, today)
        if event is not None:
            events.append(event)
    return tuple(events)


def _difference(was: Thing, now: Thing | None, today: date) -> NewEvent | None:
    old = _told_of(was)
    if now is None:
        is_figure = isinstance(was.current, Figure)
        return _event(was, today, old, None) if is_figure else None
    if not old or _reads_the_same(was, now):
        return None
    return _event(now, today, old, _told_of(now))


def _told_of(thing: Thing) -> dict[str, Any]:
    """What was told of a thing and would need a correction; empty where nothing would."""
    match thing.current:
        case Figure() as figure:
            return figure_detail(figure)
        case Project() as project:
            return {"investment": project.investment}
        case Milestone():
            return {"due_on": thing.due_on.isoformat() if thing.due_on else None}
        case _:
            return {}


def _reads_the_same(was: Thing, now: Thing) -> bool:
    old, new = was.current, now.current
    if isinstance(old, Figure) and isinstance(new, Figure):
        # Another period is another figure, which is told as such.
        return is_same_value(old, new) or period_name(old) != period_name(new)
    return _told_of(was) == _told_of(now)


def _event(
    thing: Thing, today: date, before: dict[str, Any], after: dict[str, Any] | None
) -> NewEvent:
    return NewEvent(
        kind=EventKind.CORRECTED,
        thing_key=thing.key,
        region=thing.region,
        happened_on=today,
        once=f"{EventKind.CORRECTED}|{thing.key}|{today}|{_says(before)}>{_says(after)}",
        fact_ids=thing.fact_ids[-1:] if after is not None else (),
        detail={"why": Why.READING, "holder": thing.holder, "before": before, "after": after},
    )


def _says(values: dict[str, Any] | None) -> str:
    if values is None:
        return ""
    return str(values.get("value", values.get("investment", values.get("due_on"))))

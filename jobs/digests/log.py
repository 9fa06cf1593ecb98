"""The event log in words: one line an event."""

from dataclasses import replace
from datetime import date
from typing import Any

from jobs.digests.corrections import correction_item
from jobs.digests.events import event_item, silence_item
from jobs.digests.items import Item, label_of, source_line
from jobs.digests.lines import COMMANDS, DUE
from jobs.digests.parts import is_held
from jobs.digests.render import plain_line
from jobs.texts import zh
from storage.records import (
    Event,
    EventKind,
    EventOutline,
    Milestone,
    Region,
    Result,
    StoredFact,
    Stub,
    Thing,
)

_NEW = frozenset(
    {
        EventKind.CAMPAIGN_NEW,
        EventKind.TARGET_NEW,
        EventKind.PROJECT_NEW,
        EventKind.MILESTONE_SET,
    }
)
BY_DETAIL = frozenset(
    {
        EventKind.CAMPAIGN_NEW,
        EventKind.CORRECTED,
        EventKind.DUE_SOON,
        EventKind.NO_NEWS,
        EventKind.PASSED,
        EventKind.SOURCE_SILENT,
    }
)
"""Events of which their details tell whether and where a digest has them; of others, outlines."""
_COMMANDS = {
    EventKind.DUE_SOON: DUE,
    EventKind.PASSED: DUE,
    EventKind.SOURCE_SILENT: "",
    EventKind.CORRECTED: "",
}
"""The commands of events that are not shown by the command of their thing."""


def item_of_event(
    event: Event, thing: Thing | None, source: StoredFact | None, today: date
) -> Item | None:
    """What an event tells, in words; None where its thing is known no more.

    Of a source, and of what was withdrawn, is told without a thing.
    """
    if event.kind is EventKind.SOURCE_SILENT:
        return silence_item(event, today)
    if event.kind is EventKind.CORRECTED and (thing or event.detail["after"] is None):
        return correction_item(event, thing, source, today)
    return event_item(event, thing, source, today) if thing else None


def is_of_standing(event: EventOutline, source: StoredFact | None) -> bool:
    """Whether an event is told as its thing stands, rather than by what it says itself.

    A result is told as it was reported, where that can still be read; a figure that was put right
    by both its values.
    """
    if event.kind is EventKind.CORRECTED:
        return "indicator" not in detail_of(event)["before"]
    is_read = source is not None and isinstance(source.fact, Result)
    return not (event.kind is EventKind.RESULT_REPORTED and is_read)


def detail_of(event: EventOutline) -> dict[str, Any]:
    """What an event of a kind of `BY_DETAIL` says: such an event is there in full."""
    assert isinstance(event, Event)
    return event.detail


def command_of_event(event: EventOutline, thing: Stub | None) -> str:
    """The command of the item that tells an event, known before the item is made."""
    command = _COMMANDS.get(event.kind)
    if command is None:
        return COMMANDS[thing.kind] if thing else ""
    return command


def is_held_event(event: EventOutline, thing: Stub | None) -> bool:
    """Whether the item that tells an event is of an organisation's figure."""
    return is_held(thing) if thing else detail_of(event).get("holder") is not None


def log_line(event: Event, thing: Thing | None, source: StoredFact | None, place: Region) -> str:
    """An event on one line: id, day, what happened, where, in words, and where it stands.

    What reading anew took away keeps its line: the log is never shortened.
    """
    told = thing and _as_told(event, thing, source)
    item = item_of_event(event, told, source, event.happened_on)
    if item is None:
        item = Item(words=zh.NOT_KNOWN_NOW.format(key=event.thing_key), region=event.region)
    head = f"{event.id:>6} {event.happened_on} {zh.EVENT_KINDS[event.kind]}"
    said = " ".join(part for part in (head, label_of(item, place), item.words) if part)
    if item.source is None:
        return said
    return f"{said} {zh.LOG_SOURCE}{plain_line(source_line(item.source, event.happened_on))}"


def _as_told(event: Event, thing: Thing, source: StoredFact | None) -> Thing:
    """A thing that was new as its article had it; what came of it later has events of its own."""
    if event.kind not in _NEW or source is None or type(source.fact) is not type(thing.current):
        return thing
    fact = source.fact
    due_on = fact.date_end if isinstance(fact, Milestone) else thing.due_on
    return replace(thing, current=fact, due_on=due_on)

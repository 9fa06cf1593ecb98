"""Tracked things and what happens to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from storage.records.facts import Fact


class ThingKind(StrEnum):
    CAMPAIGN = "campaign"
    TARGET = "target"
    RESULT = "result"
    PROJECT = "project"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """Of a thing only what it is, the organisation that holds it, and since when it is told of.

    `holder` is null where it is the place's own.
    """

    kind: ThingKind
    holder: str | None
    first_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Stub):
    """What of a thing tells where it belongs, without what it says: enough to choose by.

    `key` names it for good (who, what, which period); `fact_ids` is its history, oldest first.
    `due_on` is the day that it was promised for, null where none is; `closed` tells that nothing
    more is awaited.
    """

    key: str
    region: str
    fact_ids: tuple[int, ...]
    last_on: date
    due_on: date | None = None
    closed: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Outline):
    """A thing as it stands today: what its facts, folded in the order of their days, say of it.

    `current` is the fact that speaks for it now, merged with what earlier facts add.
    """

    name: str
    current: Fact
    family: str = ""
    """What all things share that may be about the same: new facts are compared with those."""


class EventKind(StrEnum):
    """A change to a tracked thing. `PASSED` is a date gone by without a report; never lateness."""

    CAMPAIGN_NEW = "campaign_new"
    TARGET_NEW = "target_new"
    TARGET_CHANGED = "target_changed"
    TARGET_DROPPED = "target_dropped"
    RESULT_REPORTED = "result_reported"
    PROJECT_NEW = "project_new"
    PROJECT_STAGE = "project_stage"
    PROJECT_INVESTMENT = "project_investment"
    MILESTONE_SET = "milestone_set"
    MILESTONE_MOVED = "milestone_moved"
    MILESTONE_PROGRESS = "milestone_progress"
    MILESTONE_DONE = "milestone_done"
    DUE_SOON = "due_soon"
    PASSED = "passed"
    LATE = "late"
    CORRECTED = "corrected"
    """What was told is told otherwise now: by a later article, better reading, or a person."""
    NO_NEWS = "no_news"
    """Nothing was read of an open work for long."""
    SOURCE_SILENT = "source_silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event about to be written. `once` is its unique name: the same change is never told twice.

    `detail` holds what the words need beside the thing: `{"before": …, "after": …, "days": 7}`.
    """

    kind: EventKind
    thing_key: str
    region: str
    happened_on: date
    once: str
    fact_ids: tuple[int, ...] = ()
    detail: dict[str, Any] = field(default_factory=dict)


class EventOutline(msgspec.Struct, frozen=True, kw_only=True):
    """What of an event tells where in a digest it belongs, without what it says.

    A province has thousands of them in a month, and a dataclass is made ten times as slowly.
    """

    id: int
    kind: EventKind
    thing_key: str
    region: str
    happened_on: date
    fact_ids: tuple[int, ...] = ()


class Event(EventOutline, frozen=True, kw_only=True):
    """An event of the append-only log. Ids grow with the order of writing."""

    recorded_at: datetime
    detail: dict[str, Any] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened in a place: events in the order of writing, and by key what their things are.

    Things that are not known any more have no stub. `is_cut` tells that as many events as were
    asked for are there, so that there may be more.
    """

    events: Sequence[EventOutline]
    things: Mapping[str, Stub]
    is_cut: bool = False

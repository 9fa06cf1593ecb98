"""How far a target is."""

from dataclasses import dataclass
from enum import StrEnum

from storage.records.facts import Result, Target


class Verdict(StrEnum):
    """What a result says of a target. `BEHIND` is arithmetic, never a word on anybody's effort."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_COMPARABLE = "not_comparable"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a verdict is what it is."""

    NO_RESULT = "no_result"
    OTHER_FIGURE = "other_figure"
    """Measured otherwise: a growth is no level, a ranking in the city none in the province."""
    OTHER_PERIOD = "other_period"
    """The result's period is not known, not inside the target's, or not from its start."""
    OTHER_LENGTH = "other_length"
    """A growth over one year says nothing of a growth over five."""
    WHOLE_PERIOD = "whole_period"
    VALUE = "value"
    """Value against value, as both are of the same kind though the period is not over."""
    SHARE_OF_TIME = "share_of_time"
    """A sum that grows, against the share of the period that has gone."""
    NOT_BY_TIME = "not_by_time"
    """Stands at a moment, or of unknown kind: the time that has gone says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A target against the latest result that may be compared with it.

    `done` and `gone` are the shares, 0 to 1, of the target's value and of its period; null where
    they mean nothing.
    """

    target: Target
    result: Result | None
    verdict: Verdict
    reason: Reason
    done: float | None = None
    gone: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCount:
    """A target that speaks of projects, counted from those that are tracked: ours, not a report.

    `stage` tells what is counted; `reached` of `total` tracked projects are there.
    """

    stage: str
    reached: int
    total: int

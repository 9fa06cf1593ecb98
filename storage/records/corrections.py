"""What people say about facts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.records.facts import Campaign, Fact, FactType, Milestone, Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's word on a fact: other values of some fields, or that it is no fact at all.

    It names the fact by article, span and type, never by id, so that it outlives better rules.
    `subject` is what the fact was about, which tells facts of one span apart. `changes` has the
    fields of the fact that are other, with their right values; the later correction wins.
    """

    id: int
    article_id: int
    start: int
    end: int
    type: FactType
    subject: str
    made_by: str
    made_at: datetime
    withdrawn: bool = False
    changes: dict[str, Any]


class ChangeProblem(StrEnum):
    """Why a change of a fact makes no sense."""

    NO_FIELD = "no-field"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DAY = "not-a-day"
    NOT_ONE_OF = "not-one-of"
    NOT_EMPTY = "not-empty"
    NO_PLACE = "no-place"


def subject_of(fact: Fact) -> str:
    """What a fact is about, in its own words: indicator and measure, a name, an event."""
    match fact:
        case Project() | Campaign():
            return fact.name
        case Milestone():
            return f"{fact.project} {fact.event}"
        case _:
            return f"{fact.indicator} {fact.measure}"

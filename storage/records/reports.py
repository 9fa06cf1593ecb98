"""What readers say is wrong, until somebody has looked at it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.records.articles import StoredFact
from storage.records.corrections import subject_of
from storage.records.facts import FactType, fact_type


class Claim(StrEnum):
    """What is wrong with a fact."""

    FIGURE = "figure"
    PLACE = "place"
    HOLDER = "holder"
    NO_FACT = "no-fact"
    OTHER = "other"
    """As the comment says."""


class ReportState(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reader's word that a fact was misread. It names the fact as a correction does."""

    id: int
    chat_id: int
    article_id: int
    start: int
    end: int
    type: FactType
    subject: str
    claim: Claim
    comment: str
    state: ReportState = ReportState.OPEN
    created_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None
    told_at: datetime | None = None
    """When the admins were told of it."""
    topic_id: int | None = None
    """The topic of a forum in which it was said; null is the general one, or no forum."""

    def is_of(self, stored: StoredFact) -> bool:
        """Whether it speaks of this fact, by whatever number it goes now."""
        fact = stored.fact
        return (self.article_id, self.start, self.end, self.type, self.subject) == (
            stored.article_id,
            fact.start,
            fact.end,
            fact_type(fact),
            subject_of(fact),
        )

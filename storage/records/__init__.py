"""The nouns of guatu: frozen records and enumerations that every layer shares.

Instants are aware UTC datetimes and end in `_at`; days are dates and end in `_on`; money is in 元.
Nothing here reads a clock or a file.
"""

from storage.records.articles import Article, Page, Source, SourceKind, StoredFact, Trouble
from storage.records.chats import (
    Cadence,
    Chat,
    Delivery,
    DeliveryState,
    Digest,
    Schedule,
    Subscription,
)
from storage.records.corrections import Correction, subject_of
from storage.records.facts import (
    FACT_TYPES,
    ArticleText,
    Basis,
    Campaign,
    Comparator,
    Evidence,
    Fact,
    FactType,
    Figure,
    Measure,
    Milestone,
    Precision,
    Project,
    Publication,
    Result,
    Stage,
    Status,
    Target,
    Trace,
    fact_type,
)
from storage.records.outcomes import Gone, Moved, Outcome, Refused, Sent, TryAgain, Uncertain
from storage.records.places import FormerName, Indicator, IndicatorKind, Region, RegionLevel
from storage.records.printings import Printing
from storage.records.progress import OwnCount, Progress, Reason, Verdict
from storage.records.things import Event, EventKind, NewEvent, Thing, ThingKind

__all__ = [
    "FACT_TYPES",
    "Article",
    "ArticleText",
    "Basis",
    "Cadence",
    "Campaign",
    "Chat",
    "Comparator",
    "Correction",
    "Delivery",
    "DeliveryState",
    "Digest",
    "Event",
    "EventKind",
    "Evidence",
    "Fact",
    "FactType",
    "Figure",
    "FormerName",
    "Gone",
    "Indicator",
    "IndicatorKind",
    "Measure",
    "Milestone",
    "Moved",
    "NewEvent",
    "Outcome",
    "OwnCount",
    "Page",
    "Precision",
    "Printing",
    "Progress",
    "Project",
    "Publication",
    "Reason",
    "Refused",
    "Region",
    "RegionLevel",
    "Result",
    "Schedule",
    "Sent",
    "Source",
    "SourceKind",
    "Stage",
    "Status",
    "StoredFact",
    "Subscription",
    "Target",
    "Thing",
    "ThingKind",
    "Trace",
    "Trouble",
    "TryAgain",
    "Uncertain",
    "Verdict",
    "fact_type",
    "subject_of",
]

"""The nouns of guatu: frozen records and enumerations that every layer shares.

Facts follow the published fact contract (`docs/facts.md`). Instants are aware UTC datetimes and end
in `_at`; days are dates and end in `_on`; money is in yuan. Nothing here reads a clock or a file.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class FactType(StrEnum):
    CAMPAIGN = "campaign"
    TARGET = "target"
    RESULT = "result"
    PROJECT = "project"
    MILESTONE = "milestone"


class Measure(StrEnum):
    """What a figure measures of its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    INCREMENT = "increment"
    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    MULTIPLE = "multiple"


class Comparator(StrEnum):
    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"


class Stage(StrEnum):
    """How far a project is, in the order in which projects move."""

    LEAD = "lead"
    SIGNED = "signed"
    STARTED = "started"
    BUILDING = "building"
    FINISHED = "finished"
    OPERATING = "operating"


class Status(StrEnum):
    """How far a milestone is."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Basis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"
    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was printed. `on` is the first day of the month or year it is known to."""

    on: date | None = None
    precision: Precision | None = None
    basis: Basis | None = None

    @property
    def iso(self) -> str | None:
        """The date as precise as it is known: 2023-02-06, 2023-02 or 2023."""
        if self.on is None:
            return None
        length = {Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision or Precision.DAY, 10)
        return self.on.isoformat()[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One rule at work: its name, the raw stretch it read, and the rules whose tokens it used."""

    rule: str
    start: int
    end: int
    parts: tuple["Trace", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """One article of a page. `start` and `end` count code points of the raw page."""

    index: int
    title: str
    start: int
    end: int
    published: Publication = Publication()
    region: str = ""
    """The place the article speaks from, as a path; empty where nothing tells."""
    region_code: str | None = None
    """The GB/T 2260 code of the deepest administrative division in `region`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What every fact has: the sentence that states it and where it stands.

    `page_text[start:end] == quote` always holds; offsets count code points of the raw page.
    `region` is a path from the province down (`山东省/滨州市/北海经济开发区`), empty where unknown;
    `region_code` is the six-digit GB/T 2260 code of its deepest administrative division.
    """

    article: int
    quote: str
    start: int
    end: int
    region: str = ""
    region_code: str | None = None
    confidence: float = 1.0
    rules: tuple[str, ...] = ()
    trace: Trace | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Evidence):
    """A figure for an indicator. `unit` is 元, %, 位, 倍 or the counter as written."""

    indicator: str
    measure: Measure
    comparator: Comparator = Comparator.EQUAL
    value: float
    value_max: float | None = None
    unit: str
    period_start: date | None = None
    period_end: date | None = None
    holder: str | None = None
    """Whose figure it is where it is not the place's own: an enterprise, organisation, project."""
    within: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Figure):
    """What a place or organisation commits itself to reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Figure):
    """What has been reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Evidence):
    """A named construction, plant, programme of works or fund; `investment` is the total, in 元."""

    name: str
    owner: str | None = None
    responsible: tuple[str, ...] = ()
    investment: float | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Evidence):
    """An event of a project or a work programme, with a time or a degree (`progress` in %)."""

    project: str
    event: str
    status: Status = Status.PLANNED
    date_start: date | None = None
    date_end: date | None = None
    progress: float | None = None
    amount: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Evidence):
    """A named drive or its framework, with the parts that the page spells out."""

    name: str
    components: tuple[str, ...] = ()


Fact = Target | Result | Project | Milestone | Campaign

FACT_TYPES: dict[FactType, type[Fact]] = {
    FactType.CAMPAIGN: Campaign,
    FactType.TARGET: Target,
    FactType.RESULT: Result,
    FactType.PROJECT: Project,
    FactType.MILESTONE: Milestone,
}


def fact_type(fact: Fact) -> FactType:
    """The name of a fact's type, as the contract and the database write it."""
    return FactType(type(fact).__name__.lower())


# --- Places and what a new installation starts from ---


class RegionLevel(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    TOWN = "town"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place.

    `code` is stable and fits a deep link: the GB/T 2260 code (six digits) of an administrative
    division, else the parent's code, a hyphen and letters of ours (`371600-beihai`).
    """

    code: str
    name: str
    short: str
    """The name as people say it, without its 市, 县, 区, 自治州 …"""
    level: RegionLevel
    parent: str | None
    path: str
    """Names from the province down, joined by `/`; a municipality's districts follow it at once."""
    aliases: tuple[str, ...] = ()
    """Old and other names: 莱芜市, 茌平县, 北海新区."""

    @property
    def official_code(self) -> str:
        """The GB/T 2260 code of the deepest administrative division in the path."""
        return self.code[:6]


class IndicatorKind(StrEnum):
    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A canonical indicator: what else it is called, its unit and how it is usually given."""

    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    measure: Measure = Measure.LEVEL
    kind: IndicatorKind = IndicatorKind.FLOW
    higher_is_better: bool = True


# --- Sources, pages, articles ---


class SourceKind(StrEnum):
    FEED = "feed"
    LIST = "list"
    UPLOAD = "upload"
    """Files and single addresses that somebody handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where articles come from. `region` is its home place's path, which its pages inherit."""

    id: int
    name: str
    kind: SourceKind
    url: str
    region: str = ""
    link_selector: str | None = None
    """For a list page: the CSS selector of its links; found by their form where it is None."""
    poll_minutes: int = 60
    paused: bool = False
    etag: str | None = None
    last_modified: str | None = None
    next_poll_at: datetime | None = None
    last_success_at: datetime | None = None
    last_item_at: datetime | None = None
    failures: int = 0
    last_error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text as it came; facts' offsets count its code points. `digest` is the text's SHA-256."""

    id: int
    source_id: int
    url: str
    title: str | None
    text: str
    digest: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A stored article of a page."""

    id: int
    page_id: int
    index: int
    title: str
    published: Publication
    region: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact with where it was read. `published_on` is the article's, or the day it was fetched."""

    id: int
    article_id: int
    fact: Fact
    published: Publication
    published_on: date
    article_title: str
    source_name: str
    url: str


# --- Tracked things and what happens to them ---


class ThingKind(StrEnum):
    CAMPAIGN = "campaign"
    TARGET = "target"
    RESULT = "result"
    PROJECT = "project"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing as it stands today: what its facts, folded in the order of their days, say of it.

    `key` names it for good (who, what, which period); `current` is the fact that speaks for it now,
    merged with what earlier facts add; `fact_ids` is its history, oldest first. `due_on` is the day
    that it was promised for, null where none is; `closed` tells that nothing more is awaited.
    """

    key: str
    kind: ThingKind
    region: str
    holder: str | None
    name: str
    current: Fact
    fact_ids: tuple[int, ...]
    first_on: date
    last_on: date
    due_on: date | None = None
    closed: bool = False
    id: int | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event of the append-only log. Ids grow with the order of writing."""

    id: int
    kind: EventKind
    thing_key: str
    region: str
    happened_on: date
    recorded_at: datetime
    fact_ids: tuple[int, ...] = ()
    detail: dict[str, Any] = field(default_factory=dict)


# --- Chats, subscriptions, digests, deliveries ---


class Cadence(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a subscriber wants a digest, in the chat's own zone.

    `days` are ISO weekdays (1 is Monday) of a weekly schedule, days of the month of a monthly one
    (the last day where a month is shorter), and empty for a daily one.
    """

    cadence: Cadence
    hour: int
    minute: int = 0
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    id: int
    kind: str = "private"
    title: str = ""
    zone: str = "Asia/Shanghai"
    suspended_at: datetime | None = None
    not_before: datetime | None = None
    """Telegram asked for silence in this chat until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A chat's wish for digests of a place and all below it.

    `next_digest_at` is when the next one is due; `last_event_id` the last event that was told or
    covered, null before the first digest, which is the state of the place.
    """

    id: int
    chat_id: int
    region: str
    schedule: Schedule
    next_digest_at: datetime
    last_event_id: int | None = None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A digest as composed, once for each place and stretch of the event log: HTML parts."""

    id: int
    region: str
    cadence: Cadence
    after_event_id: int | None
    upto_event_id: int
    slot_on: date
    parts: tuple[str, ...]


class DeliveryState(StrEnum):
    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One part of one digest on its way to one chat; `text` is what will be sent, byte for byte."""

    id: int
    subscription_id: int
    digest_id: int
    part: int
    chat_id: int
    text: str
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    not_before: datetime | None = None
    leased_until: datetime | None = None
    message_id: int | None = None
    sent_at: datetime | None = None
    error: str | None = None


# --- What came of sending a message ---


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Surely not sent. `after_seconds` is Telegram's own wish where it named one."""

    reason: str
    after_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The request left and no answer came: it may have been sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat refuses us: blocked, kicked, deleted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with another id; nothing was sent."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message; sending it again would not help."""

    reason: str


Outcome = Sent | TryAgain | Uncertain | Gone | Moved | Refused

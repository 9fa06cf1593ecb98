"""The tables. Whoever changes one adds a step to `storage/migrations/versions`."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
)

from storage.columns import BigId, RegionPath, UtcDateTime, words
from storage.records import (
    Basis,
    Cadence,
    DeliveryState,
    EventKind,
    FactType,
    Precision,
    RegionLevel,
    SourceKind,
    ThingKind,
    Trouble,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class RegionColumns(TypedColumns):
    code = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    short: Named[str] = Column(Text)
    level: Named[RegionLevel] = Column(words(RegionLevel), index=True)
    parent: Named[str | None] = Column(Text, index=True)
    path: Named[str] = Column(RegionPath, unique=True)
    aliases: Named[list[str]] = Column(JSON)


regions = Table("regions", metadata, RegionColumns)


class RegionNameColumns(TypedColumns):
    """Everything that a place answers to: its name, short name and aliases."""

    name = Column(Text, primary_key=True)
    region_code = Column(
        Text, ForeignKey("regions.code", ondelete="CASCADE"), primary_key=True, index=True
    )


region_names = Table("region_names", metadata, RegionNameColumns)


class SourceColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    name: Named[str] = Column(Text)
    kind: Named[SourceKind] = Column(words(SourceKind))
    url: Named[str] = Column(Text, unique=True)
    region: Named[str] = Column(RegionPath)
    link_selector: Named[str | None] = Column(Text)
    poll_minutes: Named[int]
    paused: Named[bool]
    etag: Named[str | None] = Column(Text)
    last_modified: Named[str | None] = Column(Text)
    next_poll_at: Named[datetime | None] = Column(UtcDateTime, index=True)
    last_success_at: Named[datetime | None] = Column(UtcDateTime)
    last_item_at: Named[datetime | None] = Column(UtcDateTime)
    failures: Named[int]
    last_error: Named[str | None] = Column(Text)
    removed_at: Named[datetime | None] = Column(UtcDateTime)
    trouble: Named[Trouble | None] = Column(words(Trouble))
    trouble_since_at: Named[datetime | None] = Column(UtcDateTime)
    told_trouble: Named[Trouble | None] = Column(words(Trouble))
    usual_gap_minutes: Named[float | None] = Column(Float)


sources = Table("sources", metadata, SourceColumns)


class PageColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    source_id: Named[int] = Column(BigId, ForeignKey("sources.id"), index=True)
    url: Named[str] = Column(Text, index=True)
    title: Named[str | None] = Column(Text)
    text: Named[str] = Column(Text)
    digest: Named[str] = Column(Text, unique=True)
    fetched_at: Named[datetime] = Column(UtcDateTime)


pages = Table("pages", metadata, PageColumns)


class SeenUrlColumns(TypedColumns):
    """The addresses of a source that need no second visit, also those that gave no new page."""

    source_id = Column(BigId, ForeignKey("sources.id"), primary_key=True, autoincrement=False)
    url = Column(Text, primary_key=True)


seen_urls = Table("seen_urls", metadata, SeenUrlColumns)


class ArticleColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    page_id: Named[int] = Column(BigId, ForeignKey("pages.id", ondelete="CASCADE"))
    number: Named[int]
    title: Named[str] = Column(Text)
    published_on: Named[date | None] = Column(Date)
    published_precision: Named[Precision | None] = Column(words(Precision))
    published_basis: Named[Basis | None] = Column(words(Basis))
    dated_on: Named[date] = Column(Date)
    """The day to sort and count by: that of publication, or else of fetching."""
    region: Named[str] = Column(RegionPath)
    span_start: Named[int]
    span_end: Named[int]


articles = Table(
    "articles",
    metadata,
    ArticleColumns,
    UniqueConstraint("page_id", "number"),
    Index(None, "region", "dated_on"),
    Index(None, "dated_on"),
)


class ArticleKeywordColumns(TypedColumns):
    article_id = Column(
        BigId,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    keyword = Column(Text, primary_key=True, index=True)


article_keywords = Table("article_keywords", metadata, ArticleKeywordColumns)


class PrintingColumns(TypedColumns):
    """An address at which a source printed an article; the first is that of the article's page."""

    article_id = Column(
        BigId,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    url = Column(Text, primary_key=True)
    source_id: Named[int] = Column(BigId, ForeignKey("sources.id"), index=True)
    title: Named[str] = Column(Text)
    origin: Named[str | None] = Column(Text)
    fetched_at: Named[datetime] = Column(UtcDateTime)


printings = Table("printings", metadata, PrintingColumns)


class SketchValueColumns(TypedColumns):
    """The sketches of articles' texts (`jobs.sketches`), by value."""

    value = Column(BigInteger, primary_key=True, autoincrement=False)
    article_id = Column(
        BigId,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )


sketch_values = Table("sketch_values", metadata, SketchValueColumns, sqlite_with_rowid=False)


class FactColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    article_id: Named[int] = Column(
        BigId, ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    type: Named[FactType] = Column(words(FactType))
    quote: Named[str] = Column(Text)
    span_start: Named[int]
    span_end: Named[int]
    region: Named[str] = Column(RegionPath)
    region_code: Named[str | None] = Column(Text)
    confidence: Named[float]
    payload: Named[dict[str, Any]] = Column(JSON)


facts = Table(
    "facts",
    metadata,
    FactColumns,
    Index(None, "type", "region"),
    Index(None, "region"),
    sqlite_autoincrement=True,
)


class CorrectionColumns(TypedColumns):
    """A fact is named by article, span and type: its id ends when it is read anew."""

    id = Column(BigId, primary_key=True)
    article_id: Named[int] = Column(
        BigId, ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    span_start: Named[int]
    span_end: Named[int]
    type: Named[FactType] = Column(words(FactType))
    subject: Named[str] = Column(Text)
    withdrawn: Named[bool]
    changes: Named[dict[str, Any]] = Column(JSON)
    made_by: Named[str] = Column(Text)
    made_at: Named[datetime] = Column(UtcDateTime)


corrections = Table("corrections", metadata, CorrectionColumns, sqlite_autoincrement=True)


class ThingColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    key: Named[str] = Column(Text, unique=True)
    kind: Named[ThingKind] = Column(words(ThingKind))
    region: Named[str] = Column(RegionPath)
    holder: Named[str | None] = Column(Text)
    name: Named[str] = Column(Text)
    current: Named[dict[str, Any]] = Column(JSON)
    fact_ids: Named[list[int]] = Column(JSON)
    first_on: Named[date] = Column(Date)
    last_on: Named[date] = Column(Date)
    due_on: Named[date | None] = Column(Date)
    closed: Named[bool]
    family: Named[str] = Column(Text, index=True, server_default="")


things = Table(
    "things",
    metadata,
    ThingColumns,
    Index(None, "kind", "region"),
    Index(None, "kind", "last_on"),
    Index(None, "closed", "due_on"),
    sqlite_autoincrement=True,
)


class EventColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    kind: Named[EventKind] = Column(words(EventKind))
    thing_key: Named[str] = Column(Text, index=True)
    region: Named[str] = Column(RegionPath)
    happened_on: Named[date] = Column(Date)
    recorded_at: Named[datetime] = Column(UtcDateTime)
    once: Named[str] = Column(Text, unique=True)
    fact_ids: Named[list[int]] = Column(JSON)
    detail: Named[dict[str, Any]] = Column(JSON)
    history: Named[bool] = Column(Boolean, server_default=false())


events = Table(
    "events",
    metadata,
    EventColumns,
    Index(None, "region", "id"),
    sqlite_autoincrement=True,
)


class ChatColumns(TypedColumns):
    """Chats have the ids that Telegram gave them."""

    id = Column(BigInteger, primary_key=True, autoincrement=False)
    kind: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    zone: Named[str] = Column(Text)
    suspended_at: Named[datetime | None] = Column(UtcDateTime)
    not_before: Named[datetime | None] = Column(UtcDateTime)


chats = Table("chats", metadata, ChatColumns)


class SubscriptionColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"))
    region: Named[str] = Column(RegionPath)
    cadence: Named[Cadence] = Column(words(Cadence))
    hour: Named[int]
    minute: Named[int]
    days: Named[list[int]] = Column(JSON)
    quiet: Named[bool] = Column(Boolean, server_default=false())
    next_digest_at: Named[datetime] = Column(UtcDateTime, index=True)
    last_event_id: Named[int | None] = Column(BigInteger)
    created_at: Named[datetime] = Column(UtcDateTime)


subscriptions = Table(
    "subscriptions",
    metadata,
    SubscriptionColumns,
    UniqueConstraint("chat_id", "region"),
    sqlite_autoincrement=True,
)


class DigestColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    region: Named[str] = Column(RegionPath)
    cadence: Named[Cadence] = Column(words(Cadence))
    after_event_id: Named[int] = Column(BigInteger)
    """-1 for a first digest: nulls would not be held unique."""
    upto_event_id: Named[int] = Column(BigInteger)
    slot_on: Named[date] = Column(Date)
    parts: Named[list[str]] = Column(JSON)
    is_empty: Named[bool] = Column(Boolean, server_default=false())


digests = Table(
    "digests",
    metadata,
    DigestColumns,
    UniqueConstraint("region", "cadence", "after_event_id", "upto_event_id", "slot_on"),
)


class DeliveryColumns(TypedColumns):
    """`subscription_id` is no foreign key: what was sent outlives the subscription."""

    id = Column(BigId, primary_key=True)
    subscription_id: Named[int] = Column(BigInteger)
    digest_id: Named[int] = Column(BigId, ForeignKey("digests.id"), index=True)
    part: Named[int]
    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"))
    text: Named[str] = Column(Text)
    state: Named[DeliveryState] = Column(words(DeliveryState))
    attempts: Named[int]
    not_before: Named[datetime | None] = Column(UtcDateTime)
    leased_until: Named[datetime | None] = Column(UtcDateTime)
    message_id: Named[int | None] = Column(BigInteger)
    created_at: Named[datetime] = Column(UtcDateTime)
    sent_at: Named[datetime | None] = Column(UtcDateTime)
    error: Named[str | None] = Column(Text)


deliveries = Table(
    "deliveries",
    metadata,
    DeliveryColumns,
    UniqueConstraint("subscription_id", "digest_id", "part"),
    Index(None, "state", "id"),
    Index(None, "chat_id", "state", "id"),
    sqlite_autoincrement=True,
)

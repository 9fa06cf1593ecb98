"""What the articles state, what is followed, and what happened to it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    false,
    text,
)

from storage.columns import BigId, RegionPath, UtcDateTime, words
from storage.records import EventKind, FactType, ThingKind
from storage.tables.metadata import metadata


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
    sentence: Named[str] = Column(Text, server_default="")
    """What it stands in on its page: to cut it out anew takes longer than to read all the rest."""


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
    industry: Named[str | None] = Column(Text)


things = Table(
    "things",
    metadata,
    ThingColumns,
    # All that a page of a place is put in order by: no row is read that is not shown.
    Index("ix_things_page", "kind", "region", "holder", "closed", "due_on", "last_on"),
    Index(None, "kind", "last_on", "region"),
    Index(
        "ix_things_due",
        "closed",
        "region",
        "due_on",
        sqlite_where=text("due_on IS NOT NULL"),
        postgresql_where=text("due_on IS NOT NULL"),
    ),
    Index(None, "kind", "name", "region"),
    Index(None, "industry", "region", "last_on"),
    sqlite_autoincrement=True,
)


class EventColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    kind: Named[EventKind] = Column(words(EventKind))
    thing_key: Named[str] = Column(Text, index=True)
    region: Named[str] = Column(RegionPath)
    happened_on: Named[date] = Column(Date)
    recorded_at: Named[datetime] = Column(UtcDateTime, index=True)
    once: Named[str] = Column(Text, unique=True)
    fact_ids: Named[list[int]] = Column(JSON)
    detail: Named[dict[str, Any]] = Column(JSON)
    history: Named[bool] = Column(Boolean, server_default=false())


events = Table(
    "events",
    metadata,
    EventColumns,
    Index(None, "region", "happened_on"),
    sqlite_autoincrement=True,
)

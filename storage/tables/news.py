"""Where articles come from, and what was read."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from storage.columns import BigId, RegionPath, UtcDateTime, words
from storage.records import Basis, Precision, SourceKind, Trouble
from storage.tables.metadata import metadata


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
    printed_page: Named[str | None] = Column(Text)


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

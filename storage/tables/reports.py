"""What readers say is wrong."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Named, Table, Text, TypedColumns

from storage.columns import BigId, UtcDateTime, words
from storage.records import Claim, FactType, ReportState
from storage.tables.metadata import metadata


class ReportColumns(TypedColumns):
    """A fact is named as in `corrections`: its id ends when it is read anew."""

    id = Column(BigId, primary_key=True)
    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"))
    article_id: Named[int] = Column(
        BigId, ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    span_start: Named[int]
    span_end: Named[int]
    type: Named[FactType] = Column(words(FactType))
    subject: Named[str] = Column(Text)
    claim: Named[Claim] = Column(words(Claim))
    comment: Named[str] = Column(Text)
    state: Named[ReportState] = Column(words(ReportState))
    created_at: Named[datetime] = Column(UtcDateTime)
    decided_at: Named[datetime | None] = Column(UtcDateTime)
    decided_by: Named[str | None] = Column(Text)
    told_at: Named[datetime | None] = Column(UtcDateTime)
    topic_id: Named[int | None] = Column(BigInteger)


reports = Table(
    "reports",
    metadata,
    ReportColumns,
    Index(None, "state", "id"),
    Index(None, "chat_id", "state"),
    sqlite_autoincrement=True,
)

"""Articles that were handed in in chats."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Named, Table, Text, TypedColumns

from storage.columns import BigId, RegionPath, UtcDateTime, words
from storage.records import Basis, Precision
from storage.tables.metadata import metadata


class OfferColumns(TypedColumns):
    id = Column(BigId, primary_key=True)
    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"))
    url: Named[str] = Column(Text)
    title: Named[str | None] = Column(Text)
    text: Named[str] = Column(Text)
    published_on: Named[date | None] = Column(Date)
    published_precision: Named[Precision | None] = Column(words(Precision))
    published_basis: Named[Basis | None] = Column(words(Basis))
    origin: Named[str | None] = Column(Text)
    region: Named[str] = Column(RegionPath)
    created_at: Named[datetime] = Column(UtcDateTime)
    expires_at: Named[datetime] = Column(UtcDateTime, index=True)
    added_at: Named[datetime | None] = Column(UtcDateTime)


offers = Table(
    "offers", metadata, OfferColumns, Index(None, "chat_id", "id"), sqlite_autoincrement=True
)

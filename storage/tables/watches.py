"""What chats want to hear of at once."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from storage.columns import BigId, UtcDateTime
from storage.tables.metadata import metadata


class WatchColumns(TypedColumns):
    """`thing_key` is no foreign key: reading anew may take a thing away and bring it back."""

    id = Column(BigId, primary_key=True)
    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"))
    name: Named[str] = Column(Text)
    thing_key: Named[str | None] = Column(Text)
    word: Named[str | None] = Column(Text)
    last_event_id: Named[int] = Column(BigInteger, index=True)
    created_at: Named[datetime] = Column(UtcDateTime)
    topic_id: Named[int | None] = Column(BigInteger)


watches = Table(
    "watches",
    metadata,
    WatchColumns,
    UniqueConstraint("chat_id", "thing_key"),
    UniqueConstraint("chat_id", "word"),
    sqlite_autoincrement=True,
)

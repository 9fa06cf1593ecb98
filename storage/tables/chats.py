"""Who is told, and what is on its way to whom."""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
)

from storage.columns import BigId, RegionPath, UtcDateTime, words
from storage.records import Cadence, DeliveryKind, DeliveryState
from storage.tables.metadata import metadata


class ChatColumns(TypedColumns):
    """Chats have the ids that Telegram gave them."""

    id = Column(BigInteger, primary_key=True, autoincrement=False)
    kind: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    zone: Named[str] = Column(Text)
    suspended_at: Named[datetime | None] = Column(UtcDateTime)
    not_before: Named[datetime | None] = Column(UtcDateTime)
    quiet_from: Named[int | None]
    quiet_until: Named[int | None]
    filter: Named[dict[str, list[str]] | None] = Column(JSON(none_as_null=True))


chats = Table("chats", metadata, ChatColumns)


class ShownListColumns(TypedColumns):
    """`exports` is the data of the button that exports the list; 0 stands for no topic."""

    chat_id: Named[int] = Column(BigInteger, ForeignKey("chats.id"), primary_key=True)
    topic_id: Named[int] = Column(BigInteger, primary_key=True)
    exports: Named[str] = Column(Text)


shown_lists = Table("shown_lists", metadata, ShownListColumns)


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
    topic_id: Named[int | None] = Column(BigInteger)


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
    filter: Named[str] = Column(Text, server_default="")


digests = Table(
    "digests",
    metadata,
    DigestColumns,
    UniqueConstraint(
        "region",
        "cadence",
        "after_event_id",
        "upto_event_id",
        "slot_on",
        "filter",
        name="uq_digests_edition",
    ),
)


class DeliveryColumns(TypedColumns):
    """`subscription_id` is no foreign key: what was sent outlives the subscription.

    Alerts are of no subscription and no digest; their name is `once`.
    """

    id = Column(BigId, primary_key=True)
    subscription_id: Named[int | None] = Column(BigInteger)
    digest_id: Named[int | None] = Column(BigId, ForeignKey("digests.id"), index=True)
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
    kind: Named[DeliveryKind] = Column(words(DeliveryKind), server_default=DeliveryKind.DIGEST)
    once: Named[str | None] = Column(Text, unique=True)
    repeats: Named[int] = Column(Integer, server_default="0")
    topic_id: Named[int | None] = Column(BigInteger)


deliveries = Table(
    "deliveries",
    metadata,
    DeliveryColumns,
    UniqueConstraint("subscription_id", "digest_id", "part"),
    Index(None, "state", "id"),
    Index(None, "chat_id", "state", "id"),
    sqlite_autoincrement=True,
)

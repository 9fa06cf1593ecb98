"""Chats, their subscriptions, digests and deliveries."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60


class Cadence(StrEnum):
    DAILY = "daily"
    WORKDAYS = "workdays"
    """The days that people work in China, holidays and worked weekends heeded."""
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a subscriber wants a digest, in the chat's own zone.

    `days` are ISO weekdays (1 is Monday) of a weekly schedule, days of the month of a monthly one
    (the last day where a month is shorter), and empty for the others.
    """

    cadence: Cadence
    hour: int
    minute: int = 0
    days: tuple[int, ...] = ()
    quiet: bool = False
    """No digest at all, rather than one line, when there is nothing new."""


class NewsGroup(StrEnum):
    """What a chat may leave out of its digests. Corrections are never left out."""

    TARGETS = "targets"
    RESULTS = "results"
    PROJECTS = "projects"
    DATES = "dates"
    CAMPAIGNS = "campaigns"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFilter:
    """What a chat wants of digests: all but `muted`; with one of the words `only`, where there are
    any; with none of the words `without`.
    """

    muted: tuple[NewsGroup, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for all chats that want the same; empty where nothing is left out."""
        if self == DigestFilter():
            return ""
        parts = [sorted(part) for part in (self.muted, self.only, self.without)]
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def of_key(cls, key: str) -> Self:
        """The filter that has this key."""
        if not key:
            return cls()
        muted, only, without = json.loads(key)
        return cls(muted=tuple(map(NewsGroup, muted)), only=tuple(only), without=tuple(without))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    id: int
    kind: str = "private"
    title: str = ""
    zone: str = "Asia/Shanghai"
    suspended_at: datetime | None = None
    not_before: datetime | None = None
    """Telegram asked for silence in this chat until then."""
    quiet_from: int | None = None
    """Nothing is sent from this minute of the day, in the chat's zone, until `quiet_until`."""
    quiet_until: int | None = None
    filter: DigestFilter = DigestFilter()

    def quiet_ends_at(self, now: datetime) -> datetime | None:
        """When the quiet hours that it is now are over, in UTC; None outside of them."""
        if self.quiet_from is None or self.quiet_until is None:
            return None
        local = now.astimezone(ZoneInfo(self.zone))
        minute = local.hour * 60 + local.minute
        length = (self.quiet_until - self.quiet_from) % DAY_MINUTES
        if (minute - self.quiet_from) % DAY_MINUTES >= length:
            return None
        day = local.date() + timedelta(days=minute >= self.quiet_until)
        end = time(self.quiet_until // 60, self.quiet_until % 60, tzinfo=local.tzinfo)
        ends_at = datetime.combine(day, end).astimezone(UTC)
        # Where clocks go back, the end can be in the hour that comes twice, and over already.
        return ends_at if ends_at > now else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A chat's wish for digests of a place and all below it.

    `next_digest_at` is when the next one is due; `last_event_id` the last event that was told or
    covered, null before the first digest, which is the state of the place. `topic_id` is the topic
    of a forum that the digests go to; null is the general one, or no forum.
    """

    id: int
    chat_id: int
    region: str
    schedule: Schedule
    next_digest_at: datetime
    last_event_id: int | None = None
    created_at: datetime
    topic_id: int | None = None


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
    is_empty: bool = False
    """Whether it only says that nothing is new."""
    wanted: DigestFilter = DigestFilter()
    """What its readers wanted when it was composed."""


class DeliveryState(StrEnum):
    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    SUSPENDED = "suspended"


class DeliveryKind(StrEnum):
    DIGEST = "digest"
    """Never repeated: where it is uncertain the reader is told."""
    ALERT = "alert"
    """Asked for by name: where it is uncertain it is sent once more, and says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message on its way to a chat; `text` is what will be sent, byte for byte.

    It is one part of one digest, or an alert, which has a name `once` and no digest. `repeats`:
    how often it was sent before without knowing whether it arrived.
    """

    id: int
    subscription_id: int | None
    digest_id: int | None
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
    kind: DeliveryKind = DeliveryKind.DIGEST
    once: str | None = None
    repeats: int = 0
    topic_id: int | None = None
    """The topic of a forum that it goes to; null is the general one, or no forum."""

"""Makes the digests that are due and puts them into the outbox. What is sent is settled here."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobs.composing import compose_slot
from jobs.digests import Slot, next_after, render_digest, slot_of
from jobs.texts import zh
from storage.chats import get_chat
from storage.database import Connection, Database, DatabaseError, NotFoundError
from storage.deliveries import count_missed_of_last_digest, enqueue_deliveries
from storage.digests import add_digest, find_digest
from storage.events import last_event_id
from storage.happened import list_happened
from storage.records import (
    Cadence,
    Digest,
    DigestFilter,
    Subscription,
)
from storage.regions import find_region_by_path
from storage.subscriptions import list_subscriptions_due, move_subscription_on

log = logging.getLogger(__name__)

BATCH = 500
AT_ONCE = 50
"""Subscriptions moved on in one transaction: a commit each would take longer than all the rest."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """What makes a digest the same for all who get it."""

    region: str
    cadence: Cadence
    after_event_id: int | None
    upto_event_id: int
    slot_on: date
    wanted: DigestFilter


@dataclass(frozen=True, slots=True)
class _Made:
    """A digest as its messages, and whether it only says that nothing is new."""

    parts: tuple[str, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class _Planned:
    """A subscription's turn: what it gets, and when the next one is due."""

    subscription: Subscription
    edition: _Edition
    next_digest_at: datetime


def prepare_digests(
    db: Database, now: datetime, *, is_stopping: Callable[[], bool] = lambda: False
) -> int:
    """Make every digest that is due, and move its subscription on. Returns deliveries enqueued.

    A digest that comes late covers all until now, and is one digest however much was missed. Those
    that are not made before `is_stopping` stay due. Several processes may do this at once: each
    digest is enqueued by the one that moved its subscription on.
    """
    with db.read() as conn:
        # One end of the log for all: who follows the same place reads the same digest.
        turn = _Turn(db, now, last_event_id(conn))
    failed: set[int] = set()
    enqueued = 0
    while due := _list_due(db, now, failed):
        for first in range(0, len(due), AT_ONCE):
            if is_stopping():
                return enqueued
            some = due[first : first + AT_ONCE]
            try:
                enqueued += turn.prepare(some)
            except DatabaseError:
                # It is nobody's digest that can't be made: they are still due at the next tick.
                raise
            except Exception:
                enqueued += _prepare_one_by_one(turn, some, failed)
    return enqueued


def _list_due(db: Database, now: datetime, but: set[int]) -> list[Subscription]:
    with db.read() as conn:
        due = list_subscriptions_due(conn, now, BATCH + len(but))
    return [subscription for subscription in due if subscription.id not in but]


def _prepare_one_by_one(turn: "_Turn", due: Sequence[Subscription], failed: set[int]) -> int:
    """Find out whose digest can't be made; the others get theirs."""
    enqueued = 0
    for subscription in due:
        try:
            enqueued += turn.prepare([subscription])
        except DatabaseError:
            raise
        except Exception:
            # It is still due at the next tick.
            log.exception("a digest was not made", extra={"subscription": subscription.id})
            failed.add(subscription.id)
    return enqueued


class _Turn:
    """One turn of making digests: each edition is made once in it."""

    def __init__(self, db: Database, now: datetime, upto: int) -> None:
        self._db = db
        self._now = now
        self._upto = upto
        self._made: dict[_Edition, _Made] = {}
        self._kept: dict[_Edition, Digest] = {}

    def prepare(self, due: Sequence[Subscription]) -> int:
        """The digests of some subscriptions, in one transaction: all of them or none."""
        with self._db.read() as conn:
            planned = [self._plan(conn, subscription) for subscription in due]
        kept: dict[_Edition, Digest] = {}
        with self._db.write() as conn:
            enqueued = sum(self._enqueue(conn, each, kept) for each in planned)
        # Only what is committed has a row that others may name.
        self._kept |= kept
        return enqueued

    def _plan(self, conn: Connection, subscription: Subscription) -> _Planned:
        chat = get_chat(conn, subscription.chat_id)
        slot = late_slot(subscription, chat.zone, self._now)
        edition = _Edition(
            region=subscription.region,
            cadence=slot.cadence,
            after_event_id=subscription.last_event_id,
            # The log may be longer than at the start of the turn if the chat just got a digest.
            upto_event_id=max(self._upto, subscription.last_event_id or 0),
            slot_on=slot.on,
            wanted=chat.filter,
        )
        if edition not in self._made:
            self._made[edition] = _compose(conn, edition, slot)
        next_digest_at = next_after(subscription.schedule, chat.zone, self._now)
        return _Planned(subscription, edition, next_digest_at)

    def _enqueue(self, conn: Connection, planned: _Planned, kept: dict[_Edition, Digest]) -> int:
        subscription, edition = planned.subscription, planned.edition
        made = self._made[edition]
        if not move_subscription_on(
            conn,
            subscription,
            next_digest_at=planned.next_digest_at,
            last_event_id=edition.upto_event_id,
        ):
            return 0
        if made.is_empty and subscription.schedule.quiet:
            return 0
        digest = self._kept.get(edition) or kept.get(edition)
        if digest is None:
            digest = kept[edition] = _find(conn, edition) or _add(conn, edition, made)
        missed = count_missed_of_last_digest(conn, subscription.id)
        note = zh.MISSED_NOTE.format(count=missed) if missed else ""
        return enqueue_deliveries(conn, subscription, digest, self._now, note=note)


def late_slot(subscription: Subscription, zone: str, now: datetime) -> Slot:
    """The slot of a digest made at `now`: from the one that is due to the latest missed since."""
    schedule, at = subscription.schedule, subscription.next_digest_at
    slot = slot_of(schedule, zone, at)
    while (later := next_after(schedule, zone, at)) <= now:
        at = later
    return Slot(slot.cadence, slot.since, slot_of(schedule, zone, at).on)


def _compose(conn: Connection, edition: _Edition, slot: Slot) -> _Made:
    known = _find(conn, edition)
    if known:
        return _Made(known.parts, known.is_empty)
    region = find_region_by_path(conn, edition.region)
    if region is None:
        raise NotFoundError(f"no region {edition.region}")
    # The first digest is the place as it stands, the next ones are what happened since.
    if edition.after_event_id is None:
        happened = None
    else:
        after, upto = edition.after_event_id, edition.upto_event_id
        happened = list_happened(conn, edition.region, after_id=after, upto_id=upto)
    draft = compose_slot(conn, region, slot, happened, edition.wanted)
    return _Made(render_digest(draft), draft.is_empty)


def _find(conn: Connection, edition: _Edition) -> Digest | None:
    return find_digest(
        conn,
        region=edition.region,
        cadence=edition.cadence,
        after_event_id=edition.after_event_id,
        upto_event_id=edition.upto_event_id,
        slot_on=edition.slot_on,
        wanted=edition.wanted.key,
    )


def _add(conn: Connection, edition: _Edition, made: _Made) -> Digest:
    return add_digest(
        conn,
        region=edition.region,
        cadence=edition.cadence,
        after_event_id=edition.after_event_id,
        upto_event_id=edition.upto_event_id,
        slot_on=edition.slot_on,
        wanted=edition.wanted.key,
        parts=made.parts,
        is_empty=made.is_empty,
    )

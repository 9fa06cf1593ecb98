"""Makes the digests that are due and puts them into the outbox. What is sent is settled here."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobs.digests import Slot, compose_digest, next_after, render_digest, slot_of
from jobs.digests.draft import DigestDraft
from storage.chats import get_chat
from storage.database import Connection, Database, NotFoundError
from storage.deliveries import enqueue_deliveries
from storage.digests import add_digest, find_digest
from storage.events import last_event_id, list_events
from storage.facts import list_facts_by_id
from storage.records import Cadence, Digest, Event, Region, Subscription, Thing, ThingKind
from storage.regions import find_region_by_path
from storage.subscriptions import list_subscriptions_due, move_subscription_on
from storage.things import list_things, list_things_by_keys

log = logging.getLogger(__name__)

BATCH = 500

THINGS_OF_A_KIND = 200
"""From how many things of a kind the state of a place is made: the last told."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """What makes a digest the same for all who get it."""

    region: str
    cadence: Cadence
    after_event_id: int | None
    upto_event_id: int
    slot_on: date


@dataclass(frozen=True, slots=True)
class _Made:
    """A digest as its messages, and whether it only says that nothing is new."""

    parts: tuple[str, ...]
    is_empty: bool


def prepare_digests(db: Database, now: datetime) -> int:
    """Make every digest that is due, and move its subscription on. Returns deliveries enqueued.

    A digest that comes late covers all until now, and is one digest however much was missed.
    """
    made: dict[_Edition, _Made] = {}
    failed: set[int] = set()
    enqueued = 0
    with db.read() as conn:
        # One end of the log for all: who follows the same place reads the same digest.
        upto = last_event_id(conn)
    while due := _list_due(db, now, failed):
        for subscription in due:
            try:
                enqueued += _prepare(db, subscription, upto, now, made)
            except Exception:
                # It is still due at the next tick; meanwhile the others get theirs.
                log.exception("digest of subscription %s", subscription.id)
                failed.add(subscription.id)
    return enqueued


def _list_due(db: Database, now: datetime, but: set[int]) -> list[Subscription]:
    with db.read() as conn:
        due = list_subscriptions_due(conn, now, BATCH + len(but))
    return [subscription for subscription in due if subscription.id not in but]


def _prepare(
    db: Database,
    subscription: Subscription,
    upto: int,
    now: datetime,
    made: dict[_Edition, _Made],
) -> int:
    with db.read() as conn:
        zone = get_chat(conn, subscription.chat_id).zone
        slot = late_slot(subscription, zone, now)
        edition = _Edition(
            region=subscription.region,
            cadence=slot.cadence,
            after_event_id=subscription.last_event_id,
            # The log may be longer than at the start of the tick if the chat just got a digest.
            upto_event_id=max(upto, subscription.last_event_id or 0),
            slot_on=slot.on,
        )
        if edition not in made:
            made[edition] = _compose(conn, edition, slot)
    next_digest_at = next_after(subscription.schedule, zone, now)
    with db.write() as conn:
        if not move_subscription_on(
            conn,
            subscription,
            next_digest_at=next_digest_at,
            last_event_id=edition.upto_event_id,
        ):
            return 0
        if made[edition].is_empty and subscription.schedule.quiet:
            return 0
        digest = _find(conn, edition) or _add(conn, edition, made[edition])
        return enqueue_deliveries(conn, subscription, digest, now)


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
        events = None
    else:
        after, upto = edition.after_event_id, edition.upto_event_id
        events = list_events(conn, edition.region, after_id=after, upto_id=upto)
    draft = compose_slot(conn, region, slot, events)
    return _Made(render_digest(draft), draft.is_empty)


def compose_slot(
    conn: Connection, region: Region, slot: Slot, events: Sequence[Event] | None
) -> DigestDraft:
    """The digest of these events in a place, or without events, of the place as it stands."""
    first = events is None
    told = events or ()
    things: Mapping[str, Thing] = (
        _things_of(conn, region.path)
        if first
        else list_things_by_keys(conn, [event.thing_key for event in told])
    )
    daily = slot.cadence is Cadence.DAILY
    standing = [] if first or daily else _works_of(conn, region.path)
    ids = {fact_id for event in told for fact_id in event.fact_ids}
    named = [*things.values(), *standing]
    ids.update(fact_id for thing in named for fact_id in thing.fact_ids[-1:])
    facts = list_facts_by_id(conn, ids)
    return compose_digest(region, slot, told, things, facts, first=first, standing=standing)


def _works_of(conn: Connection, region: str) -> list[Thing]:
    """Projects of a place; compose leaves those out that are finished, or that moved."""
    return list_things(conn, region, ThingKind.PROJECT, limit=THINGS_OF_A_KIND)


def _things_of(conn: Connection, region: str) -> dict[str, Thing]:
    return {
        thing.key: thing
        for kind in ThingKind
        for thing in list_things(conn, region, kind, limit=THINGS_OF_A_KIND)
    }


def _find(conn: Connection, edition: _Edition) -> Digest | None:
    return find_digest(
        conn,
        region=edition.region,
        cadence=edition.cadence,
        after_event_id=edition.after_event_id,
        upto_event_id=edition.upto_event_id,
        slot_on=edition.slot_on,
    )


def _add(conn: Connection, edition: _Edition, made: _Made) -> Digest:
    return add_digest(
        conn,
        region=edition.region,
        cadence=edition.cadence,
        after_event_id=edition.after_event_id,
        upto_event_id=edition.upto_event_id,
        slot_on=edition.slot_on,
        parts=made.parts,
        is_empty=made.is_empty,
    )

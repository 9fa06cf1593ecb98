"""/digest: the digest of a place right now, beside the timetable: it moves no subscription."""

import re
from datetime import timedelta

from bot.asking import place_or_question, subscribed_places
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import keyboard, place_views
from bot.reply import Answer, Notice, Reply
from bot.surroundings import Asker
from jobs.digests import Slot, compose_digest, render_digest
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.events import last_event_id, list_events
from storage.facts import list_facts_by_id
from storage.records import Cadence, Event, Region, Thing, ThingKind
from storage.regions import find_region
from storage.subscriptions import list_subscriptions
from storage.things import list_things, list_things_by_keys

DAYS = {Cadence.DAILY: 1, Cadence.WEEKLY: 7, Cadence.MONTHLY: 31}
RECENT_EVENTS = 5000
"""How far back the event log is read: more than a place's digest could hold."""

THINGS_OF_A_KIND = 200
"""How many things of a kind the state of a place is made from: the last told."""

MAX_AT_ONCE = 5
"""Digests of so many subscribed places are sent at once; with more, the place is asked for."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The digest of the named place, or those of all that the chat has subscribed to."""
    subscribed = [] if words else subscribed_places(conn, asker)
    if 0 < len(subscribed) <= MAX_AT_ONCE:
        parts = [part for region in subscribed for part in digest_now(conn, asker, region)]
        return Reply(tuple(parts))
    found = place_or_question(conn, asker, words, Aim("digest"))
    return _show(conn, asker, found) if isinstance(found, Region) else found


def digest_now(conn: Connection, asker: Asker, region: Region) -> tuple[str, ...]:
    """What is new of the last days; where nothing is, the place as it stands.

    The days are those of the chat's own schedule for the place, else a week.
    """
    cadence = _cadence(conn, asker, region)
    days = timedelta(days=DAYS[cadence])
    slot = Slot(cadence, asker.today - days, asker.today)
    events = _events_since(conn, asker, region, days)
    things = _things_of(conn, region, events)
    ids = [fact_id for event in events for fact_id in event.fact_ids]
    ids += [fact_id for thing in things.values() for fact_id in thing.fact_ids]
    facts = list_facts_by_id(conn, ids)
    draft = compose_digest(region, slot, events, things, facts, first=not events)
    return render_digest(draft)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    return _show(conn, asker, region) if region else Notice(texts.GONE_PLACE)


def _show(conn: Connection, asker: Asker, region: Region) -> Reply:
    views = keyboard(place_views(region, without="digest"))
    return Reply(digest_now(conn, asker, region), views, apart=True)


def _cadence(conn: Connection, asker: Asker, region: Region) -> Cadence:
    for subscription in list_subscriptions(conn, asker.chat.id):
        if subscription.region == region.path:
            return subscription.schedule.cadence
    return Cadence.WEEKLY


def _events_since(conn: Connection, asker: Asker, region: Region, days: timedelta) -> list[Event]:
    last = last_event_id(conn)
    after_id = max(0, last - RECENT_EVENTS)
    recent = list_events(conn, region.path, after_id=after_id, upto_id=last)
    return [event for event in recent if event.recorded_at > asker.now - days]


def _things_of(conn: Connection, region: Region, events: list[Event]) -> dict[str, Thing]:
    """The things that the events speak of, or without events, those that the place has."""
    if events:
        return list_things_by_keys(conn, [event.thing_key for event in events])
    return {
        thing.key: thing
        for kind in ThingKind
        for thing in list_things(conn, region.path, kind, limit=THINGS_OF_A_KIND)
    }


COMMAND = Command("digest", respond, (Tap(r"digest:(?P<code>[\w-]+)", _tapped),))

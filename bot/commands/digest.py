"""/digest: the digest of a place right now, beside the timetable: it moves no subscription."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.asking import place_or_question, subscribed_places
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import keyboard, place_views
from bot.reply import Answer, Notice, Reply
from bot.spans import Span, split_span
from bot.surroundings import Asker
from jobs.digests import Slot, compose_digest, render_digest
from jobs.texts import bot_zh as texts
from jobs.views import things_as_of
from storage.database import Connection
from storage.events import last_event_id, list_events
from storage.facts import list_facts_by_id
from storage.records import Cadence, Event, Region, Thing, ThingKind
from storage.regions import find_region
from storage.subscriptions import list_subscriptions
from storage.things import list_things, list_things_by_keys

DAYS = {Cadence.DAILY: 1, Cadence.WORKDAYS: 1, Cadence.WEEKLY: 7, Cadence.MONTHLY: 31}
THINGS_OF_A_KIND = 200
"""How many things of a kind the state of a place is made from: the last told."""

MAX_AT_ONCE = 5
"""Digests of so many subscribed places are sent at once; with more, the place is asked for."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The digest of the named place, or those of all that the chat has subscribed to.

    本周, 上月 and the like among the words say of which days.
    """
    place, span = split_span(words)
    subscribed = [] if place else subscribed_places(conn, asker)
    if 0 < len(subscribed) <= MAX_AT_ONCE:
        parts = [part for region in subscribed for part in digest_now(conn, asker, region, span)]
        return Reply(tuple(parts))
    found = place_or_question(conn, asker, place, Aim("digest", (span.code,) if span else ()))
    return _show(conn, asker, found, span) if isinstance(found, Region) else found


def digest_now(
    conn: Connection, asker: Asker, region: Region, span: Span | None = None
) -> tuple[str, ...]:
    """What is new in a span of days; without one, in those of the chat's schedule, or a week.

    Where nothing is and no days were asked for, it is the place as it stands.
    """
    slot = span.slot(asker.today) if span else _usual_slot(conn, asker, region)
    events = _events_in(conn, asker, region, slot)
    first = not events and span is None
    things = _state_of(conn, region) if first else _things_of(conn, events)
    if slot.on < asker.today:
        things = things_as_of(conn, things, slot.on)
    # An event names the fact behind it; what stands in a place is told by its newest.
    named = things.values() if first else events
    facts = list_facts_by_id(conn, [each for one in named for each in one.fact_ids[-1:]])
    return render_digest(compose_digest(region, slot, events, things, facts, first=first))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(texts.GONE_PLACE)
    return _show(conn, asker, region, Span.of(match["span"]) if match["span"] else None)


def _show(conn: Connection, asker: Asker, region: Region, span: Span | None) -> Reply:
    views = keyboard(place_views(region, without="digest"))
    return Reply(digest_now(conn, asker, region, span), views, apart=True)


def _usual_slot(conn: Connection, asker: Asker, region: Region) -> Slot:
    cadence = Cadence.WEEKLY
    for subscription in list_subscriptions(conn, asker.chat.id):
        if subscription.region == region.path:
            cadence = subscription.schedule.cadence
    return Slot(cadence, asker.today - timedelta(days=DAYS[cadence]), asker.today)


def _events_in(conn: Connection, asker: Asker, region: Region, slot: Slot) -> list[Event]:
    """What was recorded on the days of a slot, in the chat's zone."""
    zone = ZoneInfo(asker.chat.zone)
    # A slot is from the end of one day to the end of another.
    after, upto = (
        last_event_id(conn, datetime.combine(day + timedelta(days=1), time(), zone))
        for day in (slot.since, slot.on)
    )
    return list_events(conn, region.path, after_id=after, upto_id=upto)


def _things_of(conn: Connection, events: list[Event]) -> dict[str, Thing]:
    """The things that the events speak of."""
    return list_things_by_keys(conn, [event.thing_key for event in events])


def _state_of(conn: Connection, region: Region) -> dict[str, Thing]:
    """The things that the place has, those last told of; results are no part of its state."""
    return {
        thing.key: thing
        for kind in ThingKind
        if kind is not ThingKind.RESULT
        for thing in list_things(conn, region.path, kind, limit=THINGS_OF_A_KIND)
    }


TAP = r"digest:(?P<code>[\w-]+)(?::(?P<span>[dwm][01]))?"

COMMAND = Command("digest", respond, (Tap(TAP, _tapped),))

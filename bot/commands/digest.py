"""/digest: the digest of a place right now, beside the timetable: it moves no subscription."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.asking import place_or_question, subscribed_places
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import keyboard, place_views
from bot.phrases import news_of_list, read_phrase
from bot.place_commands import with_unread
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.spans import Span, span_of, split_span
from bot.surroundings import Asker
from jobs.composing import compose_slot
from jobs.digests import Slot, render_digest
from jobs.digests.draft import Block, DigestDraft
from jobs.digests.draft import Span as Words
from jobs.digests.filters import kinds_of_group
from jobs.digests.plan import Head
from jobs.texts import bot_zh as texts
from jobs.texts import zh
from jobs.typed_days import DAY, Days
from storage.database import Connection
from storage.events import last_event_id
from storage.happened import list_happened, list_happened_on
from storage.records import Cadence, Happened, NewsGroup, Region
from storage.regions import find_region
from storage.subscriptions import list_subscriptions

DAYS = {Cadence.DAILY: 1, Cadence.WORKDAYS: 1, Cadence.WEEKLY: 7, Cadence.MONTHLY: 31}

MOST_EVENTS = 2000
"""From how many events a digest of named days is made, the last: a province has more in a year."""

MAX_AT_ONCE = 5
"""Digests of so many subscribed places are sent at once; with more, the place is asked for."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Of which days, and which kind of news; the usual days, and all news, where none is said."""

    days: Span | Days | None = None
    group: NewsGroup | None = None

    @property
    def data(self) -> tuple[str, ...]:
        """What follows the place in a button."""
        if self.days is None:
            return ()
        return (self.days.code, self.group) if self.group else (self.days.code,)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The digest of the named place, or those of all that the chat has subscribed to.

    本周, 三月, 2023年 and the like among the words say of which days, and 项目 or 目标 beside them
    of what alone.
    """
    place, asked = _read(words, asker.today)
    subscribed = [] if place else subscribed_places(conn, asker)
    if 0 < len(subscribed) <= MAX_AT_ONCE and not _is_ahead(asker, asked):
        parts = [part for region in subscribed for part in digest_now(conn, asker, region, asked)]
        return Reply(tuple(parts))
    found = place_or_question(conn, asker, place, Aim("digest", asked.data))
    if not isinstance(found, Region):
        return found
    return with_unread(conn, _show(conn, asker, found, asked), place, found)


def _read(words: str, today: date) -> tuple[str, _Asked]:
    """The place, and what is asked of it: 滨州 三月 项目."""
    place, days = split_span(words, today)
    phrase = read_phrase(place)
    group = news_of_list(phrase.command, days) if days else None
    if days and (group or phrase.command == "digest"):
        place = phrase.words
    return place, _Asked(days, group)


def digest_now(conn: Connection, asker: Asker, region: Region, asked: _Asked) -> tuple[str, ...]:
    """What is new in a span of days; without one, in those of the chat's schedule, or a week.

    Where nothing is and no days were asked for, it is the place as it stands.
    """
    slot = _slot(conn, asker, region, asked)
    happened = _happened_in(conn, asker, region, slot, asked)
    if asked.group and not happened.events:
        return (_none_of_group(region, asked.group, slot),)
    first = not happened.events and asked.days is None
    draft = compose_slot(
        conn,
        region,
        slot,
        None if first else happened,
        then=slot.on if slot.on < asker.today else None,
        with_still=False,
        head=Head(called=_called(asked), note=_note(slot)),
    )
    if happened.is_cut:
        draft = DigestDraft((*draft.blocks, Block(((Words(zh.ASKED_TOO_MUCH),),))))
    return render_digest(draft)


def _called(asked: _Asked) -> str:
    """Empty for the days of a schedule: they give the digest its name."""
    if asked.group:
        return zh.ASKED_GROUP.format(group=zh.NEWS_GROUPS[asked.group])
    return zh.ASKED_DIGEST if isinstance(asked.days, Days) else ""


def _note(slot: Slot) -> str:
    days = (slot.on - slot.since).days
    return zh.STATE_NOTE_TODAY if days == 1 else zh.STATE_NOTE_ASKED.format(days=days)


def _none_of_group(region: Region, group: NewsGroup, slot: Slot) -> str:
    return texts.DIGEST_NONE_OF_GROUP.format(
        place=safe(region.name),
        days=Days(slot.since + DAY, slot.on).words,
        group=zh.NEWS_GROUPS[group],
    )


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(texts.GONE_PLACE)
    try:
        days = span_of(match["span"]) if match["span"] else None
    except ValueError:
        return Notice(texts.OLD_BUTTON)
    group = NewsGroup(match["group"]) if match["group"] else None
    return _show(conn, asker, region, _Asked(days, group))


def _show(conn: Connection, asker: Asker, region: Region, asked: _Asked) -> Reply:
    views = keyboard(place_views(region, without="digest"))
    if isinstance(asked.days, Days) and _is_ahead(asker, asked):
        ahead = texts.DIGEST_DAYS_AHEAD.format(
            days=asked.days.words, place=safe(region.short), said=asked.days.words
        )
        return reply(ahead, views, apart=True)
    return Reply(digest_now(conn, asker, region, asked), views, apart=True)


def _is_ahead(asker: Asker, asked: _Asked) -> bool:
    return isinstance(asked.days, Days) and asked.days.first > asker.today


def _slot(conn: Connection, asker: Asker, region: Region, asked: _Asked) -> Slot:
    match asked.days:
        case Span():
            return asked.days.slot(asker.today)
        case Days(first, last):
            return Slot(Cadence.MONTHLY, first - DAY, min(last, asker.today))
        case _:
            return _usual_slot(conn, asker, region)


def _usual_slot(conn: Connection, asker: Asker, region: Region) -> Slot:
    cadence = Cadence.WEEKLY
    for subscription in list_subscriptions(conn, asker.chat.id):
        if subscription.region == region.path:
            cadence = subscription.schedule.cadence
    return Slot(cadence, asker.today - timedelta(days=DAYS[cadence]), asker.today)


def _happened_in(
    conn: Connection, asker: Asker, region: Region, slot: Slot, asked: _Asked
) -> Happened:
    """What was recorded on the days of a slot, in the chat's zone, as digests tell it.

    Of days that are named (三月) it is what was printed on them: it may be read long after.
    """
    kinds = kinds_of_group(asked.group) if asked.group else None
    if isinstance(asked.days, Days):
        days = (slot.since + DAY, slot.on)
        return list_happened_on(conn, region.path, *days, limit=MOST_EVENTS, kinds=kinds)
    zone = ZoneInfo(asker.chat.zone)
    # A slot is from the end of one day to the end of another.
    after, upto = (
        last_event_id(conn, datetime.combine(day + timedelta(days=1), time(), zone))
        for day in (slot.since, slot.on)
    )
    return list_happened(conn, region.path, after_id=after, upto_id=upto, kinds=kinds)


TAP = (
    r"digest:(?P<code>[\w-]+)"
    rf"(?::(?P<span>[dwm][01]|\d{{8}}-\d{{8}})(?::(?P<group>{'|'.join(NewsGroup)}))?)?"
)

COMMAND = Command("digest", respond, (Tap(TAP, _tapped),))

"""/unsubscribe: by the place's name, or by a button of the list."""

import re
from html import escape

from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard
from bot.places import places_named
from bot.replies.pieces import safe
from bot.replies.subscriptions import place_name
from bot.reply import Answer, Notice, Reply, reply
from bot.schedules import packed
from bot.subscribed import list_with_buttons
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Subscription
from storage.regions import find_region_by_path
from storage.subscriptions import list_subscriptions, remove_subscription


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """End the subscription that is named; show all where none is, or more than one."""
    held = list_subscriptions(conn, asker.chat.id)
    if not held:
        return reply(texts.SUBSCRIPTIONS_EMPTY)
    words = " ".join(words.split())
    if words.casefold() in texts.ALL_WORDS and len(held) > 1:
        sure = button(texts.BUTTON_UNSUBSCRIBE_ALL.format(count=len(held)), "unsubscribe_all")
        kept = button(texts.BUTTON_SUBSCRIPTIONS, "subscriptions")
        return reply(texts.UNSUBSCRIBE_ALL.format(count=len(held)), keyboard([[sure], [kept]]))
    if words.casefold() in texts.ALL_WORDS:
        return _end(conn, asker, held[0])
    matching = _matching(conn, held, words)
    if words and len(matching) == 1:
        return _end(conn, asker, matching[0])
    if matching:
        return _which(asker, matching, words)
    none = texts.UNSUBSCRIBE_NONE.format(words=safe(words))
    return list_with_buttons(held, asker, heading=none)


def _matching(conn: Connection, held: list[Subscription], words: str) -> list[Subscription]:
    """Those of the named places; all without words."""
    if not words:
        return held
    named = {region.path for region in places_named(conn, words)}
    return [each for each in held if each.region in named]


def _which(asker: Asker, matching: list[Subscription], words: str, offset: int = 0) -> Reply:
    turning = ("unsubscribes", words)
    heading = texts.UNSUBSCRIBE_WHICH
    return list_with_buttons(matching, asker, offset, heading=heading, turning=turning)


def _turned(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    words = match["words"] or ""
    matching = _matching(conn, list_subscriptions(conn, asker.chat.id), words)
    if not matching:
        return Notice(texts.UNSUBSCRIBE_GONE)
    return _which(asker, matching, words, int(match["offset"]))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    held = {each.id: each for each in list_subscriptions(conn, asker.chat.id)}
    subscription = held.get(int(match["id"]))
    if subscription is None:
        return Notice(texts.UNSUBSCRIBE_GONE)
    return _end(conn, asker, subscription, int(match["offset"] or 0))


def _end_all(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    held = list_subscriptions(conn, asker.chat.id)
    for each in held:
        remove_subscription(conn, each.id)
    said = texts.UNSUBSCRIBED_ALL.format(count=len(held))
    return reply(said) if held else Notice(texts.UNSUBSCRIBE_GONE)


def _end(conn: Connection, asker: Asker, subscription: Subscription, offset: int = 0) -> Reply:
    """End it, and offer to take that back, and the others where they stood in their list."""
    remove_subscription(conn, subscription.id)
    region = find_region_by_path(conn, subscription.region)
    row = []
    if region:
        schedule = packed(subscription.schedule)
        row.append(button(texts.BUTTON_UNDO, "subscribe", region.code, schedule))
    if list_subscriptions(conn, asker.chat.id):
        row.append(button(texts.BUTTON_SUBSCRIPTIONS, "subscriptions", offset))
    place = escape(place_name(subscription.region))
    return reply(texts.UNSUBSCRIBED.format(place=place), keyboard([row]))


COMMAND = Command(
    "unsubscribe",
    respond,
    (
        Tap(r"unsubscribe:(?P<id>[0-9]{1,9})(?::(?P<offset>\d{1,5}))?", _tapped),
        Tap(r"unsubscribe_all", _end_all),
        Tap(r"unsubscribes:(?P<offset>\d{1,5})(?::(?P<words>.+))?", _turned),
    ),
    writes=True,
    manages=True,
)

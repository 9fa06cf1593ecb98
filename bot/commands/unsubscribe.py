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
    if not words:
        return list_with_buttons(held, asker, heading=texts.UNSUBSCRIBE_WHICH)
    named = {region.path for region in places_named(conn, words)}
    matching = [each for each in held if each.region in named]
    if len(matching) == 1:
        return _end(conn, matching[0])
    if matching:
        return list_with_buttons(matching, asker, heading=texts.UNSUBSCRIBE_WHICH)
    none = texts.UNSUBSCRIBE_NONE.format(words=safe(words))
    return list_with_buttons(held, asker, heading=none)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    held = {each.id: each for each in list_subscriptions(conn, asker.chat.id)}
    subscription = held.get(int(match["id"]))
    return _end(conn, subscription) if subscription else Notice(texts.UNSUBSCRIBE_GONE)


def _end(conn: Connection, subscription: Subscription) -> Reply:
    """End it, and offer to take that back."""
    remove_subscription(conn, subscription.id)
    region = find_region_by_path(conn, subscription.region)
    undo = (
        [button(texts.BUTTON_UNDO, "subscribe", region.code, packed(subscription.schedule))]
        if region
        else []
    )
    place = escape(place_name(subscription.region))
    return reply(texts.UNSUBSCRIBED.format(place=place), keyboard([undo]))


COMMAND = Command(
    "unsubscribe",
    respond,
    (Tap(r"unsubscribe:(?P<id>[0-9]{1,9})", _tapped),),
    writes=True,
    manages=True,
)

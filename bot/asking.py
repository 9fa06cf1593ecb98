"""Finding the place that a message means, or asking for it."""

import re
from collections import Counter

from bot.browsing import MAX_SHOWN, Aim, ask_which, by_path, provinces
from bot.keyboards import Rows, button, in_rows, keyboard
from bot.places import places_called, places_like, places_named
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.shown import EXPORTS
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.deliveries import find_delivery_of_message
from storage.digests import get_digest
from storage.events import last_event_id, list_events
from storage.records import Region, Thing, ThingKind, lies_in
from storage.regions import find_region, find_region_by_path, list_regions_by_path
from storage.subscriptions import list_subscriptions
from storage.things import list_latest_things, list_things

MAX_NEAR = 6
MAX_SUGGESTED = 8
RECENT_EVENTS = 500
"""How far back the event log is read for the places that there is news of."""


def place_or_question(conn: Connection, asker: Asker, words: str, aim: Aim) -> Region | Reply:
    """The one place that the words mean, or a reply with buttons that asks which.

    Without words it is that of the message that is replied to, or the only place that the chat has
    subscribed to.
    """
    words = words.strip()
    if not words:
        if answered := _place_answered(conn, asker):
            return answered
        subscribed = subscribed_places(conn, asker)
        return subscribed[0] if len(subscribed) == 1 else ask_place(conn, asker, aim)
    found = places_named(conn, words)
    if len(found) == 1:
        return found[0]
    if found:
        return ask_which(found, words, aim, is_name=bool(places_called(conn, words)))
    if words in texts.COUNTRY_WORDS:
        return reply(texts.BROWSE_PROVINCES, keyboard(provinces(conn, aim)))
    return suggest_near(conn, words, aim)


def _place_answered(conn: Connection, asker: Asker) -> Region | None:
    """The place of the list, card or digest that is replied to, if it is one's."""
    if found := re.match(rf"{EXPORTS}([\w-]+)", asker.answers_list):
        return find_region(conn, found[1])
    if asker.replied_to is None:
        return None
    delivery = find_delivery_of_message(conn, asker.chat.id, asker.replied_to)
    if delivery is None or delivery.digest_id is None:
        return None
    return find_region_by_path(conn, get_digest(conn, delivery.digest_id).region)


def subscribed_places(conn: Connection, asker: Asker) -> list[Region]:
    held = list_subscriptions(conn, asker.chat.id)
    return list_regions_by_path(conn, (each.region for each in held))


def latest_projects(conn: Connection, asker: Asker, limit: int) -> list[Thing]:
    """The projects last told of in the subscribed places; without any, everywhere."""
    places = sorted(each.region for each in list_subscriptions(conn, asker.chat.id))
    # A subscribed county may lie in a subscribed city, which comes before it.
    apart: list[str] = []
    for path in places:
        if not (apart and lies_in(path, apart[-1])):
            apart.append(path)
    if not apart:
        return list_things(conn, "", ThingKind.PROJECT, limit=limit)
    return list_latest_things(conn, apart, ThingKind.PROJECT, limit=limit)


def places_in_the_news(conn: Connection, limit: int) -> list[Region]:
    """The places that most of the latest events tell of."""
    last = last_event_id(conn)
    events = list_events(conn, "", after_id=max(0, last - RECENT_EVENTS), upto_id=last)
    paths = Counter(event.region for event in events if event.region)
    return list_regions_by_path(conn, (path for path, _ in paths.most_common(limit)))


def ask_place(conn: Connection, asker: Asker, aim: Aim) -> Reply:
    """Ask for a place, with those subscribed to and those in the news as buttons."""
    regions = {region.code: region for region in subscribed_places(conn, asker)}
    for region in places_in_the_news(conn, MAX_SUGGESTED):
        regions.setdefault(region.code, region)
    if not regions:
        question = texts.ASK_PLACE_EMPTY.format(command=aim.command)
        return reply(question, keyboard(provinces(conn, aim)))
    shown = list(regions.values())[:MAX_SUGGESTED]
    buttons = [aim.choose(region, region.name) for region in shown]
    return reply(texts.ASK_PLACE, keyboard([*in_rows(buttons, 2), *_elsewhere(aim)]))


def suggest_near(conn: Connection, words: str, aim: Aim) -> Reply:
    """Say that no place is called so, and offer those whose names come near."""
    near = places_like(conn, words, MAX_NEAR)
    shown = safe(words, MAX_SHOWN)
    if not near:
        hint = texts.NOT_KNOWN.format(words=shown) + texts.NOT_KNOWN_HINT
        return reply(hint, keyboard([*_elsewhere(aim), *search_row(words)]))
    offered = [*by_path(near, aim), *_elsewhere(aim)]
    return reply(texts.NOT_KNOWN_NEAR.format(words=shown), keyboard(offered))


def search_row(words: str) -> Rows:
    """The button that looks for the words in articles; none where they are too long for one."""
    try:
        return [[button(texts.BUTTON_SEARCH.format(words=words), "search", 0, words)]]
    except ValueError:
        # Words that are too long for a button are hardly looked for.
        return []


def _elsewhere(aim: Aim) -> Rows:
    return [[aim.browse(texts.BUTTON_BROWSE)]]

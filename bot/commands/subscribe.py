"""/subscribe: digests of a place, at the times that the chat wants."""

import re

from bot.asking import ask_place, place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, in_rows, keyboard
from bot.places import places_called, places_named
from bot.replies.pieces import safe
from bot.replies.subscriptions import subscribed
from bot.reply import Answer, Notice, Reply, reply
from bot.schedules import packed, split_words, unpacked
from bot.surroundings import Asker
from jobs.digests import ScheduleError, next_after, parse_schedule
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region, Schedule
from storage.regions import find_region
from storage.subscriptions import add_subscription, list_subscriptions


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`滨州 每天 08:30` subscribes; what is missing of it is asked for with buttons."""
    place, when = _split(conn, words)
    try:
        schedule, problem = (parse_schedule(when) if when else None), ""
    except ScheduleError as error:
        schedule, problem = None, safe(str(error), 200)
        if said := _said_in_a_sentence(conn, words):
            place, schedule, problem = *said, ""
    if problem and not place:
        return reply(problem)
    aim = Aim("subscribe", (packed(schedule),) if schedule else ())
    found = place_or_question(conn, asker, place, aim) if place else ask_place(conn, asker, aim)
    if not isinstance(found, Region):
        return found
    return _subscribe(conn, asker, found, schedule) if schedule else _ask_when(found, problem)


def _split(conn: Connection, words: str) -> tuple[str, str]:
    """The place and the schedule; what follows a place's name is meant to be one: 滨州 隔天."""
    place, when = split_words(words)
    head, _, rest = place.partition(" ")
    if rest and not when and places_called(conn, head) and not places_named(conn, rest):
        return head, rest
    return place, when


def _said_in_a_sentence(conn: Connection, words: str) -> tuple[str, Schedule] | None:
    """The place and the schedule in 每天早上给我发滨州的消息; None where they are not clear."""
    named = places_named(conn, words)
    if len(named) != 1:
        return None
    (region,) = named
    names = sorted((region.name, region.short, *region.aliases), key=len, reverse=True)
    rest = re.sub("|".join(map(re.escape, (*names, *texts.SAID_OF_DIGESTS))), " ", words)
    try:
        return region.path, parse_schedule("".join(rest.split()))
    except ScheduleError:
        return None


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(texts.GONE_PLACE)
    schedule = unpacked(match["when"]) if match["when"] else None
    if match["when"] and schedule is None:
        return Notice(texts.OLD_BUTTON)
    return _subscribe(conn, asker, region, schedule) if schedule else _ask_when(region)


def _subscribe(conn: Connection, asker: Asker, region: Region, schedule: Schedule) -> Reply:
    known = any(each.region == region.path for each in list_subscriptions(conn, asker.chat.id))
    subscription = add_subscription(
        conn,
        chat_id=asker.chat.id,
        region=region.path,
        schedule=schedule,
        next_digest_at=next_after(schedule, asker.chat.zone, asker.now),
        created_at=asker.now,
        topic_id=asker.topic_id,
    )
    rows = [
        [button(texts.BUTTON_NOW, "digest", region.code)],
        [
            button(texts.BUTTON_SUBSCRIPTIONS, "subscriptions"),
            button(
                texts.BUTTON_UNSUBSCRIBE.format(place=region.name), "unsubscribe", subscription.id
            ),
        ],
    ]
    return reply(subscribed(region, subscription, asker.chat, anew=known), keyboard(rows))


def _ask_when(region: Region, problem: str = "") -> Reply:
    """Ask for the time; `problem` is what was wrong with the one that was given, in HTML."""
    example = texts.SUBSCRIBE_EXAMPLE.format(place=safe(region.short))
    choices = [
        button(words, "subscribe", region.code, packed(parse_schedule(words)))
        for words in texts.SUBSCRIBE_CHOICES
    ]
    html = texts.SUBSCRIBE_WHEN.format(place=safe(region.name), example=example)
    asked = f"{problem}\n\n{html}" if problem else html
    return reply(asked, keyboard(in_rows(choices, 2)), apart=not problem)


COMMAND = Command(
    "subscribe",
    respond,
    (Tap(r"subscribe:(?P<code>[\w-]+)(?::(?P<when>\w+))?", _tapped),),
    writes=True,
    manages=True,
)

"""/subscribe: digests of a place, at the times that the chat wants."""

import re

from bot.asking import ask_place, place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, in_rows, keyboard
from bot.replies.pieces import safe
from bot.replies.subscriptions import subscribed
from bot.reply import Answer, Notice, Reply, reply
from bot.schedules import packed, unpacked
from bot.surroundings import Asker
from jobs.digests import ScheduleError, next_after, parse_schedule
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region, Schedule
from storage.regions import find_region
from storage.subscriptions import add_subscription, list_subscriptions

SCHEDULE_STARTS = re.compile(r"每|工作日|(?:周|星期)[一二三四五六日天]|[0-9０-９]{1,2}\s*[:：点时]")


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`滨州 每天 08:30` subscribes; what is missing of it is asked for with buttons."""
    place, when = split_words(words)
    try:
        schedule = parse_schedule(when) if when else None
    except ScheduleError as error:
        return reply(safe(str(error), 200))
    aim = Aim("subscribe", (packed(schedule),) if schedule else ())
    if not place:
        return ask_place(conn, asker, aim)
    found = place_or_question(conn, asker, place, aim)
    return _subscribe(conn, asker, found, schedule) if isinstance(found, Region) else found


def split_words(words: str) -> tuple[str, str]:
    """The place and the schedule in `滨州 每天 08:30`, in either order; empty where left out."""
    start = SCHEDULE_STARTS.search(words)
    if start is None:
        return words.strip(), ""
    place, when = words[: start.start()].strip(), words[start.start() :].strip()
    if not place and " " in when:
        head, _, last = when.rpartition(" ")
        if not SCHEDULE_STARTS.search(last):
            return last, head
    return place, when


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(texts.GONE_PLACE)
    schedule = unpacked(match["when"]) if match["when"] else None
    if match["when"] and schedule is None:
        return Notice(texts.OLD_BUTTON)
    return _subscribe(conn, asker, region, schedule)


def _subscribe(conn: Connection, asker: Asker, region: Region, schedule: Schedule | None) -> Reply:
    if schedule is None:
        return _ask_when(region)
    known = any(each.region == region.path for each in list_subscriptions(conn, asker.chat.id))
    subscription = add_subscription(
        conn,
        chat_id=asker.chat.id,
        region=region.path,
        schedule=schedule,
        next_digest_at=next_after(schedule, asker.chat.zone, asker.now),
        created_at=asker.now,
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
    return reply(subscribed(region, subscription, asker.chat.zone, anew=known), keyboard(rows))


def _ask_when(region: Region) -> Reply:
    example = texts.SUBSCRIBE_EXAMPLE.format(place=safe(region.short))
    choices = [
        button(words, "subscribe", region.code, packed(parse_schedule(words)))
        for words in texts.SUBSCRIBE_CHOICES
    ]
    html = texts.SUBSCRIBE_WHEN.format(place=safe(region.name), example=example)
    return reply(html, keyboard(in_rows(choices, 3)), apart=True)


COMMAND = Command(
    "subscribe",
    respond,
    (Tap(r"subscribe:(?P<code>[\w-]+)(?::(?P<when>\w+))?", _tapped),),
    writes=True,
)

"""/due: the dates to come of a place, and those gone by without a report of completion."""

import re

from telegram import InlineKeyboardButton

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import Rows, Window, button, keyboard, list_keyboard, place_views
from bot.replies.dates import dates, no_dates
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.lists import count_dates, list_dates
from jobs.texts import bot_zh, export_zh
from jobs.typed_days import Days, split_days
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

ON_A_PAGE = 8


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The dates of the named place; 三月, 下半年 and the like among the words say which alone."""
    place, days = split_days(words, asker.today, ahead=True)
    aim = Aim("due", ("0", days.code) if days else ())
    found = place_or_question(conn, asker, place, aim)
    return show(conn, asker, found, 0, days) if isinstance(found, Region) else found


def show(
    conn: Connection, asker: Asker, region: Region, offset: int, days: Days | None = None
) -> Reply:
    total = count_dates(conn, region, asker.today, days)
    if not total:
        all_dates: Rows = [[_all_dates(region)]] if days else []
        others = [*all_dates, *place_views(region, without="due")]
        return reply(no_dates(region, days), keyboard(others))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_dates(conn, region, asker.today, days, limit=ON_A_PAGE, offset=window.offset)
    more = [button(export_zh.BUTTON_CALENDAR, "calendar", region.code)]
    if days:
        more.append(_all_dates(region))
    return reply(
        dates(region, shown, window, asker.today, days),
        list_keyboard(
            "due", region, shown, window, more=more, narrowed=(days.code,) if days else ()
        ),
    )


def _all_dates(region: Region) -> InlineKeyboardButton:
    return button(bot_zh.BUTTON_ALL_DATES, "due", region.code)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    try:
        days = Days.of(match["days"]) if match["days"] else None
    except ValueError:
        return Notice(bot_zh.OLD_BUTTON)
    return show(conn, asker, region, int(match["offset"] or 0), days)


TAP = r"due:(?P<code>[\w-]+)(?::(?P<offset>\d{1,6})(?::(?P<days>\d{8}-\d{8}))?)?"

COMMAND = Command("due", respond, (Tap(TAP, _tapped),))

"""/due: the dates to come of a place, and those gone by without a report of completion."""

from telegram import InlineKeyboardButton

from bot.keyboards import Rows, Window, above, button, keyboard, list_keyboard, place_views
from bot.place_commands import dated_command
from bot.replies.dates import dates, no_dates
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import count_dates, list_dates
from jobs.texts import bot_zh, export_zh
from jobs.typed_days import Days
from storage.database import Connection
from storage.records import Region

ON_A_PAGE = 8


def show(
    conn: Connection, asker: Asker, region: Region, offset: int, days: Days | None = None
) -> Reply:
    total = count_dates(conn, region, asker.today, days)
    if not total:
        all_dates: Rows = [[_all_dates(region)]] if days else []
        of_days = ("0", days.code) if days else ()
        others = [*all_dates, *above("due", region, *of_days), *place_views(region, without="due")]
        return reply(no_dates(region, days), keyboard(others))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_dates(conn, region, asker.today, days, limit=ON_A_PAGE, offset=window.offset)
    narrowed = (days.code,) if days else ()
    of_days = ("0", *narrowed) if days else ()
    more = [button(export_zh.BUTTON_CALENDAR, "calendar", region.code, *of_days)]
    if days:
        more.append(_all_dates(region))
    return reply(
        dates(region, shown, window, asker.today, days),
        list_keyboard("due", region, shown, window, more=more, narrowed=narrowed),
    )


def _all_dates(region: Region) -> InlineKeyboardButton:
    return button(bot_zh.BUTTON_ALL_DATES, "due", region.code)


COMMAND = dated_command("due", show)

"""/due: the dates to come of a place, and those gone by without a report of completion."""

from bot.keyboards import Window, button, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.dates import dates, no_dates
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import count_dates, list_dates
from jobs.texts import export_zh
from storage.database import Connection
from storage.records import Region

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_dates(conn, region, asker.today)
    if not total:
        return reply(no_dates(region), keyboard(place_views(region, without="due")))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_dates(conn, region, asker.today, limit=ON_A_PAGE, offset=window.offset)
    calendar = button(export_zh.BUTTON_CALENDAR, "calendar", region.code)
    return reply(
        dates(region, shown, window, asker.today),
        list_keyboard("due", region, shown, window, [calendar]),
    )


COMMAND = place_command("due", show)

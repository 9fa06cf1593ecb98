"""/due: the dates to come of a place, and those gone by without a report of completion."""

from datetime import date, timedelta

from bot.keyboards import Window, button, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.dates import dates, no_dates
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import export_zh
from storage.database import Connection
from storage.records import Region
from storage.things import list_things_due

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    yesterday = asker.today - timedelta(days=1)
    coming = list_things_due(conn, region.path, yesterday, date.max)
    passed = list_things_due(conn, region.path, None, yesterday)
    # Of the days gone by, the latest is the most telling; of those to come, the next.
    listed = [*coming, *reversed(passed)]
    if not listed:
        return reply(no_dates(region), keyboard(place_views(region, without="due")))
    window = Window(min(offset, len(listed) - 1), ON_A_PAGE, len(listed))
    shown = listed[window.offset : window.last]
    calendar = button(export_zh.BUTTON_CALENDAR, "calendar", region.code)
    return reply(
        dates(region, shown, window, asker.today),
        list_keyboard("due", region, shown, window, [calendar]),
    )


COMMAND = place_command("due", show)

"""/calendar: the promised dates of a place, for the phone's own calendar."""

from telegram.constants import ChatAction

from bot.keyboards import keyboard, place_views
from bot.place_commands import place_command
from bot.replies.dates import no_dates
from bot.replies.pieces import day, safe
from bot.reply import Attachment, Reply, reply
from bot.surroundings import Asker
from jobs.export import calendar_file, load_dates
from jobs.export.sheets import MOST
from jobs.texts import export_zh as texts
from storage.database import Connection
from storage.records import Region


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    """The file; it has no pages, so `offset` means nothing to it."""
    dates, views = load_dates(conn, region, asker.today), keyboard(place_views(region))
    if not dates.promised:
        return reply(no_dates(region), views)
    caption = texts.CALENDAR_CAPTION.format(
        place=safe(region.name),
        day=day(asker.today, asker.today),
        coming=dates.coming,
        over=dates.over,
    )
    if dates.may_be_more:
        caption += texts.CALENDAR_MORE.format(most=MOST)
    name = texts.CALENDAR_FILE.format(place=region.name, day=asker.today)
    file = Attachment(calendar_file(dates, asker.now), name)
    return Reply((caption,), views, attachment=file)


COMMAND = place_command("calendar", show, shows=ChatAction.UPLOAD_DOCUMENT)

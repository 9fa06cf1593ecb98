"""/calendar: the promised dates of a place, for the phone's own calendar."""

from telegram.constants import ChatAction

from bot.keyboards import above, button, keyboard, place_views
from bot.place_commands import dated_command
from bot.replies.dates import no_dates
from bot.replies.pieces import day, safe
from bot.reply import Attachment, Reply, reply
from bot.surroundings import Asker
from jobs.export import calendar_file, load_dates
from jobs.export.sheets import MOST
from jobs.texts import export_zh as texts
from jobs.typed_days import Days
from storage.database import Connection
from storage.records import Region


def show(
    conn: Connection, asker: Asker, region: Region, offset: int, days: Days | None = None
) -> Reply:
    """The file; it has no pages, so `offset` means nothing to it."""
    dates = load_dates(conn, region, asker.today, days)
    whole = [button(texts.BUTTON_WHOLE_CALENDAR, "calendar", region.code)] if days else []
    views = keyboard([whole, *place_views(region)])
    if not dates.promised:
        upwards = above("calendar", region, *(("0", days.code) if days else ()))
        return reply(no_dates(region, days), keyboard([whole, *upwards, *place_views(region)]))
    named = {"days": days.words if days else "", "day": day(asker.today, asker.today)}
    caption = (texts.CALENDAR_CAPTION_OF_DAYS if days else texts.CALENDAR_CAPTION).format(
        place=safe(region.name), coming=dates.coming, over=dates.over, **named
    )
    if dates.may_be_more:
        caption += texts.CALENDAR_MORE.format(most=MOST)
    called = texts.CALENDAR_FILE_OF_DAYS if days else texts.CALENDAR_FILE
    name = called.format(place=region.name, days=named["days"], day=asker.today)
    file = Attachment(calendar_file(dates, asker.now), name)
    return Reply((caption,), views, attachment=file)


COMMAND = dated_command("calendar", show, shows=ChatAction.UPLOAD_DOCUMENT)

"""Commands that show a view of a place as it is laid out for reading, a message a page."""

from telegram.constants import ChatAction

from bot.conversation import Command
from bot.keyboards import Window, keyboard, pager, place_views
from bot.place_commands import place_command
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.view_pages import Pages
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things


def view_command(
    view: str, pages: Pages, of: ThingKind, empty: str, *, shows: ChatAction | None = None
) -> Command:
    """`/view PLACE`; where the place has no things `of` that kind, `empty` is said of it."""

    def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
        others = place_views(region, without=view, shown=(view,))
        if not count_things(conn, region.path, of):
            return reply(empty.format(place=safe(region.name)), keyboard(others))
        parts = pages(conn, region, asker.today, offset)
        page = Window(min(offset, len(parts) - 1), 1, len(parts))
        buttons = [pager(view, region.code, page), *others]
        return reply(parts[page.offset], keyboard(buttons))

    return place_command(view, show, shows=shows)

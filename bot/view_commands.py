"""Commands that show a view of a place as it is laid out for reading, a message a page."""

from bot.conversation import Command
from bot.keyboards import Window, keyboard, pager, place_views
from bot.place_commands import place_command
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.digests import render_digest
from jobs.views import make_view
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things


def view_command(view: str, of: ThingKind, empty: str) -> Command:
    """`/view PLACE`; where the place has no things `of` that kind, `empty` is said of it."""

    def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
        others = place_views(region, without=view, shown=(view,))
        if not count_things(conn, region.path, of):
            return reply(empty.format(place=safe(region.name)), keyboard(others))
        parts = render_digest(make_view(conn, view, region, asker.today))
        page = Window(min(offset, len(parts) - 1), 1, len(parts))
        buttons = [pager(view, region.code, page), *others]
        return reply(parts[page.offset], keyboard(buttons))

    return place_command(view, show)

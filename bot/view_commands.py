"""Commands that show a view of a place as it is laid out for reading, a message a page."""

from bot.conversation import Command
from bot.keyboards import above, button, keyboard, place_views
from bot.place_commands import place_command
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from jobs.view_pages import Turn
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things


def view_command(view: str, turn: Turn, of: ThingKind, empty: str) -> Command:
    """`/view PLACE`; where the place has no things `of` that kind, `empty` is said of it."""

    def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
        others = place_views(region, without=view, shown=(view,))
        if not count_things(conn, region.path, of):
            upwards = above(view, region)
            return reply(empty.format(place=safe(region.name)), keyboard([*upwards, *others]))
        page = turn(conn, region, asker.today, offset)
        turns = ((texts.PAGE_BACK, page.before), (texts.PAGE_ON, page.after))
        pager = [button(text, view, region.code, to) for text, to in turns if to is not None]
        return reply(page.message, keyboard([pager, *others]))

    return place_command(view, show)

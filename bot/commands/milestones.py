"""/milestones: what works of a place have promised, are at, or have done; last told first."""

from bot.keyboards import Window, above, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.milestones import milestones, no_milestones
from bot.reply import Reply, reply
from bot.surroundings import Asker
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things, list_things

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_things(conn, region.path, ThingKind.MILESTONE)
    if not total:
        return reply(
            no_milestones(region),
            keyboard([*above("milestones", region), *place_views(region, without="milestones")]),
        )
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_things(
        conn, region.path, ThingKind.MILESTONE, limit=ON_A_PAGE, offset=window.offset
    )
    return reply(
        milestones(region, shown, window, asker.today),
        list_keyboard("milestones", region, shown, window),
    )


COMMAND = place_command("milestones", show)

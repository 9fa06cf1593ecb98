"""/projects: the projects of a place and of those below it, last told first."""

from bot.keyboards import Window, above, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.projects import no_projects, projects
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things, list_things

ON_A_PAGE = 6


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_things(conn, region.path, ThingKind.PROJECT)
    if not total:
        return reply(
            no_projects(region),
            keyboard([*above("projects", region), *place_views(region, without="projects")]),
        )
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_things(conn, region.path, ThingKind.PROJECT, limit=ON_A_PAGE, offset=window.offset)
    return reply(
        projects(region, shown, window),
        list_keyboard("projects", region, shown, window),
    )


COMMAND = place_command("projects", show, unread=texts.WORDS_NOT_USED_OF_PROJECTS)

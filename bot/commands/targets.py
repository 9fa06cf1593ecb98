"""/targets: what a place, its organisations and the places below it want to reach."""

from bot.keyboards import Window, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.targets import ListedTarget, no_targets, targets
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import latest_results, list_targets
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_things(conn, region.path, ThingKind.TARGET)
    if not total:
        return reply(no_targets(region), keyboard(place_views(region, without="targets")))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_targets(conn, region, asker.today, limit=ON_A_PAGE, offset=window.offset)
    latest = latest_results(conn, shown)
    listed = [ListedTarget(*each) for each in zip(shown, latest, strict=True)]
    return reply(
        targets(region, listed, window, asker.today),
        list_keyboard("targets", region, shown, window),
    )


COMMAND = place_command("targets", show)

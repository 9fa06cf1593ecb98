"""/results: what a place has reported, year by year, against its targets."""

from dataclasses import replace

from bot.figures import FIGURE_TAP, with_indicators
from bot.keyboards import Window, above, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.results import no_results, results
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import list_results
from jobs.results import load_series
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.things import count_things

ON_A_PAGE = 5


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_things(conn, region.path, ThingKind.RESULT)
    if not total:
        return reply(
            no_results(region),
            keyboard([*above("results", region), *place_views(region, without="results")]),
        )
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_results(conn, region, limit=ON_A_PAGE, offset=window.offset)
    return reply(
        results(region, load_series(conn, shown), window),
        list_keyboard("results", region, shown, window),
    )


COMMAND = with_indicators(place_command("results", show))
COMMAND = replace(COMMAND, taps=(*COMMAND.taps, FIGURE_TAP))

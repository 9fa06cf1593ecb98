"""/results: what a place has reported, year by year, against its targets."""

from bot.keyboards import Window, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.results import no_results, results
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import list_results
from jobs.results import load_series
from storage.database import Connection
from storage.records import Region
from storage.things import list_things_by_ids

ON_A_PAGE = 5


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    heads = list_results(conn, region)
    if not heads:
        return reply(no_results(region), keyboard(place_views(region, without="results")))
    window = Window(min(offset, len(heads) - 1), ON_A_PAGE, len(heads))
    on_page = heads[window.offset : window.last]
    shown = list_things_by_ids(conn, [head.id for head in on_page])
    return reply(
        results(region, load_series(conn, shown), window),
        list_keyboard("results", region, shown, window),
    )


COMMAND = place_command("results", show)

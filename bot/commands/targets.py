"""/targets: what a place, its organisations and the places below it want to reach."""

from bot.figures import with_indicators
from bot.keyboards import Rows, Window, above, button, keyboard, list_keyboard, place_views
from bot.place_commands import dated_command
from bot.replies.targets import ListedTarget, no_targets, targets
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.lists import latest_results, list_targets, number_of_targets, progress_by
from jobs.texts import bot_zh as texts
from jobs.typed_days import Days
from storage.database import Connection
from storage.records import Region

ON_A_PAGE = 8


def show(
    conn: Connection, asker: Asker, region: Region, offset: int, days: Days | None = None
) -> Reply:
    total = number_of_targets(conn, region, days)
    all_targets = [button(texts.BUTTON_ALL_TARGETS, "targets", region.code)] if days else []
    if not total:
        of_days = ("0", days.code) if days else ()
        upwards = above("targets", region, *of_days)
        others: Rows = [all_targets, *upwards, *place_views(region, without="targets")]
        return reply(no_targets(region, days), keyboard(others))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_targets(conn, region, asker.today, days, limit=ON_A_PAGE, offset=window.offset)
    latest = latest_results(conn, shown)
    listed = [
        ListedTarget(target, result, progress_by(target, result))
        for target, result in zip(shown, latest, strict=True)
    ]
    narrowed = (days.code,) if days else ()
    return reply(
        targets(region, listed, window, asker.today, days),
        list_keyboard("targets", region, shown, window, more=all_targets, narrowed=narrowed),
    )


COMMAND = with_indicators(dated_command("targets", show))

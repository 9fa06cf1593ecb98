"""/targets: what a place, its organisations and the places below it want to reach."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.keyboards import Window, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.targets import ListedTarget, no_targets, targets
from bot.reply import Reply, reply
from bot.surroundings import Asker
from storage.database import Connection
from storage.records import Figure, Region, Thing, ThingKind
from storage.things import list_things

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    found = sorted(
        list_things(conn, region.path, ThingKind.TARGET), key=lambda thing: _order(thing, region)
    )
    if not found:
        return reply(no_targets(region), keyboard(place_views(region, without="targets")))
    window = Window(min(offset, len(found) - 1), ON_A_PAGE, len(found))
    shown = found[window.offset : window.last]
    return reply(
        targets(region, _with_results(conn, shown), window),
        list_keyboard("targets", region, shown, window),
    )


def _order(thing: Thing, region: Region) -> tuple[bool, str, str, bool, date, str]:
    """The place's own before others', places before their organisations, open before reached."""
    return (
        thing.region != region.path,
        thing.region,
        thing.holder or "",
        thing.closed,
        thing.due_on or date.max,
        thing.name,
    )


def _with_results(conn: Connection, shown: list[Thing]) -> list[ListedTarget]:
    """The targets, each with the latest result of the same indicator and measure and holder."""
    results: dict[tuple[str | None, ...], list[Thing]] = defaultdict(list)
    for path in {thing.region for thing in shown}:
        for result in list_things(conn, path, ThingKind.RESULT, below=False):
            results[_figure_of(result)].append(result)
    return [ListedTarget(thing, _latest(results[_figure_of(thing)])) for thing in shown]


def _figure_of(thing: Thing) -> tuple[str | None, ...]:
    figure = thing.current
    if not isinstance(figure, Figure):
        return (thing.key,)
    return (thing.region, thing.holder, figure.indicator, figure.measure, figure.unit)


def _latest(results: Iterable[Thing]) -> Thing | None:
    return max(results, key=lambda thing: (_period_end(thing), thing.last_on), default=None)


def _period_end(thing: Thing) -> date:
    end = thing.current.period_end if isinstance(thing.current, Figure) else None
    return end or thing.last_on


COMMAND = place_command("targets", show)

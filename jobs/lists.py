"""The lists of a place in the order in which they are shown, and handed over."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from jobs.follow import indicators
from storage.database import Connection
from storage.records import Figure, Region, Thing, ThingHead, ThingKind
from storage.things import list_thing_heads, list_things, list_things_due


def list_targets(conn: Connection, region: Region) -> list[Thing]:
    """A place's targets and those below it.

    The place's own before others', places before their organisations, open before reached.
    """

    def order(thing: Thing) -> tuple[bool, str, str, bool, date, str]:
        return (
            thing.region != region.path,
            thing.region,
            thing.holder or "",
            thing.closed,
            thing.due_on or date.max,
            thing.name,
        )

    return sorted(list_things(conn, region.path, ThingKind.TARGET), key=order)


def latest_results(conn: Connection, targets: Sequence[Thing]) -> list[Thing | None]:
    """For each target the latest result of the same indicator and measure and holder."""
    results: dict[tuple[str | None, ...], list[Thing]] = defaultdict(list)
    for path in {thing.region for thing in targets}:
        for result in list_things(conn, path, ThingKind.RESULT, below=False):
            results[_figure_of(result)].append(result)
    return [_latest(results[_figure_of(thing)]) for thing in targets]


def list_results(conn: Connection, region: Region) -> list[ThingHead]:
    """A place's results: its own first, then its organisations'; the best known figures first."""
    ranks = {name: rank for rank, name in enumerate(indicators())}

    def order(head: ThingHead) -> tuple[bool, str, str, int, str, int]:
        rank = ranks.get(head.name, len(ranks))
        elsewhere = head.region != region.path
        return (elsewhere, head.region, head.holder or "", rank, head.name, head.id)

    return sorted(list_thing_heads(conn, region.path, ThingKind.RESULT), key=order)


def list_dates(conn: Connection, region: Region, today: date) -> list[Thing]:
    """What has a date: those to come, the next first; then those gone by, the latest first."""
    # Of the days gone by, the latest is the most telling; of those to come, the next.
    coming = list_things_due(conn, region.path, today - timedelta(days=1), date.max)
    return [*coming, *list_passed(conn, region, today)]


def list_passed(conn: Connection, region: Region, today: date) -> list[Thing]:
    """Dates gone by without a report, the latest first: what passed long ago is hardly awaited."""
    return list_things_due(conn, region.path, None, today - timedelta(days=1))[::-1]


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

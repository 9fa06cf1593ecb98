"""The lists of a place in the order in which they are shown, and handed over."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from jobs.follow import indicators
from jobs.tracking import progress
from jobs.typed_days import DAY, Days
from storage.database import Connection
from storage.figures import (
    count_targets,
    list_figures_called,
    list_results_in_order,
    list_targets_in_order,
)
from storage.records import Figure, Progress, Region, Result, Target, Thing, ThingKind
from storage.things import count_things_due, list_things_due


def list_targets(
    conn: Connection,
    region: Region,
    today: date,
    days: Days | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[Thing]:
    """A place's targets and those below it; with `days` only what is promised for one of them.

    The place's own before others', places before their organisations; those that run before those
    that are over, the best known figures first.
    """
    known = tuple(indicators())
    return list_targets_in_order(
        conn, region.path, known, today, due=_due(days), limit=limit, offset=offset
    )


def number_of_targets(conn: Connection, region: Region, days: Days | None = None) -> int:
    """How many `list_targets` has in all."""
    return count_targets(conn, region.path, _due(days))


def _due(days: Days | None) -> tuple[date, date] | None:
    return days.first_and_last if days else None


def latest_results(conn: Connection, targets: Sequence[Thing]) -> list[Thing | None]:
    """For each target the latest result of the same indicator and measure and holder.

    Of a time after the target's own, results say nothing of it.
    """
    results: dict[tuple[str | None, ...], list[Thing]] = defaultdict(list)
    places, names = [thing.region for thing in targets], [thing.name for thing in targets]
    for result in list_figures_called(conn, places, ThingKind.RESULT, names):
        results[_figure_of(result)].append(result)
    return [
        _latest(
            result
            for result in results[_figure_of(thing)]
            if thing.due_on is None or _period_end(result) <= thing.due_on
        )
        for thing in targets
    ]


def progress_by(target: Thing, result: Thing | None) -> Progress | None:
    """How far a target is by a result; None where there is none."""
    if result is None or not isinstance(target.current, Target):
        return None
    told = result.current
    return progress(target.current, told, indicators()) if isinstance(told, Result) else None


def list_results(
    conn: Connection, region: Region, *, limit: int | None = None, offset: int = 0
) -> list[Thing]:
    """A place's results: its own first, then its organisations'; the best known figures first."""
    known = tuple(indicators())
    return list_results_in_order(conn, region.path, known, limit=limit, offset=offset)


def list_dates(
    conn: Connection,
    region: Region,
    today: date,
    days: Days | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[Thing]:
    """What has a date: those to come, the next first; then those gone by, the latest first.

    With `days` only what falls on them.
    """
    # Of the days gone by, the latest is the most telling; of those to come, the next.
    coming, gone = _ahead(today, days), _behind(today, days)
    listed = list_things_due(conn, region.path, *coming, limit=limit, offset=offset)
    before = max(0, offset - count_things_due(conn, region.path, *coming))
    left = None if limit is None else limit - len(listed)
    passed = list_things_due(conn, region.path, *gone, limit=left, offset=before, latest_first=True)
    return [*listed, *passed]


def count_dates(conn: Connection, region: Region, today: date, days: Days | None = None) -> int:
    """How many `list_dates` has in all."""
    both = (_ahead(today, days), _behind(today, days))
    return sum(count_things_due(conn, region.path, *each) for each in both)


def _ahead(today: date, days: Days | None) -> tuple[date, date]:
    """After which day, and until which, there is something to come."""
    return (max(today, days.first) - DAY, days.last) if days else (today - DAY, date.max)


def _behind(today: date, days: Days | None) -> tuple[date | None, date]:
    return (days.first - DAY, min(today - DAY, days.last)) if days else (None, today - DAY)


def list_passed(
    conn: Connection,
    region: Region,
    today: date,
    days: Days | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[Thing]:
    """Dates gone by without a report, the latest first: what passed long ago is hardly awaited.

    With `days` only what fell on them.
    """
    gone = _behind(today, days)
    return list_things_due(conn, region.path, *gone, limit=limit, offset=offset, latest_first=True)


def count_passed(conn: Connection, region: Region, today: date, days: Days | None = None) -> int:
    """How many `list_passed` has in all."""
    return count_things_due(conn, region.path, *_behind(today, days))


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

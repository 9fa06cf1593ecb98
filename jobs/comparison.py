"""Two places side by side: which of their figures may be compared, and why others may not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.follow import indicators
from jobs.results import load_series
from jobs.tracking.keys import subject_of_figure
from storage.database import Connection
from storage.records import Figure, Reason, Thing, ThingKind
from storage.things import list_things


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a place, a target or a result, and the thing whose sources it has."""

    thing: Thing
    figure: Figure

    @property
    def period(self) -> tuple[date | None, date | None]:
        return self.figure.period_start, self.figure.period_end

    @property
    def shape(self) -> tuple[str | None, ...]:
        """What must be the same for two figures to be compared, beside their periods."""
        # All but the region and the holder.
        return (self.thing.kind, *subject_of_figure(self.figure)[2:])


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator that both places told of: the pairs that may be compared, the latest first.

    Without any, `pairs` is the one nearest pair, and `reason` tells why it may not.
    """

    indicator: str
    pairs: tuple[tuple[Told, Told], ...]
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`only_left` and `only_right` are the indicators that only one of the places told of."""

    both: tuple[Compared, ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]


def load_told(conn: Connection, path: str) -> list[Told]:
    """A place's own targets and results of all periods, without those below and of others."""
    targets = list_things(conn, path, ThingKind.TARGET, below=False)
    results = list_things(conn, path, ThingKind.RESULT, below=False)
    told = [
        Told(thing, thing.current)
        for thing in targets
        if thing.holder is None and isinstance(thing.current, Figure)
    ]
    series = load_series(conn, [thing for thing in results if thing.holder is None])
    return told + [Told(each.thing, one.result) for each in series for one in each.reported]


def compare(left: Iterable[Told], right: Iterable[Told]) -> Comparison:
    """The figures of two places, the best known indicators first."""
    ours, theirs = _by_indicator(left), _by_indicator(right)
    ranks = {name: rank for rank, name in enumerate(indicators())}

    def in_order(names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: (ranks.get(name, len(ranks)), name))

    both = (_compared(name, ours, theirs) for name in in_order(ours.keys() & theirs.keys()))
    return Comparison(
        both=tuple(sorted(both, key=lambda each: each.reason is not None)),
        only_left=tuple(in_order(ours.keys() - theirs.keys())),
        only_right=tuple(in_order(theirs.keys() - ours.keys())),
    )


def _by_indicator(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.figure.indicator, []).append(each)
    return found


def _compared(
    indicator: str, ours: Mapping[str, Sequence[Told]], theirs: Mapping[str, Sequence[Told]]
) -> Compared:
    left, right = ours[indicator], theirs[indicator]
    of_one_shape = [(one, other) for one in left for other in right if one.shape == other.shape]
    same = [
        (one, other)
        for one, other in of_one_shape
        if one.period == other.period and one.period[1] is not None
    ]
    if same:
        return Compared(indicator, tuple(sorted(same, key=_newest_first)))
    if of_one_shape:
        nearest = min(of_one_shape, key=_newest_first)
        return Compared(indicator, (nearest,), Reason.OTHER_PERIOD)
    nearest = min(((one, other) for one in left for other in right), key=_newest_first)
    return Compared(indicator, (nearest,), Reason.OTHER_FIGURE)


def _newest_first(pair: tuple[Told, Told]) -> tuple[int, str]:
    end = pair[0].period[1] or date.min
    return -end.toordinal(), pair[0].thing.kind

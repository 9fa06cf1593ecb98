"""Two places side by side: which of their figures may be compared, and why others may not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.follow import as_read, indicators
from jobs.results import last_of_each_period
from jobs.tracking.keys import subject_of_figure
from storage.batches import batches
from storage.database import Connection
from storage.facts import list_bare_facts
from storage.figures import list_figures_called, list_own_names
from storage.records import Figure, Reason, Thing, ThingKind

TOGETHER = 12
"""Of so many indicators, by how well they are known, those that may be compared come first."""

LATEST = 24
"""So many tellings of a figure are compared, the last: two years of months."""


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
    """A stretch of the indicators that both places told of, and how many these are in all.

    `only_left` and `only_right` are those that only one of the places told of.
    """

    both: tuple[Compared, ...]
    total: int
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.total or self.only_left or self.only_right)


def load_comparison(
    conn: Connection, left: str, right: str, *, offset: int, limit: int
) -> Comparison:
    """The figures of two places by their paths, from one of the indicators on.

    The best known come first, and of each dozen those that may be compared.
    """
    ours, theirs = list_own_names(conn, left), list_own_names(conn, right)
    ranks = {name: rank for rank, name in enumerate(indicators())}

    def in_order(names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: (ranks.get(name, len(ranks)), name))

    common = in_order(ours & theirs)
    first = max(0, min(offset, len(common) - 1))
    skipped = first % TOGETHER
    dozens = -(-(skipped + min(limit, len(common) - first)) // TOGETHER)
    # Cities have thousands of figures: only those are read that can be on the page.
    some = common[first - skipped :][: dozens * TOGETHER]
    told = load_told(conn, left, some), load_told(conn, right, some)
    compared = {each.indicator: each for each in compare(*told, some)}
    both: list[Compared] = []
    for dozen in batches(some, TOGETHER):
        found = (compared[name] for name in dozen if name in compared)
        both += sorted(found, key=lambda each: each.reason is not None)
    return Comparison(
        both=tuple(both[skipped : skipped + limit]),
        total=len(common),
        only_left=tuple(in_order(ours - theirs)),
        only_right=tuple(in_order(theirs - ours)),
    )


def load_told(conn: Connection, path: str, names: Sequence[str]) -> list[Told]:
    """What a place itself told by these names: its targets, and its results of the last years."""
    targets = list_figures_called(conn, [path], ThingKind.TARGET, names, own=True)
    results = list_figures_called(conn, [path], ThingKind.RESULT, names, own=True)
    told = [Told(thing, thing.current) for thing in targets if isinstance(thing.current, Figure)]
    ids = {fact_id for thing in results for fact_id in thing.fact_ids[-LATEST:]}
    # Where a figure was read is shown by its thing, and what is said to be dropped is no result.
    facts = {each.id: each for each in as_read(conn, list(list_bare_facts(conn, ids).values()))}
    for thing in results:
        history = [facts[each] for each in thing.fact_ids if each in facts]
        told += [Told(thing, result) for _, result in last_of_each_period(history)]
    return told


def compare(left: Iterable[Told], right: Iterable[Told], names: Iterable[str]) -> list[Compared]:
    """The figures of two places that are called by these names, in their order."""
    ours, theirs = _by_name(left), _by_name(right)
    return [_compared(name, ours, theirs) for name in names if name in ours and name in theirs]


def _by_name(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.thing.name, []).append(each)
    return found


def _compared(
    indicator: str, ours: Mapping[str, Sequence[Told]], theirs: Mapping[str, Sequence[Told]]
) -> Compared:
    left, right = ours[indicator], theirs[indicator]
    by_shape: defaultdict[tuple[str | None, ...], list[Told]] = defaultdict(list)
    for other in right:
        by_shape[other.shape].append(other)
    of_one_shape = [(one, other) for one in left for other in by_shape[one.shape]]
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

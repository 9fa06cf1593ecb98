"""An indicator's figures of the places directly below a place, in order: our own ranking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from zlib import crc32

from jobs.follow import indicators
from jobs.lexicons import load_indicators
from jobs.results import load_reported
from jobs.tracking.keys import subject_of_figure
from storage.database import Connection
from storage.figures import count_places_by_name, list_claimed_ranks, list_figures_called
from storage.records import Measure, Region, RegionLevel, Result, StoredFact, Thing, ThingKind
from storage.regions import list_regions_under

SHORTEST_IN_A_PHRASE = 3
"""Characters: two, as in 出口, may as well be a part of a name."""

ZONES = {RegionLevel.ZONE, RegionLevel.TOWN}
_Told = tuple[Thing, StoredFact, Result]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its figure, and its rank: equal figures share one."""

    rank: int
    region: Region
    thing: Thing
    stored: StoredFact
    result: Result


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places that reported one figure (same measure, same period), and those that did not.

    `lower_is_better`: the smallest is first. Null where neither direction is good in itself, the
    largest is first then.
    """

    measured: Result
    ranked: tuple[Place, ...]
    missing: tuple[Region, ...]
    lower_is_better: bool | None


def indicator_called(words: str) -> str:
    """The name under which the known indicators have these words; else the words themselves."""
    return _names().get(words.casefold(), words)


def indicator_in(words: str, *, whole: bool = False) -> str:
    """The longest name of a known indicator that the words hold, as it stands there; empty if none.

    With `whole` the words are to be the name, and what the indicator is called by us is told.
    """
    said = words.casefold()
    if whole:
        return _names().get(said, "")
    held = (name for name in _names() if len(name) >= SHORTEST_IN_A_PHRASE and name in said)
    return max(held, key=len, default="")


def code_of_indicator(name: str) -> str:
    """Eight characters that stand for an indicator in a button, which has no room for its name."""
    return f"{crc32(name.encode()):08x}"


def indicator_of_code(code: str) -> str | None:
    """The known indicator that a code stands for."""
    return _codes().get(code)


def indicators_below(conn: Connection, region: Region) -> dict[str, int]:
    """The indicators that the places directly below reported: of how many, the most first."""
    below = [each.path for each in list_regions_under(conn, region.code)]
    known, counts = indicators(), count_places_by_name(conn, below, ThingKind.RESULT)
    in_order = sorted(counts, key=lambda name: (name not in known, -counts[name], name))
    return {name: counts[name] for name in in_order}


def load_rankings(conn: Connection, region: Region, indicator: str) -> list[Ranking]:
    """The rankings of an indicator, one a measure and period: that of the most places first.

    Those of as many places are in the order of their periods, the latest first.
    """
    return load_rankings_of(conn, region, [indicator])[indicator]


def load_rankings_of(
    conn: Connection, region: Region, names: Iterable[str]
) -> dict[str, list[Ranking]]:
    """The rankings of several indicators, by their names in this order."""
    # Zones are left out of official tables mostly: they are missed last.
    below = sorted(list_regions_under(conn, region.code), key=lambda each: each.level in ZONES)
    found: dict[str, dict[tuple[object, ...], list[_Told]]] = {name: {} for name in names}
    paths = [each.path for each in below]
    told = list_figures_called(conn, paths, ThingKind.RESULT, found, own=True)
    for thing, reported in zip(told, load_reported(conn, told), strict=True):
        figures = found[thing.name]
        for stored, result in reported:
            if result.period_end is None or result.measure is Measure.RANK:
                continue
            key = (*subject_of_figure(result)[3:], result.period_start, result.period_end)
            figures.setdefault(key, []).append((thing, stored, result))
    return {
        name: sorted(
            (_ranking(each, below, name) for each in figures.values()), key=_most_places_first
        )
        for name, figures in found.items()
    }


def load_claims(conn: Connection, region: Region, indicator: str) -> list[tuple[Thing, Result]]:
    """The ranks that articles themselves claim of an indicator, of the place and those below."""
    told = list_claimed_ranks(conn, region.path, indicator)
    return [(thing, thing.current) for thing in told if isinstance(thing.current, Result)]


def _ranking(told: Sequence[_Told], below: Iterable[Region], indicator: str) -> Ranking:
    is_lower = _lower_is_better(indicator)
    places = {region.path: region for region in below}
    values = [result.value for _, _, result in told]

    def rank(value: float) -> int:
        return 1 + sum(each < value if is_lower else each > value for each in values)

    ranked = [
        Place(rank(result.value), places[thing.region], thing, stored, result)
        for thing, stored, result in told
    ]
    ranked.sort(key=lambda place: (place.rank, place.region.code))
    reported = {place.region.path for place in ranked}
    return Ranking(
        measured=told[0][2],
        ranked=tuple(ranked),
        missing=tuple(region for path, region in places.items() if path not in reported),
        lower_is_better=is_lower,
    )


def _most_places_first(ranking: Ranking) -> tuple[int, int, str]:
    end = ranking.measured.period_end or date.min
    return -len(ranking.ranked), -end.toordinal(), ranking.measured.measure


def _lower_is_better(indicator: str) -> bool | None:
    for each in load_indicators():
        if each.name == indicator:
            return None if each.higher_is_better is None else not each.higher_is_better
    return None


@cache
def _codes() -> dict[str, str]:
    return {code_of_indicator(name): name for name in _names().values()}


@cache
def _names() -> dict[str, str]:
    return {
        name.casefold(): each.name
        for each in reversed(load_indicators())
        for name in (each.name, *each.aliases)
    }

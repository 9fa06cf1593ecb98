"""Indicator × place: what the places directly below a place reported, side by side."""

from jobs.digests.wording import period_in_words
from jobs.export.sheets import Cell, Sheet
from jobs.ranking import Ranking, indicators_below, load_rankings_of
from jobs.texts import export_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import list_regions_under

MOST_INDICATORS = 60


def places_sheet(conn: Connection, region: Region) -> Sheet:
    """A row an indicator, of the one measure and period that most places told; a column a place.

    Where a place told nothing of it, its cell is empty. Behind the figures stand the numbers of
    the facts that state them, a column a place again.
    """
    below = list_regions_under(conn, region.code)
    known = list(indicators_below(conn, region))
    found = load_rankings_of(conn, region, known[:MOST_INDICATORS])
    rows = [_row(rankings[0], below) for rankings in found.values() if rankings]
    return Sheet(
        name=texts.PLACES,
        columns=(
            *texts.PLACES_COLUMNS,
            *(each.name for each in below),
            *(texts.PLACE_NUMBER.format(place=each.name) for each in below),
        ),
        rows=rows,
        total=len(known),
        left_out=max(0, len(known) - MOST_INDICATORS),
    )


def _row(ranking: Ranking, below: list[Region]) -> tuple[Cell, ...]:
    measured = ranking.measured
    told = {place.region.path: place for place in ranking.ranked}
    here = [told.get(each.path) for each in below]
    return (
        measured.indicator,
        texts.MEASURES[measured.measure],
        measured.unit,
        period_in_words(measured.period_start, measured.period_end),
        len(ranking.ranked),
        len(ranking.missing),
        *(place.result.value if place else None for place in here),
        *(place.stored.id if place else None for place in here),
    )

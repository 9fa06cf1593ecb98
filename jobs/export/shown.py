"""A list as it was shown, as a table: the same place, the same things in the same order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.digests.views import announced_together
from jobs.digests.wording import day_in_words, figure_in_words, period_in_words
from jobs.export.rows import rows_of, stated
from jobs.export.sheets import MOST, Cell, Sheet
from jobs.export.tables import comparison_sheet, found_sheet, ranking_sheet
from jobs.follow import as_read
from jobs.lists import latest_results, list_dates, list_passed, list_results, list_targets
from jobs.texts import export_zh as texts
from jobs.typed_days import Days
from jobs.views import load_holdings
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import Figure, Project, Region, Stage, Thing, ThingKind
from storage.regions import find_region
from storage.things import list_projects_of_industry, list_things


@dataclass(frozen=True, slots=True)
class Shown:
    """Which list was shown: a view of a place, narrowed to something (an industry, a ranking).

    Without a region it is of all places.
    """

    view: str
    region: Region | None
    narrowed: str = ""


@dataclass(frozen=True, slots=True)
class ShownExport:
    """A list that was shown, as one table. `things` is how many there are in it."""

    shown: Shown
    today: date
    sheet: Sheet

    @property
    def title(self) -> str:
        """项目, 项目（新能源）."""
        title = self.sheet.name
        words = "" if self.shown.view == "compare" else self.shown.narrowed.rpartition(":")[2]
        if self.shown.view in OF_DAYS and words:
            words = Days.of(words).words
        return texts.NARROWED.format(title=title, words=words) if words else title

    @property
    def place(self) -> str:
        return self.shown.region.name if self.shown.region else texts.EVERYWHERE

    @property
    def sheets(self) -> list[Sheet]:
        """What a workbook has: the table, and what is to be known of it."""
        made, words = texts.NOTE_MADE
        place = self.shown.region.path if self.shown.region else texts.EVERYWHERE
        said = texts.NOTE_SHOWN_LEFT_OUT if self.sheet.left_out else texts.NOTE_SHEET
        told = said.format(rows=len(self.sheet.rows), left_out=self.sheet.left_out)
        rows = [
            (made, words.format(place=place, day=day_in_words(self.today))),
            (self.title, told),
            texts.NOTE_MONEY,
            texts.NOTE_HELD,
            texts.NOTE_STAGE,
            texts.NOTE_SENTENCE,
        ]
        return [self.sheet, Sheet(name=texts.NOTES, columns=texts.NOTE_COLUMNS, rows=rows)]


def load_shown(conn: Connection, shown: Shown, today: date, *, most: int = MOST) -> ShownExport:
    """The table of a list. Raises KeyError for a view that is no list."""
    if shown.view in TABLES:
        return ShownExport(shown, today, TABLES[shown.view](conn, shown))
    things = LISTS[shown.view](conn, shown, today)
    kept = things[:most]
    rows = _rows(conn, kept)
    columns: Sequence[str] = texts.COLUMNS
    if shown.view == "targets":
        columns = (*columns, *texts.RESULT_COLUMNS)
        latest = latest_results(conn, kept)
        rows = [
            [(*row, *_result(told)) for row in of_target]
            for of_target, told in zip(rows, latest, strict=True)
        ]
    sheet = Sheet(
        name=texts.VIEWS[shown.view],
        columns=columns,
        rows=[row for of_thing in rows for row in of_thing],
        total=len(things),
        left_out=len(things) - len(kept),
    )
    return ShownExport(shown, today, sheet)


def _rows(conn: Connection, things: Sequence[Thing]) -> list[list[tuple[Cell, ...]]]:
    """For each of the things its rows."""
    ids = {fact_id for thing in things for fact_id in thing.fact_ids}
    read = as_read(conn, list(list_facts_by_id(conn, ids).values()))
    facts = {stored.id: stored for stored in read}
    said = [
        list(stated(thing, [facts[each] for each in thing.fact_ids if each in facts]))
        for thing in things
    ]
    rows = iter(rows_of(conn, (each for of_thing in said for each in of_thing)))
    return [[next(rows) for _ in of_thing] for of_thing in said]


def _result(told: Thing | None) -> tuple[Cell, ...]:
    """What a list says of a target beside it: the latest result of the same figure."""
    if told is None or not isinstance(told.current, Figure):
        return (None,) * len(texts.RESULT_COLUMNS)
    figure = told.current
    period = period_in_words(figure.period_start, figure.period_end)
    return (figure.value, figure_in_words(figure), period)


def _of_kind(kind: ThingKind) -> "_List":
    def found(conn: Connection, shown: Shown, today: date) -> list[Thing]:
        return list_things(conn, _place(shown).path, kind)

    return found


def _results(conn: Connection, shown: Shown, today: date) -> list[Thing]:
    return list_results(conn, _place(shown))


def _campaigns(conn: Connection, shown: Shown, today: date) -> list[Thing]:
    """Each campaign, then what was announced with it; what was announced with several, once."""
    kinds = (ThingKind.CAMPAIGN, ThingKind.TARGET, ThingKind.PROJECT)
    held = load_holdings(conn, _place(shown), today, kinds)
    together = announced_together(held)
    listed = [thing for campaigns, others in together for thing in (*campaigns, *others)]
    return list({thing.key: thing for thing in listed}.values())


def _pipeline(conn: Connection, shown: Shown, today: date) -> list[Thing]:
    """The projects by their stage, from the first; those of which none was read are last."""
    projects = load_holdings(conn, _place(shown), today, (ThingKind.PROJECT,)).of(ThingKind.PROJECT)
    stages = {stage: number for number, stage in enumerate(Stage)}

    def order(thing: Thing) -> int:
        stage = thing.current.stage if isinstance(thing.current, Project) else None
        return stages[stage] if stage else len(stages)

    return sorted(projects, key=order)


def _industry(conn: Connection, shown: Shown, today: date) -> list[Thing]:
    path = shown.region.path if shown.region else ""
    return list_projects_of_industry(conn, shown.narrowed, path)


def _days(shown: Shown) -> Days | None:
    """Raises KeyError where the list is narrowed to what are no days."""
    try:
        return Days.of(shown.narrowed) if shown.narrowed else None
    except ValueError as error:
        raise KeyError(f"{shown.narrowed} are no days") from error


def _place(shown: Shown) -> Region:
    if shown.region is None:
        raise KeyError(f"{shown.view} is a list of one place")
    return shown.region


_List = Callable[[Connection, Shown, date], list[Thing]]

LISTS: dict[str, _List] = {
    "targets": lambda conn, shown, today: list_targets(conn, _place(shown), today, _days(shown)),
    "results": _results,
    "projects": _of_kind(ThingKind.PROJECT),
    "due": lambda conn, shown, today: list_dates(conn, _place(shown), today, _days(shown)),
    "passed": lambda conn, shown, today: list_passed(conn, _place(shown), today, _days(shown)),
    "milestones": _of_kind(ThingKind.MILESTONE),
    "campaigns": _campaigns,
    "pipeline": _pipeline,
    "industry": _industry,
}
"""The lists of things by the name of their command."""

OF_DAYS = frozenset({"targets", "due", "passed"})
"""The lists that can be narrowed to some days."""


def _comparison(conn: Connection, shown: Shown) -> Sheet:
    other = find_region(conn, shown.narrowed)
    if other is None:
        raise KeyError(f"{shown.narrowed} is no place")
    return comparison_sheet(conn, _place(shown), other)


TABLES: dict[str, Callable[[Connection, Shown], Sheet]] = {
    "rank": lambda conn, shown: ranking_sheet(conn, _place(shown), shown.narrowed),
    "compare": _comparison,
    "search": lambda conn, shown: found_sheet(conn, shown.narrowed),
}
"""The other tables by the name of their command."""

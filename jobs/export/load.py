"""The tables of a place, read from the database."""

from dataclasses import dataclass
from datetime import date

from jobs.digests.wording import day_in_words
from jobs.export.places import places_sheet
from jobs.export.rows import rows_of, stated
from jobs.export.sheets import MOST, Sheet, joined
from jobs.texts import export_zh as texts
from jobs.views import held_of, last_told
from storage.database import Connection
from storage.records import FactType, Region, ThingKind
from storage.things import count_things

KINDS = (FactType.TARGET, FactType.RESULT, FactType.PROJECT, FactType.MILESTONE)


@dataclass(frozen=True, slots=True)
class Export:
    """A sheet a kind, all of the same columns; and the figures of the places directly below."""

    region: Region
    today: date
    kinds: tuple[Sheet, ...]
    places: Sheet

    @property
    def is_empty(self) -> bool:
        return not any(sheet.rows for sheet in (*self.kinds, self.places))

    @property
    def left_out(self) -> int:
        """How many things of the kinds have no row: a place has more than a table holds."""
        return sum(sheet.left_out for sheet in self.kinds)

    @property
    def all_rows(self) -> Sheet:
        return joined(texts.ALL_ROWS, self.kinds)

    @property
    def sheets(self) -> list[Sheet]:
        """What a workbook has: the kinds, the places, and what is to be known of them."""
        return [*self.kinds, self.places, self._notes()]

    def _notes(self) -> Sheet:
        made, words = texts.NOTE_MADE
        day = day_in_words(self.today)
        rows = [(made, words.format(place=self.region.path, day=day))]
        for sheet in self.kinds:
            said = texts.NOTE_LEFT_OUT if sheet.left_out else texts.NOTE_SHEET
            rows.append((sheet.name, said.format(rows=len(sheet.rows), left_out=sheet.left_out)))
        said = texts.NOTE_PLACES.format(rows=len(self.places.rows))
        if self.places.left_out:
            said += texts.NOTE_PLACES_LEFT_OUT.format(left_out=self.places.left_out)
        rows.append((self.places.name, said))
        rows += [texts.NOTE_MONEY, texts.NOTE_HELD, texts.NOTE_STAGE, texts.NOTE_SENTENCE]
        return Sheet(name=texts.NOTES, columns=texts.NOTE_COLUMNS, rows=rows, total=len(rows))


def load_export(conn: Connection, region: Region, today: date, *, most: int = MOST) -> Export:
    """The tables of a place and all below it, as it stood on a day; the last told of each kind."""
    kinds = tuple(ThingKind(kind) for kind in KINDS)
    held = held_of(conn, region, today, last_told(conn, region, kinds, most=most))
    sheets = []
    for kind in KINDS:
        things = held.of(ThingKind(kind))
        known = count_things(conn, region.path, ThingKind(kind))
        sheets.append(
            Sheet(
                name=texts.SHEETS[kind],
                columns=texts.COLUMNS,
                rows=rows_of(
                    conn,
                    (each for thing in things for each in stated(thing, held.history(thing))),
                ),
                total=known,
                left_out=max(0, known - most),
            )
        )
    return Export(region, today, tuple(sheets), places_sheet(conn, region))

"""What the rows of a table tell beside their figures: an indicator, a place, a time, a unit."""

from collections.abc import Iterator, Sequence

from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.figures.table_grids import Cell, Cells, Grid
from jobs.extraction.figures.table_names import Named, is_marked_child, named, plain_name
from jobs.extraction.figures.table_periods import Periods
from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.quantities.quantity_reader import QuantityReader
from jobs.extraction.reading.table_heads import NAMES, Head, Role, head_of, unbracketed
from jobs.extraction.rules.quantity import Quantity
from jobs.extraction.rules.tokens import Period, Place
from jobs.extraction.rules.value import Value


class Row(Value, frozen=True):
    """`cell` names it; `name` and `indicator` are empty where its columns name these."""

    cell: Cell
    name: str
    indicator: Indicator | None
    place: Place
    period: Period | None = None
    unit: str = ""
    grows: bool = False
    """It is named 比上年增长 and tells of what the row above names."""


class Words:
    """What the words of tables mean: indicators, places and quantities."""

    def __init__(
        self, lexicon: IndicatorLexicon, gazetteer: Gazetteer, quantities: QuantityReader
    ) -> None:
        self.lexicon = lexicon
        self._gazetteer = gazetteer
        self._quantities = quantities

    def place(self, text: str, here: Place) -> Place | None:
        """The place that a name is as a whole, read under another."""
        words = text.replace(" ", "")
        found = self._gazetteer.place_tokens(words, here)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
            return None
        place: Place = found[0].value
        return place

    def quantity(self, number: str, unit: str) -> Quantity | None:
        """What a number with a unit means; None for what is no quantity."""
        text = number.replace(",", "") + unit
        found = self._quantities.read(text)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
            return None
        value = found[0].value
        return value if isinstance(value, Quantity) else None


class RowReader:
    """Reads the rows of a table.

    `produced`: the table tells how much is made of what its rows name.
    """

    def __init__(
        self, words: Words, grid: Grid, heads: Sequence[Head], here: Place, *, produced: bool
    ) -> None:
        self._words, self._grid, self._heads, self._here = words, grid, heads, here
        self._produced = produced
        self.column, self.kind = self._naming()
        """The column that names the rows, and what it names; None where nothing tells."""

    def _naming(self) -> tuple[int, Role | None]:
        for column, head in enumerate(self._heads):
            if head.role in NAMES:
                return column, head.role
            if column == 0 and head.role is Role.UNIT:
                return column, Role.PLACE
            if head.role is Role.NONE:
                names = [row[column].text for row in self._grid.rows]
                places = all(self._words.place(name, self._here) for name in names)
                return column, Role.PLACE if places else Role.INDICATOR
            if head.role is not Role.OTHER:
                break
        return 0, None

    def read(self, periods: Periods) -> Iterator[tuple[Cells, Row]]:
        """The rows that are understood, each with its cells."""
        if self.kind is Role.INDICATOR:
            yield from self._of_indicators()
            return
        for cells in self._grid.rows:
            cell = cells[self.column]
            if self.kind is Role.PLACE:
                place = self._words.place(cell.text, self._here)
                if place is not None:
                    yield cells, Row(cell, "", None, place)
            else:
                period = periods.named(cell.text.replace(" ", ""))
                if period is not None:
                    yield cells, Row(cell, "", None, self._here, period)

    def _of_indicators(self) -> Iterator[tuple[Cells, Row]]:
        parent: Named | None = None
        unit = ""
        for cells in self._grid.rows:
            cell = cells[self.column]
            head = head_of(plain_name(cell.text))
            if head.role is Role.GROWTH and not head.name:
                if parent is not None:
                    yield (
                        cells,
                        Row(cell, parent.name, parent.indicator, self._here, grows=True),
                    )
                continue
            words, own = self._own_unit(cell.text, cells)
            goes_on = not own or (own == unit and words == cell.text)
            lexicon, produced = self._words.lexicon, self._produced
            known = named(lexicon, words, parent, produced=produced, goes_on=goes_on)
            if not own and (known.child or _is_told_in(known, parent)):
                own = unit
            if not (known.child or is_marked_child(cell.text)):
                parent, unit = known, own
            yield cells, Row(cell, known.name, known.indicator, self._here, unit=own)

    def _own_unit(self, text: str, cells: Cells) -> tuple[str, str]:
        """A row's name, and the unit that stands in its own column or behind the name."""
        for column, head in enumerate(self._heads):
            if head.role is Role.UNIT and column != self.column:
                return text, cells[column].text.strip("（）")
        words, unit = unbracketed(text.replace(" ", ""))
        if unit and self._words.quantity("1", unit) is not None:
            return words, unit
        return text, ""


def _is_told_in(known: Named, parent: Named | None) -> bool:
    """Whether a known indicator without a unit is told in that of the row above: 第一产业."""
    if parent is None or known.indicator is None or parent.indicator is None:
        return False
    return known.indicator.unit == parent.indicator.unit

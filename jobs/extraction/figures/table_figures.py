"""Targets and results that the tables of an article tell, cell by cell.

What a row and its column do not say for sure gives no fact: a figure without a unit, a column that
has no head, a row that has fewer cells than the head.
"""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import ArticleContext
from jobs.extraction.figures.figure_forms import plain_number
from jobs.extraction.figures.frames import level_of
from jobs.extraction.figures.indicators import Indicator, IndicatorKind
from jobs.extraction.figures.links import canonical
from jobs.extraction.figures.table_grids import Cell, Grid, columns_of, grids
from jobs.extraction.figures.table_periods import Periods, latest
from jobs.extraction.figures.table_rows import Row, RowReader, Words
from jobs.extraction.reading.table_cells import VALUE
from jobs.extraction.reading.table_heads import FIGURES, Role, head_of
from jobs.extraction.rules.members import GROWTH, SHARE, SHARE_KIND, TABLE
from jobs.extraction.rules.tokens import Period
from jobs.extraction.rules.value import Value, replace
from storage.records import Measure, Result, Target, Trace

_RULE = "table.figure"
_CONFIDENCE = 0.85
_UNIT_ABOVE = re.compile("单位[：:](?P<unit>[^、，；。（） |]{1,8})")
_NO_FIGURES = re.compile("构成|结构|比重|占比|贡献|拉动|排名|位次")
"""Tables of shares: their heads do not say of what."""
_GROWS = re.compile("(?:同比)?(?:增速|增长率?|增幅|涨幅)$")
_RATES = re.compile("(?:率|比重|占比|比例|面|水平|程度)$")
_FALLS = ("-", "↓", "▼")
_HIGHEST_GROWTH = 1000.0


class _Told(Value, frozen=True):
    """What a cell tells: of what, how it is measured, and how much."""

    name: str
    indicator: Indicator | None
    measure: Measure
    amount: float
    unit: str


def table_figures(context: ArticleContext, words: Words) -> list[Target | Result]:
    """The figures of all tables of an article, in order."""
    if not any(paragraph.kind is TABLE for paragraph in context.article.paragraphs):
        return []
    return [
        fact
        for grid in grids(context)
        if (heads := columns_of(grid)) is not None
        for fact in _Table(context, words, grid, heads).read()
    ]


class _Table:
    """One table; `heads` are what stands above each of its columns."""

    def __init__(
        self, context: ArticleContext, words: Words, grid: Grid, heads: Sequence[str]
    ) -> None:
        self.context, self.words, self.grid = context, words, grid
        self.heads = [head_of(text) for text in heads]
        self.titles = [*reversed(grid.titles), context.article.title]
        self.periods = Periods(self.titles, context.anchor)
        found = next(filter(None, map(_UNIT_ABOVE.search, self.titles)), None)
        self.unit = found["unit"] if found else ""
        if self._is_of_growth():
            self.heads = [
                replace(head, role=Role.GROWTH) if head.role is Role.LEVEL else head
                for head in self.heads
            ]
        produced = any("产量" in text for text in (*heads, *grid.titles))
        self.rows = RowReader(words, grid, self.heads, context.place, produced=produced)

    def _is_of_growth(self) -> bool:
        """工业增加值同比增长（%） over columns of months."""
        figures = [head for head in self.heads if head.role in FIGURES]
        plain = all(head.role is Role.LEVEL and not head.unit for head in figures)
        return plain and head_of(self.titles[0].strip("| ")).role is Role.GROWTH

    def read(self) -> Iterator[Target | Result]:
        """Its figures, row by row."""
        if self.rows.kind is None or _NO_FIGURES.search(self.titles[0]):
            return
        columns = [
            column
            for column, head in enumerate(self.heads)
            if head.role in FIGURES and column > self.rows.column
        ]
        for cells, row in self.rows.read(self.periods):
            for column in columns:
                told = self._told(row, column, cells[column].text)
                if told is not None:
                    yield self._fact(row, column, cells[column], told)

    def _told(self, row: Row, column: int, text: str) -> _Told | None:
        head = self.heads[column]
        found = VALUE.fullmatch(text)
        name, indicator = self._indicator(row, column)
        if found is None or not name:
            return None
        unit = written = found["unit"].removeprefix("个")
        grown = head.role is not Role.LEVEL or row.grows
        if not written and grown:
            # What a rate rises by is told in points, unless the cell says so itself.
            if (row.unit or (indicator.unit if indicator else "")) in ("%", "‰"):
                return None
            unit = "百分点" if head.role is Role.POINTS else "%"
        elif not written:
            unit = row.unit or head.unit or self.unit
        value = self.words.quantity(found["number"], unit) if unit else None
        if value is None:
            return None
        measure = GROWTH if grown and unit == "%" else level_of(value)
        if measure is SHARE and value.kind is SHARE_KIND:
            told = _as_share(name, indicator)
            if told is None:
                return None
            name, measure = told
        falls = text.startswith(_FALLS) or found["falls"] is not None
        if measure is GROWTH and value.value > _HIGHEST_GROWTH:
            return None
        return _Told(name, indicator, measure, -value.value if falls else value.value, value.unit)

    def _indicator(self, row: Row, column: int) -> tuple[str, Indicator | None]:
        """Of what a cell is: of its row's name, else of its column's, else of the table's."""
        head = self.heads[column]
        if self.rows.kind is Role.INDICATOR:
            return ("", None) if head.name else (row.name, row.indicator)
        lexicon = self.words.lexicon
        if head.name:
            return canonical(lexicon, head.name)
        before = self.heads[column - 1]
        if head.role is not Role.LEVEL and before.role is Role.LEVEL and before.name:
            return canonical(lexicon, before.name)
        for title in self.titles:
            if found := {token.value.name: token.value for token in lexicon.read(title)}:
                return next(iter(found.items())) if len(found) == 1 else ("", None)
        return "", None

    def _period(self, row: Row, column: int) -> Period | None:
        """A column's period; of a growth that names none, that of the levels on its left."""
        if row.period is not None:
            return row.period
        head = self.heads[column]
        if head.role is Role.LEVEL or head.period or head.this_month:
            return self.periods.of(head)
        levels: list[Period | None] = []
        for before in reversed(self.heads[self.rows.column + 1 : column]):
            if before.role is Role.LEVEL:
                levels.append(self.periods.of(before))
            elif levels:
                break
        return latest(levels) or self.periods.of(head)

    def _fact(self, row: Row, column: int, cell: Cell, told: _Told) -> Target | Result:
        period, indicator = self._period(row, column), told.indicator
        start, end = (period.start, period.end) if period else (None, None)
        stands = indicator is not None and indicator.kind is IndicatorKind.STOCK
        if stands and told.measure is not GROWTH and end is not None:
            start = None
        cited = self._trace(row, column, cell)
        return (Target if self.heads[column].aimed else Result)(
            **self.context.cite_cells(cited, row.place, _CONFIDENCE),
            indicator=told.name,
            measure=told.measure,
            value=plain_number(told.amount),
            unit=told.unit,
            period_start=start,
            period_end=end,
        )

    def _trace(self, row: Row, column: int, cell: Cell) -> Trace:
        """The cells that a fact was read from: its row's name and its own."""
        named = Trace(rule="table.row", start=row.cell.start, end=row.cell.end)
        own = Trace(rule=f"table.{self.heads[column].role}", start=cell.start, end=cell.end)
        return Trace(rule=_RULE, start=row.cell.start, end=cell.end, parts=(named, own))


def _as_share(name: str, indicator: Indicator | None) -> tuple[str, Measure] | None:
    """What per cent of a row mean: its growth, or its share where it is a rate."""
    if grows := _GROWS.search(name):
        return name[: grows.start()], GROWTH
    if name.endswith("指数") or (indicator is not None and not indicator.unit):
        return None
    if indicator is not None:
        return name, SHARE if indicator.unit in ("%", "‰") else GROWTH
    return (name, SHARE) if _RATES.search(name) else None

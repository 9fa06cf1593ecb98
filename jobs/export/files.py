"""Tables as files. What came from outside stays text: no cell is ever a formula."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jobs.export.sheets import Cell, Sheet

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own charset, and Chinese is garbled."""

FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A text that begins so is run as a formula by programs that open CSV; the wide ones by some."""

LONGEST_CELL = 32767
WIDEST, NARROWEST = 60, 8
LINES_LOOKED_AT = 200


def csv_file(sheet: Sheet) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8. Texts like formulas are kept from being one by a '."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_guarded(column) for column in sheet.columns)
    writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return f"'{cell}" if isinstance(cell, str) and looks_like_formula(cell) else cell


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for something to calculate."""
    return text.lstrip().startswith(FORMULA_SIGNS) or text.startswith(("\t", "\r"))


def xlsx_file(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """The tables as the sheets of one workbook. Same tables and time, same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        styles = _Styles(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, styles)
    return out.getvalue()


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#EDE7DC"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = book.add_format({"num_format": "0.####"})
        # Stays text when somebody edits the cell, too.
        self.quoted = book.add_format({"quote_prefix": True})


def _write_sheet(paper: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    paper.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        paper.write_string(0, at, column, styles.head)
        cells = [row[at] for row in sheet.rows[:LINES_LOOKED_AT]]
        paper.set_column(at, at, _width([column, *cells]))
    for down, row in enumerate(sheet.rows, 1):
        for across, cell in enumerate(row):
            _write_cell(paper, down, across, cell, styles)
    if sheet.rows:
        paper.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(paper: Worksheet, down: int, across: int, cell: Cell, styles: _Styles) -> None:
    match cell:
        case None | "":
            return
        case str():
            style: Format | None = styles.quoted if looks_like_formula(cell) else None
            paper.write_string(down, across, _cut(cell), style)
        case float():
            paper.write_number(down, across, cell, styles.number)
        case int():
            paper.write_number(down, across, cell)
        case date():
            paper.write_datetime(down, across, cell, styles.day)


def _cut(text: str) -> str:
    """The text as far as a cell holds it: a longer one would be left out without a word."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _width(cells: Sequence[Cell]) -> float:
    """Columns as wide as what they hold, in Latin letters; Chinese ones take two."""
    longest = max(sum(1 if ord(each) < 0x2E80 else 2 for each in str(cell or "")) for cell in cells)
    return min(WIDEST, max(NARROWEST, longest + 1))

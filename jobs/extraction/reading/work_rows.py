"""Tables of works: a row a line, or a cell a line as 序号 and the numbers below it tell.

序号  项目名称  建设单位  总投资（万元）
1  甲项目  某公司  32000
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.table_cells import NO_VALUE, cells_of
from jobs.extraction.reading.work_columns import UNIT, Column, column_of, heads_works
from jobs.extraction.rules.value import Value

SUM = re.compile("约?(?P<number>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<unit>亿元|万元|亿|万|元)?")
_OF_THE_TABLE = re.compile("单位[：:](?P<unit>亿元|万元)")
_SECTION = re.compile(
    "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|合计|总计|小计"
)
_BARS = " \t\r\u3000|｜"
_NUMBERED = "序号"
_WORDS = ("项目名称", "工程名称")
_NAME_ALONE = (" 项目 ", "\n项目\n", "\n项目 ", "|项目|")
_WORDS_OF_MANY = ("总投资", "责任单位", "建设单位", "建设地点", "建设内容")
_WRAPPED = 5
"""How many lines more than its head a row with a cell a line may take."""
_WIDEST = 20
_LONGEST_LINE = 400
_LONGEST_BETWEEN = 60
"""No line is longer that stands between the rows of one table."""
_ABOVE = 60
_FEWEST_FILLED, _FEWEST_RULED = 3, 2


class Field(Value, frozen=True):
    """A cell that is not empty, with the words of its head; `unit` is what its sums are in."""

    head: str
    cell: Span
    unit: str


class WorkRow(Value, frozen=True):
    """A row: its places among the lines, where it stands, and its cells by what they hold."""

    lines: Sequence[int]
    span: Span
    fields: Mapping[Column, Field]
    days: Sequence[Field]
    """The cells of its columns of days, of which there may be several."""


class _Heads(Value, frozen=True):
    """The columns of a table: what they hold, the words of their heads, the units of their sums."""

    columns: Sequence[Column | None]
    words: Sequence[str]
    units: Sequence[str]


def may_hold_works(page: str) -> bool:
    """Whether a uniform page is worth looking through for tables of works."""
    if any(word in page for word in _WORDS):
        return True
    headed = any(cell in page for cell in _NAME_ALONE)
    return headed and any(word in page for word in _WORDS_OF_MANY)


def work_rows(
    page: str, raw: str, lines: Sequence[Span]
) -> Iterator[tuple[Sequence[int], list[WorkRow]]]:
    """The tables of works among the lines of a uniform page: the lines of the head, the rows.

    `raw` is the page as it was.
    """
    yield from _in_lines(page, raw, lines)
    texts = [page[start:end].strip(_BARS) for start, end in lines]
    if (numbered := _numbered(page, lines, texts)) is not None:
        yield numbered
    elif (plain := _unnumbered(page, lines, texts)) is not None:
        yield plain


def _in_lines(
    page: str, raw: str, lines: Sequence[Span]
) -> Iterator[tuple[Sequence[int], list[WorkRow]]]:
    heads: _Heads | None = None
    above: list[int] = []
    rows: list[WorkRow] = []
    for index, (start, end) in enumerate(lines):
        if end - start > _LONGEST_LINE:
            continue
        cells = cells_of(page, raw, start, end)
        texts = [page[slice(*cell)] for cell in cells]
        if heads_works(texts):
            if rows:
                yield above, rows
            heads, above, rows = _heads(page, cells, start), [index], []
        elif heads is None:
            continue
        elif _ends_table(page, raw, (start, end), len(cells)):
            if rows:
                yield above, rows
            heads, rows = None, []
        elif (fitting := _fitted(cells, heads, page, raw)) is not None and (
            row := _row(heads, fitting, [index], (start, end))
        ) is not None:
            rows.append(row)
        elif len(cells) > 1:
            # It lacks a cell, nobody knows which; or it parts the head from the rows.
            above.append(index)
    if rows:
        yield above, rows


def _ends_table(page: str, raw: str, line: Span, cells: int) -> bool:
    """Whether a line is text again. A short one may name a group of rows: 一、工业项目."""
    start, end = line
    if _is_ruled(page, raw, start, end):
        return False
    return "。" in page[start:end] or (cells == 1 and end - start > _LONGEST_BETWEEN)


def _is_ruled(page: str, raw: str, start: int, end: int) -> bool:
    return "|" in page[start:end] or "\t" in raw[start:end]


def _fitted(cells: Sequence[Span], heads: _Heads, page: str, raw: str) -> Sequence[Span] | None:
    """The cells of a row, one for each head; None where they are too few to tell which is lost, or
    where blanks do not surely part them.
    """
    width, last = len(heads.columns), cells[-1]
    ruled = _is_ruled(page, raw, cells[0][0], last[1])
    if sum(end > start for start, end in cells) < (_FEWEST_RULED if ruled else _FEWEST_FILLED):
        return None
    if len(cells) < width:
        return [*cells, *[(last[1], last[1])] * (width - len(cells))] if ruled else None
    # What is left over belongs to the last column, which holds words.
    fitting = [*cells[: width - 1], (cells[width - 1][0], last[1])]
    return fitting if ruled or _are_sure(heads, [page[slice(*cell)] for cell in fitting]) else None


def _are_sure(heads: _Heads, texts: Sequence[str]) -> bool:
    """Whether the numbers of a row stand in their columns, of which it has some."""
    numbers = [
        text.isdecimal() if words == _NUMBERED else SUM.fullmatch(text) or NO_VALUE.fullmatch(text)
        for words, column, text in zip(heads.words, heads.columns, texts, strict=True)
        if words == _NUMBERED or column in (Column.INVESTMENT, Column.YEARLY)
    ]
    return bool(numbers) and all(numbers)


def _row(heads: _Heads, cells: Sequence[Span], lines: Sequence[int], span: Span) -> WorkRow | None:
    told: dict[Column, Field] = {}
    days = []
    columns = zip(heads.columns, heads.words, heads.units, cells, strict=False)
    for column, words, unit, cell in columns:
        if column is None or cell[0] == cell[1]:
            continue
        field = Field(words, cell, unit)
        if column is Column.DAY:
            days.append(field)
        else:
            told.setdefault(column, field)
    return WorkRow(lines, span, told, days) if Column.NAME in told else None


def _heads(page: str, cells: Sequence[Span], start: int) -> _Heads:
    """The heads; the unit of a column's sums stands in its head, else in the line above."""
    words = ["".join(page[slice(*cell)].split()) for cell in cells]
    above = _OF_THE_TABLE.search(page, max(0, start - _ABOVE), start)
    units = [found["unit"] if (found := UNIT.search(word)) else "" for word in words]
    titled = above["unit"] if above else ""
    return _Heads([column_of(word) for word in words], words, [unit or titled for unit in units])


def _numbered(
    page: str, lines: Sequence[Span], texts: Sequence[str]
) -> tuple[Sequence[int], list[WorkRow]] | None:
    """A row that has more or fewer cells than the head, since some cell took two lines or none,
    tells no more than its name and its first sum.
    """
    first = texts.index(_NUMBERED) if _NUMBERED in texts else len(texts)
    if "1" not in texts[first : first + _WIDEST]:
        return None
    here = texts.index("1", first)
    cells = _joined(lines[first:here], texts[first:here])
    if not heads_works([page[slice(*cell)] for cell in cells]):
        return None
    heads = _heads(page, cells, lines[first][0])
    width, above = len(cells), range(first, here)
    rows: list[WorkRow] = []
    number = 1
    while here < len(lines) and texts[here] == str(number):
        number += 1
        after = _next_row(texts, here, width, str(number))
        end = after
        while end > here + 1 and _SECTION.match(texts[end - 1]):
            end -= 1
        own = lines[here:end]
        row = _row(heads, own, range(here, end), (own[0][0], own[-1][1]))
        if len(own) != width:
            row = _uneven(heads, own, range(here, end), texts[here:end])
        if row is not None and len(own) > 1:
            rows.append(row)
        here = after
    return (above, rows) if rows else None


def _next_row(texts: Sequence[str], here: int, width: int, number: str) -> int:
    """Where the row behind the one at `here` begins, by its number."""
    after = here + width
    if after < len(texts) and texts[after] != number:
        near = texts[here + 2 : after + _WRAPPED]
        after = here + 2 + near.index(number) if number in near else after
    return min(after, len(texts))


def _joined(lines: Sequence[Span], texts: Sequence[str]) -> list[Span]:
    """The heads, with a unit in brackets that took a line of its own."""
    cells: list[Span] = []
    for (start, end), text in zip(lines, texts, strict=True):
        if cells and text.startswith(("（", "(")):
            cells[-1] = (cells[-1][0], end)
        else:
            cells.append((start, end))
    return cells


def _uneven(
    heads: _Heads, cells: Sequence[Span], lines: Sequence[int], texts: Sequence[str]
) -> WorkRow | None:
    """What a row of another length tells for sure: its name and the first sum behind that."""
    at = heads.columns.index(Column.NAME)
    if at >= len(cells):
        return None
    told = {Column.NAME: Field(heads.words[at], cells[at], "")}
    behind = zip(cells[at + 1 :], texts[at + 1 :], strict=True)
    sums = [cell for cell, text in behind if SUM.fullmatch(text)]
    if sums and Column.INVESTMENT in heads.columns:
        money = heads.columns.index(Column.INVESTMENT)
        told[Column.INVESTMENT] = Field(heads.words[money], sums[0], heads.units[money])
    return WorkRow(lines, (cells[0][0], cells[-1][1]), told, ())


def _unnumbered(
    page: str, lines: Sequence[Span], texts: Sequence[str]
) -> tuple[Sequence[int], list[WorkRow]] | None:
    """The same without numbers: as many cells a row as the head has, a sum where it says so."""
    first = next((at for at, text in enumerate(texts) if column_of(text)), len(texts))
    here = first
    while here < len(texts) and (column_of(texts[here]) or texts[here].startswith("（")):
        here += 1
    cells = _joined(lines[first:here], texts[first:here])
    if not heads_works([page[slice(*cell)] for cell in cells]):
        return None
    heads = _heads(page, cells, lines[first][0])
    width, above = len(cells), range(first, here)
    if Column.INVESTMENT not in heads.columns:
        return None
    money = heads.columns.index(Column.INVESTMENT)
    rows: list[WorkRow] = []
    while here + width <= len(lines):
        if not SUM.fullmatch(texts[here + money]):
            if not _SECTION.match(texts[here]):
                break
            here += 1
            continue
        own = lines[here : here + width]
        row = _row(heads, own, range(here, here + width), (own[0][0], own[-1][1]))
        if row is not None:
            rows.append(row)
        here += width
    return (above, rows) if rows else None

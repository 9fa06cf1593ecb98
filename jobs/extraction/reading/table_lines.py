"""Which lines of a page are rows of a table: they go on with no other line, and say no sentence.

A row may take a line, its cells between bars, tabs or blanks, or each cell a line of its own, as a
page is read that lost its table: 指标, 单位, 1—3月, 同比增长（%）, 地区生产总值, 亿元, 52.3, 6.1.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.table_cells import UNIT, cells_of, is_value
from jobs.extraction.reading.table_heads import (
    FIGURES,
    NAMES,
    PERIOD,
    Head,
    Role,
    head_of,
    is_head,
)
from jobs.extraction.rules.value import Value

_LAST = frozenset("0123456789|%")
# A line that is no more than 1 or 2 numbers what follows it.
_VALUE_ENDS = re.compile(r"(?:[ |][-+]?[\d.,]+%?|(?:^|\n)[-+]?(?:\d{3}[\d,]*|\d+\.\d+)%?)[ |]*$")
_BETWEEN_BARS = re.compile(r"\| *[-+]?[\d.,]+%? *\|")
_BETWEEN_TABS = re.compile(r"\t *[-+]?[\d.,]+[%％]? *\t")
_LONGEST_VALUE = 24
_CHINESE = re.compile("[\u4e00-\u9fff]")
_RULED = re.compile("[-—:： ]*")
_SENTENCE = re.compile("[。；]")
_PROSE = re.compile("[。；]|，(?![^（]{0,12}）)|(?<=[\u4e00-\u9fff][0-9]) [0-9] ?[.0-9]")
_GROWN = (Role.GROWTH, Role.POINTS)
_FEWEST = 2
"""So many rows make a table."""
_LONGEST_LINE = 400
_LONGEST_CELL = 30
_MOST_HEADS = 5
"""So many lines at most stand in a table's head."""
_WIDEST = 12
_NEAR = 2
"""Rows stand at most so many lines apart, the names of their groups between them."""
_ASTRAY = 3
"""So many cells that fit no row end a table with a cell a line."""


class Stacked(Value, frozen=True):
    """A table with a cell a line: the places of its heads among the lines, and of its rows."""

    heads: Sequence[int]
    rows: Sequence[Sequence[int]]

    @property
    def end(self) -> int:
        """The place behind its last cell."""
        return self.rows[-1][-1] + 1


def may_hold_tables(page: str, raw: str, ends: Sequence[int]) -> bool:
    """Whether a uniform page with lines that end at `ends` may hold tables of figures."""
    told = [end for end in ends if page[end - 1] in _LAST]
    values = [end for end in told if _VALUE_ENDS.search(page, max(0, end - _LONGEST_VALUE), end)]
    if len(values) >= _FEWEST or ("|" in page and _BETWEEN_BARS.search(page)):
        return True
    return "\t" in raw and _BETWEEN_TABS.search(raw) is not None


def table_lines(page: str, raw: str, lines: Sequence[Span]) -> set[int]:
    """The places among `lines` of those that are rows or heads of tables with figures."""
    told: set[int] = set()
    cells = [
        cells_of(page, raw, start, end) if end - start <= _LONGEST_LINE else []
        for start, end in lines
    ]
    texts = [[page[start:end] for start, end in row] for row in cells]
    rows = [
        is_row(row) and not _is_prose(page, raw, line)
        for row, line in zip(texts, lines, strict=True)
    ]
    for index, row in enumerate(rows):
        if not row:
            continue
        near = any(rows[max(0, index - _NEAR) : index]) or any(rows[index + 1 : index + 1 + _NEAR])
        if near or (index and is_head_line(texts[index - 1])):
            told.add(index)
            told.update(_heads_above(texts, rows, index))
    single = [
        "" if "|" in page[start:end] or "\t" in raw[start:end] else page[start:end]
        for start, end in lines
    ]
    for table in stacked(single):
        told.update(range(table.heads[0], table.end))
    told.update(_bare_units(single))
    return told


def _is_prose(page: str, raw: str, line: Span) -> bool:
    """Whether blanks only space the figures of a sentence apart: 总产值 52.3，增长 6.1."""
    start, end = line
    if page.find("|", start, end) >= 0 or raw.find("\t", start, end) >= 0:
        return False
    return _PROSE.search(page, start, end) is not None


def is_row(cells: Sequence[str]) -> bool:
    """Whether cells are a name and what is told of it in numbers."""
    if len(cells) > 2 and cells[0].isdecimal():
        cells = cells[1:]
    if len(cells) < 2 or not _CHINESE.search(cells[0]) or is_value(cells[0]):
        return False
    if is_head(cells[0]) and not _may_name(cells):
        return False
    told = cells[1:]
    if len(told) > _FEWEST and not is_value(told[-1]) and len(told[-1]) <= _LONGEST_CELL:
        told = told[:-1]  # a remark, or who says so
    values = sum(map(is_value, told))
    units = sum(UNIT.fullmatch(cell) is not None for cell in told)
    empty = sum(not cell for cell in told)
    numbers = any(is_value(cell) and cell[-1:].isdigit() for cell in told)
    return numbers and values + units + empty == len(told)


def _may_name(cells: Sequence[str]) -> bool:
    """Whether a head may name a row as well: 比上年增长, or a year before what is no year."""
    head = head_of(cells[0])
    if head.role in _GROWN:
        return True
    return bool(head.period) and not all(map(PERIOD.fullmatch, cells[1:]))


def is_head_line(cells: Sequence[str]) -> bool:
    """Whether cells may be the heads of columns."""
    filled = [cell for cell in cells if cell]
    if is_ruled(filled):
        return False
    for cell in filled:
        if len(cell) > _LONGEST_CELL or _SENTENCE.search(cell):
            return False
        if is_value(cell) and cell[-1:].isdigit() and not PERIOD.fullmatch(cell):
            return False
    return bool(filled) and (len(filled) > 1 or is_head(filled[0])) and any(map(is_head, filled))


def is_ruled(cells: Sequence[str]) -> bool:
    """Whether a line only parts the head from the rows: --- | ---."""
    return all(map(_RULED.fullmatch, cells))


def _heads_above(texts: Sequence[Sequence[str]], rows: Sequence[bool], index: int) -> Iterator[int]:
    for above in range(index - 1, max(-1, index - 1 - _MOST_HEADS), -1):
        if rows[above] or not (is_head_line(texts[above]) or is_ruled(texts[above])):
            return
        yield above


def stacked(texts: Sequence[str]) -> Iterator[Stacked]:
    """The tables with a cell a line among lines, of which those that are none are empty."""
    index = 0
    while index < len(texts):
        heads = _heads_at(texts, index)
        table = None if heads is None else _stacked_rows(texts, index, heads)
        if table is not None:
            yield table
        index = index + 1 if table is None else table.end


def _heads_at(texts: Sequence[str], first: int) -> list[Head] | None:
    """The heads that begin at a line with what names the rows: 指标, 单位, 1—3月, 同比增长."""
    if not texts[first] or len(texts[first]) > _LONGEST_CELL:
        return None
    following = texts[first + 1] if first + 1 < len(texts) else ""
    if not _names_rows(texts[first]) and not (texts[first] == "序号" and _names_rows(following)):
        return None
    heads: list[Head] = []
    for text in texts[first : first + _WIDEST]:
        head = head_of(text) if 0 < len(text) <= _LONGEST_CELL else None
        if head is None or is_value(text) or not (is_head(text) or head.role is Role.OTHER):
            break
        if head.role in NAMES and any(each.role is not Role.OTHER for each in heads):
            break
        heads.append(head)
    return heads if any(head.role in FIGURES for head in heads) else None


def _names_rows(text: str) -> bool:
    return head_of(text).role in NAMES


def _stacked_rows(texts: Sequence[str], first: int, heads: Sequence[Head]) -> Stacked | None:
    width = len(heads)
    rows: list[Sequence[int]] = []
    here = astray = 0
    here = first + width
    while here + width <= len(texts) and astray < _ASTRAY:
        if _fits(texts[here : here + width], heads):
            rows.append(range(here, here + width))
            here += width
            astray = 0
            continue
        # A row that lacks a cell tells nobody which; its cells are passed over.
        astray = astray if is_value(texts[here]) or UNIT.fullmatch(texts[here]) else astray + 1
        here += 1
    return Stacked(range(first, first + width), rows) if len(rows) >= _FEWEST else None


def _fits(cells: Sequence[str], heads: Sequence[Head]) -> bool:
    first = 1 if heads[0].role is Role.OTHER else 0
    name = cells[first]
    if first and not cells[0].isdecimal():
        return False
    if not 0 < len(name) <= _LONGEST_CELL or is_value(name) or UNIT.fullmatch(name):
        return False
    for cell, head in zip(cells[first + 1 :], heads[first + 1 :], strict=True):
        if head.role in FIGURES and not is_value(cell):
            return False
        if head.role is Role.UNIT and (is_value(cell) or len(cell) > _WIDEST):
            return False
    return True


def _bare_units(texts: Sequence[str]) -> Iterator[int]:
    """Units that stand alone before a number: cells of a table whose head is lost."""
    found = [
        index
        for index, (text, following) in enumerate(pairwise(texts))
        if text and UNIT.fullmatch(text) and is_value(following)
    ]
    if len(found) >= _FEWEST:
        for index in found:
            yield from (index, index + 1)

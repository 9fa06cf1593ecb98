"""Tables of projects that a page prints as lines, and forms of one field a line.

    序号  项目名称  建设单位  总投资（万元）        项目名称：某某园项目
    1  甲项目  某公司  32000                     总投资：12亿元

Read from the raw page, where the blanks between the columns still stand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from jobs.extraction.reading.characters import uniform
from jobs.extraction.reading.page_lines import split_lines
from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.work_columns import EVENT, UNIT, Column, column_of
from jobs.extraction.reading.work_rows import SUM, Field, WorkRow, work_rows
from jobs.extraction.rules.value import Value

TABLE = "project.in-table"

_YUAN = {"亿元": 1e8, "亿": 1e8, "万元": 1e4, "万": 1e4, "元": 1.0}
_FIELD = re.compile(
    r"[ \u3000]*(?P<label>[^：:\s，。]{2,12})[：:][ \u3000]*(?P<value>\S.*?)[ \u3000]*$"
)
_LINE = re.compile("[^\n]+")
# A table that lost its bars: 3.某某路 / 区城管局 / 已完工, a cell a line.
_STATES = ("已完工", "已竣工", "已建成", "已开工", "已完成", "未开工", "在建", "正在施工")
_STATE = re.compile(
    "(?:已经|已|基本|全部|正在|正|主体|尚未|未)*"
    "(?:完工|竣工|建成|开工|施工|在建|建设|完成|投用|投产|使用|运行|验收|封顶|前期)[^，。；：]{0,8}"
)
_NUMBERED = re.compile(
    r"(?:\d{1,3}[.、．]|[（(][一二三四五六七八九十\d]{1,3}[)）])[ \u3000]*"
    "(?P<name>[^。；：|｜]{3,60})$"
)
_BARS = " \t\r\u3000|｜"
_FEWEST_TOLD, _CELLS_BETWEEN = 3, 3
_SHORTEST_NAME, _LONGEST_NAME = 4, 60
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_LONGEST_LINE = 400
_YEAR = re.compile("(?:19|20)\\d\\d(?=年)")


class Day(Value, frozen=True):
    """When a row says that its work is begun or done; `words` are those of the cell."""

    event: str
    planned: bool
    words: str
    span: Span


class Yearly(Value, frozen=True):
    """What is to be spent on a work in a year, in 元: where it says so, and the year if it does."""

    span: Span
    yuan: float
    year: int | None


class Record(Value, frozen=True):
    """A row: where it stands and its name's span in the raw page; money in 元.

    `place` is where the cell stands that names its place, `told` that of a
    table which tells its state; what a form tells is read as its sentences are.
    """

    span: Span
    name: Span
    owner: str | None = None
    responsible: tuple[str, ...] = ()
    investment: float | None = None
    state: str = ""
    days: tuple[Day, ...] = ()
    place: Span | None = None
    yearly: Yearly | None = None
    told: Span | None = None


def records(raw: str, start: int, end: int, *, tables: bool) -> list[Record]:
    """The projects that tables and forms of `raw[start:end]` hold, in order.

    `tables`: rows of tables of works are among its lines.
    """
    if tables:
        return _of_tables(raw, start, end)
    headed = raw.find("项目名称", start, end) >= 0 or raw.find("工程名称", start, end) >= 0
    told = sum([raw.count(state, start, end) for state in _STATES]) >= _FEWEST_TOLD
    if not (headed or told):
        return []
    lines = [found.span() for found in _LINE.finditer(raw, start, end)]
    lines = [line for line in lines if line[1] - line[0] <= _LONGEST_LINE]
    found = list(_forms(raw, lines)) if headed else []
    return found or (_told_of_each(raw, lines) if told else [])


def _of_tables(raw: str, start: int, end: int) -> list[Record]:
    page = uniform(raw)
    lines = [line for line in _lines_of(page) if start <= line[0] and line[1] <= end]
    found = [
        told
        for _, rows in work_rows(page, raw, lines)
        for row in rows
        if (told := _record(page, raw, row)) is not None
    ]
    return sorted(found, key=lambda each: each.span)


def _lines_of(page: str) -> list[Span]:
    return [(line.start, line.end) for line in split_lines(page)]


def _record(page: str, raw: str, row: WorkRow) -> Record | None:
    name = row.fields[Column.NAME].cell
    if not _SHORTEST_NAME <= name[1] - name[0] <= _LONGEST_NAME or not _WORDS.search(page, *name):
        return None
    text = {column: raw[slice(*field.cell)].strip() for column, field in row.fields.items()}
    place, state = row.fields.get(Column.PLACE), row.fields.get(Column.STATE)
    return Record(
        row.span,
        name,
        text.get(Column.OWNER),
        _people(text.get(Column.RESPONSIBLE, "")),
        _sum_in(page, row.fields.get(Column.INVESTMENT)),
        text.get(Column.STATE, ""),
        tuple(_days(page, row.days)),
        place.cell if place else None,
        _yearly(page, row.fields.get(Column.YEARLY)),
        state.cell if state else None,
    )


def _sum_in(page: str, field: Field | None) -> float | None:
    return _yuan(page[slice(*field.cell)], field.unit) if field else None


def _yearly(page: str, field: Field | None) -> Yearly | None:
    yuan = _sum_in(page, field)
    if field is None or yuan is None:
        return None
    year = _YEAR.match(field.head)
    return Yearly(field.cell, yuan, int(year[0]) if year else None)


def _people(cell: str) -> tuple[str, ...]:
    return tuple(who for who in re.split("[、，,；;/]", cell) if who)


def _days(page: str, fields: Iterable[Field]) -> Iterator[Day]:
    for field in fields:
        if found := EVENT.match(field.head):
            planned = found["planned"] is not None
            yield Day(found["event"], planned, page[slice(*field.cell)], field.cell)


def _told_of_each(raw: str, lines: Sequence[Span]) -> list[Record]:
    """Numbered names, each with its state on a line behind it: 3.某某路, 区城管局, 已完工."""
    found: list[Record] = []
    name: Span | None = None
    first = between = 0
    for start, end in lines:
        cell = raw[start:end].strip(_BARS)
        if not cell:
            continue
        if numbered := _NUMBERED.match(cell):
            first = raw.index(cell, start)
            name = (first + numbered.start("name"), first + numbered.end("name"))
            between = 0
        elif name is not None and _STATE.fullmatch(cell):
            found.append(Record((first, end), name, state=cell))
            name = None
        else:
            between += 1
            name = name if between < _CELLS_BETWEEN else None
    return found if len(found) >= _FEWEST_TOLD else []


def _forms(raw: str, lines: Sequence[Span]) -> Iterator[Record]:
    fields: dict[Column | None, Span] = {}
    unit, first, last = "", 0, 0
    for start, end in lines:
        found = _FIELD.match(raw, start, end)
        column = column_of(found["label"]) if found and found["label"] != "项目" else None
        if column is Column.NAME and column in fields:
            if told := _form(raw, (first, last), fields, unit):
                yield told
            fields = {}
        if found and (column is Column.NAME or fields):
            first = start if column is Column.NAME else first
            fields.setdefault(column, found.span("value"))
            said = UNIT.search(found["label"]) if column is Column.INVESTMENT else None
            unit = said["unit"] if said else unit
            last = end
    if len(fields) > 1 and (told := _form(raw, (first, last), fields, unit)):
        yield told


def _form(
    raw: str,
    span: Span,
    fields: Mapping[Column | None, Span],
    unit: str,
) -> Record | None:
    name = fields.get(Column.NAME)
    if name is None or not _SHORTEST_NAME <= name[1] - name[0] <= _LONGEST_NAME:
        return None
    text = {column: raw[slice(*cell)].strip() for column, cell in fields.items() if column}
    return Record(
        span,
        name,
        text.get(Column.OWNER),
        _people(text.get(Column.RESPONSIBLE, "")),
        _yuan(text.get(Column.INVESTMENT, ""), unit),
        text.get(Column.STATE, ""),
    )


def _yuan(cell: str, unit: str) -> float | None:
    found = SUM.fullmatch(normalize("NFKC", cell.strip()))
    scale = _YUAN.get((found["unit"] or unit) if found else "")
    if found is None or scale is None:
        return None
    return round(float(found["number"].replace(",", "")) * scale, 2)

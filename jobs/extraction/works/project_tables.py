"""Tables of projects that a page prints as lines, and forms of one field a line.

    序号  项目名称  建设单位  总投资（万元）        项目名称：某某园项目
    1  甲项目  某公司  32000                     总投资：12亿元

Read from the raw page, where the blanks between the columns still stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from jobs.extraction.reading.readable import Span

TABLE = "project.in-table"

_COLUMNS = {
    "name": re.compile("(?:重点|建设)?项目名称|工程名称"),
    "owner": re.compile(
        "(?:项目)?(?:建设|业主|投资|实施)(?:单位|主体|方)|项目单位|项目业主|投资企业"
    ),
    "responsible": re.compile("(?:责任|牵头|主管|推进)(?:单位|部门|人|领导)|包联领导|帮包领导"),
    "investment": re.compile("(?:项目|计划|估算|概算)?(?:总投资|投资总额|投资额|投资规模)(?:额)?"),
    "state": re.compile("(?:建设)?性质|(?:项目|建设|形象|工程)?(?:进展|进度|阶段|状态)(?:情况)?"),
}
_UNIT = re.compile("[（(]?(?:单位[：:])?(?P<unit>亿元|万元|元)[）)]?")
_OF_THE_TABLE = re.compile("单位[：:](?P<unit>亿元|万元)")
_SUM = re.compile("约?(?P<number>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<unit>亿元|万元|亿|万|元)?")
_YUAN = {"亿元": 1e8, "亿": 1e8, "万元": 1e4, "万": 1e4, "元": 1.0}
_CELL = re.compile(r"[^|｜\t]*[^|｜\t\s][^|｜\t]*")
_WORD = re.compile(r"\S+")
_FIELD = re.compile(
    r"[ \u3000]*(?P<label>[^：:\s，。]{2,12})[：:][ \u3000]*(?P<value>\S.*?)[ \u3000]*$"
)
_LINE = re.compile("[^\n]+")
# A table that lost its bars: 3.某某路 / 区城管局 / 已完工, a cell a line.
_STATES = ("已完工", "已竣工", "已建成", "已开工", "未开工", "在建", "正在施工", "已完成")
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
_WRAPPED = 5
"""How many lines more than its head a row of such a table may take."""
_FEWEST_COLUMNS = 3
_LONGEST_NAME = 60
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class Record:
    """A row: where it stands and its name's span in the raw page; money in 元."""

    span: Span
    name: Span
    owner: str | None = None
    responsible: tuple[str, ...] = ()
    investment: float | None = None
    state: str = ""


def records(raw: str, start: int, end: int) -> list[Record]:
    """The projects that tables and forms of `raw[start:end]` hold, in order."""
    headed = raw.find("项目名称", start, end) >= 0 or raw.find("工程名称", start, end) >= 0
    told = sum(raw.count(state, start, end) for state in _STATES) >= _FEWEST_TOLD
    if not (headed or told):
        return []
    lines = [found.span() for found in _LINE.finditer(raw, start, end)]
    lines = [line for line in lines if line[1] - line[0] <= _LONGEST_LINE]
    found = [*_rows(raw, lines), *_stacked(raw, lines), *_forms(raw, lines)] if headed else []
    if told and not found:
        found = _told_of_each(raw, lines)
    return sorted(found, key=lambda record: record.span)


def _rows(raw: str, lines: Sequence[Span]) -> Iterator[Record]:
    columns: list[str | None] = []
    unit = ""
    for start, end in lines:
        cells = _cells(raw, start, end)
        header = [_column(raw[slice(*cell)]) for cell in cells]
        if "name" in header and len(cells) >= _FEWEST_COLUMNS and len(set(header)) > 2:
            columns = header
            unit = _unit(raw, cells, header, start)
        elif columns and len(cells) >= len(columns):
            # What is left over belongs to the last column, which holds words.
            last = len(columns) - 1
            cells = [*cells[:last], (cells[last][0], cells[-1][1])]
            row = dict(zip(columns, cells, strict=True))
            if record := _record(raw, (start, end), row, unit):
                yield record
        elif len(cells) > 1:
            columns = []


def _stacked(raw: str, lines: Sequence[Span]) -> Iterator[Record]:
    """A table with each cell on a line of its own, as 序号 and the numbers below it tell.

    A row that has more or fewer cells than the head, since some cell took two lines or none, tells
    no more than its name and its first sum.
    """
    texts = [raw[slice(*line)].strip(_BARS) for line in lines]
    if "序号" not in texts:
        yield from _stacked_unnumbered(raw, lines, texts)
        return
    first = texts.index("序号")
    if "1" not in texts[first:]:
        return
    here = texts.index("1", first)
    width = here - first
    columns = [_column(text) for text in texts[first:here]]
    if "name" not in columns or width < _FEWEST_COLUMNS:
        return
    unit = _unit(raw, lines[first:here], columns, lines[first][0])
    number = 1
    while here < len(lines) and texts[here] == str(number):
        number += 1
        after = here + width
        if after < len(lines) and texts[after] != str(number):
            near = texts[here + 2 : after + _WRAPPED]
            after = here + 2 + near.index(str(number)) if str(number) in near else after
        cells = lines[here:after]
        row = dict(zip(columns, cells, strict=False))
        if len(cells) != width:
            row = _of_uneven(columns, cells, texts[here:after])
        if len(cells) > 1 and (record := _record(raw, (cells[0][0], cells[-1][1]), row, unit)):
            yield record
        here = after


def _of_uneven(
    columns: Sequence[str | None], cells: Sequence[Span], texts: Sequence[str]
) -> dict[str | None, Span]:
    """What a row of another length tells for sure: its name and the first sum behind that."""
    at = columns.index("name")
    row: dict[str | None, Span] = {"name": cells[at]} if at < len(cells) else {}
    sums = [cell for cell, text in zip(cells, texts, strict=True) if _SUM.fullmatch(text)]
    behind = [cell for cell in sums if row and cell[0] >= row["name"][1]]
    if behind and "investment" in columns:
        row["investment"] = behind[0]
    return row


def _stacked_unnumbered(raw: str, lines: Sequence[Span], texts: Sequence[str]) -> Iterator[Record]:
    """The same without numbers: as many cells a row as the head has, a sum where it says so."""
    first = next((at for at, text in enumerate(texts) if _column(text)), len(texts))
    here = first
    while here < len(texts) and _column(texts[here]):
        here += 1
    columns = [_column(text) for text in texts[first:here]]
    width = len(columns)
    if width < _FEWEST_COLUMNS or not {"name", "investment"} <= set(columns):
        return
    unit = _unit(raw, lines[first:here], columns, lines[first][0])
    money = columns.index("investment")
    while here + width <= len(lines) and _SUM.fullmatch(texts[here + money]):
        cells = lines[here : here + width]
        row = dict(zip(columns, cells, strict=True))
        if record := _record(raw, (cells[0][0], cells[-1][1]), row, unit):
            yield record
        here += width


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
    fields: dict[str | None, Span] = {}
    unit, first, last = "", 0, 0
    for start, end in lines:
        found = _FIELD.match(raw, start, end)
        column = _column(found["label"]) if found else None
        if column == "name" and "name" in fields:
            if record := _record(raw, (first, last), fields, unit):
                yield record
            fields = {}
        if found and (column == "name" or fields):
            first = start if column == "name" else first
            fields.setdefault(column, found.span("value"))
            told = _UNIT.search(found["label"]) if column == "investment" else None
            unit = told["unit"] if told else unit
            last = end
    if len(fields) > 1 and (record := _record(raw, (first, last), fields, unit)):
        yield record


def _cells(raw: str, start: int, end: int) -> list[Span]:
    """The cells of a line: between bars or tabs where it has any, else between blanks."""
    line = raw[start:end]
    parts = _CELL if any(mark in line for mark in "|｜\t") else _WORD
    found = []
    for cell in parts.finditer(raw, start, end):
        text = cell[0]
        lead = len(text) - len(text.lstrip())
        found.append((cell.start() + lead, cell.end() - len(text) + len(text.rstrip())))
    return found


def _column(text: str) -> str | None:
    for column, pattern in _COLUMNS.items():
        if found := pattern.match(text.strip()):
            rest = text.strip()[found.end() :]
            if not rest or _UNIT.fullmatch(rest):
                return column
    return None


def _unit(raw: str, cells: Sequence[Span], header: Sequence[str | None], start: int) -> str:
    """The unit of the sums: in their column's head, else in the line above the table."""
    if "investment" in header:
        cell = cells[header.index("investment")]
        if told := _UNIT.search(raw, *cell):
            return told["unit"]
    above = _OF_THE_TABLE.search(raw, max(0, start - 60), start)
    return above["unit"] if above else ""


def _record(raw: str, span: Span, row: dict[str | None, Span], unit: str) -> Record | None:
    name = row.get("name")
    if name is None or not 3 < name[1] - name[0] <= _LONGEST_NAME:
        return None
    text = {column: raw[slice(*cell)].strip() for column, cell in row.items() if column}
    people = tuple(re.split("[、，,；;/]", text["responsible"])) if "responsible" in text else ()
    return Record(
        span,
        name,
        text.get("owner"),
        tuple(who for who in people if who),
        _yuan(text.get("investment", ""), unit),
        text.get("state", ""),
    )


def _yuan(cell: str, unit: str) -> float | None:
    found = _SUM.fullmatch(normalize("NFKC", cell.strip()))
    scale = _YUAN.get((found["unit"] or unit) if found else "")
    if found is None or scale is None:
        return None
    return round(float(found["number"].replace(",", "")) * scale, 2)

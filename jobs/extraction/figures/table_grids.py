"""The tables of an article as heads over rows of cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from jobs.extraction.context import ArticleContext
from jobs.extraction.reading.table_cells import cells_of
from jobs.extraction.reading.table_heads import NAMES, Role, head_of
from jobs.extraction.reading.table_lines import is_head_line, is_row, stacked
from jobs.extraction.rules.members import TABLE
from jobs.extraction.rules.tokens import Paragraph
from jobs.extraction.rules.value import Value

_TITLES = 3
"""So many lines above a table may be its title, the place and the unit that it is told in."""


class Cell(Value, frozen=True):
    """The words of a cell, and where they stand on the raw page."""

    text: str
    start: int
    end: int
    ruled: bool
    """Whether bars or tabs part it from the next, so that no cell can be lost."""


Cells = Sequence[Cell]


class Grid(Value, frozen=True):
    """A table: the lines above it, those of its head and its rows. A cell may be empty."""

    titles: Sequence[str]
    heads: Sequence[Cells]
    rows: Sequence[Cells]
    width: int
    """How many columns the rows have; those that have more or fewer cells are left out."""


def grids(context: ArticleContext) -> Iterator[Grid]:
    """The tables of an article that have a head, in order."""
    titles: list[str] = []
    open_table = _Open()
    for is_table, paragraphs in groupby(
        context.article.paragraphs, lambda each: each.kind is TABLE
    ):
        if not is_table:
            titles += [paragraph.reading.text for paragraph in paragraphs]
            continue
        lines = [_cells(context.raw, paragraph) for paragraph in paragraphs]
        if all(len(line) == 1 for line in lines):
            cells = [line[0] for line in lines]
            for table in stacked([cell.text for cell in cells]):
                heads = [cells[at] for at in table.heads]
                rows = [[cells[at] for at in row] for row in table.rows]
                yield Grid(titles[-_TITLES:], [heads], rows, len(heads))
            continue
        for line in lines:
            if (done := open_table.take(line, titles)) is not None:
                yield done
    if (done := open_table.grid()) is not None:
        yield done


class _Open:
    """A table that may go on with the next line."""

    def __init__(self) -> None:
        self.titles: Sequence[str] = ()
        self.heads: list[Cells] = []
        self.rows: list[Cells] = []

    def take(self, line: Cells, titles: Sequence[str]) -> Grid | None:
        """Take in a line; the table before it, where the line begins another."""
        texts = [cell.text for cell in line]
        if is_row(texts):
            self.rows.append(line)
            return None
        if not is_head_line(texts):
            return None
        done = self.grid() if self.rows else None
        if self.rows or not self.heads:
            self.titles, self.heads, self.rows = titles[-_TITLES:], [], []
        self.heads.append(line)
        return done

    def grid(self) -> Grid | None:
        """The table so far, if it is one."""
        if not self.heads or not self.rows:
            return None
        width = Counter(map(len, self.rows)).most_common(1)[0][0]
        rows = [_widened(row, width) for row in self.rows]
        return Grid(self.titles, self.heads, [row for row in rows if len(row) == width], width)


def _cells(raw: str, paragraph: Paragraph) -> Cells:
    """The cells of a line up to the last that is not empty."""
    text, offsets = paragraph.reading.text, paragraph.reading.offsets
    first = offsets[0]
    line = raw[first : offsets[-1] + 1]
    spans = cells_of(text, line, 0, len(text))
    ruled = "|" in text or "\t" in line
    cells = [Cell(text[start:end], first + start, first + end, ruled) for start, end in spans]
    while len(cells) > 1 and not cells[-1].text:
        cells.pop()
    return cells


def _widened(row: Cells, width: int) -> Cells:
    """A row with the empty cells at its end, where bars or tabs tell how many there are."""
    last = row[-1]
    if len(row) >= width or not last.ruled:
        return row
    return [*row, *[Cell("", last.end, last.end, ruled=True)] * (width - len(row))]


def columns_of(grid: Grid) -> list[str] | None:
    """What stands above each column, its lines joined; None where they fit no row."""
    width, fixed = grid.width, 0
    texts = [""] * width
    for line in grid.heads:
        words = [cell.text.replace(" ", "") for cell in line]
        fixed = fixed or _fixed(words)
        places = _placed(words, width, fixed)
        if places is None:
            return None
        for word, columns in zip(words, places, strict=True):
            for column in columns:
                texts[column] += word
    # One head above several columns tells them not apart.
    named = [text for text in texts if text]
    return texts if len(set(named)) == len(named) else None


def _fixed(words: Sequence[str]) -> int:
    """How many columns at the left name the rows, and stand under no common head."""
    count = 0
    while count < len(words) and (
        not words[count] or head_of(words[count]).role in (*NAMES, Role.UNIT, Role.OTHER)
    ):
        count += 1
    return count


def _placed(words: Sequence[str], width: int, fixed: int) -> list[Sequence[int]] | None:
    """The columns that each head of a line stands above."""
    count = len(words)
    if count == width:
        return [[column] for column in range(width)]
    if count == 1:
        return [[width - 1]]
    own = _fixed(words)
    left, right = (own, own) if own else (0, max(1, fixed))
    named, shared = count - left, width - right
    if named <= 0 or shared <= 0 or shared % named:
        return None
    each = shared // named
    groups = [range(right + at * each, right + (at + 1) * each) for at in range(named)]
    return [*([column] for column in range(left)), *groups]

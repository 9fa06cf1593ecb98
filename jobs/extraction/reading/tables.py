"""Which lines of a page are rows of tables, and of which: those of figures or those of works."""

from collections.abc import Sequence

from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.table_lines import may_hold_tables, table_lines
from jobs.extraction.reading.work_rows import may_hold_works, work_rows
from jobs.extraction.rules.members import TABLE, WORK_ROW
from jobs.extraction.rules.tokens import ParagraphKind


def may_hold_rows(page: str, raw: str, ends: Sequence[int]) -> bool:
    """Whether a uniform page with lines that end at `ends` is worth looking through: few are.

    `raw` is the page as it was.
    """
    return may_hold_tables(page, raw, ends) or may_hold_works(page)


def rows_of_tables(page: str, raw: str, lines: Sequence[Span]) -> dict[int, ParagraphKind]:
    """The places among the lines of a uniform page of those that are heads or rows of tables."""
    rows = dict.fromkeys(table_lines(page, raw, lines), TABLE)
    for heads, told in work_rows(page, raw, lines):
        rows |= dict.fromkeys(heads, WORK_ROW)
        for row in told:
            rows |= dict.fromkeys(row.lines, WORK_ROW)
    return rows

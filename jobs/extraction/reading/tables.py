"""Which lines of a page are rows of tables, and of which: those of figures or those of works."""

from collections.abc import Sequence

from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.table_lines import may_hold_tables, table_lines
from jobs.extraction.reading.work_rows import may_hold_works, work_rows
from jobs.extraction.rules.members import TABLE, WORK_ROW
from jobs.extraction.rules.tokens import ParagraphKind


def rows_of_tables(page: str, raw: str, lines: Sequence[Span]) -> dict[int, ParagraphKind]:
    """The places among the lines of a uniform page of those that are heads or rows of tables.

    `raw` is the page as it was. Few pages hold any; most are told so by a few searches.
    """
    figures = may_hold_tables(page, raw, lines)
    works = may_hold_works(page)
    if not (figures or works):
        return {}
    rows = dict.fromkeys(table_lines(page, raw, lines), TABLE) if figures else {}
    for heads, told in work_rows(page, raw, lines) if works else ():
        rows |= dict.fromkeys(heads, WORK_ROW)
        for row in told:
            rows |= dict.fromkeys(row.lines, WORK_ROW)
    return rows

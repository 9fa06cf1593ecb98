"""What the rows of a table of works set aside for them this year."""

from collections.abc import Iterable
from datetime import date

from jobs.extraction.context import ArticleContext
from jobs.extraction.figures.figure_forms import plain_number
from jobs.extraction.rules.members import LEVEL
from jobs.extraction.works.project_tables import Yearly
from jobs.extraction.works.works import Work
from storage.records import Target, Trace

_RULE = "table.planned-sum"
_CONFIDENCE = 0.8
_INDICATOR = "年度计划投资"


def planned_sums(context: ArticleContext, works: Iterable[Work]) -> list[Target]:
    """A target for each work of which a table tells what is to be spent on it in a year."""
    return [
        _target(context, work, work.record.name[0], work.record.yearly)
        for work in works
        if work.sure and work.record is not None and work.record.yearly is not None
    ]


def _target(context: ArticleContext, work: Work, start: int, planned: Yearly) -> Target:
    year = planned.year
    cited = Trace(rule=_RULE, start=start, end=planned.span[1])
    return Target(
        **context.cite_cells(cited, work.place, _CONFIDENCE),
        indicator=_INDICATOR,
        measure=LEVEL,
        value=plain_number(planned.yuan),
        unit="元",
        period_start=date(year, 1, 1) if year else None,
        period_end=date(year, 12, 31) if year else None,
        holder=work.name,
    )

"""Milestones that the columns of a table tell: 开工时间, 计划竣工时间."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from jobs.extraction.context import ArticleContext
from jobs.extraction.dates.periods import Anchor, period_tokens
from jobs.extraction.dates.printing_days import last_printing_day
from jobs.extraction.rules.tokens import Period
from jobs.extraction.works.project_tables import Day
from jobs.extraction.works.works import Work
from storage.records import Milestone, Stage, Status, Trace

_RULE = "milestone.in-table"
_CONFIDENCE = 0.85
_DIGITS = re.compile(
    "(?P<y>(?:19|20)\\d\\d)(?:[年./-]?(?P<m>1[0-2]|0?[1-9])(?:[月./-](?P<d>\\d{1,2}))?)?[年月日]?"
)
_BEGINS = ("开工", "动工")
_BEGUN = (Stage.STARTED, Stage.BUILDING, Stage.FINISHED, Stage.OPERATING)
_OVER = (Stage.FINISHED, Stage.OPERATING)
_LONGEST_QUOTE = 120


def table_milestones(context: ArticleContext, works: Iterable[Work]) -> list[Milestone]:
    """The days that rows of tables tell of their works, in the order of the works."""
    return [fact for work in works for fact in _days(context, work)]


def _days(context: ArticleContext, work: Work) -> Iterator[Milestone]:
    record = work.record
    if record is None or not work.sure:
        return
    last = last_printing_day(context.published)
    for day in record.days:
        period = _period(day.words, context.anchor)
        status = None if period is None else _status(day, period, work, last)
        if period is None or status is None:
            continue
        start, end = min(record.name[0], day.span[0]), max(record.name[1], day.span[1])
        if end - start > _LONGEST_QUOTE:
            start, end = day.span
        cited = Trace(rule=_RULE, start=start, end=end)
        yield Milestone(
            **context.cite_cells(cited, work.place, _CONFIDENCE),
            project=work.name,
            event=day.event,
            status=status,
            date_start=period.start,
            date_end=period.end,
        )


def _period(words: str, anchor: Anchor) -> Period | None:
    """The days of a cell: 2023年3月, 2024.12, 2025-06-30, 2025年底; None where it says more."""
    plain = "".join(words.split())
    if found := _DIGITS.fullmatch(plain):
        parts = zip((found["y"], found["m"], found["d"]), "年月日", strict=True)
        plain = "".join(f"{int(part)}{unit}" for part, unit in parts if part)
    tokens = period_tokens(plain, anchor)
    if len(tokens) != 1 or (tokens[0].start, tokens[0].end) != (0, len(plain)):
        return None
    period: Period = tokens[0].value
    return period if period.end is not None else None


def _status(day: Day, period: Period, work: Work, last: date | None) -> Status | None:
    """What a day to come is set for, and what a day gone by saw; None where nobody knows which."""
    begun = day.event in _BEGINS and work.stage in _BEGUN
    over = day.event not in _BEGINS and work.stage in _OVER
    if day.planned:
        # When it was to begin, or to be done, says not when it was.
        return None if begun or over else Status.PLANNED
    if begun and (last is None or period.start is None or period.start <= last):
        return Status.DONE
    if last is None or period.end is None:
        return None
    return Status.DONE if period.end <= last else Status.PLANNED

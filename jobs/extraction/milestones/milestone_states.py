"""What the column of a table tells of how far its works are: 主体封顶, 完成总量的65%."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.dates.printing_days import last_printing_day
from jobs.extraction.milestones.milestone_days import days_of, period_of, status_on
from jobs.extraction.milestones.milestone_event import Event, milestone_of
from jobs.extraction.milestones.milestone_events import CLAUSE, events_in, may_begin
from jobs.extraction.reading.readable import Span
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.works import Work
from storage.records import Milestone, Trace

_RULE = "milestone.in-table"
_CONFIDENCE = 0.8
_LONGEST_QUOTE = 40


def state_milestones(context: ArticleContext, works: Iterable[Work]) -> Iterator[Milestone]:
    """The milestones that cells tell of the works of their rows, in the order of the works."""
    starts: list[int] = []
    last = last_printing_day(context.published)
    for work in works:
        cell = work.record.told if work.sure and work.record is not None else None
        if cell is None:
            continue
        starts = starts or [one.raw_span(0, 1)[0] for one in context.sentences]
        for index in range(max(0, bisect_right(starts, cell[0]) - 1), bisect_left(starts, cell[1])):
            sentence = context.sentences[index]
            for told in _told(sentence, cell, context.published.on):
                yield _milestone(context, work, sentence, told, last)


def _told(
    sentence: Sentence, cell: Span, today: date | None
) -> Iterator[tuple[Event, Token | None]]:
    """The events of a cell, as far as a sentence holds it, with their days."""
    offsets, text = sentence.paragraph.reading.offsets, sentence.text
    start, end = (
        min(max(bisect_left(offsets, place) - sentence.start, 0), len(text)) for place in cell
    )
    begins, measures = may_begin(sentence)
    if start == end or not begins:
        return
    leading: Token | None = None
    for clause in CLAUSE.finditer(text, start, end):
        here = clause.span()
        periods = _within(sentence.periods, here)
        tokens = sorted([*periods, *_within(sentence.quantities, here)], key=lambda one: one.start)
        happened = [*events_in(sentence, here, tokens, periods, measures, led=leading is not None)]
        for event in happened:
            period = period_of(event, periods, leading, today, None)
            if period is not None or event.soon or event.surely:
                yield event, period
        leading = periods[-1] if periods and not happened else leading


def _within(tokens: Iterable[Token], span: Span) -> list[Token]:
    return [token for token in tokens if span[0] <= token.start and token.end <= span[1]]


def _milestone(
    context: ArticleContext,
    work: Work,
    sentence: Sentence,
    told: tuple[Event, Token | None],
    last: date | None,
) -> Milestone:
    event, period = told
    begin = min(event.start, period.start) if period is not None else event.start
    status = status_on(event, period, last)
    days = days_of(sentence.text, status, period, context.published.on)
    start, end = sentence.raw_span(begin, event.end)
    named = work.record.name[0] if work.record is not None else start
    start = named if 0 <= end - named <= _LONGEST_QUOTE else start
    cited = Trace(rule=_RULE, start=start, end=end)
    evidence = context.cite_cells(cited, work.place, _CONFIDENCE)
    return milestone_of(event, work.name, status, days, evidence)

"""The works that tables and forms list, taken in among those that sentences tell of."""

from bisect import bisect_left

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.names.name_bounds import plain
from jobs.extraction.places.project_places import place_of
from jobs.extraction.reading.readable import Span
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_tables import TABLE, Record, records
from jobs.extraction.works.stages import stage_after, told_in
from jobs.extraction.works.works import Work


def with_tables(context: ArticleContext, works: list[Work], *, tables: bool) -> list[Work]:
    """The works of an article with those of its tables: a row is one work, and only its name is.

    `tables`: some of its sentences are rows of tables of works.
    """
    article = context.article
    found = records(context.raw, article.start, article.end, tables=tables)
    if not found:
        return works
    for record in found:
        inside = [work for work in works if _within(work, record.span)]
        for work in inside:
            work.sure = False
        known = next((work for work in inside if _within(work, record.name)), None)
        told = known or _work(context, record)
        if told is None:
            continue
        _fill(told, record)
        if known is None:
            works.append(told)
    return works


def _within(work: Work, span: Span) -> bool:
    start, _ = work.sentence.raw_span(work.token.start, work.token.end)
    return span[0] <= start < span[1]


def _work(context: ArticleContext, record: Record) -> Work | None:
    """A work that no rule for sentences has found; None where the row is no part of the reading."""
    for sentence in context.sentences:
        start, end = sentence.raw_span(0, len(sentence.text))
        if start <= record.name[0] and record.name[1] <= end:
            token = _token(sentence, record)
            place = _place(context, record) or place_of(context, sentence, token, None)
            return Work("", None, True, place, frozenset(), sentence, token)
    return None


def _place(context: ArticleContext, record: Record) -> Place | None:
    """The place that its own cell begins with."""
    if record.place is None:
        return None
    for sentence in context.sentences:
        start, end = sentence.raw_span(0, len(sentence.text))
        if start <= record.place[0] < end:
            for token in sentence.places:
                if sentence.raw_span(token.start, token.end)[0] == record.place[0]:
                    place: Place = token.value
                    return place
    return None


def _fill(work: Work, record: Record) -> None:
    """What the row tells of its work; it outweighs what was read across the cells."""
    token = _token(work.sentence, record)
    work.token, work.name, work.sure = token, token.value.name, True
    work.owner = record.owner or work.owner
    work.investment, work.money = record.investment, None
    work.responsible = list(record.responsible) or work.responsible
    work.record = record
    stage = stage_after(told_in(record.state))
    work.stages = [stage] if stage else []


def _token(sentence: Sentence, record: Record) -> Token:
    offsets = sentence.paragraph.reading.offsets
    start = bisect_left(offsets, record.name[0]) - sentence.start
    end = bisect_left(offsets, record.name[1]) - sentence.start
    name = ProjectName(plain(sentence.text[start:end]), record.owner)
    return Token("project", start, end, name, TABLE)

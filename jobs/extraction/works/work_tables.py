"""The works that tables and forms list, taken in among those that sentences tell of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.names.name_bounds import plain
from jobs.extraction.places.project_places import place_of
from jobs.extraction.reading.readable import Span
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_sameness import Naming, same_project
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
    told, page = tuple(works), _Page(context)
    for record in found:
        inside = [work for work in told if _within(work, record.span)]
        for work in inside:
            work.sure = False
        known = next((work for work in inside if _within(work, record.name)), None)
        listed = known or page.work(record)
        if listed is None:
            continue
        _fill(listed, record)
        if known is None and not _is_told(listed, told):
            works.append(listed)
    return works


def _within(work: Work, span: Span) -> bool:
    start, _ = work.sentence.raw_span(work.token.start, work.token.end)
    return span[0] <= start < span[1]


def _is_told(listed: Work, told: Iterable[Work]) -> bool:
    """Whether sentences tell of a listed work too: then that one takes what its row says."""
    for work in told:
        owners = work.owner, listed.owner
        if work.sure and work.record is None and same_project(work.naming, listed.naming, owners):
            work.record = listed.record
            work.owner = work.owner or listed.owner
            work.investment = listed.investment if work.investment is None else work.investment
            work.responsible = work.responsible or listed.responsible
            work.stages = work.stages or listed.stages
            return True
    return False


class _Page:
    """Finds the sentences of an article by where they stand on the page."""

    def __init__(self, context: ArticleContext) -> None:
        self._context = context
        self._starts = [sentence.raw_span(0, 1)[0] for sentence in context.sentences]

    def work(self, record: Record) -> Work | None:
        """A work that no rule for sentences has found; None where its row is not read."""
        sentence = self._at(record.name)
        if sentence is None:
            return None
        token = _token(sentence, record)
        place = self._place(record) or place_of(self._context, sentence, token, None)
        name = str(token.value.name)
        return Work(name, None, True, place, Naming(name), sentence, token)

    def _at(self, span: Span) -> Sentence | None:
        index = bisect_right(self._starts, span[0]) - 1
        if index < 0:
            return None
        sentence = self._context.sentences[index]
        _, end = sentence.raw_span(0, len(sentence.text))
        return sentence if span[1] <= end else None

    def _place(self, record: Record) -> Place | None:
        """The place that its own cell begins with."""
        sentence = self._at(record.place) if record.place else None
        if record.place is None or sentence is None:
            return None
        for token in sentence.places:
            if sentence.raw_span(token.start, token.end)[0] == record.place[0]:
                place: Place = token.value
                return place
        return None


def _fill(work: Work, record: Record) -> None:
    """What the row tells of its work; it outweighs what was read across the cells."""
    token = _token(work.sentence, record)
    work.token, work.name, work.sure = token, token.value.name, True
    work.naming = Naming(work.name, work.naming.places)
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

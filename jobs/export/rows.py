"""Things as rows of a table, each with the sentence that states what the row says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.digests.wording import (
    amount_in_words,
    figure_in_words,
    money_in_words,
    period_in_words,
    printed_on,
    source_in_words,
    stage_in_words,
)
from jobs.export.sentences import address_of, load_sentences, stating
from jobs.export.sheets import Cell
from jobs.follow import indicators
from jobs.results import series_of
from jobs.texts import export_zh as texts
from jobs.texts import zh
from storage.database import Connection
from storage.records import (
    Campaign,
    Fact,
    FactType,
    Figure,
    Milestone,
    Project,
    Result,
    Status,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The columns in the middle: what differs between kinds."""

    name: str
    measure: str = ""
    value: float | None = None
    value_max: float | None = None
    unit: str = ""
    words: str = ""
    start: date | None = None
    end: date | None = None
    period: str = ""
    state: str = ""
    responsible: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row says of a thing, and where it is stated."""

    thing: Thing
    fact: Fact | Figure
    source: StoredFact | None
    state: str = ""
    """What has become of a target that is awaited no more."""


def stated(thing: Thing, history: Sequence[StoredFact]) -> Iterator[Stated]:
    """The thing as it stands; of a result, each of its periods, the latest first.

    `history` are the thing's facts, oldest first.
    """
    if thing.kind is ThingKind.RESULT:
        for each in series_of(thing, history, (), indicators()).reported:
            yield Stated(thing, each.result, each.stored)
    else:
        yield Stated(thing, thing.current, stating(history, thing), _ended(thing, history))


def _ended(thing: Thing, history: Sequence[StoredFact]) -> str:
    """A target is closed by a result of its whole period, reached or not; else it is given up."""
    if thing.kind is not ThingKind.TARGET or not thing.closed:
        return ""
    reported = any(isinstance(stored.fact, Result) for stored in history)
    return texts.REPORTED if reported else texts.GIVEN_UP


def rows_of(conn: Connection, said: Iterable[Stated]) -> list[Row]:
    """A row for each, with its sentence."""
    listed = list(said)
    sentences = load_sentences(conn, (each.source for each in listed if each.source))
    return [_row(each, sentences) for each in listed]


def _row(stated: Stated, sentences: Mapping[int, str]) -> Row:
    thing, fact = stated.thing, stated.fact
    said = _said(thing, fact)
    return (
        texts.SHEETS[FactType(thing.kind)],
        thing.region,
        _holder(thing, fact),
        said.name,
        said.measure,
        said.value,
        said.value_max,
        said.unit,
        said.words,
        said.start,
        said.end,
        said.period,
        stated.state or said.state,
        said.responsible,
        *_source_cells(stated.source, sentences),
    )


def _source_cells(source: StoredFact | None, sentences: Mapping[int, str]) -> Row:
    if source is None:
        return (None,) * 6
    return (
        source.article_title,
        source_in_words(source),
        printed_on(source),
        address_of(source),
        sentences[source.id],
        source.id,
    )


def _holder(thing: Thing, fact: Fact | Figure) -> str:
    """Whose the figure is where it is not the place's; who builds a project."""
    return (fact.owner if isinstance(fact, Project) else thing.holder) or ""


def _said(thing: Thing, fact: Fact | Figure) -> _Said:
    match fact:
        case Figure():
            return _figure(thing, fact)
        case Project():
            return _project(thing, fact)
        case Milestone():
            return _milestone(thing, fact)
        case Campaign():
            return _Said(name=fact.name, words=zh.LIST_COMMA.join(fact.components))
    return _Said(name=thing.name)


def _figure(thing: Thing, fact: Figure) -> _Said:
    is_target = isinstance(fact, Target)
    return _Said(
        name=fact.indicator,
        measure=texts.MEASURES[fact.measure],
        value=fact.value,
        value_max=fact.value_max,
        unit=fact.unit,
        words=figure_in_words(fact),
        start=fact.period_start,
        end=fact.period_end,
        period=period_in_words(fact.period_start, fact.period_end, promised=is_target),
    )


def _project(thing: Thing, fact: Project) -> _Said:
    has_money = fact.investment is not None
    return _Said(
        name=fact.name,
        measure=texts.INVESTMENT if has_money else "",
        value=fact.investment,
        unit=texts.YUAN if has_money else "",
        words=money_in_words(fact.investment) if fact.investment is not None else "",
        state=stage_in_words(fact.stage) if fact.stage else "",
        responsible=zh.LIST_COMMA.join(fact.responsible),
    )


def _milestone(thing: Thing, fact: Milestone) -> _Said:
    is_done = fact.status is Status.DONE
    start, end = fact.date_start, fact.date_end
    value, unit = fact.amount, fact.unit or ""
    if fact.progress is not None:
        value, unit = fact.progress, "%"
    return _Said(
        name=zh.MILESTONE.format(project=fact.project, event=fact.event),
        measure=texts.PROGRESS if value is not None else "",
        value=value,
        unit=unit if value is not None else "",
        words=amount_in_words(value, unit) if value is not None else "",
        start=start,
        end=end,
        period=period_in_words(start, end, promised=not is_done),
        state=texts.CLOSED if thing.closed else texts.STATUSES[fact.status],
    )

"""Facts as the fact contract has them (`docs/facts.md`), and the articles they stand in."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


class FactType(StrEnum):
    CAMPAIGN = "campaign"
    TARGET = "target"
    RESULT = "result"
    PROJECT = "project"
    MILESTONE = "milestone"


class Measure(StrEnum):
    """What a figure measures of its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    INCREMENT = "increment"
    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    MULTIPLE = "multiple"


class Comparator(StrEnum):
    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"


class Stage(StrEnum):
    """How far a project is, in the order in which projects move."""

    LEAD = "lead"
    SIGNED = "signed"
    STARTED = "started"
    BUILDING = "building"
    FINISHED = "finished"
    OPERATING = "operating"


class Status(StrEnum):
    """How far a milestone is."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Basis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"
    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was printed. `on` is the first day of the month or year it is known to."""

    on: date | None = None
    precision: Precision | None = None
    basis: Basis | None = None

    @property
    def iso(self) -> str | None:
        """The date as precise as it is known: 2023-02-06, 2023-02 or 2023."""
        if self.on is None:
            return None
        length = {Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision or Precision.DAY, 10)
        return self.on.isoformat()[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One rule at work: its name, the raw stretch it read, and the rules whose tokens it used."""

    rule: str
    start: int
    end: int
    parts: tuple["Trace", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """One article of a page. `start` and `end` count code points of the raw page."""

    index: int
    title: str
    start: int
    end: int
    published: Publication = Publication()
    region: str = ""
    """The place the article speaks from, as a path; empty where nothing tells."""
    region_code: str | None = None
    """The GB/T 2260 code of the deepest administrative division in `region`."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def numerous(cls: type[_Value]) -> type[_Value]:
    """A record of what there are many of: a page gives facts by the hundred, the country has towns
    by the ten thousand.

    The type checker holds that nobody changes one. Python would hold it too with `frozen=True`, but
    takes three times as long to make one then.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)


@numerous
class Evidence:
    """What every fact has: the sentence that states it and where it stands.

    `page_text[start:end] == quote` always holds; offsets count code points of the raw page.
    `region` is a path from the province down (`山东省/滨州市/北海经济开发区`), empty where unknown;
    `region_code` is the six-digit GB/T 2260 code of its deepest administrative division.
    """

    article: int
    quote: str
    start: int
    end: int
    region: str = ""
    region_code: str | None = None
    confidence: float = 1.0
    rules: tuple[str, ...] = ()
    trace: Trace | None = field(default=None, compare=False, repr=False)


@numerous
class Figure(Evidence):
    """A figure for an indicator. `unit` is 元, %, 位, 倍 or the counter as written."""

    indicator: str
    measure: Measure
    comparator: Comparator = Comparator.EQUAL
    value: float
    value_max: float | None = None
    unit: str
    period_start: date | None = None
    period_end: date | None = None
    holder: str | None = None
    """Whose figure it is where it is not the place's own: an enterprise, organisation, project."""
    within: str | None = None
    base: str | None = None


@numerous
class Target(Figure):
    """What a place or organisation commits itself to reach."""


@numerous
class Result(Figure):
    """What has been reached."""


@numerous
class Project(Evidence):
    """A named construction, plant, programme of works or fund; `investment` is the total, in 元."""

    name: str
    owner: str | None = None
    responsible: tuple[str, ...] = ()
    investment: float | None = None
    stage: Stage | None = None
    industry: str | None = None
    """The 产业链 that the name speaks of; the trace holds the word that tells."""


@numerous
class Milestone(Evidence):
    """An event of a project or a work programme, with a time or a degree (`progress` in %)."""

    project: str
    event: str
    status: Status = Status.PLANNED
    date_start: date | None = None
    date_end: date | None = None
    progress: float | None = None
    amount: float | None = None
    unit: str | None = None


@numerous
class Campaign(Evidence):
    """A named drive or its framework, with the parts that the page spells out."""

    name: str
    components: tuple[str, ...] = ()


Fact = Target | Result | Project | Milestone | Campaign

FACT_TYPES: dict[FactType, type[Fact]] = {
    FactType.CAMPAIGN: Campaign,
    FactType.TARGET: Target,
    FactType.RESULT: Result,
    FactType.PROJECT: Project,
    FactType.MILESTONE: Milestone,
}


def fact_type(fact: Fact) -> FactType:
    """The name of a fact's type, as the contract and the database write it."""
    return FactType(type(fact).__name__.lower())

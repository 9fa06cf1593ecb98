"""The projects of an article as facts: one for each, cited by the mention that tells most."""

from collections.abc import Sequence

from jobs.extraction.context import ArticleContext
from jobs.extraction.stages import furthest
from jobs.extraction.tokens import Token
from jobs.extraction.works import ReadWorks, Work, works_worth_telling
from storage.records import Project, Stage

_LONGEST_QUOTE = 60


def project_facts(context: ArticleContext, read: ReadWorks) -> list[Project]:
    """One fact for each project of the article, in the order of their first mentions."""
    works = works_worth_telling(read.works)
    return [_fact(context, work, works) for work in works]


def _fact(context: ArticleContext, work: Work, works: Sequence[Work]) -> Project:
    return Project(
        **context.cite(work.sentence, _cited(work), work.place),
        name=work.name,
        owner=work.owner,
        responsible=tuple(work.responsible),
        investment=work.investment,
        stage=work.stage or _stage_of_phases(work, works),
    )


def _stage_of_phases(work: Work, works: Sequence[Work]) -> Stage | None:
    """A work of which only its phases are told is as far as the first of them."""
    return furthest(phase.stage for phase in works if phase.whole is work and phase.stage)


def _cited(work: Work) -> Token:
    """The name, with the sum where it stands beside the name."""
    money, name = work.money, work.token
    if money is None or money.value[0] is not name:
        return name
    start, end = min(money.start, name.start), max(money.end, name.end)
    if end - start > _LONGEST_QUOTE:
        return name
    return Token(name.kind, start, end, name.value, money.rule, (name,))

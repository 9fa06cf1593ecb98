"""The projects of an article as facts: one for each, cited by the mention that tells most."""

from jobs.extraction.context import ArticleContext
from jobs.extraction.tokens import Token
from jobs.extraction.works import ReadWorks, Work, works_worth_telling
from storage.records import Project

_LONGEST_QUOTE = 60


def project_facts(context: ArticleContext, read: ReadWorks) -> list[Project]:
    """One fact for each project of the article, in the order of their first mentions."""
    return [_fact(context, work) for work in works_worth_telling(read.works)]


def _fact(context: ArticleContext, work: Work) -> Project:
    return Project(
        **context.cite(work.sentence, _cited(work), work.place),
        name=work.name,
        owner=work.owner,
        responsible=tuple(work.responsible),
        investment=work.investment,
        stage=work.stage,
    )


def _cited(work: Work) -> Token:
    """The name, with the sum where it stands beside the name."""
    money = work.money
    if money is None or money.value[0] is not work.token:
        return work.token
    start, end = min(money.start, work.token.start), max(money.end, work.token.end)
    if end - start > _LONGEST_QUOTE:
        return work.token
    return Token("project-fact", start, end, work.token.value, money.rule, (work.token,))

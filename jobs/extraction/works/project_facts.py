"""The projects of an article as facts: one for each, cited by the mention that tells most."""

import re
from collections.abc import Sequence

from jobs.extraction.context import ArticleContext
from jobs.extraction.names.industries import Industry, industry_of
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.project_lists import IN_LIST
from jobs.extraction.works.stages import COMPLETE, furthest, stage_of_event
from jobs.extraction.works.works import ReadWorks, Work
from storage.records import Milestone, Project, Stage, Status

_LONGEST_QUOTE = 60
# The share of right ones on labelled pages, by the rule that found the name.
_CONFIDENCE = {IN_LIST: 0.7}
_BEGINNING = re.compile("开工|动工|开建|启动|奠基")
_COMPLETION = re.compile("(?:全面|全部|正式)?(?:建成|竣工|完工|投产|投用|通车|交付)")
_INDUSTRY = "project.industry-by-word"


def project_facts(
    context: ArticleContext, read: ReadWorks, milestones: Sequence[Milestone] = ()
) -> list[Project]:
    """One fact for each project of the article, in the order of their first mentions.

    `milestones` are those of the article: what has happened to a project tells how far it is.
    """
    works = [work for work in read.works if work.sure and not work.a_kind]
    if any(work.whole for work in read.works):
        works = [work for work in works if not _told_by_its_phases(work, read.works)]
    events: dict[str, list[Milestone]] = {}
    for event in milestones:
        events.setdefault(event.project, []).append(event)
    phases = [work for work in works if work.whole]
    return [_fact(context, work, phases, events.get(work.name, ())) for work in works]


def _fact(
    context: ArticleContext, work: Work, phases: Sequence[Work], events: Sequence[Milestone]
) -> Project:
    industry = industry_of(work.name)
    told = [
        stage_of_event(event.event, event.status, bool(event.progress or event.amount))
        for event in events
    ]
    stage = furthest(found for found in (work.stage, *told) if found is not None)
    if not work.stages and not any(told) and any(map(_to_begin, events)):
        stage = Stage.LEAD
    elif stage in COMPLETE and _only_promised(events, _COMPLETION):
        stage = Stage.BUILDING
    elif stage is Stage.STARTED and _only_promised(events, _BEGINNING):
        stage = Stage.LEAD
    return Project(
        **context.cite(
            work.sentence, _cited(work, industry), work.place, _CONFIDENCE.get(work.token.rule, 0.8)
        ),
        name=work.name,
        owner=work.owner,
        responsible=tuple(work.responsible),
        investment=work.investment,
        stage=stage or _stage_of_phases(work, phases),
        industry=industry.name if industry else None,
    )


def _to_begin(event: Milestone) -> bool:
    """力争6月开工 of a work: whatever else it promises, nobody builds it yet."""
    return event.status is Status.PLANNED and _BEGINNING.search(event.event) is not None


def _only_promised(events: Sequence[Milestone], which: "re.Pattern[str]") -> bool:
    """Whether all that is told of a work is to come, and such an event with it."""
    planned = bool(events) and all(event.status is Status.PLANNED for event in events)
    return planned and any(
        event.date_start is None and which.match(event.event) for event in events
    )


def _told_by_its_phases(work: Work, works: Sequence[Work]) -> bool:
    """甲产业园，二期正在施工，一期已投产: nothing is told of the whole."""
    phases = [phase for phase in works if phase.whole is work and phase.sure]
    silent = work.stage is None and work.investment is None and not work.heads
    return silent and len(phases) > 1


def _stage_of_phases(work: Work, phases: Sequence[Work]) -> Stage | None:
    """A work of which only its phases are told is as far as the first of them."""
    return furthest(phase.stage for phase in phases if phase.whole is work and phase.stage)


def _cited(work: Work, industry: Industry | None) -> Token:
    """The name, with the sum where it stands beside the name, and the word of its industry."""
    name, money = work.token, work.money
    if industry is not None:
        at = work.sentence.text.find(industry.word, name.start, name.end)
        if at >= 0:
            word = Token("industry", at, at + len(industry.word), industry.name, _INDUSTRY)
            name = replace(name, parts=(*name.parts, word))
    if money is None or all(project is not work.token for project, _ in money.value):
        return name
    start, end = min(money.start, name.start), max(money.end, name.end)
    if end - start > _LONGEST_QUOTE:
        return name
    return Token(name.kind, start, end, name.value, money.rule, (name,))

"""The projects of a place and of all places below it."""

from collections.abc import Iterator, Sequence

from bot.keyboards import Window
from bot.replies.pieces import below_list, place_of, safe
from jobs.digests.wording import money_in_words, stage_in_words
from jobs.texts import bot_zh as texts
from jobs.texts import lists_zh
from storage.records import Project, Region, Thing


def projects(region: Region, listed: Sequence[Thing], window: Window) -> str:
    """One page of a place's projects: stage, investment, who builds, where."""
    blocks = [lists_zh.PROJECTS_TITLE.format(place=safe(region.name))]
    for number, thing in enumerate(listed, window.first):
        blocks.append("\n".join(_lines(number, thing, region)))
    blocks.append(below_list(window))
    return "\n\n".join(blocks)


def no_projects(region: Region) -> str:
    return lists_zh.PROJECTS_EMPTY.format(place=safe(region.name))


def _lines(number: int, thing: Thing, region: Region) -> Iterator[str]:
    yield f"{number}. <b>{safe(thing.name)}</b>"
    place = [] if thing.region == region.path else [place_of(thing.region, region)]
    yield "    " + texts.JOIN.join([*project_state(thing), *place])
    project = thing.current
    if not isinstance(project, Project):
        return
    if project.owner:
        yield "    " + lists_zh.PROJECT_OWNER.format(owner=safe(project.owner))
    if project.responsible:
        names = safe("、".join(project.responsible))
        yield "    " + lists_zh.PROJECT_RESPONSIBLE.format(names=names)


def project_state(thing: Thing) -> Iterator[str]:
    """Its stage, and its total investment where that is known."""
    project = thing.current
    stage = project.stage if isinstance(project, Project) else None
    yield stage_in_words(stage) if stage else lists_zh.PROJECT_STAGE_UNKNOWN
    if isinstance(project, Project) and project.investment is not None:
        yield lists_zh.PROJECT_INVESTMENT.format(money=money_in_words(project.investment))

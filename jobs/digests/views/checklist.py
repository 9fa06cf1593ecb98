"""The checklist of works: who builds, who answers for it, until when, how far it is."""

from collections.abc import Iterable
from datetime import date

from jobs.digests.draft import Block, DigestDraft
from jobs.digests.items import Item, clean, section
from jobs.digests.lines import degree_in_words
from jobs.digests.views.holdings import Holdings
from jobs.digests.wording import day_in_words, stage_in_words
from jobs.texts import views_zh, zh
from storage.records import Milestone, Project, Thing, ThingKind

_SHOWN = 30


def checklist_view(held: Holdings) -> DigestDraft:
    """The works of a place, those due next first, then those in operation."""
    works = held.of(ThingKind.PROJECT)
    dates = {thing.key: milestones_of(thing, held.things.values()) for thing in works}
    in_order = sorted(works, key=lambda thing: _next_due(dates[thing.key]))
    doing = [_item(held, thing, dates[thing.key]) for thing in in_order if not thing.closed]
    done = [_item(held, thing, dates[thing.key]) for thing in in_order if thing.closed]
    return held.draft(
        views_zh.CHECKLIST_TITLE,
        [
            *_section(held, views_zh.CHECKLIST_WORKS, doing),
            *_section(held, views_zh.CHECKLIST_DONE, done),
        ],
    )


def _section(held: Holdings, title: str, items: list[Item]) -> list[Block]:
    return section(title, items, held.region, held.today, cap=_SHOWN)


def milestones_of(work: Thing, things: Iterable[Thing]) -> list[Thing]:
    """The milestones of a work among these."""
    prefix = key_of_milestones(work)
    return [thing for thing in things if thing.key.startswith(prefix)]


def key_of_milestones(work: Thing) -> str:
    """What the keys of a work's milestones begin with: it names the work."""
    return work.key.replace("project|", "milestone|", 1) + "|"


def _next_due(milestones: list[Thing]) -> date:
    days = [each.due_on for each in milestones if each.due_on and not each.closed]
    return min(days, default=date.max)


def _item(held: Holdings, work: Thing, milestones: list[Thing]) -> Item:
    project = work.current
    assert isinstance(project, Project)
    notes = [
        views_zh.OWNER.format(owner=project.owner) if project.owner else "",
        views_zh.RESPONSIBLE.format(names=zh.LIST_COMMA.join(project.responsible))
        if project.responsible
        else "",
        *_deadlines(milestones, held.today, is_done=work.closed),
        views_zh.STATE.format(state=_state(project, milestones)),
    ]
    words = zh.COMMA.join(note for note in notes if note)
    return Item(
        words=clean(work.name) + zh.COLON + clean(words),
        region=work.region,
        source=held.source(work),
        command="projects",
    )


def _deadlines(milestones: list[Thing], today: date, *, is_done: bool) -> list[str]:
    if is_done:
        return []
    return [
        views_zh.DEADLINE.format(event=event, day=day_in_words(day, today), days=_days(day, today))
        for day, event in _open_dates(milestones)
    ] or [views_zh.NO_DEADLINE]


def _open_dates(milestones: list[Thing]) -> list[tuple[date, str]]:
    return sorted(
        (each.due_on, each.current.event)
        for each in milestones
        if each.due_on is not None and not each.closed and isinstance(each.current, Milestone)
    )


def _days(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return views_zh.DUE_TODAY
    words = views_zh.DAYS_LEFT if days > 0 else views_zh.DAYS_OVER
    return words.format(days=abs(days))


def _state(project: Project, milestones: list[Thing]) -> str:
    """The stage, and what was last told of how far the work is."""
    stage = stage_in_words(project.stage) if project.stage else ""
    told = sorted(milestones, key=lambda each: each.last_on)
    degrees = [
        degree_in_words(each.current.progress, None, None)
        for each in told
        if isinstance(each.current, Milestone) and each.current.progress is not None
    ]
    return zh.COMMA.join(each for each in (stage, *degrees[-1:]) if each) or views_zh.STATE_UNKNOWN

"""Milestones: what a work has promised, how far it is, what is done."""

from collections.abc import Sequence
from datetime import date

from bot.keyboards import Window
from bot.replies.pieces import below_list, day, days_left, place_of, safe
from jobs.digests.lines import degree_in_words
from jobs.digests.wording import period_in_words
from jobs.texts import bot_zh
from jobs.texts import lists_zh as texts
from storage.records import Milestone, Region, Status, Thing


def milestones(region: Region, listed: Sequence[Thing], window: Window, today: date) -> str:
    """One page of a place's milestones, each with its work, its day and where it stands."""
    blocks = [texts.MILESTONES_TITLE.format(place=safe(region.name))]
    for number, thing in enumerate(listed, window.first):
        where = "" if thing.region == region.path else f"（{place_of(thing.region, region)}）"
        state = milestone_state(thing, today)
        blocks.append(f"{number}. {milestone_name(thing)}{where}\n    {state}")
    return "\n\n".join([*blocks, below_list(window)])


def no_milestones(region: Region) -> str:
    return texts.MILESTONES_EMPTY.format(place=safe(region.name))


def milestone_name(thing: Thing) -> str:
    if not isinstance(thing.current, Milestone):
        return safe(thing.name)
    return f"<b>{safe(thing.current.project)}</b>{bot_zh.JOIN}{safe(thing.current.event)}"


def milestone_state(thing: Thing, today: date) -> str:
    """✅ 2023年4月完成, or 进行中 · 进度 60% · 4月30日 · 还有 12 天."""
    fact = thing.current
    assert isinstance(fact, Milestone)
    if fact.status is Status.DONE:
        period = period_in_words(fact.date_start or fact.date_end, fact.date_end)
        if not period:
            return texts.MILESTONE_DONE
        return texts.MILESTONE_DONE_ON.format(period=period)
    if thing.closed:
        return texts.MILESTONE_DONE
    degree = degree_in_words(fact.progress, None, None) or degree_in_words(
        None, fact.amount, fact.unit
    )
    parts = [texts.MILESTONE_UNDERWAY] if fact.status is Status.UNDERWAY else []
    if degree:
        parts.append(safe(degree))
    parts.append(_due(thing.due_on, today))
    return bot_zh.JOIN.join(parts)


def _due(due_on: date | None, today: date) -> str:
    if due_on is None:
        return texts.MILESTONE_UNDATED
    said = texts.MILESTONE_PASSED if due_on < today else texts.MILESTONE_DUE
    return said.format(day=day(due_on, today), left=days_left(due_on, today))

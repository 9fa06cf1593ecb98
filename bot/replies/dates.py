"""The dates that a place has promised: those to come, and those gone by without a report."""

from collections.abc import Sequence
from datetime import date

from bot.keyboards import Window
from bot.replies.pieces import below_list, day, days_left, place_of, safe
from bot.replies.targets import target_in_words
from jobs.texts import bot_zh as texts
from jobs.texts import lists_zh
from jobs.typed_days import Days
from storage.records import Milestone, Region, Thing, ThingKind


def dates(
    region: Region,
    listed: Sequence[Thing],
    window: Window,
    today: date,
    days: Days | None = None,
) -> str:
    """One page of dates. `listed` has those to come first; all have a `due_on`, on the `days`."""
    said = lists_zh.DUE_TITLE_OF_DAYS if days else lists_zh.DUE_TITLE
    title = said.format(
        place=safe(region.name), today=day(today, today), days=days.words if days else ""
    )
    blocks, section = [title], ""
    for number, thing in enumerate(listed, window.first):
        heading = lists_zh.DUE_PASSED if _is_over(thing, today) else lists_zh.DUE_COMING
        if heading != section:
            blocks.append(heading)
            section = heading
        blocks.append(dated_item(number, thing, region, today))
    blocks.append(below_list(window))
    return "\n\n".join(blocks)


def no_dates(region: Region, days: Days | None = None) -> str:
    if days:
        return lists_zh.DUE_EMPTY_OF_DAYS.format(place=safe(region.name), days=days.words)
    return lists_zh.DUE_EMPTY.format(place=safe(region.name))


def dated_in_words(thing: Thing) -> str:
    """What is promised for the day: 产业园二期 · 主体完工, or 目标：….

    A target reads with its figure in bold; a milestone with the name of its project.
    """
    if thing.kind is ThingKind.TARGET:
        return lists_zh.DUE_TARGET.format(name=target_in_words(thing))
    if isinstance(thing.current, Milestone):
        return f"{safe(thing.current.project)}{texts.JOIN}{safe(thing.current.event)}"
    return safe(thing.name)


def short_date(thing: Thing, region: Region, today: date) -> str:
    """One line for a card: · 4月30日（还有 12 天）….

    `region` is the place that the card is about.
    """
    assert thing.due_on is not None
    what = dated_in_words(thing) + _whose(thing, region)
    return f"  {day(thing.due_on, today)}（{days_left(thing.due_on, today)}） {what}"


def dated_item(number: int, thing: Thing, region: Region, today: date) -> str:
    """1. 4月30日 · 还有 12 天, and under it what is promised."""
    assert thing.due_on is not None
    when = f"<b>{day(thing.due_on, today)}</b>{texts.JOIN}{days_left(thing.due_on, today)}"
    return f"{number}. {when}\n    {dated_in_words(thing)}{_whose(thing, region)}"


def _whose(thing: Thing, region: Region) -> str:
    places = [] if thing.region == region.path else [place_of(thing.region, region)]
    holders = [safe(thing.holder)] if thing.holder else []
    return f"（{texts.JOIN.join(places + holders)}）" if places or holders else ""


def _is_over(thing: Thing, today: date) -> bool:
    return thing.due_on is not None and thing.due_on < today

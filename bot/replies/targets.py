"""The targets of a place: its own first, then those of its organisations, then those below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.keyboards import Window
from bot.replies.pieces import below_list, safe
from bot.replies.whose import under_headings
from jobs.digests.progress import verdict_in_words
from jobs.digests.wording import figure_in_words, period_in_words
from jobs.texts import bot_zh as texts
from jobs.texts import lists_zh
from jobs.typed_days import Days
from storage.records import Figure, Progress, Region, Thing, Verdict


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """A target, and the latest result told of the same figure."""

    thing: Thing
    latest: Thing | None = None
    progress: Progress | None = None
    """How far it is by that result."""


def targets(
    region: Region,
    listed: Sequence[ListedTarget],
    window: Window,
    today: date,
    days: Days | None = None,
) -> str:
    """One page of a place's targets, each under the place or organisation whose it is."""
    said = lists_zh.TARGETS_TITLE_OF_DAYS if days else lists_zh.TARGETS_TITLE
    title = said.format(place=safe(region.name), days=days.words if days else "")
    items = (
        (item.thing, "\n".join(target_lines(number, item, today)))
        for number, item in enumerate(listed, window.first)
    )
    return "\n\n".join([title, *under_headings(region, items), below_list(window)])


def no_targets(region: Region, days: Days | None = None) -> str:
    if days:
        return lists_zh.TARGETS_EMPTY_OF_DAYS.format(place=safe(region.name), days=days.words)
    return lists_zh.TARGETS_EMPTY.format(place=safe(region.name))


def target_in_words(thing: Thing) -> str:
    """规模以上工业总产值 同比增长15%以上."""
    if not isinstance(thing.current, Figure):
        return safe(thing.name)
    return f"{safe(thing.current.indicator)} <b>{safe(figure_in_words(thing.current))}</b>"


def target_lines(number: int, item: ListedTarget, today: date) -> Iterator[str]:
    """A target's figure, and below it its time and how far it is."""
    reached = item.progress is not None and item.progress.verdict is Verdict.REACHED
    mark = lists_zh.TARGET_REACHED if reached else ""
    yield f"{number}. {mark}{target_in_words(item.thing)}"
    facts = [_period(item.thing, promised=True) or lists_zh.TARGET_PERIOD_UNKNOWN]
    if not item.thing.closed and item.thing.due_on is not None and item.thing.due_on < today:
        facts.append(lists_zh.TARGET_OVER)
    if item.latest is not None and isinstance(item.latest.current, Figure):
        figure, period = safe(figure_in_words(item.latest.current)), _period(item.latest)
        told = lists_zh.TARGET_LATEST_PERIOD if period else lists_zh.TARGET_LATEST
        facts.append(told.format(figure=figure, period=period))
    if item.thing.closed and not reached:
        # It has a result of its whole period, or is given up: no more is to be awaited.
        verdict = verdict_in_words(item.progress) if item.latest and item.progress else ""
        facts.append(verdict or lists_zh.TARGET_CLOSED)
    yield "    " + texts.JOIN.join(facts)


def _period(thing: Thing, *, promised: bool = False) -> str:
    figure = thing.current
    if not isinstance(figure, Figure):
        return ""
    return safe(period_in_words(figure.period_start, figure.period_end, promised=promised))

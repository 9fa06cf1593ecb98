"""One indicator of a place: what it wants to reach, and what it has reported."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.replies.pieces import safe
from bot.replies.results import series_lines
from bot.replies.targets import ListedTarget, target_lines
from bot.replies.whose import under_headings
from jobs.results import Series
from jobs.texts import bot_zh
from jobs.texts import lists_zh as texts
from storage.records import Region, Thing


def figure_of_place(
    region: Region,
    indicator: str,
    targets: Sequence[ListedTarget],
    series: Sequence[Series],
    today: date,
) -> str:
    """The targets, then the results through the years, numbered on."""
    title = texts.FIGURE_TITLE.format(place=safe(region.name), indicator=safe(indicator))
    blocks = [title]
    if targets:
        blocks += [texts.FIGURE_TARGETS, *under_headings(region, _targets(targets, today))]
    if series:
        results = _results(series, len(targets) + 1)
        blocks += [texts.FIGURE_RESULTS, *under_headings(region, results)]
    return "\n\n".join([*blocks, bot_zh.TAP_A_NUMBER])


def no_figure(region: Region, indicator: str) -> str:
    return texts.FIGURE_EMPTY.format(place=safe(region.name), indicator=safe(indicator))


def _targets(targets: Sequence[ListedTarget], today: date) -> Iterator[tuple[Thing, str]]:
    for number, item in enumerate(targets, 1):
        yield item.thing, "\n".join(target_lines(number, item, today))


def _results(series: Sequence[Series], first: int) -> Iterator[tuple[Thing, str]]:
    for number, each in enumerate(series, first):
        yield each.thing, "\n    ".join(series_lines(number, each))

"""What a place reported: each figure through the years, against the targets of their time."""

from collections.abc import Iterator, Sequence

from bot.keyboards import Window
from bot.replies.pieces import below_list, safe
from bot.replies.whose import under_headings
from jobs.digests.progress import verdict_in_words
from jobs.digests.wording import figure_in_words, period_in_words, printed_on
from jobs.results import Reported, Series
from jobs.texts import lists_zh as texts
from storage.records import Figure, Progress, Region, Target

MAX_PERIODS = 4
MAX_NAME = 60
MAX_FIGURE = 30


def results(region: Region, listed: Sequence[Series], window: Window) -> str:
    """One page of a place's results, each under the place or organisation whose it is."""
    title = texts.RESULTS_TITLE.format(place=safe(region.name))
    items = (
        (series.thing, "\n    ".join(series_lines(number, series)))
        for number, series in enumerate(listed, window.first)
    )
    return "\n\n".join([title, *under_headings(region, items), below_list(window)])


def no_results(region: Region) -> str:
    return texts.RESULTS_EMPTY.format(place=safe(region.name))


def reported_in_words(reported: Reported) -> str:
    """2022年 同比增长6.1%（2022年目标同比增长7%：低于目标）."""
    said = texts.RESULT_LINE if reported.progress is None else texts.RESULT_WITH_TARGET
    figure = reported.result
    period = period_in_words(figure.period_start, figure.period_end)
    if not period:
        day = printed_on(reported.stored)
        period = texts.RESULT_PERIOD_UNKNOWN.format(day=day) if day else texts.RESULT_UNDATED
    return said.format(period=period, figure=_figure(figure), **_against(reported.progress))


def awaited_in_words(target: Target) -> str:
    return texts.RESULT_AWAITED.format(period=_period(target), target=_figure(target))


def series_lines(number: int, series: Series) -> Iterator[str]:
    """A figure's name, the targets that wait for a result, and its periods, the latest first."""
    thing = series.thing
    name = thing.current.indicator if isinstance(thing.current, Figure) else thing.name
    yield f"{number}. <b>{safe(name, MAX_NAME)}</b>"
    for target in series.awaited[:1]:
        yield awaited_in_words(target)
    for reported in series.reported[:MAX_PERIODS]:
        yield reported_in_words(reported)
    if series.reported[MAX_PERIODS:]:
        yield texts.RESULT_EARLIER.format(count=len(series.reported) - MAX_PERIODS)


def _against(progress: Progress | None) -> dict[str, str]:
    if progress is None:
        return {}
    return {
        "target_period": _period(progress.target),
        "target": _figure(progress.target),
        "verdict": verdict_in_words(progress),
    }


def _period(target: Target) -> str:
    return period_in_words(target.period_start, target.period_end) or texts.RESULT_TARGET_UNDATED


def _figure(figure: Figure) -> str:
    return safe(figure_in_words(figure), MAX_FIGURE)

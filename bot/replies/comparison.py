"""Two places side by side, by indicator."""

from collections.abc import Iterator, Sequence

from bot.keyboards import Window
from bot.replies.pieces import safe
from jobs.comparison import Compared, Comparison, Told
from jobs.digests.wording import figure_in_words, period_in_words
from jobs.texts import bot_zh, zh
from jobs.texts import search_zh as texts
from storage.records import Region, ThingKind

MAX_ROWS = 3
MAX_NAMES = 10
MAX_FIGURE = 30


def comparison(left: Region, right: Region, found: Comparison, window: Window) -> str:
    """One page of the indicators that both told of; the first one names the others, too."""
    title = texts.COMPARE_TITLE.format(left=safe(left.name), right=safe(right.name))
    blocks = [f"{title}\n{texts.COMPARE_NOTE}"]
    for number, each in enumerate(found.both, window.first):
        blocks.append("\n".join(_lines(number, each, left, right)))
    if not found.total:
        blocks.append(texts.COMPARE_NONE_IN_COMMON)
    if window.offset == 0:
        for region, names in ((left, found.only_left), (right, found.only_right)):
            if names:
                blocks.append(_only(region, names))
    if not window.is_all:
        counted = bot_zh.PAGE_OF.format(first=window.first, last=window.last, total=window.total)
        blocks.append(counted)
    return "\n\n".join(blocks)


def _lines(number: int, each: Compared, left: Region, right: Region) -> Iterator[str]:
    yield texts.COMPARE_ITEM.format(number=number, indicator=safe(each.indicator, 40))
    for one, other in each.pairs[:MAX_ROWS]:
        values = {
            "left_place": safe(left.name, 20),
            "right_place": safe(right.name, 20),
            "left": safe(figure_in_words(one.figure), MAX_FIGURE),
            "right": safe(figure_in_words(other.figure), MAX_FIGURE),
        }
        if each.reason is None:
            yield texts.COMPARE_ROW.format(period=_period(one), **values)
        else:
            yield texts.COMPARE_APART.format(
                reason=zh.REASONS[each.reason],
                left_period=_period(one),
                right_period=_period(other),
                **values,
            )


def _period(told: Told) -> str:
    period = period_in_words(*told.period) or zh.UNKNOWN_PERIOD
    if told.thing.kind is ThingKind.TARGET:
        return texts.COMPARE_TARGET_PERIOD.format(period=period)
    return period


def _only(region: Region, names: Sequence[str]) -> str:
    listed = zh.LIST_COMMA.join(safe(name, 30) for name in names[:MAX_NAMES])
    if names[MAX_NAMES:]:
        listed = texts.COMPARE_AND_MORE.format(names=listed)
    return texts.COMPARE_ONLY.format(place=safe(region.name), count=len(names), names=listed)

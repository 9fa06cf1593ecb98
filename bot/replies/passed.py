"""Dates gone by without a report: silence can be weighed by what was read since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.keyboards import Window
from bot.replies.dates import dated_item
from bot.replies.pieces import below_list, day, safe
from jobs.digests.wording import last_told
from jobs.texts import lists_zh as texts
from jobs.typed_days import Days
from storage.records import Region, StoredFact, Thing


@dataclass(frozen=True, slots=True)
class PassedThing:
    """`articles` were read of its place since it was last told of; sources last on `read_on`.

    `source` is its newest fact.
    """

    thing: Thing
    source: StoredFact | None
    articles: int
    read_on: date | None


def passed(
    region: Region,
    listed: Sequence[PassedThing],
    window: Window,
    today: date,
    days: Days | None = None,
) -> str:
    """One page of dates that passed. All have a `due_on`, on the `days`."""
    said = texts.PASSED_TITLE_OF_DAYS if days else texts.PASSED_TITLE
    title = said.format(
        place=safe(region.name), today=day(today, today), days=days.words if days else ""
    )
    items = [
        f"{dated_item(number, each.thing, region, today)}\n    {_read(each, today)}"
        for number, each in enumerate(listed, window.first)
    ]
    return "\n\n".join([title, *items, below_list(window)])


def no_passed(region: Region, today: date, days: Days | None = None) -> str:
    if days is None:
        return texts.PASSED_EMPTY.format(place=safe(region.name))
    said = texts.PASSED_DAYS_AHEAD if days.first >= today else texts.PASSED_EMPTY_OF_DAYS
    return said.format(place=safe(region.name), days=days.words, short=safe(region.short))


def _read(each: PassedThing, today: date) -> str:
    source = texts.PASSED_SOURCE_NEVER
    if each.read_on is not None:
        source = texts.PASSED_SOURCE_READ.format(day=day(each.read_on, today))
    return texts.PASSED_READ.format(
        day=safe(last_told(each.thing, each.source, today)), count=each.articles, source=source
    )

"""Dates gone by without a report: silence can be weighed by what was read since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.keyboards import Window
from bot.replies.dates import dated_item
from bot.replies.pieces import below_list, day, safe
from jobs.digests.wording import last_told
from jobs.texts import lists_zh as texts
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


def passed(region: Region, listed: Sequence[PassedThing], window: Window, today: date) -> str:
    """One page of dates that passed. All have a `due_on`."""
    title = texts.PASSED_TITLE.format(place=safe(region.name), today=day(today, today))
    items = [
        f"{dated_item(number, each.thing, region, today)}\n    {_read(each, today)}"
        for number, each in enumerate(listed, window.first)
    ]
    return "\n\n".join([title, *items, below_list(window)])


def no_passed(region: Region) -> str:
    return texts.PASSED_EMPTY.format(place=safe(region.name))


def _read(each: PassedThing, today: date) -> str:
    source = texts.PASSED_SOURCE_NEVER
    if each.read_on is not None:
        source = texts.PASSED_SOURCE_READ.format(day=day(each.read_on, today))
    return texts.PASSED_READ.format(
        day=safe(last_told(each.thing, each.source, today)), count=each.articles, source=source
    )

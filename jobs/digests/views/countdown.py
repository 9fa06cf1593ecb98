"""倒排工期: every promised date of a place, counted back from."""

from dataclasses import replace

from jobs.digests.draft import Block, DigestDraft
from jobs.digests.items import Item, section
from jobs.digests.lines import dated_item, with_notes
from jobs.digests.views.holdings import Holdings
from jobs.digests.wording import last_told
from jobs.texts import views_zh, zh
from storage.records import Thing, ThingKind

_SHOWN = 60


def countdown_view(held: Holdings) -> DigestDraft:
    """The dates to come, nearest first, then those gone by without a report, last first."""
    promised = [
        (thing.due_on, thing)
        for kind in (ThingKind.MILESTONE, ThingKind.TARGET)
        for thing in held.of(kind)
        if thing.due_on is not None and not thing.closed
    ]
    promised.sort(key=lambda pair: (pair[0], pair[1].key))
    coming = [thing for due_on, thing in promised if due_on >= held.today]
    over = [thing for due_on, thing in promised if due_on < held.today][::-1]
    return held.draft(
        views_zh.COUNTDOWN_TITLE,
        [*_section(held, views_zh.COMING, coming), *_section(held, views_zh.OVER, over)],
    )


def _section(held: Holdings, title: str, things: list[Thing]) -> list[Block]:
    items = [_item(held, thing) for thing in things]
    return section(title, items, held.region, held.today, cap=_SHOWN)


def _item(held: Holdings, thing: Thing) -> Item:
    source = held.source(thing)
    item = dated_item(thing, source, held.today)
    told = zh.LAST_TOLD.format(day=last_told(thing, source, held.today))
    return replace(item, words=with_notes(item.words, [told]))

"""A place's targets, each with how far it is by the latest comparable result."""

from dataclasses import replace

from jobs.digests.draft import Block, DigestDraft
from jobs.digests.items import Item, section
from jobs.digests.lines import thing_item, with_notes
from jobs.digests.parts import is_held
from jobs.digests.progress import own_count_in_words, progress_in_words
from jobs.digests.views.holdings import Holdings
from jobs.texts import views_zh
from storage.records import Thing, ThingKind

_SHOWN = 40


def target_view(held: Holdings) -> DigestDraft:
    """Open targets first, then those whose period is over, then the closed."""
    targets = sorted(held.of(ThingKind.TARGET), key=is_held)
    closed = [thing for thing in targets if thing.closed]
    undated = [thing for thing in targets if not thing.closed and thing.due_on is None]
    dated = [(thing.due_on, thing) for thing in targets if not thing.closed and thing.due_on]
    open_ = [thing for due_on, thing in dated if due_on >= held.today]
    over = [thing for due_on, thing in dated if due_on < held.today]
    return held.draft(
        views_zh.TARGETS_TITLE,
        [
            *_section(held, views_zh.OPEN_TARGETS, open_),
            *_section(held, views_zh.NO_PERIOD_TARGETS, undated),
            *_section(held, views_zh.OVER_TARGETS, over),
            *_section(held, views_zh.CLOSED_TARGETS, closed),
        ],
    )


def _section(held: Holdings, title: str, targets: list[Thing]) -> list[Block]:
    items = [_item(held, thing) for thing in targets]
    return section(title, items, held.region, held.today, cap=_SHOWN)


def _item(held: Holdings, thing: Thing) -> Item:
    item = thing_item(thing, held.source(thing))
    notes = []
    if thing.key in held.progress:
        notes.append(progress_in_words(held.progress[thing.key]))
    if thing.key in held.counts:
        notes.append(own_count_in_words(held.counts[thing.key]))
    return replace(item, words=with_notes(item.words, notes))

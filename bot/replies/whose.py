"""Whose the figures of a list are: the place's own need no heading, all others stand under one."""

from collections.abc import Iterable

from bot.replies.pieces import place_of, safe
from jobs.texts import lists_zh
from storage.records import Region, Thing

MAX_HOLDER = 60


def under_headings(region: Region, items: Iterable[tuple[Thing, str]]) -> list[str]:
    """The blocks of a list in their order, with a heading wherever another's begin."""
    blocks: list[str] = []
    whose: tuple[str, str | None] = (region.path, None)
    for thing, block in items:
        held_by = (thing.region, thing.holder)
        if held_by != whose:
            blocks.append(_heading(thing, region))
            whose = held_by
        blocks.append(block)
    return blocks


def _heading(thing: Thing, region: Region) -> str:
    if thing.holder is None:
        return lists_zh.WHOSE_PLACE.format(place=place_of(thing.region, region))
    holder = safe(thing.holder, MAX_HOLDER)
    if thing.region == region.path:
        return lists_zh.WHOSE_HOLDER.format(holder=holder)
    return lists_zh.WHOSE_HOLDER_BELOW.format(holder=holder, place=place_of(thing.region, region))

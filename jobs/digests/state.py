"""The first digest: what stands in a place today."""

from collections.abc import Callable, Mapping, Sequence

from jobs.digests.draft import DigestDraft
from jobs.digests.items import Item, section
from jobs.digests.lines import dated_item, thing_item
from jobs.digests.parts import CAMPAIGNS, is_held, one_line, source_of, title_block
from jobs.digests.schedule import Slot
from jobs.digests.wording import day_in_words
from jobs.texts import zh
from storage.records import Region, StoredFact, Thing, ThingKind


def state_digest(
    region: Region,
    slot: Slot,
    things: Mapping[str, Thing],
    facts: Mapping[int, StoredFact],
    note: str,
) -> DigestDraft:
    """What stands in the place today: dates, targets in force, projects, campaigns."""
    by_kind: dict[ThingKind, list[Thing]] = {kind: [] for kind in ThingKind}
    for thing in things.values():
        by_kind[thing.kind].append(thing)

    def own_first(kind: ThingKind) -> list[Thing]:
        # Those of one article stand as it has them.
        newest = sorted(by_kind[kind], key=lambda t: (-t.last_on.toordinal(), t.fact_ids))
        return sorted(newest, key=lambda thing: (is_held(thing), thing.region != region.path))

    def items(chosen: Sequence[Thing], say: Callable[[Thing], Item]) -> list[Item]:
        return [say(thing) for thing in chosen]

    def dated(thing: Thing) -> Item:
        return dated_item(thing, source_of(thing.fact_ids, facts), slot.on)

    def standing(thing: Thing) -> Item:
        return thing_item(thing, source_of(thing.fact_ids, facts))

    promised = [
        thing
        for kind in (ThingKind.MILESTONE, ThingKind.TARGET)
        for thing in by_kind[kind]
        if thing.due_on is not None and not thing.closed
    ]
    promised.sort(key=lambda thing: (thing.due_on, thing.key))
    over = [thing for thing in promised if thing.due_on and thing.due_on < slot.on]
    ahead = [thing for thing in promised if thing not in over and thing.kind is ThingKind.MILESTONE]
    targets = [
        thing
        for thing in own_first(ThingKind.TARGET)
        if not thing.closed and (thing.due_on is None or thing.due_on >= slot.on)
    ]
    campaigns = [each for each in own_first(ThingKind.CAMPAIGN) if not _joins_in(each, things)]
    blocks = [
        *section(zh.PASSED, items(over[::-1], dated), region, slot.on),
        *section(zh.STATE_DATES, items(ahead, dated), region, slot.on),
        *section(zh.STATE_TARGETS, items(targets, standing), region, slot.on),
        *section(zh.STATE_PROJECTS, items(own_first(ThingKind.PROJECT), standing), region, slot.on),
        *section(zh.STATE_CAMPAIGNS, items(campaigns, standing), region, slot.on, cap=CAMPAIGNS),
    ]
    if not blocks:
        return one_line(zh.NOTHING_KNOWN.format(place=region.name))
    title = zh.STATE_TITLE.format(place=region.name)
    return DigestDraft((title_block(title, f"{day_in_words(slot.on)}，{note}"), *blocks))


def _joins_in(campaign: Thing, things: Mapping[str, Thing]) -> bool:
    """Whether a campaign is also a place's above that stands here: its county only joins in."""
    kind, path, name = campaign.key.split("|", 2)
    parts = path.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any("|".join((kind, each, name)) in things for each in above)

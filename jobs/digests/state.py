"""The first digest: what stands in a place today."""

from collections.abc import Iterable, Mapping

from jobs.digests.items import Item
from jobs.digests.lines import DUE, dated_item
from jobs.digests.parts import CAMPAIGNS, is_held, newest_first, one_line, title_block
from jobs.digests.plan import Head, Plan, plan_things
from jobs.digests.schedule import Slot
from jobs.digests.wording import day_in_words
from jobs.texts import zh
from storage.records import Outline, Region, StoredFact, Thing, ThingKind


def plan_state(
    region: Region,
    slot: Slot,
    things: Mapping[str, Outline],
    articles: Mapping[int, int],
    head: Head,
) -> Plan:
    """What stands in the place today: dates, targets in force, projects, campaigns."""
    by_kind: dict[ThingKind, list[Outline]] = {kind: [] for kind in ThingKind}
    for thing in things.values():
        by_kind[thing.kind].append(thing)

    def own_first(kind: ThingKind) -> list[Outline]:
        newest = sorted(by_kind[kind], key=newest_first)
        return sorted(newest, key=lambda thing: (is_held(thing), thing.region != region.path))

    over, ahead = _dates(by_kind, slot)
    targets = [
        thing
        for thing in own_first(ThingKind.TARGET)
        if not thing.closed and (thing.due_on is None or thing.due_on >= slot.on)
    ]
    campaigns = [each for each in own_first(ThingKind.CAMPAIGN) if not _joins_in(each, things)]
    projects = own_first(ThingKind.PROJECT)

    def dated(thing: Thing, source: StoredFact | None) -> Item:
        return dated_item(thing, source, slot.on)

    sections = (
        plan_things(zh.PASSED, over, articles, dated, command=DUE),
        plan_things(zh.STATE_DATES, ahead, articles, dated, command=DUE),
        plan_things(zh.STATE_TARGETS, targets, articles),
        plan_things(zh.STATE_PROJECTS, projects, articles),
        plan_things(zh.STATE_CAMPAIGNS, campaigns, articles, cap=CAMPAIGNS),
    )
    return Plan(
        region,
        slot,
        title=title_block(
            zh.STATE_TITLE.format(place=region.name), f"{day_in_words(slot.on)}，{head.note}"
        ),
        sections=sections,
        nothing=one_line(zh.NOTHING_KNOWN.format(place=region.name)),
    )


def _dates(
    by_kind: Mapping[ThingKind, Iterable[Outline]], slot: Slot
) -> tuple[list[Outline], list[Outline]]:
    """The promised things whose days are over, the latest first; and milestones to come."""
    promised = [
        (thing.due_on, thing)
        for kind in (ThingKind.MILESTONE, ThingKind.TARGET)
        for thing in by_kind[kind]
        if thing.due_on is not None and not thing.closed
    ]
    promised.sort(key=lambda pair: (pair[0], pair[1].key))
    over = [thing for due_on, thing in promised if due_on < slot.on]
    ahead = [
        thing
        for due_on, thing in promised
        if due_on >= slot.on and thing.kind is ThingKind.MILESTONE
    ]
    return over[::-1], ahead


def _joins_in(campaign: Outline, things: Mapping[str, Outline]) -> bool:
    """Whether a campaign is also a place's above that stands here: its county only joins in."""
    kind, path, name = campaign.key.split("|", 2)
    parts = path.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any("|".join((kind, each, name)) in things for each in above)

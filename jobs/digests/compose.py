"""Events become a digest: what matters first, what belongs together side by side."""

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from jobs.digests.choosing import CAP, Chosen
from jobs.digests.draft import DigestDraft
from jobs.digests.items import Item
from jobs.digests.lines import thing_item
from jobs.digests.log import detail_of, is_held_event
from jobs.digests.parts import CAMPAIGNS, is_held, one_line, title_block
from jobs.digests.plan import USUAL_HEAD, Entry, Head, Plan, in_words, plan_events, plan_things
from jobs.digests.schedule import Slot
from jobs.digests.state import plan_state
from jobs.digests.wording import day_in_words, last_told, period_in_words
from jobs.texts import zh
from storage.records import (
    Cadence,
    Event,
    EventKind,
    EventOutline,
    Outline,
    Region,
    StoredFact,
    Stub,
    Thing,
    lies_in,
)

_SECTIONS: tuple[tuple[str, frozenset[EventKind]], ...] = (
    (zh.PASSED, frozenset({EventKind.PASSED})),
    (zh.DUE, frozenset({EventKind.DUE_SOON})),
    (zh.LATE, frozenset({EventKind.LATE})),
    (zh.DONE, frozenset({EventKind.MILESTONE_DONE})),
    (zh.RESULTS, frozenset({EventKind.RESULT_REPORTED})),
    (zh.CORRECTED, frozenset({EventKind.CORRECTED})),
    (
        zh.CHANGED,
        frozenset(
            {
                EventKind.TARGET_CHANGED,
                EventKind.TARGET_DROPPED,
                EventKind.MILESTONE_MOVED,
                EventKind.MILESTONE_PROGRESS,
                EventKind.PROJECT_STAGE,
                EventKind.PROJECT_INVESTMENT,
            }
        ),
    ),
    (zh.NEW_TARGETS, frozenset({EventKind.TARGET_NEW})),
    (zh.NEW_DATES, frozenset({EventKind.MILESTONE_SET})),
    (zh.NEW_PROJECTS, frozenset({EventKind.PROJECT_NEW})),
    (zh.NEW_CAMPAIGNS, frozenset({EventKind.CAMPAIGN_NEW})),
    (zh.NO_NEWS, frozenset({EventKind.NO_NEWS})),
    (zh.SOURCE_SILENT, frozenset({EventKind.SOURCE_SILENT})),
)
_TITLE_OF = {kind: title for title, kinds in _SECTIONS for kind in kinds}
_STILL = 5
_OF_THE_CALENDAR = frozenset({EventKind.PASSED, EventKind.DUE_SOON})
# A province has thousands of events in a month. To ask an enumeration for a word by its name takes
# longer than all else that is asked of most of them: sets know the words. So does a call of a
# function: nothing is called for each event that can be known without.
_JOINING = frozenset({EventKind.CAMPAIGN_NEW})
_MOVES = frozenset({EventKind.PROJECT_STAGE, EventKind.PROJECT_INVESTMENT})
_DATES_SET = frozenset({EventKind.MILESTONE_SET, EventKind.MILESTONE_MOVED})
_MAY_BE_SUPERSEDED = _MOVES | _DATES_SET | _OF_THE_CALENDAR | {EventKind.NO_NEWS}
# Nobody printed these: they are as new as the day on which they were noticed.
_NOTICED = _OF_THE_CALENDAR | {
    EventKind.CORRECTED,
    EventKind.NO_NEWS,
    EventKind.SOURCE_SILENT,
}
# An article so much older than the digest's days is no news, though it was read only now.
_EARLIER = timedelta(days=31)


def compose_digest(
    region: Region,
    slot: Slot,
    events: Sequence[Event],
    things: Mapping[str, Thing],
    facts: Mapping[int, StoredFact],
    *,
    first: bool,
    standing: Sequence[Thing] = (),
    head: Head = USUAL_HEAD,
) -> DigestDraft:
    """The digest as `plan_digest` plans it, in words.

    `things` and `facts` are all that may be told, by key and by id.
    """
    articles = {fact_id: stored.article_id for fact_id, stored in facts.items()}
    plan = plan_digest(
        region, slot, events, things, articles, first=first, standing=standing, head=head
    )
    happened = {event.id: event for event in events}
    return in_words(plan, happened, {**{each.key: each for each in standing}, **things}, facts)


def plan_digest(
    region: Region,
    slot: Slot,
    events: Sequence[EventOutline],
    things: Mapping[str, Stub],
    articles: Mapping[int, int],
    *,
    first: bool,
    standing: Sequence[Outline] = (),
    head: Head = USUAL_HEAD,
) -> Plan:
    """What the digest of a place and all below it shows for one slot.

    `events` are those to tell, oldest first, those of the kinds `BY_DETAIL` in full; `things` by
    key what they name, in outline where an event is told only while its thing stands so; `articles`
    the article of each fact that anything is told by. The first digest tells the state of the place
    instead: `things` are then all that stand there. `standing` are open works: digests of a week or
    a month end with those of them that nothing happened to. `head` is what is said above it all.
    """
    if first:
        stand = {key: each for key, each in things.items() if isinstance(each, Outline)}
        return plan_state(region, slot, stand, articles, head)
    plan = _news(region, slot, events, things, articles, head=head)
    if not plan.sections or slot.cadence in {Cadence.DAILY, Cadence.WORKDAYS}:
        return plan
    return replace(plan, sections=(*plan.sections, _still(slot, things, standing, articles)))


def _still(
    slot: Slot, moved: Container[str], standing: Sequence[Outline], articles: Mapping[int, int]
) -> Chosen[Entry]:
    """The open works that nothing was printed of, those longest without a word first."""
    still = sorted(
        (
            thing
            for thing in standing
            if thing.key not in moved and not thing.closed and thing.last_on <= slot.since
        ),
        key=lambda thing: (thing.last_on, thing.key),
    )

    def say(thing: Thing, source: StoredFact | None) -> Item:
        heading = zh.LAST_TOLD.format(day=last_told(thing, source, slot.on))
        return replace(thing_item(thing, source), heading=heading)

    return plan_things(zh.STILL, still, articles, say, cap=_STILL)


def _news(
    region: Region,
    slot: Slot,
    events: Sequence[EventOutline],
    things: Mapping[str, Stub],
    articles: Mapping[int, int],
    *,
    head: Head,
) -> Plan:
    told = [
        event
        for event in events
        if (event.thing_key in things or _has_no_thing(event))
        and not (event.kind in _JOINING and _joins_in(event, region))
    ]
    held = _held(told, things)
    told = _own_first(_without_superseded(told, things, slot), held, region)
    oldest = slot.since - _EARLIER
    earlier: list[EventOutline] = []
    fresh: dict[str, list[EventOutline]] = {title: [] for title, _ in _SECTIONS}
    for event in told:
        (earlier if _is_earlier(event, oldest) else fresh[_TITLE_OF[event.kind]]).append(event)

    plan = partial(plan_events, things=things, articles=articles, held=held, slot=slot)
    sections = []
    for title, kinds in _SECTIONS:
        chosen = fresh[title]
        if kinds & _OF_THE_CALENDAR:
            chosen.sort(key=lambda event: _outline_of(event, things).due_on or slot.on)
        cap = CAMPAIGNS if title == zh.NEW_CAMPAIGNS else CAP
        sections.append(plan(title, chosen, cap=cap))
    sections.append(plan(zh.EARLIER, earlier))
    day = _days(slot)
    cadence = head.called or zh.CADENCES[slot.cadence]
    title = zh.DIGEST_TITLE.format(place=region.name, cadence=cadence)
    return Plan(
        region,
        slot,
        title=title_block(title, day),
        sections=tuple(section for section in sections if section.groups),
        nothing=one_line(zh.NOTHING_NEW.format(place=region.name, day=day), is_empty=True),
    )


def _has_no_thing(event: EventOutline) -> bool:
    """Whether an event is told without a thing: of a source, or of what was withdrawn."""
    is_withdrawn = event.kind is EventKind.CORRECTED and detail_of(event)["after"] is None
    return is_withdrawn or event.kind is EventKind.SOURCE_SILENT


def _joins_in(event: EventOutline, region: Region) -> bool:
    """Whether a place joins a campaign that readers of this digest know from the place above."""
    of = detail_of(event).get("of")
    return of is not None and lies_in(of, region.path)


def _without_superseded(
    events: Sequence[EventOutline], things: Mapping[str, Stub], slot: Slot
) -> list[EventOutline]:
    """Leave out what the same digest says better, and dates that stand no more.

    A new project is told as it stands now, so its first moves need no line of their own.
    """
    new, done, oldest = EventKind.PROJECT_NEW, EventKind.MILESTONE_DONE, slot.since - _EARLIER
    is_new = {
        event.thing_key for event in events if event.kind is new and not _is_earlier(event, oldest)
    }
    is_done = {event.thing_key for event in events if event.kind is done}
    last = {event.thing_key: event.id for event in events if event.kind in _OF_THE_CALENDAR}

    def stands(event: EventOutline) -> bool:
        kind = event.kind
        if event.thing_key not in things:
            return True
        if kind in _MOVES:
            return event.thing_key not in is_new
        if kind in _DATES_SET:
            return event.thing_key not in is_done
        thing = _outline_of(event, things)
        if kind is EventKind.NO_NEWS:
            return bool(detail_of(event)["since"] == thing.last_on.isoformat())
        is_current = thing.due_on is not None and (
            detail_of(event).get("due_on") == thing.due_on.isoformat()
        )
        is_over = thing.due_on is not None and thing.due_on < slot.on
        return (
            is_current
            and not thing.closed
            and last[event.thing_key] == event.id
            and (kind is EventKind.PASSED or not is_over)
        )

    return [event for event in events if event.kind not in _MAY_BE_SUPERSEDED or stands(event)]


def _outline_of(event: EventOutline, things: Mapping[str, Stub]) -> Outline:
    thing = things[event.thing_key]
    assert isinstance(thing, Outline)
    return thing


def _held(events: Iterable[EventOutline], things: Mapping[str, Stub]) -> set[int]:
    """The events of figures that organisations hold of themselves."""
    keys = {key for key, thing in things.items() if thing.holder is not None and is_held(thing)}
    return {
        event.id
        for event in events
        if event.thing_key in keys or (event.thing_key not in things and is_held_event(event, None))
    }


def _own_first(
    events: Sequence[EventOutline], held: Set[int], region: Region
) -> list[EventOutline]:
    """The place's own first, then what is below it, then what organisations hold of themselves."""
    return sorted(events, key=lambda event: (event.id in held, event.region != region.path))


def _is_earlier(event: EventOutline, oldest: date) -> bool:
    return event.happened_on < oldest and event.kind not in _NOTICED


def _days(slot: Slot) -> str:
    """The days that a digest covers: 2023年4月24日, 2023年4月18日至4月24日."""
    if slot.cadence is Cadence.DAILY:
        return day_in_words(slot.on)
    return period_in_words(slot.since + timedelta(days=1), slot.on)

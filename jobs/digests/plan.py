"""A digest before its words: which things and events it shows, and which facts they are told by.

A province has thousands of events in a month, and a digest shows some dozens of them. What it shows
is chosen from outlines of events and things; only that is then read in full, and put in words.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jobs.digests.choosing import CAP, Chosen, choose
from jobs.digests.draft import Block, DigestDraft
from jobs.digests.items import Item, told
from jobs.digests.lines import COMMANDS, thing_item
from jobs.digests.log import command_of_event, is_of_standing, item_of_event
from jobs.digests.parts import is_held
from jobs.digests.schedule import Slot
from jobs.texts import zh
from storage.records import Event, EventOutline, Outline, Region, StoredFact, Stub, Thing

Say = Callable[[Event | None, Thing | None, StoredFact | None], Item | None]
"""Puts something in words by what happened, if anything did, by its thing and its source.

None where the thing turns out not to be.
"""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said at the head of a digest.

    `called` is what one of no schedule is called, empty for the others; `note` stands above a
    place's state.
    """

    called: str = ""
    note: str = zh.STATE_NOTE


USUAL_HEAD = Head()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a digest tells: of the thing with this key, by the fact with this id.

    `stands` tells, from that fact, whether it is told as the thing stands; `event_id` is of what
    happened to it, null where it is told by itself.
    """

    key: str
    fact_id: int | None
    say: Say
    event_id: int | None = None
    stands: Callable[[StoredFact | None], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Plan:
    """A digest's sections, as chosen. Without any it is `nothing`."""

    region: Region
    slot: Slot
    title: Block
    sections: tuple[Chosen[Entry], ...]
    nothing: DigestDraft

    @property
    def keys(self) -> set[str]:
        """The things that it needs in full."""
        return {entry.key for entry in self._entries}

    @property
    def fact_ids(self) -> set[int]:
        """The facts that it needs."""
        return {each.fact_id for each in self._entries if each.fact_id is not None}

    @property
    def event_ids(self) -> set[int]:
        """The events that it needs in full."""
        return {each.event_id for each in self._entries if each.event_id is not None}

    def keys_standing(self, facts: Mapping[int, StoredFact]) -> set[str]:
        """Those of its `keys` whose things are told as they stand; `facts` has its `fact_ids`."""
        return {entry.key for entry in self._entries if entry.stands(_source(entry, facts))}

    @property
    def _entries(self) -> Iterator[Entry]:
        return (entry for section in self.sections for entry in section.shown)


def in_words(
    plan: Plan,
    events: Mapping[int, Event],
    things: Mapping[str, Thing],
    facts: Mapping[int, StoredFact],
) -> DigestDraft:
    """The planned digest; of each it has at least its `event_ids`, its `keys`, its `fact_ids`."""

    def say(entry: Entry) -> Item | None:
        event = None if entry.event_id is None else events[entry.event_id]
        return entry.say(event, things.get(entry.key), _source(entry, facts))

    blocks = [
        block
        for section in plan.sections
        for block in told(section, say, plan.region, plan.slot.on)
    ]
    return DigestDraft((plan.title, *blocks)) if blocks else plan.nothing


def plan_events(
    title: str,
    events: Iterable[EventOutline],
    things: Mapping[str, Stub],
    articles: Mapping[int, int],
    *,
    held: Container[int],
    slot: Slot,
    cap: int = CAP,
) -> Chosen[Entry]:
    """A section of events; `articles` has the article of each of their facts.

    `held` are those of figures that organisations hold of themselves.
    """

    def group(event: EventOutline) -> object:
        ids = event.fact_ids
        return articles.get(ids[-1]) if ids else None, event.id in held

    def command(event: EventOutline) -> str:
        return command_of_event(event, things.get(event.thing_key))

    def say(event: Event | None, thing: Thing | None, source: StoredFact | None) -> Item | None:
        return item_of_event(event, thing, source, slot.on) if event else None

    def entry(event: EventOutline) -> Entry:
        stands = partial(is_of_standing, event)
        return Entry(event.thing_key, _fact_id(event), say, event.id, stands)

    return choose(title, events, group=group, command=command, cap=cap).map(entry)


def plan_things(
    title: str,
    things: Iterable[Outline],
    articles: Mapping[int, int],
    say: Callable[[Thing, StoredFact | None], Item] = thing_item,
    *,
    command: str = "",
    cap: int = CAP,
) -> Chosen[Entry]:
    """A section of things, as they stand if nothing else is said.

    `command` shows all of them; without one it is the command of their kind.
    """

    def say_if_there(_: object, thing: Thing | None, source: StoredFact | None) -> Item | None:
        return say(thing, source) if thing else None

    def entry(outline: Outline) -> Entry:
        return Entry(outline.key, _fact_id(outline), say_if_there)

    return choose(
        title,
        things,
        group=lambda thing: (_article(thing, articles), is_held(thing)),
        command=lambda thing: command or COMMANDS[thing.kind],
        cap=cap,
    ).map(entry)


def _fact_id(told: EventOutline | Outline) -> int | None:
    """The fact that something is told by, if any."""
    return told.fact_ids[-1] if told.fact_ids else None


def _source(entry: Entry, facts: Mapping[int, StoredFact]) -> StoredFact | None:
    return None if entry.fact_id is None else facts.get(entry.fact_id)


def _article(told: Outline, articles: Mapping[int, int]) -> int | None:
    return articles.get(told.fact_ids[-1]) if told.fact_ids else None

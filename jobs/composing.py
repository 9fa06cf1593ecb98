"""The digest of a place for a slot, composed from what the database has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.digests import Slot, compose_digest, in_words, plan_digest
from jobs.digests.draft import Block, DigestDraft, Span
from jobs.digests.filters import filter_in_words, wanted_events, wanted_things
from jobs.digests.log import BY_DETAIL
from jobs.digests.parts import one_line
from jobs.digests.plan import USUAL_HEAD, Head
from jobs.standing import outlines_as_of, things_as_of
from jobs.texts import zh
from storage.database import Connection
from storage.events import list_events_by_id
from storage.facts import articles_of_facts, list_facts_by_id
from storage.outlines import list_outlines, list_outlines_by_keys
from storage.records import (
    Cadence,
    DigestFilter,
    EventKind,
    EventOutline,
    Happened,
    Outline,
    Region,
    Stub,
    Thing,
    ThingKind,
)
from storage.things import list_things_by_keys

THINGS_OF_A_KIND = 200
"""From how many things of a kind the state of a place is made: the last told."""

STATE = tuple(kind for kind in ThingKind if kind is not ThingKind.RESULT)
"""What the state of a place is made from: results are news, and no part of it."""

_BY_STATE = frozenset({EventKind.DUE_SOON, EventKind.PASSED, EventKind.NO_NEWS})
"""Events that are told only while their thing still stands as they say."""


@dataclass(frozen=True, slots=True)
class _Material:
    """What a digest may tell, in outline. `then` is a day gone by as of which it stands.

    What events speak of is but in stubs where nothing depends on how it stands.
    """

    events: Sequence[EventOutline]
    things: Mapping[str, Stub]
    standing: Mapping[str, Outline]
    first: bool
    then: date | None

    @property
    def fact_ids(self) -> set[int]:
        """The facts that anything of it may be told by."""
        told: list[EventOutline | Outline] = [*self.events, *self.standing.values()]
        if self.first:
            told += [one for one in self.things.values() if isinstance(one, Outline)]
        return {each for one in told for each in one.fact_ids[-1:]}


def compose_slot(
    conn: Connection,
    region: Region,
    slot: Slot,
    happened: Happened | None,
    wanted: DigestFilter = DigestFilter(),  # noqa: B008 -- frozen
    *,
    then: date | None = None,
    with_still: bool = True,
    head: Head = USUAL_HEAD,
) -> DigestDraft:
    """The digest of what happened in a place, or without that, of the place as it stands.

    What is not `wanted` is left out, and that it was is said. `then` is a day gone by: things are
    told as they stood by what had been printed until it. `with_still`: digests of a week or a month
    end with the works that did not move.
    """
    material = _load(conn, region, slot, happened, wanted, then=then, with_still=with_still)
    if wanted.key:
        return _compose_wanted(conn, region, slot, material, wanted, head=head)
    plan = plan_digest(
        region,
        slot,
        material.events,
        material.things,
        articles_of_facts(conn, material.fact_ids),
        first=material.first,
        standing=tuple(material.standing.values()),
        head=head,
    )
    facts = list_facts_by_id(conn, plan.fact_ids)
    standing = plan.keys_standing(facts)
    # To fold a figure as it stood on a day gone by, all that was ever read of it is needed.
    others = _in_full(conn, plan.keys - standing, None)
    told = list_events_by_id(conn, plan.event_ids)
    return in_words(plan, told, {**others, **_in_full(conn, standing, then)}, facts)


def _load(
    conn: Connection,
    region: Region,
    slot: Slot,
    happened: Happened | None,
    wanted: DigestFilter,
    *,
    then: date | None,
    with_still: bool,
) -> _Material:
    first = happened is None
    is_long = slot.cadence not in {Cadence.DAILY, Cadence.WORKDAYS}
    # Finished works, and those that moved, are left out when the digest is planned.
    standing = (
        list_outlines(conn, region.path, ThingKind.PROJECT, limit=THINGS_OF_A_KIND)
        if with_still and is_long and not first
        else {}
    )
    if happened is None:
        kinds = tuple(ThingKind) if wanted.key else STATE
        things = _as_of(conn, _state_of(conn, region.path, kinds), then)
        return _Material((), things, standing, first, then)
    by_detail = (event.id for event in happened.events if event.kind in BY_DETAIL)
    in_full = list_events_by_id(conn, by_detail)
    told = [in_full.get(event.id, event) for event in happened.events]
    by_state = {event.thing_key for event in told if event.kind in _BY_STATE}
    others = {
        key: each
        for key, each in happened.things.items()
        if key not in by_state and (then is None or each.first_on <= then)
    }
    named = {**others, **_as_of(conn, list_outlines_by_keys(conn, by_state), then)}
    return _Material(told, named, _as_of(conn, standing, then), first, then)


def _as_of(
    conn: Connection, outlines: Mapping[str, Outline], then: date | None
) -> Mapping[str, Outline]:
    if then is None:
        return outlines
    stood = outlines_as_of(conn, outlines, then)
    return {key: each for key, each in stood.items() if outlines[key].first_on <= then}


def _state_of(conn: Connection, region: str, kinds: Iterable[ThingKind]) -> dict[str, Outline]:
    found: dict[str, Outline] = {}
    for kind in kinds:
        found |= list_outlines(conn, region, kind, limit=THINGS_OF_A_KIND)
    return found


def _in_full(conn: Connection, keys: Iterable[str], then: date | None) -> dict[str, Thing]:
    things = list_things_by_keys(conn, keys)
    return things if then is None else things_as_of(conn, things, then)


def _compose_wanted(
    conn: Connection,
    region: Region,
    slot: Slot,
    material: _Material,
    wanted: DigestFilter,
    *,
    head: Head,
) -> DigestDraft:
    """The same of what is wanted: its words are looked for in all that may be told."""
    first = material.first
    in_full = list_events_by_id(conn, (event.id for event in material.events))
    told = [in_full[event.id] for event in material.events]
    known = _in_full(conn, {*material.things, *material.standing}, material.then)
    things = {key: known[key] for key in material.things if key in known}
    ids = {fact_id for event in told for fact_id in event.fact_ids}
    facts = list_facts_by_id(conn, ids | material.fact_ids)
    left = wanted_events(wanted, told, things, facts)
    if first:
        things = {each.key: each for each in wanted_things(wanted, things.values(), facts)}
    if (told and not left) or (first and not things):
        return filtered_out(region, wanted, is_empty=not first)
    works = [known[key] for key in material.standing if key in known]
    standing = wanted_things(wanted, works, facts)
    draft = compose_digest(
        region, slot, left, things, facts, first=first, standing=standing, head=head
    )
    return draft if draft.is_empty else with_filter_told(draft, wanted)


def filtered_out(region: Region, wanted: DigestFilter, *, is_empty: bool) -> DigestDraft:
    """Said where something happened, and nothing of it is wanted."""
    words = zh.FILTERED_ALL.format(place=region.name, filter=filter_in_words(wanted))
    return one_line(words, is_empty=is_empty)


def with_filter_told(draft: DigestDraft, wanted: DigestFilter) -> DigestDraft:
    note = Block(((Span(zh.FILTER_NOTE.format(filter=filter_in_words(wanted)), italic=True),),))
    return DigestDraft((*draft.blocks, note), draft.is_empty)

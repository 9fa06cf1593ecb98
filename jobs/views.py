"""Views of a place: what stands there, read from the database, and laid out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from jobs.digests.draft import DigestDraft
from jobs.digests.views import (
    Holdings,
    campaign_view,
    checklist_view,
    countdown_view,
    pipeline_view,
    target_view,
)
from jobs.follow import as_read, indicators
from jobs.standing import things_as_of
from jobs.tracking import latest_progress, own_count
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import (
    Outline,
    OwnCount,
    Progress,
    Region,
    Result,
    StoredFact,
    Target,
    Thing,
    ThingKind,
    lies_in,
)
from storage.things import list_things, list_things_by_keys, list_things_of_families

VIEWS: dict[str, Callable[[Holdings], DigestDraft]] = {
    "campaigns": campaign_view,
    "targets": target_view,
    "pipeline": pipeline_view,
    "countdown": countdown_view,
    "checklist": checklist_view,
}
"""The views by name."""

_SHOWS: dict[str, tuple[ThingKind, ...]] = {
    "campaigns": (ThingKind.CAMPAIGN, ThingKind.TARGET, ThingKind.PROJECT),
    "pipeline": (ThingKind.PROJECT,),
    "countdown": (ThingKind.MILESTONE, ThingKind.TARGET),
    "checklist": (ThingKind.PROJECT, ThingKind.MILESTONE),
}
"""The kinds that a view is made from; all of them where none are named."""

MOST = 2000
"""From how many things of a kind a view is made: the last told. A province has more."""


def make_view(conn: Connection, name: str, region: Region, today: date) -> DigestDraft:
    """A view of a place and all below it. Raises KeyError for a name that is not in `VIEWS`."""
    view = VIEWS[name]
    return view(load_holdings(conn, region, today, _SHOWS.get(name, tuple(ThingKind))))


def load_holdings(
    conn: Connection,
    region: Region,
    today: date,
    kinds: Iterable[ThingKind] = tuple(ThingKind),
    *,
    most: int = MOST,
) -> Holdings:
    """All that stood in a place and below it on a day, with its history, and how far targets are.

    What was printed later is left out, so that a day gone by can be asked for. `most` is how many
    things of a kind are read, the last told.
    """
    things = last_told(conn, region, kinds, most=most)
    return _measured(held_of(conn, region, today, things))


def last_told(
    conn: Connection, region: Region, kinds: Iterable[ThingKind], *, most: int
) -> dict[str, Thing]:
    """The things of a place and below it as they stand, by key: so many of a kind."""
    return {
        thing.key: thing
        for kind in kinds
        for thing in list_things(conn, region.path, kind, limit=most)
    }


def load_chosen(
    conn: Connection, region: Region, today: date, chosen: Iterable[Outline]
) -> Holdings:
    """The same of what was chosen from outlines, with all results of the targets among it."""
    things = list_things_by_keys(conn, [each.key for each in chosen])
    families = {each.family for each in things.values() if each.kind is ThingKind.TARGET}
    related = list_things_of_families(conn, families)
    results = {key: each for key, each in related.items() if each.kind is ThingKind.RESULT}
    return _measured(held_of(conn, region, today, {**things, **results}))


def held_of(conn: Connection, region: Region, today: date, things: Mapping[str, Thing]) -> Holdings:
    """These things as they stood on a day, with their histories; how far they are is not told."""
    stood = things_as_of(conn, things, today)
    ids = {fact_id for thing in stood.values() for fact_id in thing.fact_ids}
    facts = {each.id: each for each in as_read(conn, list(list_facts_by_id(conn, ids).values()))}
    return Holdings(region=region, today=today, things=stood, facts=facts)


def _measured(held: Holdings) -> Holdings:
    """With how far targets are by the results that are held, and what is counted of them."""
    progress, counts = _progress(held.things, held.facts), _counts(held.things)
    return replace(held, progress=progress, counts=counts)


def _progress(things: Mapping[str, Thing], facts: Mapping[int, StoredFact]) -> dict[str, Progress]:
    results: defaultdict[str, list[Result]] = defaultdict(list)
    for thing in things.values():
        if thing.kind is ThingKind.RESULT:
            told = (facts[each].fact for each in thing.fact_ids if each in facts)
            results[thing.family] += [fact for fact in told if isinstance(fact, Result)]
    return {
        key: latest_progress(thing.current, results[thing.family], indicators())
        for key, thing in things.items()
        if isinstance(thing.current, Target)
    }


def _counts(things: Mapping[str, Thing]) -> dict[str, OwnCount]:
    projects = [thing for thing in things.values() if thing.kind is ThingKind.PROJECT]
    counts = {}
    for key, thing in things.items():
        if isinstance(thing.current, Target):
            # Hardly any target counts projects, so that most are compared with none.
            of_place = (each for each in projects if lies_in(each.region, thing.region))
            count = own_count(thing.current, of_place)
            if count is not None:
                counts[key] = count
    return counts

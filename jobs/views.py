"""Views of a place: what stands there, read from the database, and laid out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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
from jobs.tracking import as_of, latest_progress, own_count
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import (
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
from storage.things import list_things

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
    things = {
        thing.key: thing
        for kind in kinds
        for thing in list_things(conn, region.path, kind, limit=most)
    }
    return held_of(conn, region, today, things)


def held_of(conn: Connection, region: Region, today: date, things: Mapping[str, Thing]) -> Holdings:
    """The same of these things alone."""
    ids = {fact_id for thing in things.values() for fact_id in thing.fact_ids}
    stored = as_read(conn, list(list_facts_by_id(conn, ids).values()))
    facts = {each.id: each for each in stored if each.published_on <= today}
    stood = as_of(things, facts.values(), {each.id for each in stored} - facts.keys())
    return Holdings(
        region=region,
        today=today,
        things=stood,
        facts=facts,
        progress=_progress(stood, facts),
        counts=_counts(stood),
    )


def _progress(things: dict[str, Thing], facts: dict[int, StoredFact]) -> dict[str, Progress]:
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


def _counts(things: dict[str, Thing]) -> dict[str, OwnCount]:
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

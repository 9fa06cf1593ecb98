"""A store for tracking tests: what ingesting does between `track` and the tables, in a dict."""

from collections.abc import Iterable

from jobs.tracking import Known, touched_families, touched_keys, track
from storage.records import EventKind, NewEvent, StoredFact, Thing


class Follower:
    """Takes articles in one by one, keeps things, and writes each event once."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.events: list[NewEvent] = []
        self._facts: dict[int, StoredFact] = {}

    def read(self, *facts: StoredFact) -> list[EventKind]:
        """Take one article's facts in; the kinds of the events that were not told before."""
        self._facts |= {fact.id: fact for fact in facts}
        families = touched_families(facts)
        known = {key: each for key, each in self.known.items() if each.thing.family in families}
        touched = touched_keys(facts, (each.thing for each in known.values()))
        for key in known.keys() - touched:
            known[key] = Known(known[key].thing, ())
        tracking = track(known, facts)
        for thing in tracking.things:
            history = tuple(self._facts[each] for each in thing.fact_ids)
            self.known[thing.key] = Known(thing, history)
        return self.write(tracking.events)

    def write(self, events: Iterable[NewEvent]) -> list[EventKind]:
        told = {event.once for event in self.events}
        new = [event for event in events if event.once not in told]
        self.events += new
        return [event.kind for event in new]

    def things(self) -> dict[str, Thing]:
        return {key: known.thing for key, known in sorted(self.known.items())}

    def the(self, kind: str) -> Thing:
        """The only thing of a kind."""
        (thing,) = [each.thing for each in self.known.values() if each.thing.kind == kind]
        return thing

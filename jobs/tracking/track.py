"""Known things and new facts give things as they stand now, and what is new about them."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from jobs.tracking.changes import changes, progress_detail
from jobs.tracking.folds import fold
from jobs.tracking.keys import (
    campaign_keys_above,
    closed_by,
    closes,
    family_of,
    join_keys,
    target_keys_for,
)
from jobs.tracking.progress import progress
from storage.records import (
    Campaign,
    Indicator,
    NewEvent,
    Progress,
    Result,
    StoredFact,
    Target,
    Thing,
    fact_type,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A thing with the stored facts of its history (`thing.fact_ids`), in any order.

    Facts that are stored no more are simply absent: their article was extracted anew.
    """

    thing: Thing
    facts: tuple[StoredFact, ...]


@dataclass(frozen=True, slots=True)
class Tracking:
    """The things that are new or other than before, and the events that this makes."""

    things: tuple[Thing, ...]
    events: tuple[NewEvent, ...]


def track(
    known: Mapping[str, Known],
    new: Sequence[StoredFact],
    indicators: Mapping[str, Indicator] = MappingProxyType({}),
) -> Tracking:
    """Take new facts in.

    `new` holds all facts of each of its articles; `known` the things of `touched_families(new)` by
    key, as far as there are any, those of `touched_keys` with their histories; `indicators` are the
    known ones by name, which tell what a result says of its target. Facts that are known already
    change nothing, and those of no known place are not followed: one can't tell whether two of them
    are about the same.
    """
    new = [stored for stored in new if stored.fact.region]
    ledger = _Ledger(known, indicators)
    keys = join_keys(new, (each.thing for each in known.values()))
    events: list[NewEvent] = []
    articles: defaultdict[int, list[StoredFact]] = defaultdict(list)
    for stored in new:
        articles[stored.article_id].append(stored)
    for stored in sorted(new, key=_order):
        events += ledger.enter(keys[stored.id], stored, articles[stored.article_id])
    return Tracking(ledger.changed(), tuple({event.once: event for event in events}.values()))


def fold_anew(known: Iterable[Thing], facts: Sequence[StoredFact]) -> dict[str, Thing]:
    """The things that `facts` tell of, by key, folded as if nothing had been known.

    Only the names of `known` things are kept, so that what is told of them later fits.
    """
    facts = [stored for stored in facts if stored.fact.region]
    ledger = _Ledger({thing.key: Known(thing, ()) for thing in known})
    keys = join_keys(facts, known)
    for stored in facts:
        ledger.write(keys[stored.id], stored)
    return ledger.things()


def fold_on(
    known: Mapping[str, Known], more: Iterable[StoredFact], keys: Mapping[int, str]
) -> dict[str, Thing]:
    """The known things by key, and those that are new, with more facts in their histories.

    `keys` has the thing of each of them. A thing that no fact is left of is left out.
    """
    ledger = _Ledger(known)
    ledger.open(known)
    for stored in more:
        ledger.write(keys[stored.id], stored)
    return ledger.things()


def as_of(
    things: Mapping[str, Thing],
    facts: Iterable[StoredFact],
    unknown: Set[int],
    closers: Iterable[Thing] = (),
) -> dict[str, Thing]:
    """The things as they stood on a day, by what had been printed until then.

    `facts` are those of their histories that had been printed, `unknown` the ids of those that had
    not; things without any of these need no facts. `closers` are the things whose facts may have
    closed the others by then (`closed_by`). Things that nothing had been printed of are left out.
    """
    later = {key: thing for key, thing in things.items() if not unknown.isdisjoint(thing.fact_ids)}
    if not later:
        return dict(things)
    related = [*later.values(), *closers]
    told = {each for thing in related for each in thing.fact_ids}
    known = [each for each in facts if each.id in told]
    then = fold_anew(related, known)
    # A history also holds what closed a thing: that is no thing of this one's own.
    return {
        key: then.get(key, thing)
        for key, thing in things.items()
        if key not in later or key in then
    }


def _order(stored: StoredFact) -> tuple[date, int]:
    return stored.published_on, stored.id


class _Ledger:
    """The histories of things by key, and the things that follow from them."""

    def __init__(
        self,
        known: Mapping[str, Known],
        indicators: Mapping[str, Indicator] = MappingProxyType({}),
    ) -> None:
        self._known = known
        self._indicators = indicators
        self._histories: dict[str, list[StoredFact]] = {}
        self._things: dict[str, Thing | None] = {}
        self._touched: dict[str, None] = {}

    def enter(self, key: str, stored: StoredFact, article: Sequence[StoredFact]) -> list[NewEvent]:
        """Write a fact into its thing's history; the events of all things that it changes."""
        history = self._history(key)
        if any(stored.id == other.id for other in history):
            return []
        affected = [key, *(other for other in closes(key, stored) if self._history(other))]
        before = {each: self._thing(each) for each in affected}
        earlier = tuple(history)
        insort(history, stored, key=_order)
        events: list[NewEvent] = []
        for each in affected:
            self._things.pop(each, None)
            self._touched[each] = None
            after = self._thing(each)
            if after is not None and after != before[each]:
                own = earlier if each == key else tuple(self._history(each))
                beside = self._beside(key, stored) if each == key else {}
                events += changes(before[each], after, stored, own, article=article, beside=beside)
        return events

    def open(self, keys: Iterable[str]) -> None:
        """Take up the histories of these things as they are known."""
        for key in keys:
            self._history(key)

    def write(self, key: str, stored: StoredFact) -> None:
        """Write a fact into its thing's history, and tell nothing."""
        insort(self._history(key), stored, key=_order)

    def things(self) -> dict[str, Thing]:
        """All things that have a history here, with the ids they had."""
        things = {}
        for key in list(self._histories):
            thing, known = self._thing(key), self._known.get(key)
            if thing is not None:
                things[key] = replace(thing, id=known.thing.id if known else None)
        return things

    def changed(self) -> tuple[Thing, ...]:
        """The touched things that are other than they were known, with the ids they had."""
        things = []
        for key in self._touched:
            thing, known = self._thing(key), self._known.get(key)
            if thing is None:
                continue
            if known is not None:
                thing = replace(thing, id=known.thing.id)
            if known is None or thing != known.thing:
                things.append(thing)
        return tuple(things)

    def _history(self, key: str) -> list[StoredFact]:
        if key not in self._histories:
            known = self._known.get(key)
            # A history also holds the fact of another thing that closed this one.
            kind = key.split("|", 1)[0]
            own = (
                (stored for stored in known.facts if fact_type(stored.fact) == kind)
                if known
                else ()
            )
            self._histories[key] = sorted(own, key=_order)
        return self._histories[key]

    def _thing(self, key: str) -> Thing | None:
        if key not in self._things:
            thing = fold(key, self._history(key), self._witnesses(key))
            self._things[key] = thing and replace(thing, family=family_of(thing))
        return self._things[key]

    def _witnesses(self, key: str) -> list[StoredFact]:
        other = closed_by(key)
        if other is None:
            return []
        return [stored for stored in self._history(other) if key in closes(other, stored)]

    def _beside(self, key: str, stored: StoredFact) -> dict[str, Any]:
        """How far the target is that a result speaks to, or whose campaign a place joins in."""
        match stored.fact:
            case Result():
                progress = self._progress_of(key, stored.fact)
                return progress_detail(progress) if progress else {}
            case Campaign():
                above = (self._thing(each) for each in campaign_keys_above(stored.fact))
                of = next((thing.region for thing in above if thing is not None), None)
                return {"of": of} if of else {}
            case _:
                return {}

    def _progress_of(self, key: str, result: Result) -> Progress | None:
        """The progress of the target of the same subject that the result's period is inside of."""
        targets = (self._thing(each) for each in target_keys_for(key, result))
        for thing in targets:
            if thing is not None and isinstance(thing.current, Target):
                return progress(thing.current, result, self._indicators)
        return None

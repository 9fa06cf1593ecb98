"""Which thing a fact speaks of, as a key; and which other things it has a word on.

A key is the thing's kind and what names it, joined by `|`. A project's completion closes the
project's milestones, and a result closes the target of its period: `closed_by` and `closes` are the
two directions of that bond, so that either may arrive first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jobs.tracking.names import event_name, plain_name
from jobs.tracking.works import WorkName, Works, work_name
from storage.records import (
    Campaign,
    Fact,
    Figure,
    Measure,
    Milestone,
    Project,
    Result,
    Stage,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)

# Units tell amounts apart (元 from 美元); counters are loose speech (个, 家, 户 of enterprises).
_MEASURES_TOLD_APART_BY_UNIT = frozenset({Measure.LEVEL, Measure.INCREMENT})
_EVENTS_OF_STAGE = {
    Stage.STARTED: ("开工",),
    Stage.BUILDING: ("开工",),
    Stage.FINISHED: ("开工", "完工"),
    Stage.OPERATING: ("开工", "完工", "投产"),
}


def join_keys(facts: Sequence[StoredFact], known: Iterable[Thing] = ()) -> dict[int, str]:
    """The key of each fact by its id. Give the facts of an article together.

    `known` are the things of the facts' families: a work is known by any name it was given, and the
    first one stays in its key.
    """
    works = _known_works(known)
    owners = _owners(facts)
    in_order = sorted(facts, key=lambda stored: (stored.published_on, stored.id))
    return {stored.id: _join_key(stored, owners, works) for stored in in_order}


def touched_families(facts: Sequence[StoredFact]) -> set[str]:
    """The families of all things that `track` needs to know before it takes these facts in."""
    owners = _owners(facts)
    placed = [stored for stored in facts if stored.fact.region]
    families = {_family(stored.fact, _owner_in(owners, stored)) for stored in placed}
    # A campaign of a higher place is known there: a county that joins in starts nothing.
    campaigns = (stored.fact for stored in facts if isinstance(stored.fact, Campaign))
    return families | {key for fact in campaigns for key in campaign_keys_above(fact)}


def touched_keys(facts: Sequence[StoredFact], known: Iterable[Thing]) -> set[str]:
    """The keys of the things whose histories `track` reads to take these facts in.

    `known` are the things of their families: far more, where names of works end alike.
    """
    keys = join_keys(facts, known)
    touched: set[str] = set()
    for stored in facts:
        key = keys[stored.id]
        touched |= {key, *closes(key, stored)}
        if isinstance(stored.fact, Result):
            touched.update(target_keys_for(key, stored.fact))
        if isinstance(stored.fact, Campaign):
            touched.update(campaign_keys_above(stored.fact))
    return touched | {other for key in touched if (other := closed_by(key))}


def family_of(thing: Thing) -> str:
    """What a thing shares with all that may be about the same: they are loaded together.

    A figure's targets and results are a family; so are works of one city whose names end alike,
    with their milestones; a campaign is its own.
    """
    if thing.kind in {ThingKind.PROJECT, ThingKind.MILESTONE}:
        return work_name_of(thing.current, thing.holder).family
    return _family(thing.current, thing.holder)


def _family(fact: Fact, owner: str | None) -> str:
    match fact:
        case Target() | Result():
            return _key("figure", *subject_of_figure(fact))
        case Project() | Milestone():
            return work_name_of(fact, owner).family
        case Campaign():
            return _key("campaign", fact.region, plain_name(fact.name))


def work_name_of(fact: Fact, owner: str | None) -> WorkName:
    """The name of the work that a project or milestone is about."""
    assert isinstance(fact, Project | Milestone)
    name = fact.name if isinstance(fact, Project) else fact.project
    return work_name(name, owner, fact.region)


def _owners(facts: Sequence[StoredFact]) -> dict[tuple[int, str], str | None]:
    return {
        (stored.article_id, plain_name(stored.fact.name)): stored.fact.owner
        for stored in facts
        if isinstance(stored.fact, Project)
    }


def _owner_in(owners: Mapping[tuple[int, str], str | None], stored: StoredFact) -> str | None:
    """Who builds, by the article: only the project's own fact says so, not its milestones'."""
    if isinstance(stored.fact, Project):
        return stored.fact.owner
    if isinstance(stored.fact, Milestone):
        return owners.get((stored.article_id, plain_name(stored.fact.project)))
    return None


def _known_works(known: Iterable[Thing]) -> Works:
    works = Works()
    for thing in known:
        if thing.kind in {ThingKind.PROJECT, ThingKind.MILESTONE}:
            works.add(work_name_of(thing.current, thing.holder), thing.key.split("|")[2])
    return works


def _join_key(
    stored: StoredFact, owners: Mapping[tuple[int, str], str | None], works: Works
) -> str:
    fact = stored.fact
    match fact:
        case Target():
            return _key("target", *subject_of_figure(fact), period_name(fact))
        case Result():
            return _key("result", *subject_of_figure(fact))
        case Project() | Milestone():
            work = work_name_of(fact, _owner_in(owners, stored))
            names = (work.city, works.id_of(work))
            if isinstance(fact, Project):
                return _key("project", *names)
            return _key("milestone", *names, event_name(fact.event))
        case Campaign():
            return _key("campaign", fact.region, plain_name(fact.name))


def _key(*parts: str | None) -> str:
    return "|".join(part or "" for part in parts)


def subject_of_figure(figure: Figure) -> tuple[str | None, ...]:
    """What is measured, of whom: region, holder, indicator, measure, unit, within, base."""
    return (
        figure.region,
        plain_name(figure.holder or ""),
        plain_name(figure.indicator),
        figure.measure,
        figure.unit if figure.measure in _MEASURES_TOLD_APART_BY_UNIT else None,
        figure.within,
        figure.base,
    )


def period_name(figure: Figure) -> str:
    """The period as a name: `2023`, `2021-2025`, or its last day.

    Figures of no known period are only known to be the same where they say the same: their name is
    what they say, `?100`.
    """
    start, end = figure.period_start, figure.period_end
    if end is None:
        since = f"{start:%Y%m%d}" if start else ""
        return f"{since}?{figure.value:.12g}"
    if start is not None and start.year != end.year:
        return f"{start.year}-{end.year}"
    is_year = end == date(end.year, 12, 31) and start in {None, date(end.year, 1, 1)}
    if is_year:
        return str(end.year)
    is_from_new_year = start in {None, date(end.year, 1, 1)}
    return end.isoformat() if is_from_new_year else f"{start}..{end}"


def campaign_keys_above(fact: Campaign) -> list[str]:
    """The keys of campaigns of this name in the places above, the highest first."""
    parts = fact.region.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return [_key("campaign", path, plain_name(fact.name)) for path in above]


def closed_by(key: str) -> str | None:
    """The key of the thing whose facts may close this one, or None."""
    kind, *parts = key.split("|")
    if kind == "milestone":
        return _key("project", *parts[:-1])
    if kind == "target":
        return _key("result", *parts[:-1])
    return None


def bond_of(key: str) -> tuple[str, ...]:
    """What a key shares with those of the things that may close its thing, and be closed by it."""
    kind, *parts = (closed_by(key) or key).split("|")
    return kind, *parts


def closes(key: str, stored: StoredFact) -> Iterable[str]:
    """The keys of the things that this fact, which belongs to `key`, closes where they exist."""
    _, *parts = key.split("|")
    fact = stored.fact
    if isinstance(fact, Project) and fact.stage is not None:
        for event in _EVENTS_OF_STAGE.get(fact.stage, ()):
            yield _key("milestone", *parts, event)
    if isinstance(fact, Result) and fact.period_end and stored.published_on >= fact.period_end:
        yield _key("target", *parts, period_name(fact))


def target_keys_for(key: str, result: Result) -> list[str]:
    """The keys of the targets that a result speaks to: of its own period, then of its year."""
    if result.period_end is None:
        return []
    _, *parts = key.split("|")
    periods = dict.fromkeys((period_name(result), str(result.period_end.year)))
    return [_key("target", *parts, period) for period in periods]

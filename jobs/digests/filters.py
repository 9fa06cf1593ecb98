"""What of the news a chat wants: kinds left out, words that must or must not be there."""

from collections.abc import Iterable, Mapping, Sequence

from jobs.texts import zh
from storage.records import (
    DigestFilter,
    Event,
    EventKind,
    NewsGroup,
    StoredFact,
    Thing,
    ThingKind,
)

_GROUPS: dict[NewsGroup, frozenset[EventKind]] = {
    NewsGroup.TARGETS: frozenset(
        {EventKind.TARGET_NEW, EventKind.TARGET_CHANGED, EventKind.TARGET_DROPPED}
    ),
    NewsGroup.RESULTS: frozenset({EventKind.RESULT_REPORTED}),
    NewsGroup.PROJECTS: frozenset(
        {
            EventKind.PROJECT_NEW,
            EventKind.PROJECT_STAGE,
            EventKind.PROJECT_INVESTMENT,
            EventKind.NO_NEWS,
        }
    ),
    NewsGroup.DATES: frozenset(
        {
            EventKind.MILESTONE_SET,
            EventKind.MILESTONE_MOVED,
            EventKind.MILESTONE_PROGRESS,
            EventKind.MILESTONE_DONE,
            EventKind.DUE_SOON,
            EventKind.PASSED,
            EventKind.LATE,
        }
    ),
    NewsGroup.CAMPAIGNS: frozenset({EventKind.CAMPAIGN_NEW}),
    NewsGroup.SOURCES: frozenset({EventKind.SOURCE_SILENT}),
}
_GROUP_OF_THING = {
    ThingKind.TARGET: NewsGroup.TARGETS,
    ThingKind.RESULT: NewsGroup.RESULTS,
    ThingKind.PROJECT: NewsGroup.PROJECTS,
    ThingKind.MILESTONE: NewsGroup.DATES,
    ThingKind.CAMPAIGN: NewsGroup.CAMPAIGNS,
}


def wanted_events(
    wanted: DigestFilter,
    events: Iterable[Event],
    things: Mapping[str, Thing],
    facts: Mapping[int, StoredFact],
) -> list[Event]:
    """The events that are wanted. Corrections always are: who was told wrong must hear of it."""
    muted = {kind for group in wanted.muted for kind in _GROUPS[group]}
    return [
        event
        for event in events
        if event.kind is EventKind.CORRECTED
        or (event.kind not in muted and _has_words(wanted, event, things, facts))
    ]


def kinds_of_group(group: NewsGroup) -> frozenset[EventKind]:
    """The kinds of events that are news of this group."""
    return _GROUPS[group]


def wanted_things(
    wanted: DigestFilter, things: Iterable[Thing], facts: Mapping[int, StoredFact]
) -> list[Thing]:
    """The things that are wanted."""
    return [
        thing
        for thing in things
        if _GROUP_OF_THING[thing.kind] not in wanted.muted
        and _passes(wanted, _words_of(thing, thing.fact_ids[-1:], facts))
    ]


def filter_in_words(wanted: DigestFilter) -> str:
    """不看来源；只要有：铝、新能源；不要：文旅."""
    said = []
    if wanted.muted:
        groups = (zh.NEWS_GROUPS[group] for group in NewsGroup if group in wanted.muted)
        said.append(zh.FILTER_MUTED.format(groups=zh.LIST_COMMA.join(groups)))
    if wanted.only:
        said.append(zh.FILTER_ONLY.format(words=zh.LIST_COMMA.join(wanted.only)))
    if wanted.without:
        said.append(zh.FILTER_WITHOUT.format(words=zh.LIST_COMMA.join(wanted.without)))
    return zh.SEMICOLON.join(said)


def _has_words(
    wanted: DigestFilter,
    event: Event,
    things: Mapping[str, Thing],
    facts: Mapping[int, StoredFact],
) -> bool:
    thing = things.get(event.thing_key)
    # Of a source's silence no words tell what it would have printed.
    return thing is None or _passes(wanted, _words_of(thing, event.fact_ids, facts))


def _words_of(thing: Thing, fact_ids: Sequence[int], facts: Mapping[int, StoredFact]) -> str:
    told = [facts[each] for each in fact_ids if each in facts]
    said = [f"{stored.article_title} {stored.fact.quote} {stored.sentence}" for stored in told]
    return " ".join([thing.region, thing.holder or "", thing.name, *said]).casefold()


def _passes(wanted: DigestFilter, words: str) -> bool:
    if any(word.casefold() in words for word in wanted.without):
        return False
    return not wanted.only or any(word.casefold() in words for word in wanted.only)

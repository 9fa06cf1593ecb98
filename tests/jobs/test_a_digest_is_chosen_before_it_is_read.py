"""What a digest shows is chosen from outlines, and is what choosing from all of it would give."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.digests import Slot, compose_digest, in_words, plan_digest
from jobs.digests.log import BY_DETAIL, command_of_event, is_held_event, item_of_event
from jobs.tracking import watch_dates, watch_silence
from storage.records import (
    Cadence,
    Event,
    EventKind,
    EventOutline,
    Outline,
    Stage,
    Status,
    StoredFact,
    Thing,
)
from tests.builders import (
    a_campaign,
    a_milestone,
    a_project,
    a_region,
    a_result,
    a_target,
    stored,
)
from tests.jobs.following import Follower

FEBRUARY, MARCH = date(2023, 2, 6), date(2023, 3, 6)
TODAY = date(2023, 3, 7)
QUIET_ON = FEBRUARY + timedelta(days=95)
SLOT = Slot(Cadence.MONTHLY, date(2023, 2, 5), TODAY)
STORY = [
    *(stored(a_project(name=f"{n}号冷库项目"), FEBRUARY, article=1) for n in range(7)),
    *(stored(a_project(name=f"{n}号码头项目"), FEBRUARY, article=2) for n in range(9)),
    *(stored(a_target(indicator=f"{n}号河水量", value=n), FEBRUARY, article=3) for n in range(9)),
    *(stored(a_target(holder=f"{n}号公司", value=n), FEBRUARY, article=3) for n in range(9)),
    *(stored(a_campaign(name=f"第{n}次行动"), FEBRUARY, article=4) for n in range(7)),
    stored(a_milestone(event="封顶", date_end=date(2023, 4, 1)), FEBRUARY, article=5),
    stored(a_milestone(event="竣工", date_end=date(2023, 3, 1)), FEBRUARY, article=5),
    stored(a_milestone(event="拆迁", date_end=date(2023, 5, 1)), FEBRUARY, article=5),
    stored(a_milestone(event="验收", date_end=date(2023, 6, 1)), FEBRUARY, article=5),
    stored(a_target(value=7.0), FEBRUARY, article=6),
    stored(a_result(value=6.1, indicator="用电量"), FEBRUARY, article=6),
    stored(a_target(value=6.5), MARCH, article=7),
    stored(a_result(value=6.2, indicator="用电量"), MARCH, article=7),
    stored(a_result(value=6.8, holder="供水公司"), MARCH, article=7),
    stored(a_milestone(event="拆迁", date_end=date(2023, 7, 1)), MARCH, article=8),
    stored(a_milestone(event="验收", status=Status.DONE), MARCH, article=8),
    stored(a_project(name="3号冷库项目", stage=Stage.FINISHED), MARCH, article=8),
    stored(a_project(name="4号冷库项目", investment=9e9), MARCH, article=8),
]


def read() -> tuple[dict[str, Thing], list[Event], dict[int, StoredFact]]:
    """The things, events and facts of the story, with what watching it tells."""
    follower = Follower()
    for article in sorted({fact.article_id for fact in STORY}):
        follower.read(*(fact for fact in STORY if fact.article_id == article))
    follower.write(watch_dates(follower.things().values(), TODAY))
    follower.write(watch_silence(follower.things().values(), QUIET_ON))
    events = [
        Event(
            id=number,
            recorded_at=datetime(2023, 3, 7, tzinfo=UTC),
            **{field.name: getattr(event, field.name) for field in fields(event)[:4]},
            fact_ids=event.fact_ids,
            detail=event.detail,
        )
        for number, event in enumerate(follower.events, 1)
    ]
    return follower.things(), events, {fact.id: fact for fact in STORY}


def outline(thing: Thing) -> Outline:
    return Outline(**{field.name: getattr(thing, field.name) for field in fields(Outline)})


def event_outline(event: Event) -> EventOutline:
    return EventOutline(**{name: getattr(event, name) for name in EventOutline.__struct_fields__})


def test_the_story_has_events_of_many_kinds() -> None:
    _, events, _ = read()
    told = {event.kind for event in events}
    assert told >= set(EventKind) - {
        EventKind.LATE,
        EventKind.MILESTONE_PROGRESS,
        EventKind.SOURCE_SILENT,
        EventKind.TARGET_DROPPED,
    }


def test_what_an_event_is_counted_by_is_what_its_line_would_have() -> None:
    things, events, facts = read()
    for event in events:
        thing = things[event.thing_key]
        item = item_of_event(event, thing, facts.get(event.fact_ids[-1]), TODAY)
        assert item is not None
        assert command_of_event(event, outline(thing)) == item.command, event.kind
        assert is_held_event(event, outline(thing)) == (item.holder is not None), event.kind


@pytest.mark.parametrize("first", [True, False])
def test_a_digest_of_what_was_chosen_is_the_digest_of_all(first) -> None:
    things, events, facts = read()
    region, works = a_region(), [each for each in things.values() if each.kind == "project"]
    whole = compose_digest(region, SLOT, events, things, facts, first=first, standing=works)
    plan = plan_digest(
        region,
        SLOT,
        [event if event.kind in BY_DETAIL else event_outline(event) for event in events],
        {key: outline(thing) for key, thing in things.items()},
        {fact.id: fact.article_id for fact in STORY},
        first=first,
        standing=[outline(work) for work in works],
    )
    chosen = {key: things[key] for key in plan.keys}
    told = {event.id: event for event in events if event.id in plan.event_ids}
    assert in_words(plan, told, chosen, {each: facts[each] for each in plan.fact_ids}) == whole
    assert len(chosen) < len(things)
    assert any(section.left_out for section in plan.sections)


def test_a_result_is_told_as_it_was_reported_however_it_stands() -> None:
    things, events, facts = read()
    reported = [each for each in events if each.kind is EventKind.RESULT_REPORTED]
    outlines = {key: outline(thing) for key, thing in things.items()}
    articles = {fact.id: fact.article_id for fact in STORY}
    plan = plan_digest(a_region(), SLOT, reported, outlines, articles, first=False)
    assert plan.keys
    assert plan.keys_standing(facts) == set()
    assert plan.keys_standing({}) == plan.keys


def test_what_turns_out_not_to_have_stood_is_left_out() -> None:
    things, events, facts = read()
    outlines = {key: outline(thing) for key, thing in things.items()}
    articles = {fact.id: fact.article_id for fact in STORY}
    plan = plan_digest(a_region(), SLOT, events, outlines, articles, first=False)
    told = {event.id: event for event in events}
    assert in_words(plan, told, {}, facts) == plan.nothing

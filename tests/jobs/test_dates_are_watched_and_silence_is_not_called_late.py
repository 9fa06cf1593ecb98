from datetime import date, timedelta

import pytest

from jobs.tracking import watch_dates, watch_silence
from storage.records import EventKind, Stage, Status, Thing
from tests.builders import a_milestone, a_project, a_target, stored
from tests.jobs.following import Follower

DUE_ON = date(2023, 6, 30)


def _promised() -> Thing:
    follower = Follower()
    follower.read(stored(a_milestone(date_end=DUE_ON)))
    return follower.the("milestone")


@pytest.mark.parametrize(
    ("days", "threshold"), [(31, None), (30, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1)]
)
def test_only_the_nearest_threshold_is_told(days, threshold) -> None:
    events = watch_dates([_promised()], DUE_ON - timedelta(days=days))
    if threshold is None:
        assert events == ()
    else:
        (event,) = events
        assert event.kind is EventKind.DUE_SOON
        assert event.once.endswith(f"-{threshold}")
        assert event.detail == {"due_on": "2023-06-30", "days": days}


def test_watching_every_day_tells_each_threshold_once_and_then_that_the_date_passed() -> None:
    follower = Follower()
    thing = _promised()
    told = []
    for offset in range(-40, 5):
        told += follower.write(watch_dates([thing], DUE_ON + timedelta(days=offset)))
    assert told == [EventKind.DUE_SOON] * 3 + [EventKind.PASSED]


def test_what_is_done_is_watched_no_more() -> None:
    follower = Follower()
    follower.read(stored(a_milestone(date_end=DUE_ON)))
    follower.read(stored(a_milestone(status=Status.DONE), date(2023, 6, 1)))
    assert watch_dates(follower.things().values(), date(2023, 7, 5)) == ()


def test_a_target_passes_with_its_period() -> None:
    follower = Follower()
    follower.read(stored(a_target()))
    (event,) = watch_dates(follower.things().values(), date(2024, 1, 5))
    assert (event.kind, event.happened_on) == (EventKind.PASSED, date(2024, 1, 1))


def test_a_years_target_is_told_once_before_its_end() -> None:
    follower = Follower()
    follower.read(stored(a_target()))
    things = follower.things().values()
    told = []
    for offset in range(-40, 5):
        told += follower.write(watch_dates(things, date(2023, 12, 31) + timedelta(days=offset)))
    assert told == [EventKind.DUE_SOON, EventKind.PASSED]


def test_a_work_that_nothing_is_read_of_is_told_once_for_each_silence() -> None:
    follower = Follower()
    follower.read(stored(a_project(), date(2023, 2, 6)))
    told = {}
    for offset in range(300):
        today = date(2023, 2, 6) + timedelta(days=offset)
        if follower.write(watch_silence(follower.things().values(), today)):
            told[offset] = follower.events[-1].kind
    assert told == {90: EventKind.NO_NEWS}


def test_of_a_work_in_operation_no_news_is_awaited() -> None:
    follower = Follower()
    follower.read(stored(a_project(stage=Stage.OPERATING), date(2023, 2, 6)))
    assert watch_silence(follower.things().values(), date(2023, 5, 20)) == ()

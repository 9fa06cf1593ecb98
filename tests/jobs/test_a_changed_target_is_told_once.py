from datetime import date

from storage.records import EventKind, Measure
from tests.builders import BEIHAI, a_target, stored
from tests.jobs.following import Follower

JANUARY, JULY, AUGUST = date(2023, 1, 30), date(2023, 7, 31), date(2023, 8, 5)


def test_a_lower_value_in_a_later_article_is_a_change_from_the_old_to_the_new() -> None:
    follower = Follower()
    assert follower.read(stored(a_target(value=7.0), JANUARY)) == [EventKind.TARGET_NEW]
    assert follower.read(stored(a_target(value=6.5), JULY)) == [EventKind.TARGET_CHANGED]
    detail = follower.events[-1].detail
    assert (detail["before"]["value"], detail["after"]["value"]) == (7.0, 6.5)
    assert follower.read(stored(a_target(value=6.5), AUGUST)) == []


def test_an_older_article_that_arrives_late_adds_history_and_tells_nothing() -> None:
    follower = Follower()
    follower.read(stored(a_target(value=7.0), JANUARY))
    follower.read(stored(a_target(value=6.5), JULY))
    assert follower.read(stored(a_target(value=6.8), date(2023, 3, 1))) == []
    target = follower.the("target")
    assert target.current.value == 6.5
    assert len(target.fact_ids) == 3


def test_two_values_of_one_day_are_two_ways_to_say_it() -> None:
    follower = Follower()
    facts = [stored(a_target(value=value), JANUARY, article=1) for value in (7.0, 8.0)]
    assert follower.read(*facts) == [EventKind.TARGET_NEW]
    assert follower.the("target").current.value == 7.0


def test_targets_without_a_period_are_never_called_changed() -> None:
    follower = Follower()
    open_ended = {"period_start": None, "period_end": None}
    follower.read(stored(a_target(value=7.0, **open_ended), JANUARY))
    told = follower.read(stored(a_target(value=6.5, **open_ended), JULY))
    assert told == [EventKind.TARGET_NEW]


def test_place_holder_indicator_measure_and_year_tell_targets_apart() -> None:
    follower = Follower()
    others = [
        a_target(region=BEIHAI),
        a_target(holder="某某集团"),
        a_target(indicator="进出口总额"),
        a_target(measure=Measure.SHARE),
        a_target(period_start=date(2024, 1, 1), period_end=date(2024, 12, 31)),
    ]
    for fact in (a_target(), *others):
        assert follower.read(stored(fact, JANUARY)) == [EventKind.TARGET_NEW]

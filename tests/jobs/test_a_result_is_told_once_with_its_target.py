from datetime import date

from storage.records import EventKind
from tests.builders import BEIHAI, a_result, a_target, stored
from tests.jobs.following import Follower

FIRST_HALF = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
JULY = date(2023, 7, 20)


def test_a_result_names_the_target_whose_period_it_lies_in() -> None:
    follower = Follower()
    follower.read(stored(a_target(value=7.0)))
    assert follower.read(stored(a_result(value=6.1, **FIRST_HALF), JULY)) == [
        EventKind.RESULT_REPORTED
    ]
    assert follower.events[-1].detail["target"]["value"] == 7.0


def test_another_places_target_is_not_named() -> None:
    follower = Follower()
    follower.read(stored(a_target(region=BEIHAI)))
    follower.read(stored(a_result(**FIRST_HALF), JULY))
    assert follower.events[-1].detail == {}


def test_each_period_is_reported_once() -> None:
    follower = Follower()
    follower.read(stored(a_result(**FIRST_HALF), JULY))
    assert follower.read(stored(a_result(**FIRST_HALF), date(2023, 7, 21))) == []
    assert follower.read(stored(a_result(), date(2024, 1, 20))) == [EventKind.RESULT_REPORTED]


def test_the_latest_period_speaks_though_an_older_one_is_read_last() -> None:
    follower = Follower()
    follower.read(stored(a_result(value=6.8), date(2024, 1, 20)))
    follower.read(stored(a_result(value=6.1, **FIRST_HALF), JULY))
    assert follower.the("result").current.value == 6.8


def test_a_result_of_the_whole_period_closes_the_target() -> None:
    follower = Follower()
    follower.read(stored(a_target()))
    follower.read(stored(a_result(**FIRST_HALF), JULY))
    assert not follower.the("target").closed
    follower.read(stored(a_result(), date(2024, 1, 20)))
    assert follower.the("target").closed


def test_a_figure_printed_again_without_its_period_is_not_told_again() -> None:
    follower = Follower()
    open_period = {"period_start": None, "period_end": None}
    follower.read(stored(a_result(value=6.1, **FIRST_HALF), JULY))
    assert follower.read(stored(a_result(value=6.1, **open_period), date(2023, 8, 2))) == []
    assert follower.read(stored(a_result(value=6.3, **open_period), date(2023, 8, 3))) == [
        EventKind.RESULT_REPORTED
    ]

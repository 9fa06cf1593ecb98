from datetime import date

from jobs.tracking import fold_anew, touched_families
from tests.builders import a_result, a_target, stored
from tests.jobs.following import Follower

NOWHERE = stored(a_target(region="", value=7.0), date(2023, 2, 6), article=1)


def test_two_unknown_places_are_not_taken_for_one() -> None:
    follower = Follower()
    assert follower.read(NOWHERE) == []
    assert follower.read(stored(a_target(region="", value=6.0), date(2023, 3, 6), article=2)) == []
    assert follower.things() == {}


def test_they_ask_for_nothing_that_is_known() -> None:
    assert touched_families([NOWHERE, stored(a_result(region=""))]) == set()


def test_reading_anew_follows_them_no_more() -> None:
    assert fold_anew([], [NOWHERE]) == {}

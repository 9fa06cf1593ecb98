from datetime import date

from jobs.tracking import fold_anew, restate
from storage.records import EventKind, Measure, Thing
from tests.builders import a_milestone, a_project, a_result, a_target, stored
from tests.jobs.following import Follower

FIRST_HALF = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
JULY, AUGUST, TODAY = date(2023, 7, 20), date(2023, 8, 3), date(2023, 9, 1)


def _things(*facts) -> dict[str, Thing]:
    return fold_anew([], facts)


def test_another_figure_for_a_period_that_was_reported_is_a_correction() -> None:
    follower = Follower()
    follower.read(stored(a_result(value=6.1, **FIRST_HALF), JULY))
    told = follower.read(stored(a_result(value=6.3, **FIRST_HALF), AUGUST))
    assert told == [EventKind.CORRECTED]
    detail = follower.events[-1].detail
    assert (detail["before"]["value"], detail["after"]["value"]) == (6.1, 6.3)
    assert follower.read(stored(a_result(value=6.3, **FIRST_HALF), TODAY)) == []


def test_an_older_articles_other_figure_corrects_nothing() -> None:
    follower = Follower()
    follower.read(stored(a_result(value=6.3, **FIRST_HALF), AUGUST))
    assert follower.read(stored(a_result(value=6.1, **FIRST_HALF), JULY)) == []
    assert follower.the("result").current.value == 6.3


def test_another_rounding_is_no_correction() -> None:
    follower = Follower()
    level = {"measure": Measure.LEVEL, "unit": "元", **FIRST_HALF}
    follower.read(stored(a_result(value=1.2168e11, **level), JULY))
    assert follower.read(stored(a_result(value=1.217e11, **level), AUGUST)) == []


def test_a_told_figure_that_better_rules_read_otherwise_is_corrected() -> None:
    before, after = _things(stored(a_target(value=15))), _things(stored(a_target(value=5)))
    (event,) = restate(before, after, set(before), TODAY)
    assert event.kind is EventKind.CORRECTED
    assert (event.detail["before"]["value"], event.detail["after"]["value"]) == (15, 5)
    assert event.detail["why"] == "reading"


def test_what_was_never_told_needs_no_correction() -> None:
    before, after = _things(stored(a_target(value=15))), _things(stored(a_target(value=5)))
    assert restate(before, after, set(), TODAY) == ()


def test_a_figure_that_was_none_is_withdrawn() -> None:
    before = _things(stored(a_target()))
    (event,) = restate(before, {}, set(before), TODAY)
    assert event.detail["after"] is None


def test_a_better_name_of_the_same_sentence_is_no_news() -> None:
    quote = "目标是地区生产总值增长7%"
    before = _things(stored(a_target(indicator="目标是地区生产总值", quote=quote)))
    after = _things(stored(a_target(quote=quote)))
    assert restate(before, after, set(before), TODAY) == ()


def test_what_better_rules_find_besides_is_no_news() -> None:
    after = _things(stored(a_target()), stored(a_project()))
    assert restate({}, after, set(), TODAY) == ()


def test_a_promised_day_and_a_sum_are_corrected_too() -> None:
    before = _things(stored(a_milestone()), stored(a_project(investment=2e9)))
    after = _things(
        stored(a_milestone(date_end=date(2023, 9, 30))), stored(a_project(investment=2e8))
    )
    events = restate(before, after, set(before), TODAY)
    assert [event.detail["after"] for event in events] == [
        {"due_on": "2023-09-30"},
        {"investment": 2e8},
    ]


def test_folding_anew_keeps_the_key_that_a_work_was_told_under() -> None:
    follower = Follower()
    follower.read(stored(a_project(name="鲁原年产2万吨特种纸项目"), AUGUST))
    follower.read(stored(a_project(name="年产2万吨特种纸项目"), JULY))
    facts = follower.the("project").fact_ids
    again = [stored for known in follower.known.values() for stored in known.facts]
    after = fold_anew(follower.things().values(), again)
    assert after == follower.things()
    assert len(facts) == 2

from datetime import date

import pytest

from jobs.digests.progress import own_count_in_words, progress_in_words
from jobs.tracking import own_count, progress
from storage.records import (
    Comparator,
    Indicator,
    IndicatorKind,
    Measure,
    Progress,
    Reason,
    Stage,
    Verdict,
)
from tests.builders import a_project, a_result, a_target, stored
from tests.jobs.following import Follower

HALF = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
SECOND_QUARTER = {"period_start": date(2023, 4, 1), "period_end": date(2023, 6, 30)}
FIVE_YEARS = {"period_start": date(2021, 1, 1), "period_end": date(2025, 12, 31)}
INDICATORS = {
    name: Indicator(name=name, kind=kind, higher_is_better=better)
    for name, kind, better in [
        ("进出口总额", IndicatorKind.FLOW, True),
        ("规上工业企业", IndicatorKind.STOCK, True),
        ("能源消费总量", IndicatorKind.FLOW, False),
    ]
}
TRADE = {"indicator": "进出口总额", "measure": Measure.LEVEL, "unit": "元"}
FIRMS = {"indicator": "规上工业企业", "measure": Measure.COUNT, "unit": "家"}
ENERGY = {"indicator": "能源消费总量", "measure": Measure.LEVEL, "unit": "吨"}


def _far(target: dict, result: dict) -> Progress:
    return progress(a_target(**target), a_result(**result), INDICATORS)


@pytest.mark.parametrize(
    ("target", "result", "verdict", "reason"),
    [
        # growth against growth
        ({"value": 7}, {"value": 6.1, **HALF}, Verdict.BEHIND, Reason.VALUE),
        ({"value": 6}, {"value": 6.1, **HALF}, Verdict.ON_TRACK, Reason.VALUE),
        ({"value": 7}, {"value": 7.2}, Verdict.REACHED, Reason.WHOLE_PERIOD),
        ({"value": 7}, {"value": 6.8}, Verdict.BEHIND, Reason.WHOLE_PERIOD),
        (FIVE_YEARS, {"value": 6.1}, Verdict.NOT_COMPARABLE, Reason.OTHER_LENGTH),
        # a sum against the time that has gone
        ({**TRADE, "value": 100}, {**TRADE, **HALF, "value": 42}, "behind", "share_of_time"),
        ({**TRADE, "value": 100}, {**TRADE, **HALF, "value": 55}, "on_track", "share_of_time"),
        ({**TRADE, "value": 100}, {**TRADE, **HALF, "value": 101}, "reached", "share_of_time"),
        (
            {**TRADE, "value": 100},
            {**TRADE, **SECOND_QUARTER, "value": 30},
            Verdict.NOT_COMPARABLE,
            Reason.OTHER_PERIOD,
        ),
        ({**ENERGY, "value": 100}, {**ENERGY, **HALF, "value": 60}, "behind", "share_of_time"),
        ({**ENERGY, "value": 100}, {**ENERGY, **HALF, "value": 45}, "on_track", "share_of_time"),
        # stock against stock, whatever time has gone
        ({**FIRMS, "value": 500}, {**FIRMS, **HALF, "value": 480}, "unknown", "not_by_time"),
        ({**FIRMS, "value": 500}, {**FIRMS, **HALF, "value": 510}, "reached", "value"),
        # of unknown kind
        (
            {**TRADE, "indicator": "甲", "value": 100},
            {**TRADE, "indicator": "甲", **HALF, "value": 60},
            Verdict.UNKNOWN,
            Reason.NOT_BY_TIME,
        ),
        # a limit, a rank
        (
            {"value": 5, "comparator": Comparator.AT_MOST},
            {"value": 4.2, **HALF},
            Verdict.ON_TRACK,
            Reason.VALUE,
        ),
        (
            {"measure": Measure.RANK, "value": 3, "unit": "位"},
            {"measure": Measure.RANK, "value": 5, "unit": "位", **HALF},
            Verdict.BEHIND,
            Reason.VALUE,
        ),
        # another figure, another time
        ({}, {"measure": Measure.LEVEL, "unit": "元"}, "not_comparable", "other_figure"),
        ({}, {"holder": "某某集团"}, Verdict.NOT_COMPARABLE, Reason.OTHER_FIGURE),
        ({}, {"period_end": date(2022, 12, 31)}, "not_comparable", "other_period"),
        ({}, {"period_end": None}, Verdict.NOT_COMPARABLE, Reason.OTHER_PERIOD),
    ],
)
def test_only_what_is_comparable_is_compared(target, result, verdict, reason) -> None:
    far = _far(target, result)
    assert (far.verdict, far.reason) == (verdict, reason)


def test_without_a_result_nothing_is_known() -> None:
    far = progress(a_target(), None, INDICATORS)
    assert (far.verdict, far.reason) == (Verdict.UNKNOWN, Reason.NO_RESULT)
    assert progress_in_words(far) == "还没有读到结果"


def test_the_words_name_both_figures_and_the_reason() -> None:
    growth = _far({"value": 7}, {"value": 6.1, **HALF})
    said = "2023年上半年同比增长6.1%，2023年目标同比增长7%：低于目标"
    assert progress_in_words(growth) == said
    total = _far({**TRADE, "value": 1e10}, {**TRADE, **HALF, "value": 4.2e9})
    assert progress_in_words(total).endswith("：慢于时间进度，完成42%，时间过去50%")
    quarter = _far({**TRADE, "value": 1e10}, {**TRADE, **SECOND_QUARTER, "value": 3e9})
    assert progress_in_words(quarter).endswith("：时段不同，不能直接比")


def test_a_reported_result_carries_the_verdict() -> None:
    follower = Follower()
    follower.read(stored(a_target(value=7.0)))
    follower.read(stored(a_result(value=6.1, **HALF), date(2023, 7, 20)))
    detail = follower.events[-1].detail
    assert (detail["verdict"], detail["reason"]) == ("behind", "value")


def test_a_target_that_speaks_of_projects_is_counted_from_those_tracked() -> None:
    follower = Follower()
    for number, stage in enumerate([Stage.SIGNED, Stage.STARTED, Stage.OPERATING, None]):
        follower.read(stored(a_project(name=f"{number}号车间", stage=stage)))
    target = a_target(indicator="重点项目开工率", measure=Measure.SHARE, value=100)
    count = own_count(target, follower.things().values())
    assert (count.reached, count.total) == (2, 3)
    assert own_count_in_words(count) == "按我们跟踪到的3个项目数：2个已开工"
    assert own_count(a_target(), follower.things().values()) is None

"""A target against the latest result: what may be compared, and what it says."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from jobs.tracking.keys import subject_of_figure
from storage.records import (
    Comparator,
    Figure,
    Indicator,
    IndicatorKind,
    Measure,
    OwnCount,
    Progress,
    Project,
    Reason,
    Result,
    Stage,
    Target,
    Thing,
    Verdict,
)

_AMOUNTS = frozenset({Measure.LEVEL, Measure.COUNT, Measure.INCREMENT})
_STAGES_OF_WORDS = {
    "开工": Stage.STARTED,
    "投产": Stage.OPERATING,
    "竣工": Stage.FINISHED,
    "完工": Stage.FINISHED,
}
_OF_PROJECTS = re.compile("(开工|投产|竣工|完工)(?:率|项目)|(?:项目|新)(开工|投产|竣工|完工)")


def progress(
    target: Target, result: Result | None, indicators: Mapping[str, Indicator]
) -> Progress:
    """What the latest result says of a target. `indicators` are the known ones by name."""
    indicator = indicators.get(target.indicator)
    verdict, reason = _judge(target, result, indicator)
    is_sum = result is not None and reason in {Reason.SHARE_OF_TIME, Reason.WHOLE_PERIOD}
    done = result.value / target.value if result and is_sum and target.value else None
    gone = _gone(target, result) if result and reason is Reason.SHARE_OF_TIME else None
    return Progress(
        target=target,
        result=result,
        verdict=verdict,
        reason=reason,
        done=done if target.measure in _AMOUNTS else None,
        gone=gone,
    )


def latest_progress(
    target: Target, results: Iterable[Result], indicators: Mapping[str, Indicator]
) -> Progress:
    """The same against the result of the latest period that may be compared, where one may."""
    found = sorted(
        (progress(target, result, indicators) for result in results),
        key=lambda each: (
            each.verdict is not Verdict.NOT_COMPARABLE,
            (each.result and each.result.period_end) or date.min,
        ),
    )
    return found[-1] if found else progress(target, None, indicators)


def own_count(target: Target, projects: Iterable[Thing]) -> OwnCount | None:
    """The target counted from the tracked projects of its place; None where it is of other things.

    A target like 开工率100% or 新开工项目50个 speaks of projects.
    """
    found = _OF_PROJECTS.search(target.indicator)
    if found is None or target.holder or target.measure not in {Measure.SHARE, Measure.COUNT}:
        return None
    stage = _STAGES_OF_WORDS[found[1] or found[2]]
    stages = [thing.current.stage for thing in projects if isinstance(thing.current, Project)]
    known = [each for each in stages if each is not None]
    order = list(Stage)
    reached = sum(order.index(each) >= order.index(stage) for each in known)
    return OwnCount(stage=stage, reached=reached, total=len(known)) if known else None


def _judge(
    target: Target, result: Result | None, indicator: Indicator | None
) -> tuple[Verdict, Reason]:
    if result is None:
        return Verdict.UNKNOWN, Reason.NO_RESULT
    if (reason := _cant_compare(target, result)) is not None:
        return Verdict.NOT_COMPARABLE, reason
    is_met = _is_met(target, result.value, indicator)
    if result.period_end == target.period_end and _starts_with(target, result):
        return (Verdict.REACHED if is_met else Verdict.BEHIND), Reason.WHOLE_PERIOD
    if target.measure in _AMOUNTS:
        return _judge_amount(target, result, indicator, is_met=is_met)
    return (Verdict.ON_TRACK if is_met else Verdict.BEHIND), Reason.VALUE


def _cant_compare(target: Target, result: Result) -> Reason | None:
    if subject_of_figure(target) != subject_of_figure(result):
        return Reason.OTHER_FIGURE
    if not _is_inside(target, result):
        return Reason.OTHER_PERIOD
    is_whole = _starts_with(target, result) and result.period_end == target.period_end
    is_change = target.measure in {Measure.GROWTH, Measure.MULTIPLE}
    return Reason.OTHER_LENGTH if is_change and not is_whole and _years(target) > 1 else None


def _judge_amount(
    target: Target, result: Result, indicator: Indicator | None, *, is_met: bool
) -> tuple[Verdict, Reason]:
    kind = IndicatorKind.FLOW if target.measure is Measure.INCREMENT else None
    kind = kind or (indicator.kind if indicator else None)
    if kind is not IndicatorKind.FLOW:
        verdict = Verdict.REACHED if is_met else Verdict.UNKNOWN
        return verdict, Reason.VALUE if is_met else Reason.NOT_BY_TIME
    if not _starts_with(target, result):
        return Verdict.NOT_COMPARABLE, Reason.OTHER_PERIOD
    is_limit = _is_limit(target, indicator)
    if is_met and not is_limit:
        return Verdict.REACHED, Reason.SHARE_OF_TIME
    expected = target.value * _gone(target, result)
    keeps_up = result.value <= expected if is_limit else result.value >= expected
    return (Verdict.ON_TRACK if keeps_up else Verdict.BEHIND), Reason.SHARE_OF_TIME


def _is_inside(target: Figure, result: Figure) -> bool:
    if target.period_end is None or result.period_end is None:
        return False
    return _start(target) <= result.period_end <= target.period_end


def _start(figure: Figure) -> date:
    """The first day of a period: 到2023年底 and 截至4月末 count from the year's beginning."""
    assert figure.period_end is not None
    return figure.period_start or date(figure.period_end.year, 1, 1)


def _starts_with(target: Figure, result: Figure) -> bool:
    return _start(target) == _start(result)


def _years(figure: Figure) -> int:
    assert figure.period_end is not None
    return figure.period_end.year - _start(figure).year + 1


def _gone(target: Figure, result: Figure) -> float:
    """The share of the target's period that the result covers."""
    assert target.period_end is not None
    assert result.period_end is not None
    day = timedelta(days=1)
    start = _start(target)
    return (result.period_end - start + day) / (target.period_end - start + day)


def _is_limit(target: Target, indicator: Indicator | None) -> bool:
    """Whether less is better: 控制在5%以内, or an indicator that is to fall; ranks count down."""
    if target.measure is Measure.RANK:
        return True
    if target.comparator is Comparator.AT_MOST:
        return True
    return indicator is not None and indicator.higher_is_better is False


def _is_met(target: Target, value: float, indicator: Indicator | None) -> bool:
    if _is_limit(target, indicator):
        return value <= (target.value if target.value_max is None else target.value_max)
    return value >= target.value

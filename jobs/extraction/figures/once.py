"""Each figure of an article once: what is told again, or rounded in the headline, is left out."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from storage.records import Comparator, Result, Target

_ROUNDED = 0.05
_EXACT = 3
"""Digits of a figure that two indicators hardly share by chance."""
_NEAR = 6


def _is_rounded(headline: Target | Result, told: Sequence[Target | Result]) -> bool:
    """超过1200亿元 in the headline of an article that tells 1216.8亿元 of the same."""
    return headline.comparator is not Comparator.EQUAL and any(
        (fact.indicator, fact.measure, fact.unit, fact.region, fact.holder)
        == (headline.indicator, headline.measure, headline.unit, headline.region, headline.holder)
        and abs(fact.value - headline.value) <= _ROUNDED * abs(fact.value)
        for fact in told
    )


def _is_headed_by(fact: Target | Result, told: Target | Result) -> bool:
    """电力消费同比增长18.3%。全市工业电力消费…增长18.3%: the same value told again, by a longer
    name, of what the paragraph's first words told.
    """
    if fact.value != told.value or (fact.measure, fact.unit, fact.region) != (
        (told.measure, told.unit, told.region)
    ):
        return False
    return (
        _is_exact(fact)
        and fact.indicator != told.indicator
        and fact.indicator.endswith(told.indicator)
    )


def in_order(
    told: Sequence[Target | Result], tabled: Sequence[Target | Result]
) -> Sequence[Target | Result]:
    """What sentences tell and what tables tell, as it stands on the page."""
    return sorted([*told, *tabled], key=attrgetter("start")) if tabled else told


def once(
    told: Iterable[Target | Result], headlines: Iterable[Target | Result]
) -> list[Target | Result]:
    """Each figure once: its first mention, but the text's rather than the headline's."""
    kept: list[Target | Result] = []
    alike: dict[tuple[object, ...], list[Target | Result]] = {}
    """What is kept, by what may be the same."""
    for fact in told:
        same = alike.setdefault((fact.measure, fact.value, fact.unit), [])
        if not same or not (
            any(_is_headed_by(fact, one) for one in kept[-_NEAR:])
            or any(_is_the_same(fact, one) for one in same)
        ):
            same.append(fact)
            kept.append(fact)
    for fact in headlines:
        same = alike.setdefault((fact.measure, fact.value, fact.unit), [])
        again = any(one.value_max == fact.value_max for one in same)
        headed = bool(same) and any(_is_headed_by(fact, one) for one in kept[-_NEAR:])
        if not (again or headed or _is_rounded(fact, kept)):
            same.append(fact)
            kept.append(fact)
    return kept


def _is_the_same(fact: Target | Result, told: Target | Result) -> bool:
    """Whether two facts of one value, measure and unit say the same."""
    return (
        fact.indicator == told.indicator
        and fact.value_max == told.value_max
        and fact.region == told.region
        and fact.holder == told.holder
        and type(fact) is type(told)
        and (
            fact.period_end == told.period_end
            or (_is_exact(fact) and (fact.period_end is None or told.period_end is None))
        )
    )


def _is_exact(fact: Target | Result) -> bool:
    """Whether two indicators hardly share its value by chance."""
    return len(str(abs(fact.value)).rstrip("0").replace(".", "").strip("0")) >= _EXACT

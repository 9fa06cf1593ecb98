"""Each figure of an article once: what is told again, or rounded in the headline, is left out."""

from collections.abc import Iterable, Sequence

from jobs.extraction.record import record
from storage.records import Comparator, Result, Target

_ROUNDED = 0.05
_EXACT = 3
"""Digits of a figure that two indicators hardly share by chance."""
_NEAR = 6


@record
class Figure:
    fact: Target | Result
    title: bool


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
    if (fact.value, fact.measure, fact.unit, fact.region) != (
        (told.value, told.measure, told.unit, told.region)
    ):
        return False
    exact = len(str(abs(fact.value)).rstrip("0").replace(".", "").strip("0")) >= _EXACT
    return exact and fact.indicator != told.indicator and fact.indicator.endswith(told.indicator)


def once(figures: Iterable[Figure]) -> list[Target | Result]:
    """Each figure once: its first mention, but the text's rather than the headline's."""
    ordered = sorted(figures, key=lambda figure: figure.title)
    seen: set[tuple[object, ...]] = set()
    kept: list[Target | Result] = []
    for figure in ordered:
        fact = figure.fact
        loose = (fact.measure, fact.value, fact.value_max, fact.unit)
        key = (*loose, type(fact), fact.indicator, fact.region, fact.holder, fact.period_end)
        value = (fact.measure, fact.value, fact.unit)
        if value in seen and any(_is_headed_by(fact, told) for told in kept[-_NEAR:]):
            continue
        if key in seen or (figure.title and (loose in seen or _is_rounded(fact, kept))):
            continue
        seen.update((key, loose, value))
        kept.append(fact)
    return kept

"""Periods that a title, an opening or a sentence tells for what follows it."""

from collections.abc import Sequence
from datetime import date, timedelta

from jobs.extraction.context import Sentence
from jobs.extraction.figures.figure_periods import (
    COMPARED,
    OF_A_DEED,
    is_frame,
    is_since_its_deed,
    says_whole_year,
    takes_weeks,
)
from jobs.extraction.rules.members import BODY, TIME_KIND, TITLE
from jobs.extraction.rules.tokens import Period, Token

_TWO_MONTHS, _MOST_OF_A_YEAR = timedelta(days=58), timedelta(days=340)
_PARTS = ("day", "month", "until", "end")
_OPENING = 14
"""Where a sentence's own period starts at the latest: behind it, one is its clause's."""


def opening_period(sentence: Sentence) -> Period | None:
    """The period that a sentence opens with and that holds for those after it."""
    token = opening_token(sentence)
    return token.value if token else None


def opening_token(sentence: Sentence) -> Token | None:
    """The token of the period that a sentence opens with."""
    for token in sentence.periods:
        value: Period = token.value
        if token.start > _OPENING or sentence.text.endswith(COMPARED, 0, token.start):
            return None
        if not is_frame(sentence.text, token) or says_whole_year(sentence.text, token):
            continue
        if value.part == "since" or (value.start is None and value.end is None):
            continue
        if _tells_a_deed(sentence, token) or is_since_its_deed(sentence.text, token):
            continue
        if _is_long_ago(sentence, token):
            continue
        return (_told_on(sentence, token) if value.part == "day" else None) or token
    return None


def _tells_a_deed(sentence: Sentence, token: Token) -> bool:
    """项目2023年3月开工: nothing else is of that month."""
    told_behind = token.start > 0 and token.value.part in _PARTS
    return told_behind and OF_A_DEED.match(sentence.text, token.end) is not None


def _is_long_ago(sentence: Sentence, token: Token) -> bool:
    """2012年以前: how things were once, of which nothing else is told."""
    return sentence.text.endswith("年以前", 0, token.end)


def _told_on(sentence: Sentence, day: Token) -> Token | None:
    """The period that something told on a day is about: 4月19日，记者获悉，今年一季度，…."""
    first = min((figure.start for figure in sentence.quantities), default=0)
    for token in sentence.periods:
        if day.end < token.start < first and takes_weeks(token.value):
            return token if is_frame(sentence.text, token) else None
    return None


def so_far(sentence: Sentence, latest: date | None) -> Period | None:
    """The part of this year, from its first day on, that a sentence tells of last: 1至5月."""
    for token in reversed(sentence.periods):
        value: Period = token.value
        start, end = value.start, value.end
        if start is None or end is None or latest is None or (start.month, start.day) != (1, 1):
            continue
        if start.year == latest.year and end <= latest and is_frame(sentence.text, token):
            return value
    return None


def title_period(sentences: Sequence[Sentence]) -> Period | None:
    """What the whole article reports on: the period that its title names."""
    for sentence in sentences:
        if sentence.paragraph.kind is TITLE:
            for token in sentence.periods:
                value: Period = token.value
                if value.start is not None and value.end is not None:
                    return value
    return None


def lead_period(sentences: Sequence[Sentence]) -> Period | None:
    """The months that the first paragraph names right behind the figures that it opens with:
    产值增长9%，投资增长12%。上半年，…
    """
    body = (each for each in sentences if each.paragraph.kind is BODY)
    first = next(body, None)
    if first is None or first.periods or not first.quantities:
        return None
    for sentence in body:
        if sentence.paragraph_index != first.paragraph_index:
            return None
        if sentence.periods:
            told = opening_period(sentence)
            if told is None or told.start is None or told.end is None:
                return None
            return told if _TWO_MONTHS <= told.end - told.start <= _MOST_OF_A_YEAR else None
    return None


def running_period(sentence: Sentence, least: int) -> Period | None:
    """A period of more than `least` days that a paragraph names before its first figure."""
    periods = sentence.periods
    if not periods or sentence.text.startswith("“"):
        return None  # “今年行情好，…” tells of who says it
    # 百日攻坚会 is no figure.
    figures = (token.start for token in sentence.quantities if token.value.kind is not TIME_KIND)
    first = min(figures, default=None)
    for token in periods:
        value: Period = token.value
        if first is not None and token.start > first:
            return None
        if value.start is None and sentence.text[token.start] in "到至":
            continue
        if _is_long_ago(sentence, token):
            continue
        start = value.start or (value.end and date(value.end.year, 1, 1))
        if start is None or value.end is None or (value.end - start).days < least:
            continue
        if value.part == "month" and sentence.text.startswith("的", token.end):
            continue  # 9月的某县，蟹肥菊黄 sets a scene
        if _tells_a_deed(sentence, token) or is_since_its_deed(sentence.text, token):
            continue
        if is_frame(sentence.text, token) and not says_whole_year(sentence.text, token):
            return value
    return None

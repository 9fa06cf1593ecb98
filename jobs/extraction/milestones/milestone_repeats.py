"""Milestones that an article tells more than once: each counts once, with its day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from jobs.extraction.milestones.milestone_event import Event
from jobs.extraction.rules.tokens import Token
from storage.records import Milestone

_ADVERBS = re.compile("正式|顺利|全面|成功|全部|已经|已|圆满|同步")
_ONE_EVENT = timedelta(days=20)

Said = tuple[object, ...]
"""What tells a milestone from others."""


def said(project: str, event: Event, period: Token | None) -> Said:
    """Whose an event is, its words, and what was spent by when."""
    words = _ADVERBS.sub("", event.words)
    by = period.value.end if period is not None and event.amount is not None else None
    return project, words, event.status, event.amount, event.progress, by


def to_be_told(facts: dict[Said, Milestone], key: Said, period: Token | None) -> Said | None:
    """As what an event is to be told; None where a fact tells it already.

    Told with its day it takes the place of what had none. Told of a day weeks apart it is of
    another part of the work: 甲地块9月底交付，乙地块11月底交付.
    """
    known = facts.get(key)
    if known is None or period is None:
        return key if known is None else None
    if known.date_end is None:
        return key
    day: date | None = period.value.end
    if day is None or abs(day - known.date_end) <= _ONE_EVENT or (*key, day) in facts:
        return None
    return (*key, day)


def each_once(facts: Sequence[Milestone]) -> list[Milestone]:
    """投产 of a headline is the 建成投产 of the text: same project, same day, said shorter."""
    return [
        fact
        for fact in facts
        if fact.date_end is None
        or fact.amount is not None
        or fact.progress is not None
        or not any(
            fact.event in other.event
            and fact.event != other.event
            and (other.project, other.status, other.date_end)
            == (fact.project, fact.status, fact.date_end)
            for other in facts
        )
    ]

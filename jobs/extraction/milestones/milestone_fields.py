"""Events told as the fields of a form are: 开工时间：2023年3月, 计划竣工时间为2025年6月."""

import re
from collections.abc import Sequence

from jobs.extraction.milestones.milestone_event import Event, is_planned
from jobs.extraction.rules.tokens import Token
from storage.records import Status

_NO_LONGER = ("原定", "原", "原计划", "原定的")
_TIME = re.compile("(?:建设)?(?:时间|日期)(?:定?[为是在于]|：)?")


def told_by_its_time(
    text: str, start: int, found: "re.Match[str]", tokens: Sequence[Token]
) -> list[Event]:
    """The event that `found` are the words of, where its time follows; `start` is its clause's."""
    time, before = _TIME.match(text, found.end()), text[start : found.start()]
    if time is None or before.endswith(_NO_LONGER):
        return []
    day = next((each for each in tokens if each.start == time.end()), None)
    if day is None or day.kind != "period" or day.value.end is None:
        return []
    status = Status.PLANNED if is_planned(before) else Status.DONE
    return [Event(found[0], found.start(), day.end, status, "milestone.told-by-its-time")]

"""Events told with nothing but their time: 计划竣工时间为2025年6月, 开工时间推迟至9月."""

import re
from collections.abc import Sequence

from jobs.extraction.milestones.milestone_event import Event, is_planned
from jobs.extraction.rules.tokens import Token
from storage.records import Status

_NO_LONGER = ("原定", "原", "原计划", "原定的")
_TIME = re.compile("(?:建设)?(?:时间|日期)(?:定?[为是在于]|：)?")

MOVED = "(?:推迟|延期|顺延|延后|延迟|推后)[到至]|延[到至]"
_WHOLE = "开工|动工|完工|竣工|建成|投产|通车|通水|投用|交付|启用|运营|开放|投入使用|合龙"
_MEANT = re.compile(
    f"(?:原定于?|原计划|原本|原拟)[^。；]{{0,16}}?(?P<planned>{_WHOLE})"
    f"|(?P<timed>{_WHOLE})(?:时间|日期|节点|期限)"
)
"""What was to happen, or the time of what, that is moved."""
_HAPPENS_THEN = re.compile(f"[之以]?前?(?:全部|全面|正式|才能|再)?(?:{_WHOLE})")
_REACH = 50


def told_by_its_time(
    text: str, start: int, found: "re.Match[str]", tokens: Sequence[Token]
) -> list[Event]:
    """The event that `found` are the words of, where its time follows; `start` is its clause's."""
    if found["moved"]:
        return _moved(text, found, tokens)
    time, before = _TIME.match(text, found.end()), text[start : found.start()]
    if time is None or before.endswith(_NO_LONGER):
        return []
    day = next((each for each in tokens if each.start == time.end()), None)
    if day is None or day.kind != "period" or day.value.end is None:
        return []
    status = Status.PLANNED if is_planned(before) else Status.DONE
    return [Event(found[0], found.start(), day.end, status, "milestone.told-by-its-time")]


def _moved(text: str, found: "re.Match[str]", tokens: Sequence[Token]) -> list[Event]:
    """What is put off to a day, which follows the words `found`: 原定6月开工，推迟至9月."""
    # The token of 到今年6月 begins with 到.
    end = found.end()
    days = (each for each in tokens if each.kind == "period" and end - 1 <= each.start <= end)
    day = next(days, None)
    if day is None or day.value.end is None or _HAPPENS_THEN.match(text, day.end):
        return []
    before = _MEANT.finditer(text, max(0, found.start() - _REACH), found.start())
    meant = [one["planned"] or one["timed"] for one in before][-1:]
    return [
        Event(words, found.start(), day.end, Status.PLANNED, "milestone.moved") for words in meant
    ]

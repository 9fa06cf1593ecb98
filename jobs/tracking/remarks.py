"""What the sentence around a fact says of it besides: that a work is late, a target dropped.

Only what an article says is said here: that a date is over makes nothing late.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from jobs.tracking.names import plain_name
from storage.records import Figure, Milestone, Project, Result, StoredFact, Target

_LATE = re.compile(
    "滞后|延误|逾期|延期|推迟|拖延|[未没]有?能?够?(?:按期|如期|按时)|"
    "(?:慢于|落后于?|晚于)(?:原定?|计划|时序|序时)"
)
_NOT_LATE = re.compile(
    "不$|(?:不[得能可会许再存]|无一?|没有|未出?现?|杜绝|防止|避免|严禁|禁止|绝不|决不|以免|克服|"
    "如果?|若|凡|一旦|可能|是否|对于?|消除|扭转|改变)[^，,；]{0,4}$"
)
_DROPPED = re.compile(
    "(?<!不)(?:取消|不再(?:设定?|提出?|保留|执行|实行|列|作为)|撤销|放弃)[^。；]{0,30}目标|"
    "目标[^，。；]{0,30}(?<!不)(?:取消|不再(?:设定?|提出?|保留|执行|实行|列|作为)|撤销|放弃)"
)

_AIM = "标"
"""In each of these patterns; 目 标 may be broken by what stands between."""


def is_late(stored: StoredFact, others: Iterable[StoredFact] = ()) -> bool:
    """Whether the article says of this work, in this sentence, that it is late.

    `others` are the facts of the article: what follows another work's name is said of that one.
    """
    text, start = _around(stored)
    names = {name for each in others if (name := _work(each)) not in {"", _work(stored)}}
    for late in _LATE.finditer(text, start):
        between = text[start : late.start()]
        if _NOT_LATE.search(text[: late.start()]) or any(name in between for name in names):
            continue
        return True
    return False


def drops(stored: StoredFact) -> bool:
    """Whether the article says that this target is given up."""
    if not isinstance(stored.fact, Target):
        return False
    return _says_dropped(stored)


def with_dropped_targets(facts: Iterable[StoredFact]) -> list[StoredFact]:
    """The facts, with figures of dropped targets as targets: 取消年初提出的增长20%的目标.

    Where such a sentence names no period, it speaks of the year in which it was printed.
    """
    return [_as_target(stored) for stored in facts]


def _as_target(stored: StoredFact) -> StoredFact:
    fact = stored.fact
    if not isinstance(fact, Figure) or not _says_dropped(stored):
        return stored
    names = {name for name in Result.__dataclass_fields__ if name != "trace"}
    values = {name: getattr(fact, name) for name in names}
    if fact.period_end is None:
        year = stored.published_on.year
        values |= {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return replace(stored, fact=Target(**values))


def _says_dropped(stored: StoredFact) -> bool:
    if _AIM not in stored.sentence and _AIM not in stored.fact.quote:
        # Histories have thousands of facts, and hardly one is of a dropped target.
        return False
    text, start = _around(stored)
    quoted = range(start, start + len(plain_name(stored.fact.quote)))
    found = _DROPPED.finditer(text)
    return any(each.start() < quoted.stop and quoted.start < each.end() for each in found)


def _around(stored: StoredFact) -> tuple[str, int]:
    """The sentence around a fact on one line, and where in it the fact's quote begins."""
    quote, sentence = plain_name(stored.fact.quote), plain_name(stored.sentence)
    at = sentence.find(quote)
    return (quote, 0) if at < 0 else (sentence, at)


def _work(stored: StoredFact) -> str:
    match stored.fact:
        case Project() as project:
            return plain_name(project.name)
        case Milestone() as milestone:
            return plain_name(milestone.project)
        case _:
            return ""

"""How an event stands by the words before it: planned, under way or done."""

import re
from collections.abc import Sequence

from jobs.extraction.milestones.milestone_event import Event, is_planned
from jobs.extraction.rules.quantity import QuantityKind
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_groups import clause_before
from storage.records import Status

_PROMISES = ("完成", "建成", "实现")
_GOES_ON = ("，", "、")
# 计划10月开工，实际于次年3月开工
_IN_FACT = re.compile("已|实际|最终|直到|但|后因|才")
_UNDERWAY = re.compile("正在|正(?![式线桥洞])|同步进行|抓紧|加紧|加快|推进中|有序")


def status_of(
    text: str,
    start: int,
    found: "re.Match[str]",
    tokens: Sequence[Token],
    periods: Sequence[Token] = (),
) -> Status:
    """How an event stands by the words before it in its clause, which begins at `start`.

    `periods` are those of its sentence: 预计8月完成初验，9月投入使用 is all of it promised.

    正在 is not of it where another work stands between: 甲路正在改造、乙路5月份开工.
    """
    if is_planned(text[start : found.start()]):
        return Status.PLANNED
    if start > 0 and text.startswith(_PROMISES, start):
        # 今年将完成大坝填筑；完成隧洞贯通: the same promise goes on.
        before = clause_before(text, start - 1, start)
        if is_planned(before) and any(word in before for word in _PROMISES):
            return Status.PLANNED
    if len(periods) > 1 and _is_promised_too(text, start, found.start(), periods):
        return Status.PLANNED
    rows = [
        token.start
        for token in tokens
        if token.kind == "project" and text[token.start - 1 : token.start] == "、"
    ]
    start = max([start, *(first for first in rows if first < found.start())])
    under_way = _UNDERWAY.search(text, start, found.start()) is not None
    reached = found["reached"] or ""
    if (
        under_way
        or reached.startswith(("进入", "步入", "迈入", "转入", "进行"))
        or reached.endswith("尾声")
    ):
        return Status.UNDERWAY
    return Status.DONE


def _is_promised_too(text: str, start: int, end: int, periods: Sequence[Token]) -> bool:
    """Whether a clause with a day of its own goes on with what the one before promises."""
    here = [each.value.end for each in periods if start <= each.start < end]
    if not here or text[start - 1 : start] not in _GOES_ON or _IN_FACT.search(text, start, end):
        return False
    before = clause_before(text, start - 1, start)
    opened = start - 1 - len(before)
    days = [each.value.end for each in periods if opened <= each.start < start - 1]
    if not days or (days[-1] is None) != (here[-1] is None):
        return False
    later = here[-1] is None or here[-1] > days[-1]
    return later and is_planned(before)


def agreement(found: "re.Match[str]", text: str, start: int, tokens: Sequence[Token]) -> Event:
    """What was agreed on, with its sum where one is told: 签订30亿元的合作协议 is 签订合作协议."""
    sums = [
        token.value
        for token in tokens
        if token.kind == "quantity" and found.start() <= token.start < found.end()
    ]
    money = next((value for value in sums if value.kind is QuantityKind.MONEY), None)
    return Event(
        found[0][:2] + found[0].rpartition("的")[2].removeprefix(found[0][:2]).removeprefix("了"),
        found.start(),
        found.end(),
        status_of(text, start, found, tokens),
        "milestone.agreement",
        amount=round(money.value, 2) if money else None,
        unit=money.unit if money else None,
    )

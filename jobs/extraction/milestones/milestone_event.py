"""An event of a work, and the words of time that stand before it."""

import re
from datetime import date
from typing import Any

from jobs.extraction.rules.value import Value
from storage.records import Milestone, Status

# Each of its choices begins with a character, by which `re` passes over what begins none of them.
FUTURE = re.compile(
    "将(?!军)|需|预计(?!总?投资)|计划(?<![较比按]计划)(?<![较比按]原计划)(?!工期|内容|总?投资)|以最[快短大]|可以|可(?=全部|全面|全线|基本|正式|如期|建成|完工|竣工|通车|投|试)|力争|争取|确保|有望|拟|即将|可望|预期|目标|要(?!求)|必须|保证|努力|年底可|抓紧|尽快|早日|推动|推迟|延期|延至"
    "|实现.{0,6}目标|方可|才能|能够|希望|待"
)
# What stands before the words of an event or a measure and is none of them.
LEAD = re.compile(
    "^(?:）|我们|有(?=\\d)|因此|由此|为此|从而|前不久|（[^（）]*）|就能|能(?!源)|[，、；：。“”\\s]|于|将|已经|已|也|预计|计划|争取|力争|确保|在|会(?![展议场客堂])|可(?![研行])|并|的|其中|其(?![它他余])|正(?![式线桥洞])|正在|目前|眼下|如今|时下|当前|现在|形象进度(?=[^，。；0-9])|近日|日前|今年|上午|下午|当晚|凌晨|有望|即将|要"
    "|实现|能够|年内|前(?!期)|内(?![容外])|就|都|还|又|则|才|刚刚|刚|同日|当日|当天|现已|现(?=[已正]|主体|[^，。；、]{0,6}主体)|前不久|[春夏秋冬]季(?:学期)?|暑期|标志着|让|使|，|等(?:[0-9]+余?[个项]|一批)?[^，。；、]{0,6}(?:项目|工程)|[0-9两三四五六七八九]个(?:项目|工程))+"
)


# A time without a day: 汛前, 全运会前, 近期.
SOON = re.compile(
    "(?:(?<![0-9一二三四五六七八九十几多两])年|主?汛期?|入汛|春节|春运|中秋|过年|节|开学|暑假|寒假|高考|供暖[季期]?|采暖期|入冬|封冻|上冻|春耕|[^，。；]{0,2}运会|奥会|博览会|博会)(?:到来|来临|开幕|召开)?[之以]?前"
    "|近日内?|近期|日内|不日|[0-9一二两三四五六七八九十]+个月[之以]?后"
)
_MAY_BE_SOON = re.compile("[前近内不后]")
"""One of these stands in whatever says so; it is found faster."""
_DEADLINE = re.compile("前(?:全面|全部|全线|基本|正式|如期|顺利|实现|建设|可)*$")
_PAST = ("目前", "此前", "日前", "先前", "以前", "提前", "前前")
# Who speaks for an office or an enterprise is not what is spoken of: 某某公司总经理.
ROLE = (
    "(?:负责人|董事长|总经理|经理|厂长|场长|总监|总工程师|总工|局长|主任|院长|校长|书记|部长"
    "|科长|工程师)"
)


class Event(Value, frozen=True):
    """An event in a clause. `start` and `end` count characters of the sentence's text.

    `surely` tells that the words leave no doubt that it happened, though they give no day.
    """

    words: str
    start: int
    end: int
    status: Status
    rule: str
    surely: bool = False
    soon: bool = False
    """It is promised for a time that has no day: 汛前, 全运会前, 近期."""
    marked: bool = False
    """A word such as 已 or 日前 says that it lies behind."""
    turn: tuple[int, int] | None = None
    """Which of how many figures it has that are dealt out in turn: 分别完成67%、95%."""
    progress: float | None = None
    amount: float | None = None
    unit: str | None = None


def is_planned(before: str) -> bool:
    """Whether the words before an event say that it is still to come."""
    deadline = _DEADLINE.search(before) if "前" in before else None
    if deadline and not before.endswith(_PAST, 0, deadline.start() + 1):
        return True  # 供暖前全部完成
    return FUTURE.search(before) is not None and "已" not in before


def is_soon(before: str) -> bool:
    """Whether the words before an event promise it for a time that has no day: 力争汛前完工."""
    return bool(_MAY_BE_SOON.search(before) and SOON.search(before)) and is_planned(before)


def time_told(text: str, start: int, end: int) -> int:
    """Where the last words of a stretch end that speak of a time to come; else its start."""
    found = [FUTURE.finditer(text, start, end)]
    if _MAY_BE_SOON.search(text, start, end):
        found.append(SOON.finditer(text, start, end))
    return max([start, *(each.end() for some in found for each in some)])


def milestone_of(
    event: Event,
    project: str,
    status: Status,
    days: tuple[date | None, date | None],
    evidence: dict[str, Any],
) -> Milestone:
    """The fact that an event of a project makes.

    `days` are the first and the last that it may be of; `evidence` are the fields of `Evidence`.
    """
    return Milestone(
        **evidence,
        project=project,
        event=event.words,
        status=status,
        date_start=days[0],
        date_end=days[1],
        progress=event.progress,
        amount=event.amount,
        unit=event.unit,
    )

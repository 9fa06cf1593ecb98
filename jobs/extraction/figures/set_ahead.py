"""What sets a figure for a time to come without a word such as 力争: 今年增长4%左右."""

import re
from datetime import date, timedelta

from jobs.extraction.context import Sentence
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.tenses import Tense
from jobs.extraction.rules.members import RANK
from jobs.extraction.rules.tokens import Period, Token
from storage.records import Result, Target

_HELD = ("稳定在", "保持在", "控制在", "维持在")
_ABOUT = ("以上", "左右", "以内")
_MOST_OF_A_YEAR = timedelta(days=240)
_TO_BUILD = re.compile("新建|改建|扩建|改造|整治|治理|修复|修建|铺设|建设")
_YET_TO_DO = re.compile(
    "(?:再|预算|计划)安排|安排(?=[^，,。；;]{0,12}(?:支出|资金|预算|经费|投资))|新建|改扩建|改建|扩建|改造"
)
_DUE = re.compile("(?:全部|全面|基本|确保)*(?:完工|竣工|投用|投入使用|交付|建成|通车|完成)")


def is_set_ahead(
    sentence: Sentence,
    link: Link,
    own: Token | None,
    known: Period | None,
    *,
    latest: date | None,
    tense: Tense,
) -> bool:
    """Whether a figure that no word promises is set for a time to come.

    `own` is the period that its sentence gives it, `known` that of those before; `latest` is the
    last day that the article may be of.
    """
    text, period = sentence.text, own.value if own else known
    if own is None and latest and _is_of_a_year_to_come(known, latest):
        return not tense.reports(link.frame.quantity.end)  # 明年计划种植8万亩。其中，小麦5万亩
    if _is_held(text, link, period, latest=latest, tense=tense):
        return True
    if own is None:
        return bool(sentence.periods) and _is_due(sentence, link, latest, tense)
    return _is_yet_to_be_done(text, link, own, latest=latest, tense=tense)


def is_part_of_aim(text: str, link: Link, aim: Target | Result, tense: Tense) -> bool:
    """Whether a figure is a part of the aim told before, or a change of one: 计划种植8万亩。其中，
    小麦5万亩，增加2000亩.
    """
    if not text.startswith("其中") or tense.reports(link.frame.quantity.end):
        return False
    return link.frame.relative or link.frame.value.unit == aim.unit


def _is_of_a_year_to_come(period: Period | None, latest: date) -> bool:
    if period is None or period.start is None or period.part != "year":
        return False
    return period.start > latest


def _is_held(
    text: str, link: Link, period: Period | None, *, latest: date | None, tense: Tense
) -> bool:
    """Whether a figure is set for a year that has only begun: 今年，收入增长4%左右."""
    quantity = link.frame.quantity
    if not text.endswith(_ABOUT, 0, quantity.end) and not text.endswith(_HELD, 0, quantity.start):
        return False
    return _has_only_begun(period, latest) and not tense.reports(quantity.end)


def _is_yet_to_be_done(
    text: str, link: Link, own: Token, *, latest: date | None, tense: Tense
) -> bool:
    """Whether a sentence of a year that has only begun tells what is set for it: 今年安排教育支出
    5亿元，增长6%; 2023年新建幼儿园12所.
    """
    if own.value.part != "year" or link.frame.measure is RANK:
        return False
    if (
        not _has_only_begun(own.value, latest)
        or tense.reports_behind(own.end)
        or "已" in text[own.end :]
    ):
        return False
    return _YET_TO_DO.search(text, own.end, link.frame.quantity.end) is not None


def _has_only_begun(period: Period | None, latest: date | None) -> bool:
    if latest is None or period is None or period.start is None or period.end is None:
        return False
    return period.start <= latest < period.end - _MOST_OF_A_YEAR


def _is_due(sentence: Sentence, link: Link, latest: date | None, tense: Tense) -> bool:
    """Whether a day to come is set for what is counted: 新建学校3所，8月底前投入使用."""
    text, quantity = sentence.text, link.frame.quantity
    if latest is None or link.frame.relative:
        return False
    if tense.reports(quantity.end) or _TO_BUILD.match(link.name) is None:
        return False
    return any(
        token.start > quantity.end
        and token.value.part == "until"
        and token.value.end > latest
        and _DUE.match(text, token.end) is not None
        and "；" not in text[quantity.end : token.start]
        for token in sentence.periods
    )

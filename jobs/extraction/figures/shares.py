"""Shares: what has so much of what (占全市比重), and what is said of it next."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.drafts import Draft, quoted
from jobs.extraction.figures.frames import Frame, level_of
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link
from jobs.extraction.names.phrases import is_only_verbs, short_name, without_verb
from jobs.extraction.rules.members import (
    GROWTH,
    INCREMENT,
    MONEY_KIND,
    MULTIPLE,
    POINTS_KIND,
    RANK,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace

SHARE_ALONE = frozenset(("占比", "比重", "比例", "其占比", "其比重", "其比例", "完成进度"))
"""What a figure that is called by it alone has of the one before it."""
PULL = re.compile("(?:合计|共|直接)?(?P<way>[上下]拉|[上下]?拉动)(?P<what>.{2,12}?)(?:增速|增长)?")
PULLED = "link.pull"
"""How a figure is linked that tells what another does for a whole; nothing goes on about it."""
PLANNED = "link.plan"
"""How a figure is linked that a share tells of its plan."""
_SHARES = ("占比", "比重")
_AMONG = re.compile("其中[，,]?$")
_PLAN = re.compile("目标|计划|任务")
_SUM_ENDS = frozenset("资入值收额金税出费款量润业")
"""What a name ends with that says which money is meant."""
_SPEED_BEHIND = re.compile("(?:增速|增幅)$")
_ECONOMY = dict.fromkeys(("GDP", "生产总值"), "地区生产总值")
CONTRIBUTION = "贡献率"
"""What a share is called that tells how much something did for a whole."""
_CONTRIBUTION = re.compile(f"(?:对.*)?(?:的)?{CONTRIBUTION}$")
_WHOLES = {"", "经济", "经济增长", "GDP", "GDP增长", "地区生产总值", "地区生产总值增长"}
_COMPLETED = re.compile("完成了?$")


def share_of(draft: Draft, last: Link | None, text: str) -> Link:
    words = draft.before.text
    told = bool(words) and (words.endswith("投资") or not is_only_verbs(words))
    planned = words == "投资" and text.endswith("计划", 0, draft.before.start)
    subject = "计划投资" if planned else short_name(without_verb(words)) if told else ""
    if not subject and last is not None:
        subject = last.subject or _SPEED_BEHIND.sub("", last.name)
    name = _share_of_whole(subject, draft.frame.whole)
    token = quoted(draft)
    return Link(draft.frame, name, token, "link.share-of", None, not words, subject)


def _share_of_whole(subject: str, whole: str) -> str:
    return f"{subject}占{_ECONOMY.get(whole, short_name(whole))}比重" if whole else f"{subject}占比"


def shares_of_each(names: Sequence[str], frame: Frame) -> list[str]:
    """分别完成年度任务的95%、93%: of what each is told, where that is a share of a whole."""
    if frame.word != "占" or not frame.whole:
        return list(names)
    return [_share_of_whole(name, frame.whole) for name in names]


def plan_of(draft: Draft, share: Link, last: Link | None) -> Link | None:
    """What was planned, where a share of it tells that: 完成全年任务1200人的114%."""
    amounts = [part for part in draft.token.parts[:-1] if part.kind == "quantity"]
    if not amounts or not share.subject or _PLAN.search(draft.frame.whole) is None:
        return None
    amount = amounts[0]
    measure = level_of(amount.value)
    if last is not None and last.frame.value.unit == amount.value.unit:
        measure = last.frame.measure
    frame = Frame(amount, measure, amount.value, word="计划")
    token = Token("frame", amount.start, amount.end, frame, "figure.plan", (amount,))
    name = share.subject
    if amount.value.kind is MONEY_KIND and share.indicator is None and name[-1:] not in _SUM_ENDS:
        name = f"{name}计划投资"  # 产业园已完成全年计划3亿元的94%
    return Link(frame, name, token, PLANNED, share.indicator, True)


def is_of_subject(frame: Frame) -> bool:
    """Whether what follows a share speaks of what has it: 占预算的40%，增长4%, 减收200万元."""
    if frame.value.kind is MONEY_KIND or frame.measure is GROWTH or frame.measure is MULTIPLE:
        return True
    return frame.measure is INCREMENT and frame.value.kind is not POINTS_KIND


def contribution_of(last: Link | None, words: str) -> str:
    """工业增加值40亿元，占GDP的27%，对GDP的贡献率为30%: whose contribution `words` name."""
    if last is None or last.frame.measure is RANK:
        return words
    subject = last.subject or _SPEED_BEHIND.sub("", last.name)
    return f"{subject}对{words.replace('的', '')}"


def names_who_pulls(share: Link) -> bool:
    """Whether a `CONTRIBUTION` says what it is that did so much: not 对经济增长的贡献率 alone."""
    return share.name.endswith(CONTRIBUTION) and _CONTRIBUTION.sub("", share.name) not in _WHOLES


def pulled(draft: Draft, last: Link, pull: re.Match[str]) -> Link:
    """上拉地区生产总值增速0.5个百分点: what the figure before does for a whole."""
    told = _CONTRIBUTION.sub("", last.name)
    subject = last.subject or _SPEED_BEHIND.sub("", told)
    frame = replace(draft.frame, measure=INCREMENT)
    if pull["way"].startswith("下"):
        frame = replace(frame, value=replace(frame.value, value=-frame.value.value))
    name = f"{subject}拉动{pull['what']}增长"
    return Link(frame, name, quoted(draft), PULLED, None, True)


def is_completed(frame: Frame, last: Link, text: str) -> bool:
    """计划投资5亿元，完成81%: how much of the sum before it is done."""
    done = frame.measure is SHARE and last.frame.value.kind is MONEY_KIND
    return done and _COMPLETED.search(text, 0, frame.quantity.start) is not None


def part_of_sum(
    words: str, last: Link, text: str, start: int, lexicon: IndicatorLexicon
) -> str | None:
    """减税降费5亿元，其中制造业占比38%: the name of a share of the sum told right before it,
    whatever else is known by its words, which stand at `start`.
    """
    if not words.endswith(_SHARES) or words in SHARE_ALONE:
        return None
    if last.frame.value.kind is SHARE_KIND or _AMONG.search(text, 0, start) is None:
        return None
    if words.startswith("税") and lexicon.find(words) is not None:
        return None  # 一般公共预算收入20亿元，其中税收占比81%
    return f"{words[:-2]}占{last.name}比重"

"""What is said of all of a list, or of all told before: 产值、税收均翻番, 三项均增长5%."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.dealing import ENDS, speed_of
from jobs.extraction.figures.drafts import ITEMS, SPEED, Draft
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical
from jobs.extraction.names.phrases import short_name, without_verb
from jobs.extraction.rules.condensed import restretched
from jobs.extraction.rules.members import GROWTH, MULTIPLE, RANK, SHARE
from jobs.extraction.rules.value import replace

_OF_ALL = re.compile("(?<![年平户人])[均都]")
_INDICATORS = re.compile(
    "([^，,。；;：:]+、[^，,。；;：:]+?)等?[两二三四五六七八九十]*[大项个]?"
    "(?:主要)?(?:经济)?指标(?:的?增[速幅])?，?$"
)
"""What is listed before a rank that is said of all: 甲、乙、丙三项指标增速，均居…"""
SHARED = {MULTIPLE, GROWTH, RANK, SHARE}
"""What may be told of all of a list, or of all told before."""
_EACH = re.compile("[分则]?[均都]")
_LISTED = re.compile("(?:(?!和|及(?!率)|与|、|以及).)+")


def of_each(
    text: str, link: Link, draft: Draft, links: Sequence[Link], lexicon: IndicatorLexicon
) -> list[Link]:
    """产值、税收、企业数量倍增: what is said of a list is said of each."""
    if draft.frame.measure is RANK:
        ranks = _ranks_of_all(text, link, draft, lexicon)
        if len(ranks) > 1:
            return ranks
    frame, before = draft.frame, draft.before
    if link.inherited:
        said = text[draft.token.start : frame.quantity.start]
        of_all = not before.text and _is_of_all(frame, said)
        return _of_all_before(draft, link, links) if of_all else [link]
    lead = text[before.end : frame.quantity.start]
    items = list(_LISTED.finditer(before.text)) if _is_shared(frame, before.text, lead) else []
    if frame.measure is SHARE and not all(item[0].endswith("率") for item in items):
        return [link]
    if len(items) < 2 or any(len(item[0]) < 2 for item in items):
        return [link]
    each = []
    for item in items:
        name, indicator = canonical(lexicon, short_name(without_verb(item[0])))
        start = before.start + item.start()
        token = restretched(draft.token, start)
        each.append(Link(link.frame, name, token, "link.each-of-a-list", indicator))
    return each


def _is_shared(frame: Frame, words: str, lead: str) -> bool:
    """Whether a figure is told of each of the words before it; `lead` stands between them."""
    if frame.measure is SHARE:
        return not frame.relative and words.endswith("率")
    if frame.measure is MULTIPLE:
        return not words.endswith("之比")
    if frame.measure is not GROWTH:
        return False
    # 客运量、旅客周转量、货运量增长6%
    listed = words.split("、") if words.count("、") > 1 else ()
    all_measures = bool(listed) and all(item.endswith(ENDS) for item in listed)
    return all_measures or _EACH.match(lead) is not None


def _is_of_all(frame: Frame, text: str) -> bool:
    """Whether a growth without words of its own is told of all before it: 均增长20%."""
    grows = frame.relative and frame.measure is GROWTH
    if not grows and frame.measure is not RANK:
        return False
    return _OF_ALL.search(text) is not None


def _of_all_before(draft: Draft, link: Link, links: Sequence[Link]) -> list[Link]:
    """The link, once for each figure told since the last growth."""
    told: dict[str, Link] = {}
    for one in reversed(links):
        if one.frame.relative:
            break
        told.setdefault(one.name, one)
    if len(told) < 2:
        return [link]
    token = restretched(draft.token, draft.token.start)
    return [
        replace(link, name=one.name, indicator=one.indicator, token=token, how="link.of-all-before")
        for one in reversed(told.values())
    ]


def _ranks_of_all(text: str, link: Link, draft: Draft, lexicon: IndicatorLexicon) -> list[Link]:
    """The rank, once for each of the indicators that are listed before it."""
    start = draft.token.start
    before = text[:start] if "指标" in text else ""
    if before and (listed := _INDICATORS.search(before)):
        items, fast = listed[1].split("、"), True
        token = restretched(draft.token, start)
    elif _OF_ALL.search(text, start, draft.frame.quantity.start):
        words = SPEED.sub("", draft.before.text)
        items, fast = ITEMS.split(words), words != draft.before.text
        token = link.token
    else:
        return [link]
    names = [canonical(lexicon, short_name(item)) for item in items]
    if len(names) < 2 or any(indicator is None for _, indicator in names):
        return [link]
    how = "link.each-of-a-list"
    return [
        Link(
            link.frame, speed_of(name) if fast else name, token, how, None if fast else known, True
        )
        for name, known in names
    ]

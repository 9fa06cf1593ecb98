"""Whose an event is by its own words, where no work is spoken of: 普查工作将于4月30日结束."""

import re

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.milestones.counted_works import counted_works, may_count_works
from jobs.extraction.milestones.milestone_ceremonies import CEREMONY
from jobs.extraction.milestones.milestone_event import Event
from jobs.extraction.milestones.milestone_subjects import OTHERS, STRANGER, STRANGERS, Subject
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.places.project_places import place_of
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_mentions import ReadSentence

# 征地拆迁工作将于5月底前完成: a piece of work that is no project.
_IN_HAND = Spotted(
    "(?:工作|普查|排查|清查|整治|调查|行动|评估|征收|登记|换届|创建)(?=(?:将|要|应|须|需|也|已经|已|均|全部|力争|争取|确保|计划|预计|必须|在|于)*(?:今年|明年|[0-9]))"
)
_NOT_IN_HAND = re.compile("[我你他她这那其该]|公司|集团|企业|会议|有关|相关|各项|下一步|[0-9]")
_ONLINE = re.compile("上线|开通|启用|首发|开行|试运行|试运营|投入(?:使用|运行)")
_AGREEMENT = re.compile(
    "(?<=[订署下了的])(?![一两三四五六七八九十0-9]+[个项份])[^，。；的了]{4,24}(?:协议|合同|备忘录)$"
)
_NAME_LENGTHS = (6, 30)
_SHORTEST_WORK = 4


def may_name(sentence: Sentence) -> bool:
    """Whether a sentence that names no work may yet tell whose its event is."""
    spots = sentence.spots
    named = CEREMONY in spots or _IN_HAND in spots or STRANGERS in spots
    if named or "获批" in sentence.text or "签" in sentence.text:
        return True
    return may_count_works(sentence)


def by_their_event(
    context: ArticleContext, read: ReadSentence, event: Event, start: int, *, dated: bool
) -> list[Subject]:
    """What is known for a subject by the words of its event alone, where no work is spoken of."""
    found = _funded(context, read, event, start) or _agreed(context, read, event)
    if found or not dated or event.rule != "milestone.event":
        return found
    return (
        _in_hand(context, read, event, start)
        or _brought_online(context, read, event, start)
        or counted_works(context, read, event, start)
    )


def _funded(context: ArticleContext, read: ReadSentence, event: Event, start: int) -> list[Subject]:
    """A work that is only named where it gets its money: 某厂提标改造获批专项债券5000万元."""
    words = read.sentence.text[start : event.start]
    if event.rule != "milestone.funded" or not _NAME_LENGTHS[0] <= len(words) <= _NAME_LENGTHS[1]:
        return []
    if not event.words.startswith("获批") or OTHERS.search(words):
        return []
    token = Token("project", start, event.start, words, "milestone.funded-work")
    return [Subject(words, place_of(context, read.sentence, token, None), token)]


def _in_hand(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> list[Subject]:
    """A piece of work that is named only where its day is told: 普查登记工作将于4月30日结束."""
    if _IN_HAND not in read.sentence.spots:
        return []
    text = read.sentence.text
    for found in read.sentence.matches(_IN_HAND, start, event.end):
        begin = name_start(text, found.start(), start)
        words = text[begin : found.start()] + found[0].removesuffix("工作")
        if len(words) < _SHORTEST_WORK or _NOT_IN_HAND.search(words):
            continue
        token = Token("project", begin, found.end(), words, "milestone.work-in-hand")
        return [Subject(words, place_of(context, read.sentence, token, None), token)]
    return []


def _brought_online(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> list[Subject]:
    """A platform or a line of trains that a day is set for: 智慧停车平台6月底上线运行."""
    text = read.sentence.text
    spotted = STRANGERS in read.sentence.spots
    found = STRANGER.search(text, start, event.end) if spotted else None
    if found is None or not _ONLINE.search(event.words):
        return []
    begin = name_start(text, found.end() - 2, start)
    if found.end() - begin < _SHORTEST_WORK:
        return []
    words = text[begin : found.end()]
    token = Token("project", begin, found.end(), words, "milestone.brought-online")
    return [Subject(words, place_of(context, read.sentence, token, None), token)]


def _agreed(context: ArticleContext, read: ReadSentence, event: Event) -> list[Subject]:
    """An agreement is named by itself: 签署总额3亿元的冷链仓储合作协议."""
    if event.rule != "milestone.agreement":
        return []
    found = _AGREEMENT.search(read.sentence.text, event.start, event.end)
    if found is None:
        return []
    token = Token("project", found.start(), found.end(), found[0], event.rule)
    return [Subject(found[0], place_of(context, read.sentence, token, None), token)]

"""Ceremonies that works are begun or finished at: 某某区重点项目集中开工."""

import re

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.milestones.milestone_event import Event
from jobs.extraction.milestones.milestone_subjects import Subject
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.places.project_places import place_of
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work

CEREMONY = Spotted(
    "(?<![个项\\d])(?:重点|重大|工业|产业|招商|民生)+(?:工业|产业|投资|建设)?项目(?=(?:集中)?(?:开工|签约|竣工|投产|奠基))"
)
# 集中开工仪式在甲项目现场举行
_HELD_THERE = re.compile("(?:施工|建设)?(?:现场|工地)?(?:举行|举办|召开|启动)")
_COUNTERS = ("个", "项", "批", "等")
_SAME_CEREMONY = 80


def ceremony(sentence: Sentence, start: int, end: int) -> Token | None:
    """The works that a ceremony is held for, named as a whole: 某某区重点项目集中开工."""
    found = next(iter(sentence.matches(CEREMONY, start, end)), None)
    if found is None:
        return None
    text = sentence.text
    begin = name_start(text, found.start(), start)
    if text[begin - 1 : begin] in _COUNTERS or text.startswith("一批", begin):
        return None  # 甲工程等84个省重点项目开工
    return Token("project", begin, found.end(), text[begin : found.end()], "milestone.ceremony")


def held(event: Event, text: str, ceremony: Token) -> Event:
    """The event without the works that its ceremony is held for."""
    start = max(event.start, ceremony.end)
    words = text[start : event.end].removesuffix("仪式")
    return replace(event, words=words, start=start) if len(words) > 1 else event


def celebrated(
    context: ArticleContext, read: ReadSentence, spoken: dict[int, Work], ceremony: Token
) -> list[Subject]:
    """The works of a ceremony as a whole, and each one that its sentence then names."""
    place = place_of(context, read.sentence, ceremony, None)
    named = [
        Subject(spoken[token.start].name, spoken[token.start].place, token)
        for token in read.projects
        if ceremony.end <= token.start < ceremony.end + _SAME_CEREMONY
        and token.start in spoken
        and not _HELD_THERE.match(read.sentence.text, token.end)
        and "，" not in read.sentence.text[ceremony.end : token.start]
    ]
    return [Subject(ceremony.value, place, ceremony), *named]

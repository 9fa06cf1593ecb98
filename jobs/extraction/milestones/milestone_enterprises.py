"""Enterprises whose building is told of though no project is named: 某某公司厂房主体已封顶."""

import re

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.milestones.milestone_event import ROLE, Event
from jobs.extraction.milestones.milestone_subjects import Subject
from jobs.extraction.places.project_places import place_of
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_enterprises import ENTERPRISES
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work

# Who builds for others, lends or reports tells of somebody else's work.
_FOR_OTHERS = re.compile(
    "^中[铁建交冶核国]|建筑|建工|建设|路桥|监理|设计|勘[察测]|咨询|银行|城投|投资|交投|水务|供电|电力|传媒|物业"
)
_BUILDS = Spotted(
    "厂房|车间|生产线|新厂|主体|设备|土建|试生产|试产|投产|达产|开工|动工|奠基|封顶|试运行|试车"
)
_ITS = re.compile("^(?:“|目前|现在|据)|(?:该)?(?:公司|企业)(?!负责|总|董事|经理|副|有关)|我们")
_ROLE_FOLLOWS = re.compile(f"[^，。；、]{{0,8}}{ROLE}")
_SETTLED = ("入驻", "落户", "落户于", "落户在", "位于", "坐落于", "坐落在")
# 入驻甲产业园区: the park is where it builds.
_PARK = re.compile("(?:园区|产业园|工业园|科技园|开发区|集聚区|基地)$")


class Enterprises:
    """Remembers the enterprise that a paragraph has spoken of last."""

    def __init__(self) -> None:
        self._last: Token | None = None
        self._paragraph = -2

    def note(self, sentence: Sentence) -> None:
        """Take the enterprise that a sentence speaks of first."""
        for token in sentence.organisations:
            if _ROLE_FOLLOWS.match(sentence.text, token.end):
                continue  # 某某公司总经理介绍
            for_others = _FOR_OTHERS.search(token.value) is not None
            if for_others or token.value.endswith(ENTERPRISES):
                self._last = None if for_others else token
                self._paragraph = sentence.paragraph_index
                return

    def may_build(self, sentence: Sentence) -> bool:
        """Whether a sentence that names no work may tell of an enterprise's."""
        return _BUILDS in sentence.spots and self._spoken_of(sentence) is not None

    def _spoken_of(self, sentence: Sentence) -> Token | None:
        """The last enterprise, where that was in this paragraph or the one before."""
        return self._last if sentence.paragraph_index - self._paragraph <= 1 else None

    def of(
        self, context: ArticleContext, read: ReadSentence, event: Event, current: Work | None
    ) -> list[Subject]:
        """The enterprise as the subject of an event that builds or starts a plant.

        A park spoken of (`current`) is where it builds, unless it is the enterprise's own.
        """
        sentence = read.sentence
        one = self._spoken_of(sentence)
        if one is None or not _BUILDS.search(event.words) or self._is_of(current, one):
            return []
        here = one in sentence.organisations
        since = one.end if here else 0
        if any(
            token.kind == "project"
            and since <= token.start
            and token.end <= event.start
            and not sentence.text.endswith(_SETTLED, 0, token.start)
            for token in read.projects
        ):
            return []
        if here:
            told = one.end <= event.start or event.start <= one.start < event.end
            return [Subject(one.value, place_of(context, sentence, one, None), one)] if told else []
        told = sentence.paragraph_index == self._paragraph or _ITS.search(sentence.text) is not None
        return [Subject(one.value, context.place, None)] if told else []

    @staticmethod
    def _is_of(current: Work | None, one: Token) -> bool:
        """Whether events are of the work spoken of: any but a park that is not the enterprise's."""
        if current is None or not current.sure:
            return False
        its_own = current.owner is not None and current.owner in one.value
        return its_own or not _PARK.search(current.name)

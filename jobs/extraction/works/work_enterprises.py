"""Whose a phase is that no work has been named for: 企业二期项目, 投资7000万元扩建二期厂房."""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_lists import IN_LIST
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_sameness import without_phase
from jobs.extraction.works.work_mentions import WorkRef
from jobs.extraction.works.works import Work

_ENTERPRISES = ("公司", "集团", "厂", "药业", "纸业", "酒业", "重工")
_ITS = re.compile("(?:公司|企业)(?:的|[^。；]{0,24}投资[^。；]{0,12}(?:扩建|新建|建设))?$")


class Enterprises:
    """Remembers the enterprise that an article has spoken of last, and where."""

    def __init__(self) -> None:
        self._last: Token | None = None
        self._at = (-1, -1)
        self._named = ""
        """The organisation named last, of whatever kind."""

    def note(self, sentence: Sentence) -> None:
        """Take the enterprise that a sentence read is about: 某公司是某集团的子公司."""
        for organisation in sentence.organisations:
            if organisation.value.endswith(_ENTERPRISES):
                self._last, self._at = organisation, _place_in_article(sentence)
                return

    def listed_work(self, sentence: Sentence, token: Token, works: Sequence[Work]) -> Work | None:
        """The work of a list that bears the name of the enterprise spoken of: 公司的一期项目."""
        for organisation in sentence.organisations:
            if organisation.end <= token.start:
                self._named = organisation.value
        for work in works:
            if work.token.rule == IN_LIST:
                base = without_phase(work.name)
                if base and base in self._named:
                    return work
        return None

    def phase_of_one(
        self, sentence: Sentence, token: Token, ref: WorkRef, current: Work | None
    ) -> ProjectName | None:
        """The name of the phase that `token` speaks of as an enterprise's own; else None.

        A work named after the enterprise (`current`) has the better claim to it.
        """
        if not ref.phase or not _ITS.search(sentence.text, 0, token.start):
            return None
        here = [
            organisation
            for organisation in sentence.organisations
            if organisation.end <= token.start and organisation.value.endswith(_ENTERPRISES)
        ]
        owner = here[-1] if here else self._last
        at = _place_in_article(sentence) if here else self._at
        if owner is None or (current is not None and _place_in_article(current.sentence) >= at):
            return None
        head = ref.head if len(ref.head) > len(ref.phase) else f"{ref.phase}项目"
        return ProjectName(f"{owner.value}{head}", owner.value)


def _place_in_article(sentence: Sentence) -> tuple[int, int]:
    return sentence.paragraph_index, sentence.start

"""Whose a phase is that no work has been named for: 企业二期项目, 投资7000万元扩建二期厂房."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.work_mentions import WorkRef

ENTERPRISES = ("公司", "集团", "厂", "药业", "纸业", "酒业", "重工")
_ITS = re.compile("(?:公司|企业)(?:的|[^。；]{0,24}投资[^。；]{0,12}(?:扩建|新建|建设))?$")


class Enterprises:
    """Remembers the enterprise that an article has spoken of last."""

    def __init__(self) -> None:
        self._last: Token | None = None

    def note(self, sentence: Sentence) -> None:
        """Take the enterprise that a sentence read is about: 某公司是某集团的子公司."""
        for organisation in sentence.organisations:
            if organisation.value.endswith(ENTERPRISES):
                self._last = organisation
                return

    def phase_of_one(self, sentence: Sentence, token: Token, ref: WorkRef) -> ProjectName | None:
        """The name of the phase that `token` speaks of as an enterprise's own; else None."""
        if not ref.phase or not _ITS.search(sentence.text, 0, token.start):
            return None
        here = [
            organisation
            for organisation in sentence.organisations
            if organisation.end <= token.start and organisation.value.endswith(ENTERPRISES)
        ]
        owner = here[-1] if here else self._last
        return None if owner is None else ProjectName(f"{owner.value}{ref.head}", owner.value)

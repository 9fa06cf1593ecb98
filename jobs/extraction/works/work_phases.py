"""Which work 一期 or 二期工程 speaks of: a phase named before, a new one, or the whole."""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.project_lists import IN_LIST
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_sameness import Naming, without_phase
from jobs.extraction.works.work_mentions import WorkRef
from jobs.extraction.works.works import Work

SUM_FOLLOWS = re.compile("(?:计划)?总?投资")
_SHORT_REF = 4


def phase_meant(
    works: Sequence[Work], sentence: Sentence, token: Token, current: Work
) -> Work | None:
    """The work that a phase speaks of: one of `works`, or a new one; `current` is spoken of.

    A phase is a work of its own where the text gives it a length, a size or a sum.
    """
    ref: WorkRef = token.value
    phase = ref.phase[0].replace("首", "一")
    base = without_phase(current.name)
    known = _named_before(works, phase, base, sentence, current)
    if known is not None:
        return known
    if current.token.rule == IN_LIST and not current.phase:
        return None
    after = sentence.text[token.end : token.end + 6]
    later = phase != "一" and ref.head.endswith(("工程", "项目"))
    told = later or len(ref.head) > _SHORT_REF or SUM_FOLLOWS.match(after)
    if not (current.phase or told):
        return current
    name = ProjectName(f"{base}{phase}期", current.owner)
    naming, place = Naming(name.name, current.naming.places), current.place
    work = Work(name.name, name.owner, True, place, naming, sentence, replace(token, value=name))
    work.whole = current.whole if current.phase else current
    return work


def _named_before(
    works: Sequence[Work], phase: str, base: str, sentence: Sentence, current: Work
) -> Work | None:
    """The phase of the same work; or the only one, if no other work has been spoken of since."""
    phases = [(index, work) for index, work in enumerate(works) if work.phase == phase]
    for index, work in phases:
        here = work.sentence.paragraph_index == sentence.paragraph_index
        only = len(phases) == 1 and work.token.rule != IN_LIST
        if only and (here or not any(current is later for later in works[index + 1 :])):
            return work
        if without_phase(work.name) == base:
            return work
    return None

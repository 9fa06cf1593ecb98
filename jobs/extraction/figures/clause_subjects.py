"""The subject of a clause without figures, which the figure behind it is of: 项目增多，达到43个."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.clauses import Clauses
from jobs.extraction.figures.drafts import Draft
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical, subject_of_clause
from jobs.extraction.figures.naming import TOTALS
from jobs.extraction.figures.ranks import assessed
from jobs.extraction.rules.condensed import restretched
from jobs.extraction.rules.members import COUNT, GROWTH, LEVEL, RANK, SHARE
from jobs.extraction.rules.value import replace

SPEEDS = ("增速", "增幅")
"""What a name ends with that is of how fast something grows."""
_COUNTED = ("项目", "企业", "数", "数量", "总量", "产量", "销量")
_REACHES = re.compile("(?:已|共|累计|合计)*(?:达到?|突破|超过?)")
_LEVELS = {LEVEL, COUNT}


def subject_before(
    clauses: Clauses,
    draft: Draft,
    links: Sequence[Link],
    last: Link | None,
    lexicon: IndicatorLexicon,
) -> Link | None:
    """The subject of a clause without figures between the last figure and this one."""
    floor = links[-1].token.end if links else 0
    end = clauses.last_mark(floor, draft.token.start)
    if end <= floor:
        return None
    phrase = clauses.words(floor, end)
    frame = draft.frame
    if frame.measure is RANK and (named := assessed(frame, phrase, clauses.text)):
        token = restretched(draft.token, phrase.start)
        return Link(named[1], named[0], token, "link.assessment", None, True)
    subject = subject_of_clause(phrase.text)
    if (frame.measure is SHARE or frame.measure is GROWTH) and subject.endswith(SPEEDS):
        # 工业增加值增速：7.2%; 工业增加值增速由负转正，增长2%
        subject, frame = subject[:-2], replace(frame, measure=GROWTH)
    name, indicator = canonical(lexicon, subject)
    known = indicator is not None or subject.endswith(_COUNTED)
    if last is not None:
        known = known and subject not in TOTALS
        # 夜间用电持续攀升，达到2亿千瓦时: a level is of what is said to have risen.
        reached = _REACHES.match(clauses.text, end + 1) is not None
        split = 3 <= len(subject) < len(phrase.text)
        known = known or (split and reached and frame.measure in _LEVELS)
    if not 2 <= len(subject) <= 20 or not (known or (last is None and frame.word)):
        return None
    token = restretched(draft.token, phrase.start)
    return Link(frame, name, token, "link.clause-before", indicator, True)


def behind_label(
    clauses: Clauses, draft: Draft, words: str, links: Sequence[Link], lexicon: IndicatorLexicon
) -> str:
    """第一产业：增加值210亿元: the words with the label before them, where that is known so."""
    label = clauses.words(links[-1].token.end if links else 0, draft.before.start - 1).text
    known = label and lexicon.find(words) is None and lexicon.find(label + words)
    return label + words if known else words

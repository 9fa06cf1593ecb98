"""Works that only a clause of a report names: …大修工程完工；福明路完成路基施工。"""

import re
from collections.abc import Sequence

from jobs.extraction.context import ArticleContext
from jobs.extraction.milestones.milestone_event import LEAD, Event
from jobs.extraction.milestones.milestone_subjects import HEADS_ITS_CLAUSE, Subject
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.places.project_places import place_of
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.work_mentions import ReadSentence

# 便道, 上坝路 or 室外工程 is of whatever is built there.
_NAMED = re.compile(
    "(?P<name>[^，。；、：的“”\\s]{2,14}?(?:(?<![公铁道线电网门思出销马套头干业产水管油村户组机光回支便匝坝站场库桥口接通])路|[^条业行背]街|大道"
    "|[^主引老新便]桥|绿地|绿道|公园|湿地|(?:改造|改建|扩建|改线|整治|治理|提升|修复|加固|拓宽|配套|[一二三四]期)工程|项目|[一二三四]期))"
    "(?:已经|已|现|目前|正在|正|将|于|预计|计划|力争|确保|今年|明年|年底|[0-9]|累计|基本|全部|全面|完成|完工|竣工|建成|开工|通车|进场|进入"
    "|土建|主体|路基|路面|桩基|混凝土|沥青|雨污|管网|管线|管道|桥梁|征地|征迁|拆迁|人行道|绿化|硬化|改造|提升|拓宽|大修)"
)
_FEWEST_OWN = 2
_POINTS_BACK = re.compile("[该本此其全整首各我这]|[0-9一二三四五六七八九十两]+[个条座处]|二期|三期")


def own_head(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> Sequence[Subject]:
    """The work that a clause at `start` begins with, where it opens an item of a report."""
    text = read.sentence.text
    if start > 0 and text[start - 1] != "；":
        return ()
    lead = LEAD.match(text[start : event.end])
    begin = start + (lead.end() if lead else 0)
    found = _NAMED.match(text, begin)
    if found is None or _POINTS_BACK.match(text, begin) or found.end("name") > event.end:
        return ()
    first, last = found.span("name")
    if any(token.start < last and first < token.end for token in read.projects):
        return ()
    if name_start(text, last, first) != first:
        return ()
    if len(own_words(text, first, last, read.sentence.places)) < _FEWEST_OWN:
        return ()
    token = Token("project", first, last, found["name"], HEADS_ITS_CLAUSE)
    return [Subject(found["name"], place_of(context, read.sentence, token, None), token)]

"""How far a work is by the verb right before its name: 加快…, 开工的…, 谋划…."""

import re

from jobs.extraction.rules.pattern_openings import openings
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.stage_words import VERBS_BEFORE
from storage.records import Stage

_ANY_VERB = re.compile(
    alternation(begins.word for _, verbs in VERBS_BEFORE for begins in openings(verbs.pattern))
)
# 拟投资12亿元建设…: nobody builds yet. 将加快推进…建设 speaks of what is being built.
# 加快建成某产业园 is at work on it.
_HURRIED = re.compile("(?:加快|加紧|加速|抓紧|尽快|早日|力争|争取|确保|推动)[^，。]{0,3}$")
# 加快建设总投资7亿元的…: the sum keeps no verb from its project.
_SUM_BEFORE = re.compile(r"(?:计划|概算|估算)?总?投资约?[\d.]+[万亿]+元的?$")
_TO_BUILD = re.compile("建设|新建|扩建|改建|兴建")
_INTENDED = re.compile("(?:拟|计划|将|预计|准备)[^，。；]{0,16}$")
# 沼气建设、某某工程: such a word ends the item before.
_END_AN_ITEM = ("建设、", "改造、", "扩建、", "推进、", "实施、")
_FIRST_PLAN = re.compile("原定|原计划")
_SOON = re.compile(
    "(?:将|拟|计划|准备|即将|要|确保|力争|争取|可望|有望|尽快|年内|抓紧)[^，。]{0,3}$"
)


def stage_before(words: str) -> Stage | None:
    """The stage that a verb right before a project's name tells: 加快…, 开工的…, 谋划….

    `words` must not reach over punctuation.
    """
    if words.endswith(("元", "元的")):
        words = _SUM_BEFORE.sub("", words)
    elif words.endswith(_END_AN_ITEM):
        words = ""
    for stage, verbs in VERBS_BEFORE if words and _ANY_VERB.search(words) else ():
        if found := verbs.search(words):
            lead = words[: found.start()]
            if _FIRST_PLAN.search(lead):
                return None
            if stage in (Stage.FINISHED, Stage.OPERATING) and _HURRIED.search(lead):
                return Stage.BUILDING
            if stage is not Stage.BUILDING and _SOON.search(lead):
                begun = stage in (Stage.FINISHED, Stage.OPERATING)
                return Stage.BUILDING if begun else Stage.LEAD
            if _TO_BUILD.match(found[0]) and _INTENDED.search(lead):
                return Stage.LEAD
            return stage
    return None

"""How far works are, as told beside their names or, with the sum, in the sentence after."""

import re
from collections.abc import Sequence

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.project_money import implied_sum
from jobs.extraction.project_people import builder_of
from jobs.extraction.stages import is_promised, stage_after, stage_before, tells_at_once
from jobs.extraction.stages_of_lists import stage_of_list
from jobs.extraction.tokens import Token
from jobs.extraction.work_groups import groups
from jobs.extraction.work_mentions import ReadSentence, WorkRef
from jobs.extraction.works import Work
from storage.records import Stage

_KINDS = re.compile("[^，。；、]{0,14}[一二三四五六七八九十0-9]+(?:大|个)?类")
_ITS_BUILDING = re.compile(
    "[”）]?的?(?:项目|工程)?建设(?!性|用地|单位|局|者|银行|现场|工作会|大会|推进会)"
)
_NOW = re.compile("目前|截至目前|现在|如今|眼下|现已")
# What a report's part on the year to come starts, is still to be started.
_PLANS = re.compile(r"工作(?:安排|打算|计划|思路|重点)|下一步|(?:主要|重点)(?:工作|任务)|今后")
_FOUNDED = re.compile("(?:援建|捐建|兴建|(?:设立|组建)[^，。；]{0,16})(?:了|的)?$")


def stages(context: ArticleContext, read: ReadSentence, spoken: dict[int, Work]) -> None:
    row: tuple[Token, ...] = ()
    for group in groups(read):
        told = stage_of_list(read.sentence.text, group.tokens[0].start)
        told = told or stage_before(group.before)
        builder = builder_of(read.condensed, group.tokens[0].start)
        beside_sure = len(group.tokens) > 1 and any(
            token.value.sure for token in group.tokens if token.kind == "project"
        )
        ahead = _dated_ahead(context, read, group.tokens)
        then = stage_after(group.after, ahead)
        if then is not None and builder is not None and told is Stage.BUILDING:
            told = None  # 某公司投资建设的…开工 tells who builds, not that it is being built
        if _PLANS.search(read.sentence.heading):
            told, then = (Stage.LEAD if stage is Stage.STARTED else stage for stage in (told, then))
        if told is None and then is None:
            told = stage_of_list(read.sentence.text, group.tokens[0].start, loosely=True)
        of_the_row = len(group.tokens) == 1 and isinstance(group.tokens[0].value, WorkRef)
        row = row if of_the_row else group.tokens
        for token in row if of_the_row and len(row) > 1 else group.tokens:
            work = spoken.get(token.start)
            if work is None:
                continue
            work.a_kind = work.a_kind or (
                len(group.tokens) > 2 and _KINDS.match(group.after) is not None
            )
            work.stages += [stage for stage in (told, then) if stage is not None]
            work.promised = work.promised or is_promised(group.after, ahead)
            work.owner = work.owner or builder
            if beside_sure and token.rule == "project.by-work-head":
                work.sure = True
            if (
                told is not None
                or _FOUNDED.search(group.before)
                or tells_at_once(group.after, ahead)
            ):
                work.sure = True
            if _ITS_BUILDING.match(group.after):
                work.sure = True


def told_of_the_one_before(
    context: ArticleContext, read: ReadSentence, work: Work, *, of_it: bool
) -> None:
    """A sentence that names no project may give the sum, or the state, of the one before.

    `of_it`: the work heads the item or the section that the sentence stands in.
    """
    text = read.sentence.text
    implied = implied_sum(read.condensed, anywhere=of_it)
    if implied is not None and work.investment is None:
        work.investment = implied
        work.sure = True
    if implied is not None or of_it or _NOW.match(text):
        ahead = _ahead(context, read.sentence, 0, 0)
        stage = stage_after(text, ahead)
        work.stages += [stage] if stage is not None else []
        work.sure = work.sure or stage is Stage.BUILDING
        work.promised = work.promised or is_promised(text, ahead)


def _dated_ahead(context: ArticleContext, read: ReadSentence, group: Sequence[Token]) -> list[int]:
    """Where days to come stand, counted from the end of a group: 4月底，…达到进水条件."""
    text, start = read.sentence.text, group[0].start
    opening = max(text.rfind(mark, 0, start) for mark in "；。") + 1
    return _ahead(context, read.sentence, opening, group[-1].end)


def _ahead(context: ArticleContext, sentence: Sentence, opening: int, end: int) -> list[int]:
    # Where only a month or year is known, nothing in it is taken for complete without 已.
    today = context.published.on
    if today is None:
        return []
    return [
        token.start - end
        for token in sentence.of_kind("period")
        if opening <= token.start and (token.value.start or token.value.end or today) > today
    ]

"""How far works are, as told beside their names or, with the sum, in the sentence after."""

import re
from collections.abc import Iterator
from datetime import timedelta

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_items import BEGIN_A_NUMBER
from jobs.extraction.works.project_money import implied_sum, may_cost
from jobs.extraction.works.project_people import builder_of
from jobs.extraction.works.stages import (
    COMPLETE,
    OTHER_SUBJECT,
    cues_of,
    is_promised,
    stage_after,
    tells_at_once,
    told_at,
)
from jobs.extraction.works.stages_of_lists import (
    COUNTED_AS,
    LISTED_AS,
    stage_of_list,
    stage_of_those_counted,
)
from jobs.extraction.works.verbs_before import stage_before
from jobs.extraction.works.work_groups import groups, stands_for_a_row
from jobs.extraction.works.work_mentions import Group, ReadSentence, WorkRef
from jobs.extraction.works.works import Work
from storage.records import Stage

# 确保甲工程奥运会前投入使用: nothing of it is complete yet.
_HOPED = re.compile("(?:确保|力争|争取|保证|预计|有望)[^，。；]{0,6}$")
# 3.新建某泵站。前期手续正在办理: what the item is to be, not how far it is.
_ITEM_OF_A_PLAN = re.compile(
    "[（(]?[一二三四五六七八九十0-9]{1,3}[.．、)）](?:新建|扩建|改建|建设|实施)"
)
# 建成投产甲、乙: an order to oneself, if what is said before it is one.
_BARE_VERB = re.compile("(?:建成|完成|投产|投用|竣工|开工|启动|建设|开通|新建)+")
_PLANNED = re.compile("将(?!军)|力争|确保|争取|明年")
# 某公司拟投资3亿元，在某县建设…
_INTENDED = re.compile(
    r"(?:拟|计划)投资[^，。；]{1,12}，(?:在[^，。；]{1,8})?(?:建设|新建|兴建|设立|打造)$"
)
# 某公司与某区签订协议，投资35亿元建设…
_AGREED = re.compile("(?:签(?:订|署|下)[^。；]{0,16}(?:协议|合同)|签约)，[^，。；]{0,16}$")
_SET_UP = re.compile(
    "(?<!加快)(?<!加紧)(?<!推进)(?<!推动)(?<!加速)(?:建设|新建|扩建|改建|兴建)[^，。；]{0,2}$"
)
_ITS_PROJECTS = re.compile(
    "的[^，。；]{2,16}(?:公司|企业|集团|厂|项目)|[^，。；]{0,12}(?:重大|重点|招商|产业)项目(?:集中)?(?:竣工|开工|签约|投产|推进)"
)
_ZONES = ("园区", "工业园", "产业园")
_DAY_REACH = 2
_SAID = 100
_KINDS = re.compile("[^，。；、]{0,14}[一二三四五六七八九十0-9]+(?:大|个)?类")
_ITS_BUILDING = re.compile(
    "[”）]?的?(?:项目|工程)?建设(?!性|用地|单位|局|者|银行|现场|工作会|大会|推进会)"
)
_NOW = ("目前", "截至目前", "现在", "如今", "眼下", "现已")
# What a report's part on the year to come starts, is still to be started.
PLANS = re.compile(r"工作(?:安排|打算|计划|思路|重点)|下一步|(?:主要|重点)(?:工作|任务)|今后")
_BEFORE_IT = re.compile("(?:等[^，。；]{0,12}(?:项目|工程))?的?(?:前期|筹备|申报|选址|立项)")
_IT_IS_ONE = re.compile(
    "(?:成功|正式|相继|先后|顺利|已|已经)*(?:落地|落户|获批|获核准|列入|纳入|入选|入库|位于|坐落|占地)"
)
# 其中：某某指挥部1个，某某高铁某段；…
_LABELLED = re.compile(r"[：；][^，。；：]{2,24}\d[个项]，$")
# 甲项目3月底完成…，明年投产: its last word makes a later clause's promise its own.
_BY_WORD = frozenset(("project.by-work-head",))
# 某某中心是…而实施的重点项目
_CALLED_ONE = re.compile(
    "是(?!否)[^。；]{0,40}(?:重点|重大|民生实事|标志性)(?:建设)?(?:项目|工程)(?=之一|[，。；])"
)
# 2021年10月|正式开工
_BEGUN_THEN = re.compile("份?(?:就|便|已|正式|全面|破土)*(?:开工|动工|奠基|启动|开建|破土)")
_LONG_AGO = timedelta(days=120)
_FOUNDED = re.compile("(?:援建|捐建|兴建|(?:设立|组建)[^，。；]{0,16})(?:了|的)?$")


def stages(
    context: ArticleContext, read: ReadSentence, spoken: dict[int, Work], before: str = ""
) -> None:
    """Take what a sentence tells of the stages of its works; `before` is the sentence before it."""
    sentence, text = read.sentence, read.sentence.text
    counted = stage_of_those_counted(before, text)
    may_intend = "拟投资" in text or "计划投资" in text
    spots, cues = sentence.spots, cues_of(sentence)
    for group, works in _spoken_of(read, spoken):
        start = group.tokens[0].start
        told = stage_of_list(sentence, start) if LISTED_AS in spots else None
        by_verb = _by_verb(text, start, group.before) if told is None else None
        told = told or by_verb
        builder = builder_of(read, start) if sentence.organisations else None
        after = told_at(cues, group.tokens[-1].end, _told_of_it(text, group))
        ahead = _dated_ahead(context, read, group) if told or after.cues else []
        then = stage_after(after, ahead) if after.cues else None
        if then is Stage.STARTED and _began_long_ago(context, sentence, group.tokens[-1].end):
            then = Stage.BUILDING
        promised = after.cues != () and is_promised(after, ahead)
        tells = then is not None or promised
        begun = then is not Stage.LEAD and _BEFORE_IT.match(group.after) is None
        if told is Stage.BUILDING and (builder is not None or not begun):
            # 某公司投资建设的… tells who builds it; 推进…前期工作, 推进…，确保6月开工 that nobody
            # does yet.
            told = None
        intended = may_intend and _INTENDED.search(text[:start]) is not None
        told = None if intended and told is Stage.BUILDING else told
        if told in (Stage.BUILDING, Stage.LEAD) and _AGREED.search(text[: group.tokens[0].start]):
            told = Stage.SIGNED
        if told is Stage.STARTED and ahead and min(ahead) < 0:
            told = Stage.LEAD
        begins = told is not None or then is Stage.STARTED
        plan = begins and (_under_plans(read) or _is_a_plan(before, read, group))
        to_come = told in COMPLETE and bool(ahead or plan)
        told = None if to_come else told
        if plan:
            told, then = (Stage.LEAD if stage is Stage.STARTED else stage for stage in (told, then))
            # 启动甲园区建设，完成投资6亿元: what it is to spend tells no building.
            then = None if told is Stage.LEAD and then is Stage.BUILDING else then
        if told is None and then is None and (counted or COUNTED_AS in spots):
            told = stage_of_list(sentence, start, loosely=True) or counted
        a_kind = len(group.tokens) > 2 and _KINDS.match(group.after) is not None
        for token, work in works:
            work.a_kind = work.a_kind or a_kind
            if told is Stage.BUILDING and by_verb and _SET_UP.search(group.before):
                work.set_up = True
            elif told is not None:
                work.stages.append(told)
            if then is not None:
                work.stages.append(then)
            work.promised = work.promised or to_come or promised
            work.intended = work.intended or intended
            work.owner = work.owner or builder
            work.sure = (
                work.sure
                or told is not None
                or to_come
                or intended
                or (token.rule in _BY_WORD and (promised or _has_a_sure_one(group)))
                or _is_shown_to_be_one(read, group, work)
                or tells_at_once(after, tells, ahead)
            )


def _spoken_of(
    read: ReadSentence, spoken: dict[int, Work]
) -> Iterator[tuple[Group, list[tuple[Token, Work]]]]:
    """The groups of a sentence, each with the works that what is said of it holds for: 项目 by
    itself stands for the row before it.
    """
    row: tuple[Token, ...] = ()
    for group in groups(read):
        of_the_row = len(group.tokens) == 1 and isinstance(group.tokens[0].value, WorkRef)
        row = row if of_the_row else group.tokens
        tokens = row if of_the_row and len(row) > 1 else group.tokens
        works = [(token, spoken[token.start]) for token in tokens if token.start in spoken]
        if works:
            yield group, works


def _is_shown_to_be_one(read: ReadSentence, group: Group, work: Work) -> bool:
    """Whether the words by a work's name say that it is a project: 入选…, …建设, 援建…."""
    text, start = read.sentence.text, group.tokens[0].start
    named_so = work.name.endswith(("项目", "工程")) and _IT_IS_ONE.match(group.after)
    told = named_so or _ITS_BUILDING.match(group.after) or _FOUNDED.search(group.before)
    told = told or _CALLED_ONE.match(text, group.tokens[-1].end)
    return bool(told or (text[start - 1 : start] == "，" and _LABELLED.search(text[:start])))


def _has_a_sure_one(group: Group) -> bool:
    """Whether one of several that stand in a row is a project by its name."""
    return len(group.tokens) > 1 and any(
        token.value.sure for token in group.tokens if token.kind == "project"
    )


def _under_plans(read: ReadSentence) -> bool:
    return PLANS.search(read.sentence.heading) is not None


def _is_a_plan(before: str, read: ReadSentence, group: Group) -> bool:
    """Whether what is said before a work tells what is to be done: 今年将…，建成投产某生产线."""
    start = group.tokens[0].start
    said = read.sentence.text[max(0, start - _SAID) : start]
    bare = _BARE_VERB.fullmatch(group.before) is not None
    return bare and _PLANNED.search(before[-_SAID:] + said) is not None


def _told_of_it(text: str, group: Group) -> str:
    """The words behind a group: none where a zone's projects are told of, 某某园区重大项目竣工."""
    zone = text.endswith(_ZONES, 0, group.tokens[-1].end)
    return "" if zone and _ITS_PROJECTS.match(group.after) else group.after


def _by_verb(text: str, start: int, before: str) -> Stage | None:
    """The stage that a verb before what is named at `start` tells, unless it heads an item."""
    told = stage_before(before)
    if told is None or text[0] not in BEGIN_A_NUMBER:
        return told
    return None if _ITEM_OF_A_PLAN.fullmatch(text, 0, start) else told


def sums(read: ReadSentence, spoken: dict[int, Work]) -> None:
    """Give each work the first sum that its sentence says it costs."""
    for token in read.investments:
        for project, money in token.value:
            if isinstance(project.value, WorkRef) and stands_for_a_row(read, project, spoken):
                continue
            work = spoken.get(project.start)
            if work is not None and work.investment is None:
                work.investment = money
                work.money = token
                work.sure = True


def told_of_the_one_before(
    context: ArticleContext, read: ReadSentence, work: Work, *, of_it: bool
) -> None:
    """A sentence that names no project may give the sum, or the state, of the one before.

    `of_it`: the work heads the item or the section that the sentence stands in.
    """
    text = read.sentence.text
    costs = "投资" in text and may_cost(read.sentence)
    implied = implied_sum(read.condensed, anywhere=of_it) if costs else None
    if implied is not None and work.investment is None:
        work.investment = implied
        work.sure = True
    if implied is not None or of_it or _tells_of_days(read) or text.startswith(_NOW):
        ahead = _ahead(context, read.sentence, 0, 0)
        told = told_at(cues_of(read.sentence), 0, text)
        stage = stage_after(told, ahead)
        work.stages += [stage] if stage is not None else []
        work.sure = work.sure or stage is Stage.BUILDING
        work.promised = work.promised or is_promised(told, ahead)


def _began_long_ago(context: ArticleContext, sentence: Sentence, start: int) -> bool:
    """Whether a day far behind stands by the beginning that a sentence tells from `start` on: what
    was begun then is being built by now.
    """
    today = context.published.on
    return today is not None and any(
        token.value.end is not None
        and today - token.value.end > _LONG_AGO
        and _BEGUN_THEN.match(sentence.text, token.end) is not None
        for token in sentence.periods
        if token.start >= start
    )


def _tells_of_days(read: ReadSentence) -> bool:
    """2020年4月动工，2021年8月设备进场: a sentence of days whose subject is the work before."""
    periods = read.sentence.periods
    if not periods or periods[0].start > _DAY_REACH:
        return False
    others = any(token.kind in ("place", "organisation") for token in read.tokens)
    return not others and not OTHER_SUBJECT.search(read.sentence.text)


def _dated_ahead(context: ArticleContext, read: ReadSentence, group: Group) -> list[int]:
    """Where days to come stand, counted from the end of a group: 4月底，…达到进水条件.

    确保某工程国庆节前投入使用: what is hoped for is to come, whatever its day.
    """
    text, start = read.sentence.text, group.tokens[0].start
    ahead: list[int] = []
    if read.sentence.periods:
        opening = max(text.rfind("；", 0, start), text.rfind("。", 0, start)) + 1
        ahead = _ahead(context, read.sentence, opening, group.tokens[-1].end)
    return [-1, *ahead] if _HOPED.search(group.before) else ahead


def _ahead(context: ArticleContext, sentence: Sentence, opening: int, end: int) -> list[int]:
    # Where only a month or year is known, nothing in it is taken for complete without 已.
    today = context.published.on
    ahead = [token for token in sentence.periods if opening <= token.start]
    if today is None:
        return [token.start - end for token in ahead if token.value.part == "ahead"]
    return [
        token.start - end
        for token in ahead
        if (token.value.start or token.value.end or today) > today
    ]

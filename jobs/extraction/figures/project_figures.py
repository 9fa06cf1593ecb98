"""Which figures are a project's own, which it will only have, and which no single project has."""

import re
from collections.abc import Mapping

from jobs.extraction.context import Sentence
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.tenses import Tense
from jobs.extraction.names.owners import Owner
from jobs.extraction.rules.members import GROWTH, LEVEL, TIME_KIND
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work
from storage.records import Stage

_OF_A_PLACE = re.compile(
    "生产总值|增加值|预算|进出口|零售|固定资产投资|财政|地方级|可支配收入|失业|城镇化|城镇新增就业"
)
_OWN_MONEY = re.compile("(?:公司|企业|集团|项目|先后|再|又|计划|预计|总|[一二首]期)*投资")
_FIRMS_MONEY = re.compile(
    "(?:该|这家)?(?:公司|企业|集团|合作社|村里|村集体|该村|全村)(?:又|再|还|先后|共|总|累计)*投资"
)
_BROUGHT_IN = re.compile("(?:新|共|累计)*(?:引进|招引|引入|招商|签约)")
_BUILDS = re.compile("(?:成立|创办|创建|建起|建成|建设|新建|兴建|扩建|修建|打造)")
_FOR_A_WORK = re.compile(
    "(?:建设|兴建|新建|打造|建成)?的(?!\\d|[一二两三四五六七八九十]+[个项家]|(?:重点|重大|产业|工业|新建)*(?:项目|工程|企业)|任务|目标|计划)[^，,。；;]{2,}"
)
"""Behind a sum: 投资1亿元的海源冷库, which is one work's."""
_OF_A_PARK = re.compile(
    "[\u4e00-\u9fff]{2,8}(?:园|园区|基地|集聚区|商场|市场)(?:已|共|现|内|累计|入驻|签约)"
)
"""海洋科技园已签约入驻企业: whose firms they are stands in the name."""
_SPENT = re.compile("(?:已|累计).{0,4}完成.{0,3}投资")
_OF_IT = re.compile("[，,（(](?:其中|含)[：:]?(?:固定资产|设备|土建)(?:总?投资|投入)约?")
_NEAR = 14
_INVESTED = re.compile(".{0,10}?(?:又|再|先后|计划|预计)?(?:总|一期|二期)?投资")


def invested(read: ReadSentence, spoken: Mapping[int, Work]) -> set[int]:
    """Where the sums stand that works of a sentence cost: they are facts of those.

    项目总投资 behind 13个项目 is no work's.
    """
    costs = [t for t in read.investments if any(work.start in spoken for work, _ in t.value)]
    sums = [part for token in costs for part in token.parts if part.kind == "quantity"]
    starts = {part.start for part in sums}
    for money in read.sentence.quantities:
        # 总投资12亿元，其中固定资产投资8.5亿元
        if any(
            0 < money.start - whole.end <= _NEAR
            and _OF_IT.fullmatch(read.sentence.text, whole.end, money.start)
            for whole in sums
        ):
            starts.add(money.start)
    return starts


def is_own_investment(sentence: Sentence, link: Link, owner: Owner) -> bool:
    """公司投资6000万元: what one enterprise puts into its works stands in the project's fact."""
    summed = link.how == "link.sum-of-things" or link.frame.relative
    if summed or link.frame.value.unit != "元":
        return False  # A sum in foreign money stands in no project's fact.
    if _is_for_a_work(sentence.text, link.frame.quantity):
        return True
    if link.how == "link.noun-behind" and _BUILDS.match(link.name):
        return True  # 投资260万元建起了粉条加工厂
    told = link.name.endswith("投资") and _INVESTED.fullmatch(link.name) is not None
    # 引进项目总投资4亿元 is of all that came.
    if not told or _BROUGHT_IN.match(sentence.text, link.token.start):
        return False
    if _FIRMS_MONEY.fullmatch(link.name):
        return True
    opens = any(
        token.end <= link.token.start and link.token.start - token.end <= 6
        for token in (*sentence.places, *sentence.periods)
    )
    bare = _OWN_MONEY.fullmatch(link.name) is not None
    return bare and (not opens or owner.project)


def _is_for_a_work(text: str, money: Token) -> bool:
    if not text.endswith("投资", 0, money.start) or text.endswith("完成投资", 0, money.start):
        return False
    return _FOR_A_WORK.match(text, money.end) is not None


def is_to_come(owner: Owner, link: Link) -> bool:
    """What a project that is still being built will have: its capacity, those it will serve."""
    if not owner.project or owner.stage in {Stage.FINISHED, Stage.OPERATING, None}:
        return False
    if _OF_A_PLACE.search(link.name) or link.name.endswith("总投资"):
        return False
    served = link.frame.value.unit in {"人", "户", "人次", "张"}
    return (link.frame.measure is LEVEL or served) and not link.frame.relative


def is_of_many(link: Link, owner: Owner) -> bool:
    """What no single project has: a place's statistics, a number of projects and their sum."""
    if link.name == f"{owner.holder}总投资":
        return False
    if link.indicator is not None and link.frame.measure is GROWTH:
        return True
    if link.frame.value.kind is TIME_KIND or _OF_A_PLACE.search(link.name):
        return True
    if "企业" in link.name and _OF_A_PARK.match(link.name):
        return True
    if link.name.startswith(("项目个数", "项目数量", "项目总数", "企业数量")):
        return True
    return link.how == "link.sum-of-things" or link.name.endswith(("项目", "项目总投资", "工程"))


def is_spent(link: Link, words: str, tense: Tense) -> bool:
    """Whether a sum tells how far a project is, which stands in its milestones."""
    if link.name.endswith("完成投资"):
        return not tense.promises(link.frame.quantity.end, None)
    return _SPENT.search(words) is not None

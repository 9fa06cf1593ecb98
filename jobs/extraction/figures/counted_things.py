"""What is counted, named by the noun behind its quantity, and the sums that are told of it."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.drafts import FUNDS, Draft, quoted
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, canonical, is_added, said_of_things, stage_of_things
from jobs.extraction.names.phrases import is_only_verbs, short_name, without_aim
from jobs.extraction.rules.condensed import restretched
from jobs.extraction.rules.members import COUNT, INCREMENT, MONEY_KIND, RANK_KIND, SHARE, SHARE_KIND
from jobs.extraction.rules.value import replace

_OF_ITS_OWNER = re.compile(
    "(?:计划|合计|预计|规划|概算|估算|累计|年度|协议|实际|已|共|项目)*(?:总|完成|到位|引|"
    "协议)?(?:计划)?"
    "(?:投资(?:额|总额|金额|规模)?|规模|资金(?:额)?|引资额|总金额|金额|占地|开工率|竣工率|转化率)(?:占比)?"
)
_OF_ITS_OWNER_ENDS = frozenset("资额模金地率比")
_TO_CLAUSE_END = re.compile("[^，,。；;、（）()]{0,24}")
_BARE_THINGS = {"项目", "工程", "企业"}
_BARE_KINDS = {"企业", "公司", "产品", "品牌", "村", "社区", "园区", "单位", "集体", "基地", "个人"}
_MANY_WORKS = re.compile(
    "(?:[省市县区州]?级|全[省市县区州])?(?:年度|新|续|在|重[大点]|产业|工业|民生|建设|投资|招商引资|亿元以上|签约|储备)*"
    "(?:项目|工程)"
)
"""A name that any number of works go by: 省级重点项目, not 新建农村公路项目."""
_VILLAGES_DO = re.compile(
    "^村((?:通过|实现|完成|发放|建立|开展|启动|成立|种植|发展|流转|领办|创办).*)"
)
"""8个村通过验收 counts 通过验收的村."""
_MADE = re.compile(
    "(?:先后|相继|成功|分别|新|已)*(?:(?:被[^，,。；;]{0,8}?)?(?:确定|认定|评定|评选|授予|命名|列|评|选)为|获评|入选|荣获|跻身|入围)"
    "(?:了|为)?(?P<what>[^，,。；;（(]{3,24})"
)
"""What things of no name are made: 4家企业被认定为省级绿色工厂."""
_YEARS_PLAN = re.compile("(?:当年|本年度?|今年|年内)计划$")
_FIRMS = ("企业", "公司")
_OF_FIRMS = re.compile(
    "(?:实现|完成)*((?:年|总)*(?:产值|营收|税收|利税|利润|(?:销售|营业|主营业务)收入|增加值)[总额]*)"
)
_ONE_CLAUSE_ON = re.compile("(?:[，,][^，,。；;：:]{0,12})?")
"""Between a sum and what it is of: 总投资27亿元，我市今年排定8项工程."""
_WORKS_THEN = re.compile(
    "(?:^|[，,；;])([^，,。；;、\\d]{2,16}(?:项目|工程|战役|行动))(?:\\d[^，,。；;、]{2,14}|[上下]半年|[一二三四]季度)$"
)
"""Before the days that part works from what was put into them: 城建项目1月至3月完成投资5亿元."""
_TOPIC = re.compile("(?:^|[，,；;]|在)([^，,。；;、在]{2,8})方面[，,：:][^，,。；;]{0,10}[，,]?$")
_AND = ("、", "，", ",", "和", "及")


def is_of_its_owner(words: str) -> bool:
    """Whether words name a sum without its subject: 总投资 is that of the things it is told of."""
    return words[-1:] in _OF_ITS_OWNER_ENDS and _OF_ITS_OWNER.fullmatch(words) is not None


def works_before(words: str, last: Link | None) -> str:
    """项目, where 总投资 opens a sentence behind one that ends with how many works there are."""
    counted = last is not None and last.frame.measure is COUNT and last.name.endswith("项目")
    return "项目" if counted and "总投资" in words else ""


def topic_before(text: str, start: int) -> str:
    """What a sum that begins at `start` is told of: 在干线公路方面，上半年完成投资8亿元."""
    if "方面" in text and (found := _TOPIC.search(text, 0, start)):
        return found[1]
    found = _WORKS_THEN.search(text, 0, start)
    return found[1] if found else ""


def noun_behind(draft: Draft, text: str, lexicon: IndicatorLexicon) -> Link:
    noun = without_aim(short_name(draft.after.text))
    noun = _VILLAGES_DO.sub(r"\1的村", noun) if noun.startswith("村") else noun
    told = not draft.before.text or text.endswith("的", 0, draft.frame.quantity.start)
    if told and noun.endswith("中") and text.startswith(("，", ","), draft.after.end):
        noun = noun.removesuffix("中")
    if draft.frame.value.kind is RANK_KIND:
        noun = noun[1:]
    elif draft.frame.value.kind is SHARE_KIND:
        noun = short_name(_TO_CLAUSE_END.findall(text, draft.after.start)[0])
    if noun.startswith("村集体") and noun[-1] in "元上":
        noun = f"{noun}的村"  # 12个村集体经济收入突破10万元
    words = draft.before.text
    name = noun
    row = words.count("、") if noun in _BARE_THINGS and not words.endswith("等") else 0
    if row and draft.frame.value.value == row + 1:
        name = ""  # 甲工程、乙厂房两个项目
    elif noun.endswith(("项目", "工程")):
        name = _works(noun, words, text, draft.after.end)
    elif noun in _BARE_KINDS and (made := _MADE.match(text, draft.after.end)):
        name = short_name(made["what"])
    elif words.endswith("年产"):
        name = f"{noun}年产量"
    if draft.frame.value.kind is MONEY_KIND and (funds := FUNDS.match(noun)):
        name = funds[0]
    frame = draft.frame
    if is_added(words) and frame.measure is not SHARE:
        frame = replace(frame, measure=INCREMENT)
    token = draft.token
    start = token.start if not words else draft.before.start
    token = restretched(token, start, draft.after.end)
    return Link(frame, name, token, "link.noun-behind", lexicon.find(noun))


def some_begun(link: Link, text: str) -> Link:
    """重大项目92项，其中37项已开工: of works counted before, those that so much is done with."""
    if link.frame.measure is not COUNT or not _MANY_WORKS.fullmatch(link.name):
        return link
    stage = stage_of_things(text, "", link.frame.quantity.end)
    return replace(link, name=f"{stage}项目", indicator=None, subject=link.name) if stage else link


def _works(noun: str, words: str, text: str, end: int) -> str:
    """What works are called that are counted behind `words`: 开工项目 for 开工的20个项目."""
    stage = stage_of_things(text, words, end)
    if not stage and noun in _BARE_THINGS:
        stage = said_of_things(text, end)
    name = f"{stage}{noun}" if stage and stage not in noun else noun
    if name not in _BARE_THINGS or not words:
        return name
    if words.endswith(name):
        return short_name(words)  # 基础设施项目共12个项目
    if words.endswith("等") or is_only_verbs(words):
        return name
    return short_name(f"{words.removesuffix('的')}{noun}")


def sum_of_things(
    draft: Draft, following: Draft | None, things: str, text: str, lexicon: IndicatorLexicon
) -> Link:
    """总投资1539亿元: of the things counted before, or counted right behind (的227个项目)."""
    if following is not None and following.counts_behind:
        gap = text[draft.token.end : following.token.start]
        near = gap in {"", "，", ","}
        if "总投资" in draft.before.text:
            near = _ONE_CLAUSE_ON.fullmatch(gap) is not None
        if gap == "的" or (not things and near):
            things = noun_behind(following, text, lexicon).name
    words = draft.before.text
    years = _YEARS_PLAN.search(text[: draft.before.start])
    if years and words.startswith("投资"):
        words = f"年度计划{words}"
    elif words.startswith("投资") and text.endswith("计划", 0, draft.before.start):
        words = f"计划{words}"
    of_all = False
    if things.endswith(("项目", "工程")) and words.startswith("项目"):
        # 其中新建项目9个，项目总投资20亿元: of all of them.
        of_all = "其中" in text[: draft.before.start]
        things, words = ("", words) if of_all else (things, words.removeprefix("项目"))
    behind = draft.after.text
    if behind.endswith("基金") and words.endswith("规模"):
        things = short_name(behind)  # 总规模30亿元的某某基金
    name, indicator = canonical(lexicon, f"{things}{words}" if things else words)
    how = "link.sum-of-things" if things or of_all else "link.own-phrase"
    return Link(draft.frame, name, quoted(draft), how, indicator, bool(things))


def sum_of_firms(words: str, counted: Link, text: str, start: int) -> str:
    """The words of a sum that stands at `start`, with the firms that were counted right before it:
    规模以上企业产值, behind 65户规模以上企业完成.
    """
    if counted.frame.measure is not COUNT or not counted.name.endswith(_FIRMS):
        return words
    sum_ = _OF_FIRMS.fullmatch(words)
    if sum_ is None:
        return words
    apart = not is_only_verbs(text[counted.token.end : start])
    return words if apart else f"{counted.name}{sum_[1]}"


def is_of_the_next(draft: Draft, following: Draft, text: str) -> bool:
    """新增24个、提升10个景区村庄: two deeds, and what they are done to stands behind the second."""
    frame = draft.frame
    if frame.measure is not COUNT or not following.counts_behind:
        return False
    gap = text[draft.token.end : following.token.start]
    if gap[:1] not in _AND:
        return False
    alike = frame.value.unit == following.frame.value.unit
    return (
        alike and 3 <= len(gap) <= 5 and is_only_verbs(gap[1:]) and is_only_verbs(draft.before.text)
    )


def of_the_next(draft: Draft, following: Draft, text: str, lexicon: IndicatorLexicon) -> Link:
    things = noun_behind(following, text, lexicon)
    added = is_added(draft.before.text)
    frame = replace(draft.frame, measure=INCREMENT) if added else draft.frame
    return Link(frame, things.name, quoted(draft), "link.of-the-next", things.indicator)


def of_counted(draft: Draft, links: Sequence[Link]) -> Link | None:
    """9项工程中，3项完成率达50%；4项刚开工: of what was counted before, and not of its rate; nor of
    its sum: 项目31个，总投资86亿元，同比多9个.
    """
    frame = draft.frame
    for link in reversed(links):
        if link.frame.measure is COUNT and link.frame.value.unit == frame.value.unit:
            return Link(frame, link.name, quoted(draft), "link.counted-before", None, True)
    return None

"""Where a text names a project: 年产20万吨…项目(二期), 某某至某某高速公路, 某某县人民医院.

A name is known by its last word and read backwards. What ends in 项目 or 工程 must hold something
that is its alone; a road or a hospital is a project where its building is spoken of.
"""

import re
from collections.abc import Sequence

from jobs.extraction.campaigns.campaign_names import is_frame
from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start, plain
from jobs.extraction.rules.pattern_needs import by_first_character, where_it_begins
from jobs.extraction.rules.pattern_openings import first_characters
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value, replace
from jobs.extraction.rules.wordlist import alternation, one_of
from jobs.extraction.works.project_claims import Candidate, is_sure
from jobs.extraction.works.project_joins import STRETCH, join
from jobs.extraction.works.project_owners import (
    SHORTEST_REST,
    brand,
    investor,
    is_in_a_company,
    split_owner,
    whole_organisation,
)
from jobs.extraction.works.project_refusals import is_project
from jobs.extraction.works.project_sites import behind_its_place, of_its_place, of_its_products
from jobs.extraction.works.project_words import (
    BETWEEN,
    DEED,
    DEED_PLACES,
    PLANT_HEADS,
    WORK_HEADS,
)


class ProjectName(Value, frozen=True):
    """`name` is without the owner; `sure` tells that the name alone makes it a project."""

    name: str
    owner: str | None = None
    sure: bool = True


_PHASE = (
    "(?:[（(][一二三四]期[）)]|[一二三四]期(?:工程|项目)?"
    "|[（(][^（）()，。]{1,10}段[）)]|[（(][^（）()]{1,10}[）)](?=项目|工程|建设))"
)
_PLANT = alternation(PLANT_HEADS)
_TAIL = (
    "(?:[东南西北]延(?!线)|[东南西北中]段(?![0-9东南西北])"
    "|拓宽(?:改造|改建)?|改线|复线|改扩建|扩建|扩容|新院区?|新校区|[东西南北][院校]区|新馆|新址)"
)
_SECTION = (
    "(?:(?<=[铁路速容建])(?<=高铁|铁路|高速|公路|地铁|扩容|扩建)[^，。；：、的分个全]{1,6}段)"
)
# 某某叶片厂房二期正在安装: a phase by itself, where its state follows at once.
_PHASE_TOLD = (
    "(?:已经|已|正在|正|将|即将|预计|计划|有望|力争|全面|正式|顺利|成功|基本|于|今年|明年|年内"
    "|[0-9]{1,2}月(?:[0-9]{1,2}日|[底初份]|[上中下]旬)?之?前?|年底前?|可)*"
    "(?:建成|投产|投资|开工|竣工|完工|启动|签约|奠基|封顶|投用|投入|投运|启用|安装|完成|建设|施工|复工|并网|试生产|进入|主体|核准|获批|落地|通水|通车|交付|供暖|验收)"
)
# 北环路已完成路基施工, 滨河路6月底通车
_ROAD_TOLD = (
    "(?:已经|已|目前|现|正在|正|将|预计|计划|力争|确保|今年|明年|年底前?|[0-9]{1,2}月(?:[0-9]{1,2}日|[底初份]|[上中下]旬)?之?前?)*"
    "(?:建成|开工|竣工|完工|通车|贯通|进场施工|完成(?:路基|路面|征|拆|雨|管|沥青|水稳|主体|施工|招|设计|总|工程|形象))"
)
_HEAD = (
    f"{alternation(WORK_HEADS)}|{_PLANT}|{STRETCH}|高速(?!公路|铁路|发展|增长|度|路口|口|服务|运[转行]|旋转|包装|印刷|冲床|数控|加工|精密|电机|织机|行驶|列车|动车|切割|摄像|网络|宽带)"
    f"|(?<=[一二三四五六七八九])桥|(?<=[0-9]号)(?:地块|路)|路(?={_TAIL}|[一二三四]期(?![^，。；、]{{0,8}}(?:工程|项目))|道路工程|路基|路面(?:摊铺|改造|施工)|雨污水?管)|[一二三四五六七八九]路(?=已|基本|全线)"
    f"|(?<![公铁道线电网门思出销马套头干业产水管油村户组机光回支便匝坝站场库桥口接通一])路(?={_ROAD_TOLD})|闸(?=已|正|主体|完成|重建|除险)|[GS]\\d{{2,4}}线[^，。；、]{{2,14}}段"
    f"|[一二三四五六]期(?={_PHASE_TOLD})|(?:地铁|轨道交通)?[0-9一二三四五六七八九十]?[0-9一二三四五六七八九十]号线|(?:{DEED_PLACES})(?={DEED})"
)


def _head(head: str, *what_may_follow: str) -> str:
    following = "".join(f"(?:{each})?" for each in what_may_follow)
    return f"(?:{head}){following}(?:项目|工程(?!部))?{_SECTION}?"


_FOLLOWING = (
    f"{BETWEEN}{{0,3}}(?:项目|工程)|{DEED}",
    _PHASE,
    f"{_TAIL}(?:[^，。；、的和与及]{{1,6}}(?:改造|建设|扩建)(?=项目|工程))?",
)
HEADS = Spotted(
    _head(_HEAD, *_FOLLOWING),
    compiled=_head(_HEAD.replace(_PLANT, one_of(PLANT_HEADS)), *map(where_it_begins, _FOLLOWING)),
)
_LAST_WORDS = frozenset(("项目", "工程", *PLANT_HEADS))
_LONGEST_LAST_WORD = max(map(len, _LAST_WORDS))
# What follows turns a head into another word: 工程师, 项目库, 基地化.
_NO_HEADS = by_first_character(
    "航道桥|(?<=[开到离靠出入进])港|(?<=张家)港|(?<=连云)港|(?<=防城)港|(?<=[香贵])港|工程(?:有限|股份|公司|机械|车|师|院|学|造价|技术|质量|量|进度|款|监理|标段|招标|指挥|领域|中心|研究|实验室|类|队|科[室长员]|管理(?=[室科部处站局])"
    "|人员|建设(?=领域|标准|监管|管理|质量|审批|招投标|单位|公司|集团|局|中心|领导|市场|服务|许可|有限|法规|行业|监督|造价|监理|交易|需要))"
    "|项目(?:化|库|制|点|方|资本金|为王|服务[日队团]|调度|(?:建设|攻坚|突破|落地|提升)年|(?:纳统|储备|谋划|申报|审批|招引|推进|观摩)(?:会|工作|机制|年|大会|攻坚|活动|专班|力度))"
    "|(?:医院|学校|公路|机场|园区|景区|车站|工厂|大桥)标准|(?:(?:工业|产业|科技|化工|物流)?园区|产业园|工业园|基地)(?=产业|企业)|(?<=增收|创收|销售|融资|筹资|投资|流通|沟通|信息|就业|举报|投诉)渠道|项目标(?!段|准)|(?:医院|学校|小学|中学|大桥|公园|广场)(?=段)|学校(?=舍)|(?:小学|中学)(?=部|校舍)|(?:公路|铁路|隧道|航道|大桥|水电)局|(?:机场|铁路|公路|地铁|港|码头)(?=集团|投资公司|管理公司)|营地(?=方)|(?:港|机场|园区|产业园|景区|公园|枢纽)(?=总体规划》)|(?:中心|基地|园区|路|港|枢纽)(?=化|河|[一二三]站|思维|带|线|经济|居|组|村|径|口|湾|城|市|澳|县|镇|区[^域])"
)
# 本招标项目某某县污水处理厂工程已由…批准建设
_OF_THIS_TENDER = re.compile("本次?(?:招标|采购|磋商|比选)(?:项目|工程)(?=[\u4e00-\u9fff]{4})")
# Nobody but a project of its own has such people: 某某大桥项目经理.
_STAFF = ("组", "部", "法人", "经理", "专员", "专班", "秘书", "总工", "总监", "书记")
_OF_ITS_PLACE = re.compile("(?<=[市县区])的")
_NAME_ENDS = re.compile(f"(?:项目|工程|[楼馆房]|{_PLANT})$")
# 某某示范项目主体工程开工 tells of the project.
_ITS_PART = re.compile(
    "(?<=项目|工程|电站|水库|枢纽|大桥|隧道|泵站|船闸|水闸|水厂)(?:(?:主|地下)?厂房)?(?:主体|路基|土建|桩基|设备|基础|装修|安装)+工程$"
    "|(?<=[楼馆房店建造园校院厂场])主体工程$|(?:土建|桩基|装饰|附属|附属配套)+工程$|主体厂房$|(?<=项目|工程)(?:厂房|车间)$"
)
_PARTS = ("工程", "厂房", "车间")
_PHASE_ONLY = re.compile("[一二三四五六]期(?:项目|工程)")
# “两重一实”项目
_OF_A_DRIVE = re.compile("“([^”]{2,8})”(?:项目|工程)")
_TOLD_OF_ITS_WORKS = re.compile(
    "，?(?:计划|预计)?(?:总投资|占地|位于|坐落|选址)"
    "|(?:正式|顺利|成功|举行|集中|今日|昨日)*(?:开工|奠基|竣工|投产|动工|签约)"
)
# 59所学校改造项目 counts them and is no name.
_COUNTED = re.compile(
    r"[一两三]道|\d+[余多]?[所村户处座家个片件](?!基地|中心|区)|[两三四五六七八九十百]+[余多]?[所处座户个]"
)
_COUNTS = first_characters(_COUNTED.pattern)
_YEAR_BEFORE = re.compile(r"(?P<year>20\d\d年度?)(?:\d+[座个处条项所])?$")
_YEAR_REACH = 12
_SUM_REACH = 30


def project_tokens(sentence: Sentence) -> list[Token]:
    """Projects named in a sentence, as tokens of the kind `project` (value: `ProjectName`).

    A name begins after a date, and keeps a place.
    """
    text, places, organisations = sentence.text, sentence.places, sentence.organisations
    periods, of_a_year = sentence.periods, places and "年" in text
    found: list[Token] = []
    for head in HEADS.matches_at(sentence.spots.get(HEADS, ()), text):
        begins, end = head.span()
        words = head[0]
        last = begins if words in _LAST_WORDS else begins + _last_word(words)
        if (no_head := _NO_HEADS[text[last]]) and no_head.match(text, last):
            continue
        if words == "项目" and text.startswith(_STAFF, end):
            continue
        start = name_start(text, begins, _floor(periods, found, begins) if periods or found else 0)
        if words == "项目" and text[start - 1 : start] == "、":
            start = of_its_products(text, start, organisations)
        if start == begins and _is_bare(text, head, places, organisations):
            continue
        if organisations and is_in_a_company(start, end, organisations):
            continue
        name = _of_its_year(text, start, end, places) if of_a_year else None
        if name is None and start > 0 and text[start - 1] in "在于":
            name = _read_there(text, start, end, places, organisations)
        name = name or _read_name(text, start, end, places, organisations)
        if name is not None:
            if found:
                join(found, name, text, words)
            else:
                found.append(name)
    return found


def _floor(periods: Sequence[Token], found: Sequence[Token], begins: int) -> int:
    """Where the last date or sure name ends before a head: the head's name can't begin earlier."""
    floor = 0
    for token in periods:
        if floor < token.end <= begins:
            floor = token.end
    for token in found:
        if floor < token.end <= begins and token.value.sure:
            floor = token.end
    return floor


def _is_bare(
    text: str, head: "re.Match[str]", places: Sequence[Token], organisations: Sequence[Token]
) -> bool:
    """Whether a common word stands alone, which names nothing: 高速公路, but not 某县的医院."""
    start, end = head.span()
    if head[0] not in _LAST_WORDS or text[start - 1 : start] == "的":
        return False
    if end - start >= SHORTEST_REST and "资" in text[max(0, start - _SUM_REACH) : start]:
        return False  # 投资3亿元建设人才公寓
    if places and [place for place in places if start <= place.start < end]:
        return False
    return not (organisations and [org for org in organisations if org.start <= start < org.end])


def _last_word(words: str) -> int:
    """Where the last word of a longer head starts, which what follows may turn into another one."""
    for start in range(max(0, len(words) - _LONGEST_LAST_WORD), len(words)):
        if words[start:] in _LAST_WORDS:
            return start
    return 0


def _read_there(
    text: str, start: int, end: int, places: Sequence[Token], organisations: Sequence[Token]
) -> Token | None:
    """What is built at a place: 在某县建设|甲产业园."""
    there = behind_its_place(text, start, end, places)
    return _read_name(text, there, end, places, organisations) if there != start else None


def _read_name(
    text: str, start: int, end: int, places: Sequence[Token], organisations: Sequence[Token]
) -> Token | None:
    if text[start - 1 : start] == "的" and not Candidate(text, start, end, places).is_named:
        start = of_its_place(start - 1, places)
    if text.startswith("）", end) and text.count("（", start, end) > text.count("）", start, end):
        end += 1
    owner = None
    if organisations:
        if whole := whole_organisation(start, end, organisations):
            return _of_an_enterprise(text, start, end, whole)
        owner, behind = split_owner(text, start, end, organisations)
        if owner and (text[behind] == "（" or _PHASE_ONLY.fullmatch(text, behind, end)):
            # 某某公司二期项目, 某某公司（搬迁）项目: the enterprise's name is the project's.
            value = ProjectName(text[start:end], owner)
            return Token("project", start, end, value, "project.phase-of-an-enterprise")
        start = behind
    owner = owner or investor(text, start, organisations, places)
    if text[start] == "本" and (tender := _OF_THIS_TENDER.match(text, start, end)):
        start = tender.end()
    while start < end and text[start] in "的之等":
        start += 1
    opening = text[start : start + 1]
    if (opening in _COUNTS and _COUNTED.match(text, start, end)) or (
        "“" in (opening, text[start - 1 : start]) and _is_of_a_drive(text, start, end)
    ):
        return None
    candidate = Candidate(text, start, end, places, owner)
    if not is_project(candidate):
        return None
    if candidate.name.endswith(_PARTS) and (part := _ITS_PART.search(candidate.name)):
        stop = start + part.start()
        named = _NAME_ENDS.search(text, start, stop)
        return _read_name(text, start, stop, places, organisations) if named else None
    return _named(candidate)


def _is_of_a_drive(text: str, start: int, end: int) -> bool:
    """Whether a name is a drive's: “两重一实”项目, “三比三看项目”."""
    if text[start - 1 : start] == "“" and is_frame(text[start:end]):
        return True
    drive = _OF_A_DRIVE.fullmatch(text, start, end) if text[start : start + 1] == "“" else None
    return drive is not None and is_frame(drive[1])


def _named(candidate: Candidate) -> Token:
    name, owner = candidate.name, candidate.owner
    name = plain(_OF_ITS_PLACE.sub("", name) if "的" in name else name)
    if owner is None and (candidate.capacity or len(name) < len(candidate.name)):
        owner = brand(name)
        if owner and any(place.end >= candidate.start + len(owner) for place in candidate.places):
            owner = None  # 东平70兆瓦…: where it is
    value = ProjectName(name, owner, is_sure(candidate))
    rule = "project.by-work-head" if candidate.is_work else "project.by-plant-head"
    return Token("project", candidate.start, candidate.end, value, rule)


def _of_its_year(text: str, start: int, end: int, places: Sequence[Token]) -> Token | None:
    """某某县2024年度23座小型水库除险加固工程 is named by place and year, and not counted."""
    reach = max(0, start - _YEAR_REACH)
    year = _YEAR_BEFORE.search(text, reach, start) if "年" in text[reach:start] else None
    if year is None:
        return None
    place = next((token for token in places if token.end == year.start()), None)
    if place is None:
        return None
    name = text[place.start : year.end("year")] + text[start:end]
    there = replace(place, start=0, end=place.end - place.start)
    candidate = Candidate(name, 0, len(name), [there])
    if not candidate.is_work or not is_project(candidate):
        return None
    value = ProjectName(name, None, is_sure(candidate))
    return Token("project", place.start, end, value, "project.of-its-year")


def _of_an_enterprise(text: str, start: int, end: int, whole: Token) -> Token | None:
    """某某公司项目总投资1亿元: it has no other name. Any other is some project of theirs."""
    if not _TOLD_OF_ITS_WORKS.match(text, end):
        return None
    value = ProjectName(text[start:end], whole.value)
    return Token("project", start, end, value, "project.of-an-enterprise")

"""Noun phrases around a quantity: what is counted or measured, cut free of verbs and adverbs.

No segmentation: the words that lead up to a phrase or lead away from it are a closed set, and the
phrase is what they leave.
"""

import re

from jobs.extraction.names.phrase_words import GIVING, LEADS, LIGHT_VERBS, LINKS, VERBS
from jobs.extraction.rules.pattern_needs import beginning, by_first_character
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import alternation, one_of

_SHORT_LEADS = (
    "[也又且但仅只还让由把而则此这至了的都及与是为要拟已共约使](?!享|建设|用|同|富|有制|镇)|"
    "计$|有(?![限色效机关序望力])|该(?![市县区省镇局]|行(?![业动为政]))|其(?![他它余中])|"
    "可(?![再持支研视控])|能(?![源耗力量繁])|对(?![外口接])|在(?![建线校岗手谈库])|现(?![代场金])|现场(?=[共集签达])|集中(?=(?:开工|签约|竣工|投产|启动)[^，,。；;]{0,6}项目)|包括(?=.{2})|包含(?=.{2})|按(?!揭)|"
    "即(?!将)|创(?=年产值|利税|产值|税)|等(?!级)|和(?![平谐])|"
    "到(?![位账期岗])|需(?!求)|[区境]内(?!外)|应(?![急用收])|从(?!业)|将(?!军)|并(?![网购])|再(?!生)|均(?!衡)|"
    "近(?![代郊海])|我(?![国省市县区州旗盟镇乡局])|[全我该本][省市县区州盟旗镇乡局行](?![域性业动为政])"
)
_LED_BY_WORDS = (
    "仅?[此这]一项(?:就|便|每年|年)?|高质量(?=完成|推进|建成|实施)|(?:年初)?(?:确定|制定|下达|既定)的|[国省市县]下达的?|下达(?:给|我|全|本|[市县区])+(?![市县区])|该[厂站园校院馆库店](?=[年月日])|用[一两三四五0-9]{1,2}(?:个月|年)(?:左右)?的?时间"
    "|(?:列入|纳入)(?=(?:[省市县区州]|国家|自治区)[^，,。；;、]{0,10}重[大点](?:建设)?(?:项目|工程))"
    "|(?:项目|工程)?(?:全部|全面|完全|正式|竣工)*(?:建成|投产|达产|达效|投用|满产|运营)+后"
    "|(?:投产|投用|投运|成立|开业|开馆|开园|开行|建成|建厂|上线|启用|运营)(?:以来|至今)(?:共|已|累计)*"
    "|[省市县区州旗](?:[\u4e00-\u9fff]{2,5}局|(?:发展?和?改革?|科工|国资|住建)委)(?:系统)?(?=[^的、和及与]{4})"
    "|(?:春节|中秋|汛期|[本下]?周末|年关|入冬|入汛|供暖季|采暖季|开学)[之以]?前(?=.{2})"
    f"|(?:这家|该|我们的?|咱们?)(?:厂里?(?!房)|店(?!面)|社(?!区)|公司|企业|集团|园区|合作社|村)的?|{alternation(LEADS)}|{_SHORT_LEADS}"
)
_LED_BY_FIRM = (
    "公司(?=年|注册|产值|营[业收]|销售|员工|职工|总资产|占地|税|利)"
    "|项目(?=设置|设有|年产|年销|新增)"
)
_LED_BY_MARKS = (
    "(?:公司|企业|园区|合作社)(?=[去今每]年|销售|种植|发展|完成|实现|引进|拥有|现有|共|已|累计)"
    "|时间(?=[抢完实收建改新就])|村(?=实现|完成)|[两三四五六七八九](?:[县区市镇乡地]|县区|市县)(?=分别)|[（(]不?含[^（）()]{1,12}[）)]"
    "|[0-9]+[、.]|[一二三四五六七八九十]{1,3}、(?!二、三(?:次)?产|三(?:次)?产)"
    "|[（(][一二三四五六七八九十]+[）)]|连续[0-9]+年|[两三四五十]年(?:内|间|来)?$|(?:剔除|扣除)[^，,。；;]{1,14}?(?:(?:因素|影响)后?|后)"
    "|[●，,、：:“”‘’\"'（()） \t\r\n\u3000\xa0]"
)
_LEAD = re.compile(
    f"(?:{_LED_BY_WORDS}"
    "|[^，,。；;]{0,6}?(?:确定|提出|明确|制定|立下)了(?:重点(?=发展))?"
    "|[^，,。；;]{0,6}?(?:[都均]要(?:达到|完成|实现)|还要|还将|还需)"
    f"|{_LED_BY_FIRM}"
    "|[^，,。；;]{0,8}?(?:力争|确保|要争取|预计(?=[\u4e00-\u9fff]{3})(?!总?投资|(?:[种收]|播种)[^，]{0,2}面积|[总单亩]?产))"
    "|[^，,。；;：:]{0,20}?(?:(?:目标|任务)[数值]?[是为：:]|的?基础上(?:[再又]?(?:增设|新增|增加)(?!值)了?)?)"
    f"|{_LED_BY_MARKS})++"
)
_LED_AT_ONCE = f"{_LED_BY_WORDS}|{_LED_BY_FIRM}|{_LED_BY_MARKS}"
_LEADS_AT_ONCE = by_first_character(_LED_AT_ONCE)
_WITHIN = (
    "要(?:达到|完成|实现|争取)|(?:确定|提出|明确|制定|立下)了|还[要将需]|力争|确保|预计|"
    "(?:目标|任务)[数值]?[是为：:]|基础上"
)
_LEAD_WITHIN = beginning(_WITHIN)
"""A lead begins with one of those characters, at once, or one of these words stands in it."""
LEADS_WITHIN = Spotted(_WITHIN)
"""Without a spot of it, no word of a lead stands within a phrase of the sentence."""
_LINK = re.compile(
    rf"(?:[自有][^，,。；;]{{2,8}}以来|{one_of(LINKS)}|(?<![产功动节储性智耗光核电热氢])能|(?<![行作认])为|(?<![人英天])才|(?<![签节履预违])约|(?<![户人亩])均|(?:连续)?[0-9一二两三四五六七八九十]+年|(?<=[速幅量])排[位名]|[：:“”‘’（(→+\x20])++$"
)
_ON_TOP = re.compile("(?<=[\u4e00-\u9fff]{2})在[^，,。；;：:]{2,12}基础上")
"""Behind a phrase: 粮食产量在连年丰收的基础上再增."""
_LINK_CHARACTERS = (
    "".join(LINKS) + "能为才均约排位名连续年：:“”‘’（(→+ 0123456789一二两三四五六七八九十"
)
_LINK_ENDS = frozenset(
    (*(word[-2:] for word in LINKS), "以来", "排位", "排名", *"能为才均约年：:“”‘’（(→+ ")
)
"""What the words that link end with: a word of one character, or the last two of another."""
_SHORT_NAMES = frozenset(("税收",))
"""What has a name without 完成, short as it is."""
_LIGHT_VERB = re.compile(f"(?!建成区)(?:{one_of(LIGHT_VERBS)})(?:了|的)?(?![或类])")
_LIGHT_VERB_BEGINS = frozenset(word[0] for word in LIGHT_VERBS)
_VERB_END = re.compile(f"(?:{alternation(GIVING)})(?:了|到|价值)?(?:年产)?$")
_VERBAL = (*VERBS, *LEADS, *LINKS)
_ONLY_VERBS = re.compile(f"(?:{one_of(_VERBAL)})*")
_VERBAL_BEGINS = frozenset(word[0] for word in _VERBAL)
_VERBAL_ENDS = frozenset(word[-1] for word in _VERBAL)
_DONE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?<![公中])共(?=(?:实现|完成)投)|(?:(?<![公中])共)?要?(?:实现|预计|完成了?(?!投资))|(?<![公中])共(?:实施|引进|建成))(?=[\u4e00-\u9fff]{2})|(?<=[入出])(?:完成|执行|决算)数$"
)
_HAVING = re.compile(
    "^(?:(?!每|人均)[^，,。；;]{2,12}?(?:现有|共有|拥有|建有|下辖|目前有|已建成|已发展|已流转|已完成(?!投资))|[位名]列|位居|入围)(?=.{2})"
)
"""柳林村现有农户 counts 农户."""
_VILLAGE = re.compile(
    "(?![\u4e00-\u9fff]{0,2}[农乡山渔]村|行政|示范|贫困|建制|自然|中心|重点|特色|文明|旅游|试点|美丽|经济|全|各|该|[一两三四五六七八九十]|新|农|乡)"
    "[\u4e00-\u9fff]{2,3}(?:村|(?<=[\u4e00-\u9fff]{3})[镇乡])(?=种植|养殖|发展|流转|建设|建成|新建|集体经济|[\u4e00-\u9fff]{2,6}(?:产业|面积|产值|收入))"
)
"""柳林村种植茶叶 tells of tea: no list of places knows the village."""
_OF_THE_ECONOMY = re.compile("(?<=.)的?(?:占GDP的?(?:比重|比例)|GDP占比)$")
_LISTED = re.compile("[^，,。；;]*、[^，,。；;、]*等(?!级)(?=[^，,。；;、]{2})")
"""甲公司、乙公司等企业 counts 企业."""
_PER_YEAR = re.compile("^(?:年可|[^，,。；;]{2,14}?可年)(?=.{2})")
_STOP = beginning(
    '[↑↓，,。；;：:！？（(）)“”"‘’…—]|、(?!(?<=\\A[国省市县区]、)[省市县区]级?重)|(?:集中|成功|现场|正式|基本(?=完工|竣工))*(?:开工|竣工|完工|签约|投产|启用)(?!项目)|(?<=项目)(?:成功|现场|扎实)|(?:集中)?开[竣复]工(?!项目|率)|顺利|鼓足|铆足|集中(?:启动|复工|奠基|动工)|建成(?!区|项目|投产项目)|投入|实现|完成|达到|达(?!标)|'
    "(?<=项目|工程)中(?!心)(?=[\u4e00-\u9fff]{2,12}[、等])|"
    "吃上|发放(?!的)|进一步|动工(?!项目)|总体|全年(?=[接实完销])|新增(?!长|值|投资)|中(?:一鸣|脱颖)|的?总体|"
    "开展(?=作业|招商|大招商|攻坚|巡[查回])|作为|采取|改善了|"
    "正(?=在|加紧|抓紧|紧张|有序|忙)|全面(?:展开|铺开|推[进开]|启动)|进行|开足马力|满负荷|满产|昼夜|同时|热火朝天|高速运转|(?:春|元宵|双|(?<=[业目])|国庆|端午|五一|中秋)节前|(?<=企业)全面|联网(?=直接|结算)|初步(?!设计|方案|规划)|有序|(?<!项)目前|开始|取得|坚守|(?<=[业目司])(?:入驻|进驻|入园)|免费(?=进行|提供|发放|开展)|就(?=[可能要将已])|已|将|正在|占|共(?![享建同])|(?<![户人亩地])均|[户人亩]均|全部|同比|增长(?![点极])|增加|减少|提前|开通|得到|列入|纳入|落户|"
    "落地|分布|涉及|涵盖|公布(?=了)|(?:增速|增幅)(?=超|高于|快于|低于|居)|参与了?|(?<=[目业])参加|成为|(?<![行作认])为(?!民)|作了|"
    "是|有(?![机色效限关序线])|在(?![建线校])|被|总投资|计划(?!(?:新)?(?:开工|竣工|投产)项目)|用于|补充|对|"
    "和(?=[\\d两三四五六七八九十])|比|较|以及|数字化转型|合龙|超额|密集|陆续|加快|组成|"
    "获|入选|迈入|赴|来|到|从|由|实施|推进(?!项目)|平均|累计|其中|提?供|销往|满足|一年|当|并|也|都|可|(?<![重需首])要|让|"
    "使|给|向|与|同|年度(?=计划|投资)|分别|举行|进展|发展(?=良好|迅速|迅猛|势头)|[仍尚]有|尚未|仍未|未(?!来)|呈|[今明去]年|以(?![上下及外来内往])|[0-9]{1,2}(?:[-—~至到][0-9]{1,2})?月|[上中下里内](?:积极|大力|全面|主动|着力|加快)|年内|年底|月底"
)
_LISTED_WORKS = re.compile(
    "(?:列入|纳入)(?=[^，,。；;、的]{2,16}?(?:项目|工程)(?![^，,。；;]{0,3}(?:名单|库|清单|目录)))"
)
"""19个列入省重点项目 counts 省重点项目."""
_ITS_SIZE = re.compile("的年?(?:生产|加工|处理)?(?:规模|能力|产能)$")
"""形成年产4万吨腻子粉的生产规模"""
_AFTER_DEED = re.compile("^.*(?:签订|签署|就诞生了|抢下)(?=.{3})")
_AIM_BEHIND = re.compile(
    "(?<=.{2})的?(?:预期|年度)?目标(?:任务)?(?:值|调整|上调|下调|确定|定|设)?为?$"
    "|(?<=投资|收入|产值|资金|外资|面积|产量|税收|引资|造林|抚育|改造)任务数?$"
)
_ASIDE = re.compile("[（(][A-Za-z&]+[）)]$|[（(][^（）()]{8,}[）)]")
_QUOTED = re.compile(
    "(?P<ahead>[\u4e00-\u9fff]{0,8}?)[“‘][^”’，。]{1,12}[”’]"
    "(?P<things>(?=[\u4e00-\u9fff]{0,4}?(?:企业|工程|项目|基地|中心|车间|工厂|小镇|示范|园区|站点|试点)))?"
)
_JOINED = re.compile("(?<=项目|企业|工程)(?:和|及|与)")
_LONGEST = 30
_MARKS = re.compile(r'[“”"‘’]|\[\d{1,3}\]')
"""Quotation marks, and those of footnotes: 双协员[21]."""
_ODD = re.compile(
    '“|”|"|‘|’|）|\\)|\\[|签[订署]|诞生|抢下|现有|共有|拥有|建有|下辖|目前有|已建成|已发展|已流转|位列|名列|位居|入围|年可|可年|实现|完成|预计|执行数|决算数'
)
"""Whatever makes a name differ from its phrase by more than its ends."""


class Phrase(Value, frozen=True):
    """A noun phrase and where it stands in the sentence."""

    text: str
    start: int
    end: int


def phrase_before(text: str, start: int, end: int, *, leads_within: bool = True) -> Phrase:
    """The phrase in `text[start:end]` that leads up to a quantity at `end`; it may be empty.

    `leads_within`: whether one of `LEADS_WITHIN` may stand in it.
    """
    chunk = text[start:end]
    linked = chunk[-1:] in _LINK_ENDS or chunk[-2:] in _LINK_ENDS
    if linked and (tail := _LINK.search(chunk, _links_begin(chunk))):
        chunk = chunk[: tail.start()]
    stop = start + len(chunk)
    if "基础上" in chunk:
        chunk = _ON_TOP.sub("", chunk)
    if lead := _lead(chunk, within=leads_within):
        start += lead
        chunk = chunk[lead:]
    if "等" in chunk and (listed := _LISTED.match(chunk)):
        start += listed.end()
        chunk = chunk[listed.end() :]
    return Phrase(chunk, start, stop)


def _lead(chunk: str, *, within: bool = True) -> int:
    """Where the words end that lead up to a phrase."""
    if within and _LEAD_WITHIN.search(chunk):
        lead = _LEAD.match(chunk)
        return lead.end() if lead else 0
    here, end = 0, len(chunk)
    while here < end and (leads := _LEADS_AT_ONCE[chunk[here]]):
        lead = leads.match(chunk, here)
        if lead is None:
            break
        here = lead.end()
    return here


def _links_begin(chunk: str) -> int:
    """Where the words may begin that link a phrase to its figure: no other character is in them."""
    return 0 if "以来" in chunk else len(chunk.rstrip(_LINK_CHARACTERS))


def phrase_after(text: str, start: int, end: int) -> Phrase:
    """The phrase that follows a quantity at `start`, up to what is said of it."""
    if start >= end:
        return Phrase("", start, start)
    if text.startswith("的", start) or (text[start] == "口" and text[start - 1] == "人"):
        start += 1  # 可满足100万人|口取暖需求
    chunk = text[start : min(end, start + _LONGEST)]
    if chunk[:1] in {"列", "纳"} and (listed := _LISTED_WORKS.match(chunk)):
        start += listed.end()
        chunk = chunk[listed.end() :]
    lead = _end_of_quoted(chunk) if "”" in chunk or "’" in chunk else 0
    if stop := _STOP.search(chunk, lead):
        chunk = chunk[: stop.start()]
    if "的" in chunk:
        chunk = _ITS_SIZE.sub("", chunk)
    chunk = chunk.rstrip("的了等和与及")
    if joined := _JOINED.search(chunk):
        chunk = chunk[: joined.start()]
    return Phrase(chunk, start, start + len(chunk))


def _end_of_quoted(chunk: str) -> int:
    """Where the quoted part of a noun ends, that nothing stops: “专精特新”企业, 省级“双千”工程."""
    quoted = _QUOTED.match(chunk)
    if quoted is None:
        return 0
    if quoted["ahead"] and (quoted["things"] is None or _STOP.search(quoted["ahead"])):
        return 0
    return quoted.end()


def is_only_verbs(words_: str) -> bool:
    """Whether nothing but verbs and adverbs stands there: 共实现, 建成, 预计可."""
    if not words_:
        return True
    if words_[0] not in _VERBAL_BEGINS or words_[-1] not in _VERBAL_ENDS:
        return False
    return _ONLY_VERBS.fullmatch(words_) is not None


def ends_in_verb(words_: str) -> bool:
    """Whether the phrase leads to an object: 市财政每年安排, 从海外带回."""
    return _VERB_END.search(words_) is not None


def without_verb(words_: str) -> str:
    """The phrase without a verb that leads it: 完成固定资产投资 is about 固定资产投资."""
    found = _LIGHT_VERB.match(words_) if words_[:1] in _LIGHT_VERB_BEGINS else None
    if found is None:
        return words_
    rest = words_[found.end() :]
    enough = 2 if words_.startswith(("实现", "达到", "获得", "拥有")) else 3
    rest = rest[_lead(rest) :]
    return rest if len(rest) >= enough or rest in _SHORT_NAMES else words_


def without_aim(name: str) -> str:
    """固定资产投资目标调整 (为增长18%) is about 固定资产投资."""
    return _AIM_BEHIND.sub("", name) if "目标" in name or "任务" in name else name


def short_name(words_: str) -> str:
    """A phrase as an indicator's name: 第一产业实现增加值 is 第一产业增加值."""
    if "GDP" in words_:
        words_ = _OF_THE_ECONOMY.sub("占地区生产总值比重", words_)
    if "村" in words_ and (village := _VILLAGE.match(words_)):
        words_ = words_[village.end() :]
    if _ODD.search(words_) is None:
        return words_.strip("的了，,、 ")
    name = _AFTER_DEED.sub("", _MARKS.sub("", words_))
    name = _HAVING.sub("", _ASIDE.sub("", name))
    return _PER_YEAR.sub("年", _DONE.sub("", name)).strip("的了，,、 ")

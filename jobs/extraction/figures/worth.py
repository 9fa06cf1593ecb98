"""What is not a fact: quantities that state nothing anybody follows.

Site areas and lengths, durations, numbers of meetings and of points made, sums that are a class of
projects (亿元以上项目) and the investment of one named project, which stands in the project's fact.
"""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.ranks import is_ranking
from jobs.extraction.rules.members import (
    COUNT,
    COUNT_KIND,
    EXTENT_KIND,
    LEVEL,
    MONEY_KIND,
    RANK_KIND,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token

_FOR_EACH = "".join(f"(?<!人均{'.' * between}建筑面积)" for between in range(5))
_GEOGRAPHY = beginning(
    "占地|用地(?<![业设住商备]用地)约?$|全长|总长|长约?$|宽约?$|高约?$|深约?$|宽度|方圆|车程|容积率|行政(?:管辖|区域)面积|辖区面积|核心区面积|层高|高度|海拔|水位|行车速度|设计速度|直径|跨径|幅员|规划(?:总)?面积|建成区面积|"
    f"建筑面积(?<!住宅建筑面积){_FOR_EACH}|距离?|相距|水头|水库容量|库容(?!量)|降水|日照|风速|"
    "距高比|净高|落差|能见度|负氧离子|掘进|位于|(?<!生产)(?<!种植)(?<!播种)(?<!养殖)(?<!栽培)(?<!收获)总面积$|镇区面积|(?<![充增治复整荒垦])耕地(?!保有|红线|保护|修复|整治|流转|恢复|开垦|质量)|蓄水量|水深|坡度|时速|车道|电价|均价|费用标准|日照"
)
_ABSTRACT = re.compile(
    "(?:.*中(?:综合|排.*)?|行业(?:大类|门类|中类)?|大类行业|方面|问题|特点|阶段|环节|层次|重点$|关键|维度|角度|步骤|小时|月|季度|字|"
    "原则|目标|要求|任务|会议|意识|自信|维护|确立|结合|坚持|"
    "转变|理念|思维|抓手|专题|亮点|新亮点|专项|层面|领域|大局|精神|部分|板块|地方|地区|国家|省份|"
    "时期|单位|(?:牵头|责任|成员|参建|施工|监理)单位|部门|人员|领导|同志|代表|委员|孩子|"
    "老人|村民|老百姓|朋友|人$|多月|工作日|星期|典型|案例|例子|梦想|转型|步伐|面|字头|维|确保|"
    "提升|突破|行动|工程$|战略|中心$|品质|"
    "必须|聚焦|北海|倍增|全覆盖|高地|支柱|体系$|机制|举措|措施|清单|办法|方案|文件|模式|标准|[省市县区]级领导.*|.{0,6}指标|"
    "政策|活动|位次|名次|.*汇报|.*发言|国家和地区|国家及地区|镜头|版|页|课题|话题|系列|乡镇|街道|行政村|自然屯|居民委|村屯|.{0,2}河流|.{0,3}型水库|.{1,4}族户|区域|塘坝|频道|"
    "配套文件|名片|班子.*|防线|目标任务|大会|考察|其他|时间|项目库|金政|措施|对子|企业家|五升.*|"
    "重点方向|方向|小组|.{0,16}(?:专班|工作小组|领导小组|工作组|指导组|督导组|督查组|检查组|调研组|若干措施)|"
    "标段.{0,2}|.{0,6}涉及|分项目|占[\\d一二三四五六七八九十]+席|[^、]{0,8}部门[^、]{2,12}|(?:专职)?督促[^、]{2,8})(?:工作|建设|情况)?$"
)
_NEW_OR_BIG = "新大些"
_CONCRETE = re.compile(
    "(?:项目|企业|园区?|基地|平台|集群|产业群?|工程|中心|景区|街区|城市|县|区|村|医院|学校|站|厂|"
    "公司|合作社|产业链条?|航线|标段|隧道|大桥|"
    "机组|水库|农家乐|酒店|枢纽|通道|铁路|港|码头|车间|工厂|小区|广场|书屋|库|线|频道|泵站|牧场|"
    "大棚|企业家|人)$"
)
_MEASURES = (
    *("产值", "生产总值", "收入", "税收", "投资", "利润", "营收", "销售额", "增加值", "增幅"),
    *("降幅", "涨幅", "跌幅", "增速", "增长面", "占比", "比重", "出口额", "交易额", "余额"),
)
_MEASURED = re.compile("(?!村|企业|[县乡镇区]|项目|行业)")
"""What is no thing that can be counted: 28家产值实现增长 tells of firms that it does not name."""
_THINGS = {"个", "家", "户", "项"}
_LISTED_IN = re.compile("(?:列入|纳入|入选|跻身|位列|成为|进入)[^，,。；;]{0,8}$")
_DRIVES = ("工程", "行动", "战略", "攻坚", "战役", "计划")
_ONCE_BUILT = re.compile("[^，,。；;]{0,8}(?:建成|投产|达产|竣工)[^，,。；;]{0,4}后")
_SAID_BEFORE = re.compile("(?:^|[，。；：,;:])(?:上述|这)$")
"""Before what was counted already: 这6项工程分别是…."""
_BY = re.compile("以[^，,。；;为]{0,10}$")
_MEANS = re.compile(
    "[^，,。；;]{2,16}为(?:抓手|载体|统领|引领|主线|支撑|牵引|突破口?|依托|引擎|龙头|核心|重点|契机|主题|导向|路径)"
)
"""以八大工程为抓手: by what means something is done, and no count of it."""
_FOCUSES = "紧扣|锚定|聚焦|瞄准|围绕"
_FOCUS = Spotted(_FOCUSES)
_FOCUSED = re.compile(f"(?:{_FOCUSES})[^，,。；;]{{0,20}}$")
_ENDS = "。；;"
_GIFTS = ("奖", "补助", "补贴", "资助", "贴息", "给予")
GIFT = Spotted("|".join(_GIFTS))
_OFFERED = re.compile(
    "(?:对[^，,。；;]{2,30}的|凡|每[亩户人家台个次吨头只辆]|一次性|单项|最高|给予|分档)[^。；;]{0,30}$"
)
_GIVEN = re.compile("累计|已经?|共|合计|兑现|发放了?|拨付|争取|筹集|投入")
"""What is given in all is told of a place; what is offered is not."""
_WHOM = re.compile("(?:^|[，,：:])(?:对|凡)(?![口比照接标外焦应])")
_OF_WHOM = re.compile(
    "(?:及?以上|以下|以内)?的[^，,。；;]{0,10}[，,](?:按|给予|予以|一次性|分别|每|补[助贴]|奖)"
)
_BY_HOW_MUCH = re.compile("按[^，,。；;]{1,16}$")
_GETS = re.compile(
    "给予|予以|一次性|(?:奖励|补助|补贴|资助|奖补|贴息)(?:标准|比例|额度)?(?:[^，,。；;]{0,4}\\d)?"
)
_GOT = re.compile("累计|已|共(?![同建])|截至|目前|[今去]年|先后|兑现|争取|筹集")
_EACH_TIME = re.compile(
    "(?:每|一)(?:天|[个]?月|年|斤|公斤|亩|人|户|棚|个)(?:能|可|就|能挣|可挣|挣|卖|收入|下来)*"
)
"""Of what one person earns or one thing costs, told without a name."""
_NO_NAMES = frozenset(
    {
        "产生",
        "昨天",
        "计算",
        "省市",
        "省份",
        "省区市",
        "前进",
        "前移",
        "部分",
        "其中",
        "其余",
        "合计",
        "共计",
        "总计",
        "左右",
        "另有",
        "通过",
        "巩固",
        "不含",
        "其他",
        "仅用",
        "剩余",
        "余下",
        "首期",
        "一期",
        "二期",
        "三期",
        "四期",
        "现场参加",
        "指标",
        "控制指标",
        "控制目标",
        "目标以内",
        "超额",
        "满足",
    }
)
_AT_WORK = {"工人", "挖机", "挖掘机", "塔吊", "吊车", "压路机"}
"""Who and what is seen on a site, unless there are more of them than before."""
_HALF_GONE = {"时间", "任务"}
"""时间过半、任务过半 is said of every July."""
_NO_NAME = beginning(
    "^(?:如何|怎样|怎么|为何|为什么)|每天(?!有效)|[多少]赚|每(?:小时|分钟|秒)|(?:大爷|大娘|大妈|大叔|大婶|阿姨|师傅|老汉|奶奶|爷爷|先生|女士)[家们]?(?:[种养卖赚花买领挣]|$)|票价|降水|气温|每[盒瓶袋碗]|一[碗盒份][^，。]{0,8}卖$|^\\d+[分秒点]$"
    "|^(?:高于|低于|好于|相比|比(?!重|例))|每股|股价|盘中|财季|收于$|[折约]合$|涨停|市盈率|预测$|对其[它他余]|努力形成|更多$|(?:还|尚|仍|相)差$|吹响|号角|奋进|奋力|携手|凝心|铆足|争当|谱写|书写|奏响"
)
"""What is asked, what one person earns or one machine makes, and what is cheered on."""
SCOPE = Spotted("建设(?:内容|规模)(?:(?:及|和|与)(?:建设)?(?:内容|规模))?[：:]")
_PROGRESS = beginning(
    "工程$|工程量|进度|工期|高程|填筑|主体|安装|总项目|(?:施工|架设|浇筑|开挖|衬砌|吊装|摊铺|填筑|铺轨|建设)完成|路基|征迁|征拆|拆迁|掘进|(?:工程|项目)(?:目前|已经|已|累计|整体|总体)*完成(?!投资占)"
)


def is_told_again(sentence: Sentence, quantity: Token) -> bool:
    """5个项目建成后, 以5大工程为抓手, 锚定10家企业: what is counted is known, or only aimed at."""
    text = sentence.text
    if quantity.rule == "quantity.great-count" and (
        text.startswith(_DRIVES, quantity.end) or _LISTED_IN.search(text, 0, quantity.start)
    ):
        return True  # 七大工程 is a drive, and 列入全省十大工程 counts none.
    start = quantity.start
    if start and text[start - 1] in "述这" and _SAID_BEFORE.search(text, max(0, start - 3), start):
        return True
    means = "为" in text and _MEANS.match(text, quantity.end) and _BY.search(text, 0, start)
    if means or ("后" in text and _ONCE_BUILT.match(text, quantity.end)):
        return True
    if _FOCUS not in sentence.spots:
        return False
    return (
        not text.startswith(("千亿", "百亿", "万亿"), quantity.end)
        and _FOCUSED.search(text, max(0, quantity.start - 24), quantity.start) is not None
    )


def is_offer(sentence: Sentence, quantity: Token) -> bool:
    """对新入规企业给予20万元奖励, 每亩补助300元: what a policy offers to whom it fits."""
    if quantity.value.kind is not MONEY_KIND or GIFT not in sentence.spots:
        return False
    text = sentence.text
    told = _OFFERED.search(text, _begin_of(text, quantity), quantity.start)
    if told is None or _GIVEN.search(text, told.start(), quantity.start):
        return False
    near = text[told.start() : quantity.end + 8]
    return any(map(near.__contains__, _GIFTS))


def is_condition(sentence: Sentence, quantity: Token) -> bool:
    """对种植50亩以上的大户给予补助, 占比超过3%的企业，按…: whom an offer is made to, and how much
    of what he spent he is given.
    """
    text, end = sentence.text, quantity.end
    begin = _begin_of(text, quantity)
    stop = min((at for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    clause = text[begin:stop]
    if _GOT.search(clause):
        return False
    given = text.startswith(_GIFTS, end) and _BY_HOW_MUCH.search(text, begin, quantity.start)
    if given or _OF_WHOM.match(text, end):
        return True
    whom = _WHOM.search(clause)
    if whom is None or begin + whom.start() > quantity.start:
        return False
    return any(begin + gets.end() > quantity.start for gets in _GETS.finditer(clause, whom.end()))


def _begin_of(text: str, quantity: Token) -> int:
    """Where what holds a quantity begins, behind the last full stop or semicolon."""
    return max(text.rfind(mark, 0, quantity.start) for mark in _ENDS) + 1


def is_scope(sentence: Sentence, quantity: Token) -> bool:
    """建设内容：新建厂房12万平方米: what a work is to hold, and no figure of its place. Only of a
    sentence with a `SCOPE`.
    """
    kind = quantity.value.kind
    if kind is not EXTENT_KIND and kind is not COUNT_KIND:
        return False
    return next(iter(sentence.matches(SCOPE, 0, quantity.start)), None) is not None


def is_worth_telling(frame: Frame, name: str, words: str) -> bool:
    """Whether a linked figure is a fact. `words` are those before the quantity in its clause."""
    value = frame.value
    if len(name) < 2 or name in _NO_NAMES or _NO_NAME.search(name):
        return False
    measure, kind = frame.measure, value.kind
    each_time = name[0] in "每一" and _EACH_TIME.fullmatch(name) is not None
    level = measure is LEVEL or measure is COUNT
    if each_time or (level and _GEOGRAPHY.search(words)):
        return False
    if kind is COUNT_KIND:
        return _worth_a_count(frame, name)
    if kind is RANK_KIND:
        return is_ranking(words, name)
    if kind is SHARE_KIND and measure is SHARE:
        told = frame.word == "占" or "率" in name or name.endswith("投资进度")
        return told or not (name in _HALF_GONE or _PROGRESS.search(f"{words}{name}"))
    # 八方客商 come from everywhere.
    wide = value.unit == "方" and value.in_words
    return not (kind is EXTENT_KIND and (wide or value.unit in {"mm", "毫米", "厘米", "℃"}))


def _is_abstract(name: str) -> bool:
    """Whether a name or its end behind 新, 大 or 些 is that of no thing."""
    if _ABSTRACT.match(name):
        return True
    if not ("新" in name or "大" in name or "些" in name):
        return False
    return any(
        _ABSTRACT.match(name, at)
        for at, character in enumerate(name, start=1)
        if character in _NEW_OR_BIG
    )


def _worth_a_count(frame: Frame, name: str) -> bool:
    if frame.value.in_words and frame.value.value <= 20 and not _CONCRETE.search(name):
        return False
    if frame.value.unit in _THINGS and name.endswith(_MEASURES) and _MEASURED.match(name):
        return False
    if name in _AT_WORK and not frame.word:
        return False
    if frame.value.unit == "吨级" and not name.endswith(("能力", "等级")):
        return False  # 5万吨级泊位2个: the size of each
    if _is_abstract(name) or frame.value.unit in {"层", "届", "首", "门", "面", "期"}:
        return False
    return not (frame.value.unit in {"次", "场", "位", "层"} and frame.value.value < 10)

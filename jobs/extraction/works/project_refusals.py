"""What speaks against words that end like a project: they are counted, kinds, parts or places."""

import re

from jobs.extraction.rules.pattern_needs import beginning, by_first_character
from jobs.extraction.rules.wordlist import alternation, words
from jobs.extraction.works.project_claims import (
    PLANT,
    WORK,
    Candidate,
    holds_a_name,
    is_paid_for,
)
from jobs.extraction.works.project_words import PHYSICAL, PLANT_HEADS

_PHYSICAL = re.compile(PHYSICAL)
# 全市近期重点水利建设项目 are many, whoever they belong to; so are 续建项目. It is asked, as those
# of parts and of what is no building, of what ends in 项目 or 工程 only.
_CLASS = re.compile("(?:重大|重点|重要)[^，。“”]{0,4}(?:项目|工程)$")
_CLASSES = words(
    """
    续建项目 在建项目 拟建项目 储备项目 结转项目 复工项目 年度项目 打包项目 打捆项目 新开项目
    会场项目 代表项目 代表性项目
    预备项目 前期项目 竣工项目 入库项目 兴办项目 引进项目 申报项目 督办项目 中小项目 战役项目 各项目
    """
)
_OF_THESE = re.compile("中[，,][^，。；]{0,8}\\d|的?基础上")
"""Behind works that are a class, or built on: 公路项目中，新建54个; 在甲项目基础上."""
_PHASE_FIRST = ("一期", "二期", "三期", "四期", "首期", "线路", "路段")
# 全线控制性工程石沱大桥: what such words end is told of the work named beside them.
_PARTS_OF_A_WORK = ("控制性工程", "节点工程", "标志性工程", "关键工程", "关键性工程")
# What stands before a name that is no project's.
_FROM = frozenset("从自由")
_METAPHOR = re.compile("(?:打造|成为|建设成|打造成|建成为|铺就|铺出)[^，。；]{0,40}$")
_LOCATED = words(
    "起自 起于 止于 迄于 始于 东起 西起 南起 北起 结合 选址于 位于 位于原 坐落于 邻 靠近 依托"
    " 列入 纳入 属于 隶属于"
)
# 该项目试验车间: a part of the work spoken of.
_ITS_OWN = ("该项目", "该工程", "本项目", "本工程", "此项目")
_POSSIBLE = ("可建设", "可开发")
# 这是全省首个…项目 describes a project that was named before.
_DESCRIBED_AS = beginning(
    "(?:是|成为|作为)[^，。；]{0,16}(?:首[个条座家][^，。；]{0,6}|最[^，。；]{1,6}的?|唯一的?)$"
    "|该[^，。；]{1,6}是[^，。；]{0,34}的$|(?<!称)作为$|成为$|[也又更]是$"
)
_ONLY_A_NUMBER = re.compile("[0-9一二三四五六七八九十]+号(?:路|地块)")
# 连接甲路与乙路的大桥, 联通甲水库与乙水库的隧道: they lie there.
_STREETS = ("路", "街", "大道")
_LINKING = re.compile("(?:连接|联通|连通)(?:[^，。；]{2,14}[与和至到、])?$")
_LINK = re.compile("(?:[与和至到、][^，。；]{2,12})?的(?:隧道|大桥|通道|公路|道路|管道)")
# 对提升甲航道等级、推进乙景区扩容具有重要意义: what another work is good for.
_BETTERED = ("提升", "推进", "促进", "改善", "加快", "推动", "完善", "优化")
_FOR_THE_BETTER = re.compile("(?:对于?|有利于|有助于)(?:进一步|加快|全面)?[^，。；、]{2,6}$")
# 甲水厂扩建工程是省发改委批复实施的扩大内需项目
_TOLD_TO_BE = re.compile(
    f"(?:项目|工程|{alternation(PLANT_HEADS)})(?:（[^（）]*）)?是[^，。；]{{0,44}}的$"
)
# 标志着全省首条隧道工程贯通: the work is named beside it.
_MARKS_A_FIRST = re.compile("标志着?[^，。；]{0,12}(?:首|第一)[条座个]$")
# 将与甲大桥一起成为…: what is there already.
_WITH = ("与", "同", "和")
_TOGETHER = ("一起", "共同", "形成", "相连", "相接", "衔接", "互补", "连成", "连为")
# 全市的公路 are many.
_OF_THE_PLACE = re.compile(f"[全我][省市县区州镇]的?(?:{alternation(PLANT_HEADS)})$")
_COUNTERS = (*"个项座条家处件", "个有", "项有")
_SPEAKING_AGAINST = (*_LOCATED, *_ITS_OWN, *_POSSIBLE, "配备")
_COUNTED_OFF = re.compile(r"[\d一二两三四五六七八九十百几多][个项座条家处件]有?$")
# 20个乡镇的油路项目 are many.
_OF_MANY = re.compile(r"\d+余?个(?:乡镇?|镇|行政村|建制村|自然村|村|社区|县|市)[^，。；、]{0,2}的$")
# 甲、乙等丙类项目: what follows the list is their kind.
_KIND_OF_THOSE = re.compile("[^，。；：、]{2,16}等$")
_INDEFINITE = re.compile(
    r"(?:[一两二三四五六七八九十\d]+余?[条座个家处所项栋幢]|一批|[多几数][个座条家])"
    r"(?:[^，。；、]{0,8}的)?$"
)
# 将甲站片区打造成城市新门户: what a place is to become.
_MAKES = ("将", "把")
_INTO = ("建成", "建设成", "建设为", "打造成", "打造为", "发展成")
# What stands behind one.
_APPOSED = ("——", "之一——", "之一的")
_SPEAKING = (*_SPEAKING_AGAINST, *_COUNTERS, *_MAKES, *_BETTERED, *_WITH)
_ENDS_BEFORE = frozenset(each[-1] for each in (*_SPEAKING, "的", "是", "为"))
"""What right before a name may speak against it ends with one of these; most names follow others.
"""
_COUNTED = re.compile(r"各[一两三四五\d]+[条座个]|共?\d[\d.万]*余?[个座条家处所项](?!标段)")
# 甲泵站、乙泵站2座: the count is of the row; of 站台8座、隧道4座 each item has its own.
_IN_A_NAMED_ROW = re.compile(r"(?<![座个条处栋幢家台项里米])、$")
# 新校区东侧规划路: what lies there tells where another is.
_BY_IT = by_first_character(
    "[0-9]+(?:[、和至][0-9]+)+号(?!楼|车间|厂房|机组)|布局|片区|等级|管理(?:局|处|委|中心|站|所)|至(?![今0-9年])|院[内里]|的?(?:通行|交通)?“?(?:瓶颈|堵点)|(?:通车|行车|通行|通航)(?:时间|里程|时长)|河边|岸边|闲置|旧址|原址|空置|(?:以)?[东南西北]+[侧面边角]|(?:[与和][^，。；]{1,7}[路街道段线])?交[汇叉]|沿街|驻|管委会|以[东南西北]|对面|附近|周边|旁边|门口|门前|沿线(?!控制)"
)
# 集酒店、商业街于一体: what one work holds.
_ALL_IN_ONE = re.compile("[^。；]{0,40}[为于]一体")
_ITS_EXIT = re.compile("[^，。；、]{1,4}(?:出口|入口|收费站|服务区)")
# 甲示范区新开工乙项目
_HOSTS = re.compile(
    "(?:[上下]半年|今年|年内)?(?:新开工|新签约|新引进|引进|签约引进)了?(?:建设)?(?=[^，。；]{4})"
)
# 在甲产业园，15栋厂房全部封顶: what is told there is told of it.
_AT_WORK = re.compile("，(?:[0-9]+余?[栋幢]|单体|主体|塔吊|挖掘机|机器|机械|工人|施工|建设者)")
_HELD_THERE = re.compile(
    "(?:投资)?(?:建设(?!现场|中|工地|过程|指挥|项目)|新建|兴建|实施)[^，。；]{4}"
    "|(?:正式|顺利|成功)?(?:开工|动工|奠基|竣工|投产|签约|落户|落地)(?!现场|仪式|活动|典礼|当天|之[际日]|[以之]?后|前|时|的)"
    "|[^，。；]{0,6}(?:举行|召开|启动|举办|开幕|量产|下线|成立|揭牌)"
)
_NO_BUILDING = beginning(
    "^(?:企业)?(?:技术改造|转型升级|数字赋能|梯队培育|提质增效|素质|能力|品质|品牌)(?:提升|跃升|倍增)?工程$|(?:平安|法治|信用|诚信|作风|能力|文明|党的?|组织|队伍|人才|制度|机制|体系|文化|道德)建设(?:工程|项目)$|(?:培训|课题|科研|比赛|竞赛|评选|奖励|补贴|保险|救助|资金)项目$"
)
_SHORTEST_OWN_OF_A_PHASE = 3
_LONGEST_INDEFINITE = 12
_INDEFINITE_ENDS = frozenset("条座个家处所项栋幢批的")
_STRETCHES = ("线路", "路段")
# 某某大桥是环湖大通道的组成部分: told of the bridge.
_HAS_PARTS = re.compile(
    "的[^，。；]{0,6}(?:组成部分|一部分|控制性工程|先行工程|配套工程)|[^，。；]{0,12}之一(?=[，。；])"
    "|首[个批座条][^，。；]{0,12}(?:项目|工程)"
)


def is_project(candidate: Candidate) -> bool:
    """Whether the words name a project, if their building is spoken of."""
    name = candidate.name
    if candidate.text.startswith("等方面", candidate.end):
        return False  # 站场建设、危桥改造等方面
    if candidate.ends_in_work and (
        _OF_THESE.match(candidate.text, candidate.end)
        or name.endswith(_CLASSES)
        or name.endswith(_PARTS_OF_A_WORK)
        or ("重" in name and _CLASS.search(name))
    ):
        return False
    if (candidate.places and candidate.is_place) or _is_a_bare_phase(candidate):
        return False
    return holds_a_name(candidate) and not (_refused_alike(candidate) or _refused(candidate))


def _is_a_bare_phase(candidate: Candidate) -> bool:
    """二期工程, 二期10MW项目 or 线路某某段 is of a work named before; 二期高档面料生产线 is one."""
    name = candidate.name
    if not name.startswith(_PHASE_FIRST):
        return False
    if name.startswith(_STRETCHES) or name.endswith("段"):
        return True
    return any(map(str.isdigit, name)) or len(candidate.own) < _SHORTEST_OWN_OF_A_PHASE


def _refused_alike(candidate: Candidate) -> bool:
    """What speaks against a project of either kind: it is counted, located by, or explained."""
    before = candidate.before
    led = before[-1:] in _ENDS_BEFORE
    if led and _is_told_before(candidate):
        return True
    if ("是" in before or "为" in before) and _DESCRIBED_AS.search(before):
        return True
    if candidate.behind in {"—", "之"} and candidate.text.startswith(_APPOSED, candidate.end):
        return True
    ends = candidate.name.endswith(_STREETS) or _LINK.match(candidate.text, candidate.end)
    if ends and _LINKING.search(before):
        return True
    return candidate.ends_in_work and _in_a_slogan(candidate)


def _is_told_before(candidate: Candidate) -> bool:
    """Whether the words that end right before a name speak against it."""
    before, text, end = candidate.before, candidate.text, candidate.end
    if before.endswith(_COUNTERS):
        if _MARKS_A_FIRST.search(before):
            return True
        return _COUNTED_OFF.search(before) is not None and not is_paid_for(candidate)
    if before.endswith("的"):
        told = "是" in before and _TOLD_TO_BE.search(before) is not None
        return told or _OF_MANY.search(before) is not None
    return bool(
        before.endswith(_SPEAKING_AGAINST)
        or (before.endswith(_MAKES) and text.startswith(_INTO, end))
        or (before.endswith(_BETTERED) and _FOR_THE_BETTER.search(before))
        or (before.endswith(_WITH) and text.startswith(_TOGETHER, end))
        or (before.endswith(("是", "作为")) and _HAS_PARTS.match(text, end))
    )


def _in_a_slogan(candidate: Candidate) -> bool:
    """“比进度、亮项目、看实绩”: one of several calls in quotation marks names nothing."""
    before = candidate.before
    opened = before.rfind("“")
    if opened < 0 or "”" in before[opened:]:
        return False
    return candidate.behind == "、" or "、" in before[opened:]


def _is_their_kind(candidate: Candidate) -> bool:
    before = candidate.before
    return before.endswith("等") and _KIND_OF_THOSE.search(before) is not None


def _refused(candidate: Candidate) -> bool:
    if not candidate.is_work:
        return _refused_plant(candidate)
    name = candidate.name
    if "工程" in name:
        head = WORK.search(name)
        wordy = head is not None and head[0] == "工程"
        if wordy and not (_PHYSICAL.search(name) or PLANT.search(name)):
            return True
    if _is_their_kind(candidate) or _is_counted(candidate):
        return True
    return candidate.ends_in_work and _NO_BUILDING.search(name) is not None


def _is_counted(candidate: Candidate) -> bool:
    """Whether a count of what is named follows: 泵站3座."""
    if not (candidate.behind.isdigit() or candidate.behind in "共各"):
        return False
    if candidate.name.endswith("号线"):
        return False  # 地铁5号线30座车站: of the line
    counted = _COUNTED.match(candidate.text, candidate.end)
    if counted is None:
        return False
    return candidate.behind == "各" or not _IN_A_NAMED_ROW.search(candidate.before)


def _refused_plant(candidate: Candidate) -> bool:
    text, end, before, name = candidate.text, candidate.end, candidate.before, candidate.name
    behind, last = candidate.behind, before[-1:]
    if (name[0] == "集" and _ALL_IN_ONE.match(text, end)) or _lies_by_it(candidate):
        return True
    if name[-1] in "路块" and _ONLY_A_NUMBER.fullmatch(name):
        return True  # 甲片区3、4号路
    if (name[-1] == "路" and "车道" in name) or (last in _FROM and "至" in name):
        return True  # 为双向六车道一级公路; 一期工程从甲大道至乙立交
    metaphor = ("打造" in before or "成" in before or "铺" in before) and _METAPHOR.search(before)
    passing = behind == "，" and _AT_WORK.match(text, end) is None
    there = last == "在" and (passing or _HELD_THERE.match(text, end))
    hosts = name[-1] in "园区地" and _HOSTS.match(text, end)
    if metaphor or there or hosts or _is_counted(candidate):
        return True
    if (
        last in _INDEFINITE_ENDS
        and _INDEFINITE.search(before, max(0, len(before) - _LONGEST_INDEFINITE))
        and not is_paid_for(candidate)
    ):
        return True
    return name[0] in "全我" and _OF_THE_PLACE.match(name) is not None


def _lies_by_it(candidate: Candidate) -> bool:
    """Whether what is named only tells where something lies: 甲公园内, 乙路以东, 丙高速出口."""
    text, end, behind = candidate.text, candidate.end, candidate.behind
    if behind in {"内", "里"}:
        return True
    by_it = _BY_IT[behind]
    if by_it is not None and by_it.match(text, end):
        return True
    return _ITS_EXIT.match(text, end) is not None

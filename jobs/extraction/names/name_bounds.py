"""Where a name begins that is known by its last word: 年产60万吨…项目, …有限公司.

Nothing in Chinese writing marks the left end of a name, so it is read backwards from the head to
the nearest thing that a name can't hold: punctuation, a function word, a verb.
"""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from jobs.extraction.rules.pattern_needs import ByFirst, by_first_character
from jobs.extraction.rules.wordlist import words

_HARD = frozenset("，,。；;：:！!？?…、|｜■●◆▲★—~\t\n\u3000>＞=【】①②③④⑤⑥⑦⑧⑨⑩") | {" "}
_NEVER_BEFORE = (_HARD - {"—"}) | frozenset("的了是")
"""Behind them begins whatever follows; so it does behind other words, but those need a look."""
_PAIRS = {"”": "“", "）": "（", ")": "(", "’": "‘", "」": "「", "》": "《", "』": "『", "]": "["}
_OPENERS = frozenset('“‘（(「《『["')
_MARKS = re.escape("".join(_HARD | _OPENERS | _PAIRS.keys()))
_MARK, _UNMARKED = re.compile(f"[{_MARKS}]"), re.compile(f"[^{_MARKS}]*")
_PASSED_OVER = _PAIRS.keys() | {"—"}
"""What may end a stretch that stands within a name."""
_SHORTEST_JOINED = 2
_LONGEST_NAME = 48
_LONGEST_ASIDE = 24

_DOING = words(
    """
    推进 推动 加快 加速 加紧 加大 加强 实施 启动 开展 出资 斥资 耗资 位于 坐落 走进 走访 来到 前往
    参观 考察 调研 观摩 听取 了解 查看 察看 视察 以及 包括 其中 涵盖 涉及 正在 通过 依托 围绕 聚焦
    紧盯 瞄准 抓好 抓住 抓紧 保障 确保 完成 建成 建有 建好 新增 引进 引入 招引 落地 谋划 储备 争取
    打好 打赢 投入
    获批 列入 纳入 支持 鼓励 助力 促进 打造 形成 拥有 作为 成为 属于 预计 力争 今年 去年 明年 目前
    近日 日前 同时 此外 另外 还有 会同 分别 先后 陆续 随着 为了 按照 根据 比如 例如 诸如 特别 尤其
    主要 全面 全力 持续 深入 大力 积极 继续 扎实 有序 稳步 顺利 进一步 共同 投建 兴建 承建 承接
    负责 参与 出席 宣布 表示 介绍 指出 强调 实现 进行 组织 召开 举行 签订 签署 签约 达成 合作共建
    要求 需要 可以 能够 应当 我们 他们 记者 即将 已经 重点建设 规划建设 开工建设 动工建设 建设了
    新建了 捐资 援建 进入 总投资 总额 现场 走到 说明 标志着 意味着 随后 首先 此次 本次
    提升至 受益于 得益于 提供 获得 取得 如期 相继 率先 发现 突破 看到 得知 获悉 据悉 率队 发挥
    紧邻 毗邻 邻近 地处 入驻 本来
    集中开工 集中签约 集中竣工 集中投产 集中开竣 集中开复工 集中复工 集中启动
    询问 吹响 按下 跑出 拉满 冲刺 奋战 决战 决胜 尽力争取 新上
    探访 直击 实探 夜探 揭秘 坚持 打通 更换 修建 吸引 可建设 开建 落实 当前 部署
    担任 局长 县长 市长 区长 提振 更多 支撑 投产后 旗下 企业 国有 各类 销往 开拓 成立 狠抓 大抓
    代表 见证 获评 荣获 包含 代建 做好 新开工 新签约 新引进 新落户 带领 督促 督查 督导 采用 所属
    紧抓 聚力 妥善 解决好 切实 增发 安排 确定 排定 下达 符合 联系 换来 掌握 梳理 选准 盯紧 谋实
    强化 做大 做优 做长 做强 树立 贯穿 增强 完善 拓展 转变 建立 接受 就建设 掀起
    填补 解决 主持 陪同 赶赴 奔赴 铺就 铺出 从事 开始 不断 刷新 咬住 咬定
    建成通车 建成投用 建成投产 建成使用 只见 坚实基础 租赁 核准 紧咬 扭住 牵住
    缓解 破解 惠及 扛起 批复 起自 起于 止于 迄于 始于 结合
    """
)
# Function words and the like that end a name on its left: the characters that they may begin with,
# and what must follow (or, looking back over the word itself, must not stand before it).
_DIGITS = "0123456789"
_COUNTERS = "一二两三四五六七八九十廿百多数几"
_FUNCTION: tuple[tuple[str, str], ...] = (
    ("的靠抓想", ""),
    ("并", "(?![网购轨联行])"),
    ("要须", "以"),
    ("以", "(?=项目|工程|重[点大])|$"),
    ("利", "用(?<!综合利用)(?<!回收利用)(?<![再化]利用)"),
    (f"一二三四五六七八九十{_DIGITS}", "大$"),
    ("投", "资(?!管理|控股|集团|发展|有限)"),
    ("了着把被是这每仍还已", ""),
    ("从", "(?!.$)"),
    ("在", "(?![建线编岗])"),
    ("于", "(?!都)"),
    ("由", "(?<!自由)"),
    ("为", "(?<!华为)(?!民)"),
    ("等", "(?<![高中初平对均特]等)(?!离子|级|高线)"),
    ("讯", "□+"),
    ("中", "(?<=项目中|工程中|实事中)(?!心)"),
    ("覆", "盖(?!工程|项目|率)"),
    ("该", "(?:项(?!目)|公司|企业|集团|[校院县市区镇村厂])?"),
    ("此", "(?<!彼此)"),
    ("那", "(?=[个些种样条座])"),
    ("将", "(?!军)"),
    ("对", "(?![外接苯二])"),
    ("向", "(?![阳日家塘海])"),
    ("到", "(?!位)"),
    ("使", "(?!用)"),
    ("有", "(?<![国所含富占公]有)(?![色机限线轨])"),
    (_DIGITS, r"\d*(?:余|多)?(?:[个项条座家户栋幢](?!月)|处(?!理))"),
    (_COUNTERS, f"(?<!第[{_COUNTERS}])[个项座条家栋幢](?![一二三四五六七八九十体中])"),
    ("个条座项家", "(?<=[这首].)"),
    ("首", "[个条座家批]"),
    ("第", "一[条座个家]"),
    ("一", "批(?<!第一批)"),
    (_DIGITS, r"\d*余?套$"),
    ("就", "(?!业)"),
    ("转", "入"),
    ("交", "付(?!中心|基地)"),
    ("兼", "$"),
    ("又", "一"),
    ("参", "加(?!工)"),
    ("内", "(?<=[园校院厂城]区内)|(?<=园内)"),
    ("多", "[处所](?!理)"),
    ("联", "通(?<!中国联通)(?=[^，。]{2})"),
    ("逐", "$|(?=[个一])"),
    ("整", "[个座条](?!体)"),
    ("同", "(?<=[将后与]同)"),
    ("当搞", "好"),
    ("创", "建(?=国家|全国|省级|[0-9一二三四五]A)"),
    ("全", "线(?:贯通|打通)"),
    ("对", "照(?!明)"),
    ("暨", "(?<=[式会动节日坛介幕]暨)"),
    ("连", "接(?![线道段通公桥隧工站器件管头杆板片])"),
    (
        _DIGITS,
        r"(?<![产镇乡县区市村及和\d.]\d)[\d.]*万?(?:平方米|平米|亩|公顷|平方公里|公里|km)(?:的)?",
    ),
    ("拟", "(?:重点)?(?:建设|新建|建|投资)"),
    ("让", "(?=项目|工程|企业|群众|百姓)"),
    ("全", "线(?:控制性|节点|标志性|关键性?)工程(?:之一)?"),
    ("控", "制性工程(?:之一)?"),
    ("节", "点工程(?:之一)?"),
    ("标", "志性工程(?:之一)?"),
    ("关", "键性?工程(?:之一)?"),
    ("重", "点(?:项目|工程)(?:之一)?"),
    ("时", "速"),
    ("按", "(?!揭|摩)"),
    ("开", "挖|工(?=年产|年处理|年加工)"),
    ("开", "通(?:运营)?"),
    ("集", "中(?![区供治处转收连])"),
    ("东西南北", "[临起]"),
    (
        f"{_DIGITS}.",
        r"[\d.]*[万亿]*(?:美元|元(?:人民币)?)|[\d.]*余?[万亿]余?(?=建设|新建|打造|扩建)",
    ),
)
# Words and places that hold such a character without its meaning: no name is cut inside one.
_WHOLE_WORDS = frozenset(
    words(
        """
    植被 被动 联想 理想 思想 于洪 于田 于都 从化 从江 将乐 还原 还田 还林 还湖 还草 还迁 当阳 靠山
    着色 每日 天使 大使 到家 为民 华为 有为 对虾 对苯 对口 对称 保障房 保障性 保障中心 保障基地
    供水保障 用水保障 饮水保障 水源保障 应急保障 安全保障 住房保障 服务保障 综合保障
    能源保障 生态保障 防洪保障 电力保障 启动区
        保障能力 保障工程 保障项目 储备库 储备林 储备中心 储备基地 储备粮 储备仓 中小企业 小微企业
    市长山 市长江 市长岭 市长安 市长河 县长山 县长岭 县长安 县长河 区长江 区长安 医养结合 产教结合
    农旅结合 文旅结合 目的地 企业总部 企业孵化 企业服务 企业加速 企业港 企业园 综合利用 资源化利用
    资源利用 回收利用
    循环利用 梯级利用 再利用 开发利用 利用项目 利用工程 支撑平台 组织工程
    人大代表 助力车 助力单车 助力自行车 导向 定向 双向 反向 流向
    """
    )
)


def _by_their_first() -> dict[str, list[str]]:
    """The function words by their first characters."""
    begun: dict[str, list[str]] = {}
    for firsts, rest in _FUNCTION:
        for first in firsts:
            begun.setdefault(first, []).append(f"{re.escape(first)}(?:{rest})")
    return begun


_FIRSTS = _by_their_first()
_FUNCTIONS = ByFirst(_FIRSTS)
_LONGEST_FIRST = [
    *sorted(_WHOLE_WORDS, key=len, reverse=True),
    *sorted(_DOING, key=len, reverse=True),
]
_BREAKS = AhoCorasick([*_LONGEST_FIRST, *_FIRSTS], matchkind=MatchKind.LeftmostFirst)
"""Whole words are taken first, so that nothing inside them is found for a break. Of function words
it finds where they may begin.
"""
_WHOLE, _WORDS = len(_WHOLE_WORDS), len(_LONGEST_FIRST)
_ASIDE = re.compile("[“‘（(「《『\\[][^“”（）()「」《》]*[”’）)」》』\\]]")
_JOIN = re.compile("[与及]|和(?:(?<!政和)|(?<=[财市民行党家]政和))(?<![呼共祥协颐饱缓调郑]和)")
_LINKED = re.compile(
    "(?:建设|改造|修复|治理|整治|保护|发展|提升|更新|扩建|开采|加工|生产|处理|储运|研发|制造|收集|转运"
    "|整合|安装|配套|开发|利用|管理|监测|净化|绿化|防控|维修|研究|销售|服务|培训|检测)$"
)
_WHOLE_NAME = re.compile(
    "(?:项目|工程|生产线|公路|铁路|机场|电站|产业园|园区|车站|隧道|大桥|校区|学校|中学|小学|大学|学院|医院|以)$"
)
# 东外环大桥及引线工程 is one work.
_DEPENDENT = re.compile("(?:引线|引桥|引道|接线|连接线|附属|附属设施|配套|配套设施)+$")
_LEADING = by_first_character(
    r"(?:\d{1,2}[.．](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|全国|全省|全市|全县|全区|全镇|国内|我国|我省|我市|我县|我区|本市|省内|市内|首个|首条|首座|首家|首批"
    "|最大|规模|一批|一条|一座|一个|一项|重点|重大|国家级|省级|市级|县级|省市|待(?!遇)|计划|新改扩?建|新（[改扩迁、]{1,3}）建|优化(?=[^，。]{4})|新建|续建|在建|投产(?!业|能)|竣工|复工|开建|新开工|大型|正(?=建设|新建|改造|扩建|改建)|沿线"
    r"|境内|目前|总(?![部站装干])|约|近(?=[\d百千万十亿])|好(?!丽|想|孩)|以(?![岭色])|建设(?!路(?![面基灯])|大道|大街|街|银行)(?=[^，。]{2})|改造(?=[^，。]{5})|扩建(?=[^，。]{5})|改建(?=[^，。]{5})|改扩建(?=[^，。]{2})|因(?!特)|并|和(?![田平顺县政龙林谐])|与|及|也|就|都(?![江匀昌安兰龙市])|又|再(?![生制造])|年度|月份|年底|当地|上述|其|之一|建设项目之一"
    r"|(?:已|省列|省级|市级|县级)?(?:投产|续建|在建|竣工|签约|开工|储备|重点|重大)项目(?=[^，。]{3})|项目之一|工程之一|打造|抓|促|赴|到|至|来(?![宾安凤])|配套|项目(?=.)|据|如(?![东皋意])|自(?![治来动然贡行])|但|原(?![创料平阳])|像(?!山)|由|又|建(?=\d)|继(?![续承发往光红])|强化|[京津沪渝冀豫黑湘皖鲁赣鄂桂甘晋陕吉闽贵粤川](?=建设|投资)|建设$|(?:公司|企业)(?=[一二三四]期)|[一二三四]期(?:建设|新建|(?:项目|工程)(?=[^，。]{6}))(?=[^，。]{3})"
    "|(?:敷设|铺设)(?=[^，。])|工程(?![机车技学塑建总院师咨材研实公队造质大中])(?=[^，。]{2})|(?:世界级|超级|国家|省级?|级|重大|重点|重要|水利|交通|能源|跨江|跨海|民生)+工程(?=[^，。]{2}))"
)


def name_start(text: str, end: int, floor: int = 0) -> int:
    """Where the name whose head begins at `end` starts in `text`; `end` where nothing precedes it.

    `floor` is a position that the name can't reach over, such as the end of a date before it.
    """
    if end <= floor or text[end - 1] in _NEVER_BEFORE:
        return end
    floor = max(floor, end - _LONGEST_NAME)
    mark = _MARK.search(text[floor:end][::-1])
    start, asides = (end - mark.start() if mark else floor), False
    if mark and mark[0] in _PASSED_OVER:
        start, asides = _after_punctuation(text, end, floor)
    if start >= end:
        return start
    chunk = _without_asides(text[start:end]) if asides else text[start:end]
    last = _last_break(chunk)
    start += last
    if "和" in chunk or "与" in chunk or "及" in chunk:
        start += _after_join(chunk[last:])
    while start < end and (leading := _LEADING[text[start]]):
        lead = leading.match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    return start


def _last_break(chunk: str, start: int = 0, last: int = 0) -> int:
    """Where the last word ends that a name can't hold; 0 where there is none.

    It reads from `start` on, and knows of one that ends at `last`.
    """
    here = start
    words: Iterable[tuple[int, int, int]]
    if start:
        found = _BREAKS.find_matches_as_indexes(chunk[start:])
        words = [(which, start + begin, start + behind) for which, begin, behind in found]
    else:
        words = _BREAKS.find_matches_as_indexes(chunk)
    for which, at, end in words:
        if at < here:
            if end > here:  # a function word ends inside this one: nothing of it is read
                return _last_break(chunk, here, last)
        elif which < _WORDS:
            here = end
            last = last if which < _WHOLE else end
        elif (function := _FUNCTIONS[chunk[at]]) and (told := function.match(chunk, at)):
            here = last = told.end()
    return last


def _after_punctuation(text: str, end: int, floor: int) -> tuple[int, bool]:
    """Back from `end` to the nearest punctuation, and whether anything was passed over.

    Quoted and bracketed words are.
    """
    here, asides = end, False
    backwards = text[floor:end][::-1]
    while unmarked := _UNMARKED.match(backwards, end - here):
        here = end - unmarked.end()
        last = text[here - 1] if here > floor else ""
        if last in _PAIRS:
            opened = text.rfind(_PAIRS[last], max(floor, here - _LONGEST_ASIDE), here - 1)
            if opened < 0 or "。" in text[opened:here]:
                break
            here, asides = opened, True
        elif last == "—" and _joins_two(text, here - 1):
            here -= 1
        else:
            break
    return here, asides


def _joins_two(text: str, at: int) -> bool:
    """Whether a dash stands between the ends of one road: 武鸣—平果高速公路."""
    return text[at - 1 : at] not in {"", "—"} and text[at + 1 : at + 2] != "—"


def _without_asides(chunk: str) -> str:
    """The chunk with its quoted and bracketed words blotted out, so that nothing breaks there."""
    return str(_ASIDE.sub(lambda aside: "□" * len(aside[0]), chunk))


def _after_join(chunk: str) -> int:
    """A conjunction starts a new name, except between two works of one (修复及湿地保护项目).

    及 joins parts of one thing (电池及某某生产基地), unless a whole name stands before it.
    """
    for found in reversed(tuple(_JOIN.finditer(chunk))):
        before = chunk[: found.start()]
        if found[0] == "和" and found.start() < _SHORTEST_JOINED:
            continue
        if found[0] == "和" and chunk[found.end() : found.end() + 1] in {"平", "谐", "田", "顺"}:
            continue
        if found[0] == "及" and before and not _WHOLE_NAME.search(before):
            continue
        if not (_LINKED.search(before) or _DEPENDENT.match(chunk, found.end())):
            return found.end()
    return 0


def plain(name: str) -> str:
    """A name without quotation marks that go round all of it or stand unpaired."""
    if name.isalnum():
        return name
    if name[:1] in '“"‘' and name.find("”") in (-1, len(name) - 1):
        name = name[1:].rstrip("”")
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name

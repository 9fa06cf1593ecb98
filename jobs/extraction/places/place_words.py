"""Words about places: names that are also common words, zones by their form, levels."""

import re

from jobs.extraction.rules.pattern_needs import by_first_character
from jobs.extraction.rules.spotter import Spotted

_COMMON = """
资源 合作 和平 比如 南部 解放 东方 前进 港口 公安 友好 通道 共和 城中 开封 城区 平安 中方 安定
延长 光明 新兴 运河 万年 东风 光泽 南岸 城北 会同 工农 大名 富裕 清水 前锋 复兴 长子 清新 宏伟
芙蓉 洞口 太和 石门 郊区 振兴 三元 日照 大同 大方 互助 新华 威信 莲花 平和 六合 龙泉 矿区 西华
桃源 建华 三门 大观 建安 永和 二七 台前 方城 石棉 丰满 永新 永福 双桥 月湖 文峰 高台 九龙 二道
无为 河间 民权 小店 同心 万安 太白 灯塔 大兴 天涯 七星 海棠 来宾 回民 江岸 金门 安居 黑水 鼓楼
湖里 大通 海盐 麒麟 新民 富民 清流 水城 紫金 老城 爱民 新星 民和 和顺 上高 孝义 天心 玉门 天元
赤水 泰和 天柱 方山 兴业 铜鼓 民乐 盐池 大安 金牛 三台 路南 离石 石台 樟树 三水 石鼓 小金 修水
集贤 梨树 永丰 三明 双塔 大田 政和 大化 碑林 市北 龙华 鸡冠 万载 集美 市南 安化 周至 内乡 宝丰
武义 新田 乐业 盐田 大竹 光山 开远 平原 滨海 江北 江东 海港 海州 朝阳 青山 白云 南山 北塔 东湖
西湖 南海 西安区 向阳 东安 市中 临港 龙湾 江海 金山 宝山 东山 文化 铁西 河东 河西 城东 城西 城关
城厢 新城 新区 东港 西林 南芬 立山 长安 兴安 长兴 安平 太平 未央 新源 大丰 云梦 五华 奇台 天全
双城 商水 定兴 建始 平远 大余 东源 同安 兴文 裕民 钢城 响水 清丰 神池 交城 会东 正安 合水 新龙
仁化 乡城 得荣 中原 金水 惠民 惠农 利民 兴国 兴宁 兴城 东海 海东 海西 衡山 华山 泰山 罗山 凤山
象山 南城 港南 港北 桥东 桥西 路北 站前 铁东 道里 道外 江城 龙城 东城 西城 江源 源城 新乐 新和
新河 新安 安乡 长岭 长海 白水 白沙 白银 银海 铁山 凤凰 温泉 中站 上街 通山 通海 通江 江口 河口
湖口 建设 四会 高要 信都 平定 开江 开阳 盘山 盘龙 金平 金湾 阿里 安全 长治 白山 延平 新邱
龙江 平山 清河 连山 西乡 中山 城固 南和 沿河 洪江 青云 高新 通化 永安 永清 吉安 大港 普安 隆安
兴隆 兴平 高青 昌平 都安 三江 北林 西固 崇文 宣化 安源 福贡 安次 大城 三河 东至 东光 东明 永登
山阳 山阴 阳东 天长 新建 大新 新北 古城 大关 友谊 杂多 新都 商城 路桥 太湖 红旗 上城 江南 商都
黑山 乌兰 新平
"""

OTHER_WORDS = {
    "大连": ("扩重最巨特较放", "接片续串锁环"),
    "南通": ("西东华云河海湖济", "过道行知信车"),
    "成都": ("形建打构组变", ""),
    "成都市": ("形建打构组变", ""),
    "海口": ("沿", "岸"),
    "六安": ("第十", "全"),
    "中卫": ("集空", "生星"),
    "合肥": ("混复综", "料"),
    "日照": ("", "时强率充量"),
    "三明": ("", "治确显"),
    "长治": ("", "久"),
    "大同": ("", "小"),
    "开封": ("", "建"),
    "通化": ("普交", ""),
    "吉安": ("", "全"),
    "白山": ("长", ""),
    "自贡": ("", "献"),
    "山东": ("中", "站"),
    "山西": ("中", "站"),
    "江西": ("", "岸站"),
    "河南": ("", "岸站"),
    "河北": ("", "岸站"),
    "湖南": ("", "岸站"),
    "湖北": ("", "岸站"),
    "中山": ("", "大路东西北南陵装公"),
}
"""Cities and provinces that are read by themselves, but not inside other words: what must not stand
before them, and what not behind."""

COMMON_WORDS = frozenset(_COMMON.split()) - OTHER_WORDS.keys()
"""Short names that stand for a place only in a place's position: 资源县, 广西资源."""

_DISTRICTS = """
城区 郊区 矿区 东区 西区 南区 北区 老城区 新城区 新市区 城中区 城东区 城西区 城南区 城北区 市中区
港口区 中区 新区 和县 工农区 城厢区 西城区 东城区
"""
ORDINARY_DISTRICTS = frozenset(_DISTRICTS.split())
"""Full names that are common words: places only in their own city."""

NAME_BEGINS = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在至到与和从往由赴及距])$")
_LONE = "在至到与和从往由赴及距离自的了是让使为把被将向对给以进访驻"
LONE_NAME_BEGINS = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[{_LONE}个丽安福力明慧信色康放美绣廉香])$")
"""What stands before 范县, 洋县 (六个洋县, 美丽洋县): else they are the end of 示范县."""
_AIM_NAME_BEGINS = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[{_LONE}])$")
AIM_NAMES = {"兴县": _AIM_NAME_BEGINS, "富县": _AIM_NAME_BEGINS}
"""Names that are also what a county is to become by something: 工业兴县, 诚信兴县."""
NAME_ENDS = re.compile(r"$|[^\u4e00-\u9fff]|[的等段至到和与县市区镇籍]")
"""What stands before and behind a county's short name far from home, where chance is likelier."""
SETS_TO_WORK = re.compile(
    "(?:计划|拟)?投资|集中|举行|新建|召开|启动|推进|加快|重点|今年|全力|扎实|打造|开展|建成|开工|签约|引进|强力|着力|积极|大力"
    "|多措并举|上半年|一季度|前三季度|\\d+个"
)
"""Behind a county's short name that opens a headline: 清溪投资2亿元修渠."""
_STREET = r"(?:东|西|南|北|中)?(?:路|街|大街|大道|巷|胡同|立交|地铁|火车站|高铁站|机场高速)"
NO_PLACE_BEHIND = by_first_character(
    rf"{_STREET}|会议|会址|话(?!题)|菜|戏|[湾岛峡]|[河湖](?![南北])|江(?![苏西])"
    r"|(?<=北京)(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日[电讯]|[电讯](?=[\s（(]))"
)
"""After a short name: a street or a dish is called after the place; and an agency of the whole
country sends its news from 北京. By the first character."""

ZONE = re.compile(
    r"(?:国家级?|省级)?(?:经济技术开发区|先进制造业开发区|产业集聚区|高新技术产业开发区|高新技术开发区|高新技术产业园区|高新技术产业园"
    r"|综合保税区|保税港区|出口加工区|自由贸易试验区|自贸试验区|经济开发区|经济区(?![域划])|高新区|经开区|开发区"
    r"|旅游度假区|生态旅游区|度假区|风景名胜区|风景区|工业集中区|工业园区|产业园区|科技园区|循环经济园区|化工园区"
    r"|农业科技园区|临港区|新区(?![域位划])|管理区|示范区|高铁新区|滨海新区|保税区|空港区|航空港区)"
)
"""The kind of a functional zone, which follows its place or name: 高唐|经济开发区."""
OWN_ZONE = re.compile(r"经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区")
"""Kinds that only a place's name stands before: 沾化经济开发区."""
ZONE_STARTS = frozenset("国省经先产高综保出自开旅生度风工产科循化农临新管示滨空航")
"""The characters that a kind begins with."""
ZONE_NEEDS_SHORT = re.compile(
    r"^(?:新区|管理区|示范区|风景区|风景名胜区|生态旅游区|[\u4e00-\u9fff]*园区|工业集中区|临港区|空港区)$"
)
"""Kinds that are a zone's name only together with its place's short name."""

ZONE_CLASSES = {
    word: kind
    for kind, words in {
        "经开": "经济技术开发区 经济开发区 经开区 开发区",
        "高新": "高新技术产业开发区 高新技术开发区 高新区",
        "综保": "综合保税区 综保区 保税区",
        "度假": "旅游度假区 度假区",
    }.items()
    for word in words.split()
}
"""Kinds that are names of the same: a page of 高唐经济开发区 calls itself 开发区, 经开区."""

BARE_ZONE = Spotted(
    r"(?:经济技术开发区|先进制造业开发区|产业集聚区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|旅游度假区|度假区"
    r"|高铁新区|综合保税区|综保区|保税区|风景区)(?![、内等的]|建设|发展)"
)
ZONE_BEGINS = re.compile(
    r"(?:^|[，。；：（“—\s与是到从由向给年月日赴为据让把和至]|(?<!省)对|(?<!于)是|(?<!所)在|以及)$"
)
"""A zone without a name, and what stands before one: not the last part of another name."""

_TOLD_OF_IT = (
    "完成|实现|达到?[0-9]|累计|增长|下降|规上|规模以上|工业[增总投用]|固定资产|外贸|进出口|税收"
    "|[今去]年|[上下]半年|20[0-9]|现有|已[有引入建签吸集形]|共有|新增|引进|接待|力争|GDP|地区生产|签约|落地|招引"
)
_NAMED = (
    r"(?P<own>(?![我全各本该这其两多几每某省市县区国现新老和与及])[\u4e00-\u9fff]{2,4}?)"
    r"(?:工业园区|经济技术开发区|经济开发区|工业集中区|化工园区|高新技术产业开发区|高新区|经开区|新区|(?:新型)?功能区|合作区|园区"
    r"|综合保税区|保税港区|综保区|保税区|旅游度假区|度假区|产业集聚区|自贸片区)"
    r"(?![域位划])"
)
NAMED_ZONE = re.compile(
    rf"(?:(?:(?<![^，；。])|(?<=其中))(?=[\u4e00-\u9fff]{{3,18}}区(?:{_TOLD_OF_IT}|\d))|(?<=[在于到是从据让])|(?<=落户)|(?<=入驻)|(?<=走进)|(?<=[市县区旗州]))"
    rf"{_NAMED}"
)
"""A zone by a name of its own, and what stands before one: 在八里街工业园区."""
ZONE_BEHIND = re.compile(_NAMED)
"""The same right behind its place: 马鞍山|宁马新型功能区."""
NAMED_ZONE_CUE = Spotted(
    "园区|开发区|高新区|经开区|新区|集中区|功能区|合作区|保税区|保税港区|综保区|度假区|集聚区|自贸片区"
)
"""Without one of these no such zone is named."""
NO_ZONE_NAME = re.compile(
    r"[省市县区乡镇村的内]|位于|地处|[拉带推]动|支撑|撬动|全部|各个|落户|入驻|国家|现代|产业|工业|经济|科技|创新|综合|特色|重点|智能|生态|循环|物流"
    r"|农业|建设|打造|创建|推进|化工|高新|城市|发展|成为|核心|首个|一个|[两三]个|包括|包含|分为|滨海|临港|空港|高铁"
)
"""What makes words before 工业园区 a description of it."""
OF_A_LEVEL = re.compile(r"(?:^|[，。；：（“、\s在]|走进|走访|来到|落户|入驻)(?P<level>[市县区])$")
"""Before a zone without a name: whose it is, 市高新区."""
SPEAKS_FIRST = re.compile(r"[：:！!]")
"""Behind the name that a title opens with: the place speaks, 东山：…."""

OWN = Spotted(
    r"(?P<own>[我全本该])(?P<level>[省市县区州盟旗镇])(?![域间级]|[一二三四五六七八九十两]级|重|有企|场)"
    r"|(?<![\u4e00-\u9fff])(?P<inner>[省市县区])里"
    r"|(?P<whole>自治区)(?=党委|政府|人民政府|主席|各级|上下|国资委|统计局|财政厅)"
)
"""我市, 全区, 该县, 市里: a place by its level."""

LEVEL_NAMES = {
    "省": re.compile(r"(?:省|自治区)$|^(?:北京|天津|上海|重庆)市$"),
    "市": re.compile(r"市$"),
    "县": re.compile(r"县$"),
    "区": re.compile(r"区$"),
    "州": re.compile(r"州$"),
    "盟": re.compile(r"盟$"),
    "旗": re.compile(r"旗$"),
    "镇": re.compile(r"镇$"),
}

NEWSPAPERS = {
    "长江日报": "湖北省/武汉市",
    "楚天都市报": "湖北省",
    "大众日报": "山东省",
    "齐鲁晚报": "山东省",
    "鲁中晨报": "山东省/淄博市",
    "南方日报": "广东省",
    "羊城晚报": "广东省/广州市",
    "新民晚报": "上海市",
    "文汇报": "上海市",
    "新华日报": "江苏省",
    "扬子晚报": "江苏省",
    "钱江晚报": "浙江省",
    "潇湘晨报": "湖南省",
    "三湘都市报": "湖南省",
    "华西都市报": "四川省",
    "大河报": "河南省",
    "燕赵都市报": "河北省",
    "三秦都市报": "陕西省",
    "辽沈晚报": "辽宁省",
    "半岛都市报": "山东省/青岛市",
    "闽西日报": "福建省/龙岩市",
    "闽南日报": "福建省/漳州市",
    "湄洲日报": "福建省/莆田市",
    "闽西新闻网": "福建省/龙岩市",
}
"""Newspapers whose names do not name their place."""

"""Industries (产业链) and the words that give a project's away: 锂电池 is 新能源.

The first industry whose word stands in a project's name tags it; the lists go from the particular
to the general.
"""

import re

from ahocorasick_rs import AhoCorasick

from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import words

INDUSTRIES: dict[str, tuple[str, ...]] = {
    "新能源": words(
        """
        光伏 风电 风力发电 储能 锂电 锂离子 电池 氢能 制氢 加氢 充电桩 光热 核电 抽水蓄能 生物质
        负极材料 正极材料 硅片 组件 新能源
        """
    ),
    "新能源汽车": words("新能源汽车 汽车 轻量化 零部件 轮胎 整车 特种车 客车"),
    "电子信息": words(
        """
        半导体 集成电路 芯片 光电 电子 晶体管 显示 传感器 算力 数据中心 大数据 云计算 智算 5G
        东数西算
        """
    ),
    "生物医药": words("医药 生物科技 制药 药业 疫苗 医疗器械 医疗设备 医疗 中药 大健康"),
    "高端铝业": words("再生铝 铝箔 板带箔 铝型材 电解铝 氧化铝 轻合金 铝业"),
    "新材料": words(
        "新材料 碳纤维 石墨 电极 复合材料 合金 陶瓷 玻璃纤维 超导 膜材料 电磁材料 尼龙 树脂"
    ),
    "化工": words(
        "化工 己内酰胺 双酚 聚氯乙烯 合成氨 尿素 碳三碳四 烯烃 化肥 聚氨酯 聚醚 石化 炼化 石油 锂盐"
    ),
    "钢铁": words("钢铁 钢板 钢管 镁钢板 特钢 不锈钢 铁矿"),
    "装备制造": words("装备 机械 机器人 智能制造 发动机 机床 阀门 电机 数控 风机 航空"),
    "食品": words("食品 预制菜 饮料 白酒 酒厂 乳业 屠宰 肉制品 粮油 矿泉水 速冻"),
    "纺织服装": words("纺织 服装 羊绒 家纺 面料 印染 化纤"),
    "建材": words("水泥 熟料 建材 玻璃 砂石 管桩 混凝土"),
    "现代农业": words("种植 养殖 育秧 育苗 牧场 设施农业 大棚 农产品 良种 高标准农田 灌区 粮食"),
    "文旅": words("文旅 旅游 景区 古城 度假 博物馆 文化 街区 乐园 游乐场 康养 温泉"),
    "现代物流": words("物流 仓储 冷链 陆港 货站 集结中心 保税 跨境电商"),
    "水利": words("水库 引水 调水 灌溉 防洪 水资源 水系 河道 供水 水厂 排涝 堤 水土保持 饮水"),
    "环保": words(
        "污水 垃圾 固废 治污 湿地 生态 修复 环保 再生资源 循环经济 秸秆 沼气 无害化 防沙治沙 提标"
    ),
    "交通": words(
        "公路 高速 铁路 高铁 隧道 大桥 航道 机场 航站楼 码头 港 大道 道路 地铁 运河 快速路 专用线"
    ),
    "能源": words("电厂 热电 火电 煤矿 煤制 天然气 燃气 供热 变电站 输电 电网 电站 发电"),
    "医疗教育": words("医院 学校 小学 中学 幼儿园 学院 校区 养老 图书馆 体育"),
    "城市更新": words("棚户区 老旧小区 安置 管网 公园 广场 绿化 城中村 改造"),
}

_WORDS = tuple(dict.fromkeys(word for found in INDUSTRIES.values() for word in found))
_FINDER = AhoCorasick(_WORDS)
_RANKS = {
    word: rank for rank, found in reversed(tuple(enumerate(INDUSTRIES.values()))) for word in found
}
_NAMES = tuple(INDUSTRIES)
_NO_CHEMISTRY = re.compile("化工(?=程)|(?<=体|能|动|字|息|准|模|业|慧|产)化工(?=厂|地)")
"""道路硬化工程 is 硬化 and 工程, 智能化工厂 is 智能化 and 工厂."""


class Industry(Value, frozen=True):
    """An industry and the word that gave it away, at `start` to `end` of the text read."""

    name: str
    word: str
    start: int
    end: int


def industry_of(name: str) -> Industry | None:
    """The industry that a project's name speaks of, if any."""
    words_apart = _NO_CHEMISTRY.sub("化　", name) if "化工" in name else name
    found = _FINDER.find_matches_as_indexes(words_apart, overlapping=True)
    if not found:
        return None
    # Of the first industry that is named, the first word, and of those the longest.
    rank, start, end = min((_RANKS[_WORDS[which]], start, -end) for which, start, end in found)
    return Industry(_NAMES[rank], name[start:-end], start, -end)

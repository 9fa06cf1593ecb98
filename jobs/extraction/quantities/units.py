"""The units and counters that make a number a figure, in the spellings of the news."""

import re
from collections.abc import Iterable

from jobs.extraction.rules.wordlist import words

COUNTERS = words(
    """
    个 家 户 项 条 处 座 台 套 件 名 人次 人 头 只 辆 栋 幢 片 本 份 册 种 款 类 颗 口 眼 间 所 支
    批 场 次 部 艘 架次 架 例 张 位 棵 株 盏 对 笔 宗 枚 列 班 趟 车次 班次 标箱 标准箱 床 台套
    台（套） 台(套) 单 组 孔 根 道 层 尾 羽 盆 幅 篇 卷 起 吨级 TEU 套次 航次 户次 家次 个次 场次
    袋 棒
    """
)
"""Words that count things one by one. What the contract calls a count."""

EXTENTS = words(
    """
    亩 公顷 平方米 平方公里 平方千米 立方米 方 平 平米 立方 公里 千米 延长米 延米 米 里 毫米 厘米
    吨 公斤 千克 斤 担 克 毫克 微克 吨标准煤
    千瓦时 千瓦小时 千瓦 兆瓦时 兆瓦 瓦 千伏安 千伏 伏安 MWh MW GWh GW KWh kWh
    KW kW kwh kw Wh 安时 度 升 毫升 t/d T/d Mbps Gbps PB TB EFLOPS PFLOPS ℃ 摄氏度 m² m³ ㎡ mm km
    """
)
"""Units of length, area, mass, energy and flow. What the contract calls a level."""

TIMES = words(
    """
    小时 个小时 个季度 分钟 秒 天 日 个月 个工作日 工作日 年 周 岁 周岁
    """
)

CURRENCIES = {
    "元": "元",
    "元人民币": "元",
    "块钱": "元",
    "美元": "美元",
    "美金": "美元",
    "港元": "港元",
    "港币": "港元",
    "欧元": "欧元",
    "日元": "日元",
    "英镑": "英镑",
    "韩元": "韩元",
}
"""Foreign money stays in its own unit: nothing here knows the rate of the day."""

SAME_UNIT = {
    "平": "平方米",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "千瓦小时": "千瓦时",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "个小时": "小时",
    "立方": "立方米",
    "周岁": "岁",
}


def any_of(choices: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(choices, key=len, reverse=True))) + ")"

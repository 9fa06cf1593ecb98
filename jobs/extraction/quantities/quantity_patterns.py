"""Patterns about quantities: what is counted in money, in what a rank is, and per what."""

from jobs.extraction.quantities.units import COUNTERS, EXTENTS, any_of
from jobs.extraction.rules.wordlist import behind, words

_MONEY_WORDS = (
    *("投资", "投入", "产值", "收入", "资金", "税收", "利润", "营收", "销售", "融资", "贷款"),
    *("债券", "总额", "订单", "营业额", "增加值"),
)
MONEY_WORD = f"总?(?:{'|'.join(_MONEY_WORDS)})"
_SO_MUCH = ("", "达", "达到", "为", "约", "近", "超", "超过", "突破", "总计", "合计", "共计")
BEHIND_MONEY = behind(word + so_much for word in _MONEY_WORDS for so_much in _SO_MUCH)
BEHIND_CHANGE = behind(
    words(
        """
        增长 下降 上涨 提高 降低 减少 增加 增长了 分别 分别为 和 、
        指数 指数为 指数达 指数达到 比为 比达 比值为 比值达
        系数 系数为 系数达 系数达到 系数由 系数从 系数稳定在
        系数提高到 系数提高至 系数提升到 系数提升至
        """
    )
)
"""What may stand before a number without a unit: 增长12.5, 12和15."""
BEHIND_RATIO = behind(
    f"{ratio}{so_much}"
    for ratio in ("收入比", "收入比值", "收入倍差", "产值之比")
    for so_much in (
        *("", "为", "是", "达", "达到", "控制在", "保持在"),
        *(
            f"{verb}{to}"
            for verb in ("缩小", "下降", "降低", "降", "缩", "提高")
            for to in ("到", "至", "为")
        ),
    )
)
_ALL = "全[省市县区国州盟旗镇乡球疆]|全世界"
ALL_OF = f"(?P<within>{_ALL})"
SCOPE = (
    f"(?P<within>{_ALL}|世界|亚洲|国内|同行业|行业|我国|我省|我市|"
    "[东中西]部地区|同类(?:地区|城市|园区|开发区)?)"
)
PER = f"(?P<per>[/每](?:{any_of(EXTENTS)}|{any_of(COUNTERS)}|年|月|天|日|秒|小时))?"
PEOPLE = (
    "(?:农村|贫困|城镇|受灾|搬迁|困难|常住|城乡|脱贫|低收入|基层)*"
    "(?:人口|群众|农民|居民|职工|学生|村民|劳动力|老人|儿童|师生|干部)"
)
GREAT = "(?=[\u4e00-\u9fff{n}{quantity}]{0,8}(?:产业|集群|基地|体系|板块|园区|工程|项目|平台|中心))"

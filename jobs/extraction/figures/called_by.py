"""Quantities that call things by a number: 亿元以上项目, 50万千瓦机组, “五个倍增”, 辖8个乡镇.

They are no figures of anything.
"""

import re

from jobs.extraction.rules.members import COUNT_KIND, EXTENT_KIND, MONEY_KIND, SHARE_KIND, TIME_KIND
from jobs.extraction.rules.tokens import Token

_TIME_TOLD = re.compile(
    "天数|优良|时间|时限|时长|周期|寿命|工期(?=.{0,6}(?:缩短|压缩|提前|减少))|用时|耗时|缩短|压缩|仅需|只需|行程|路程|通行"
)
_CLASS_BEHIND = re.compile(
    "(?:及?以上|以下)?的?(?:[\u4e00-\u9fff]{0,8})(?:项目|企业|产业|工程|园区|集群|个人|单位|"
    "[区县镇](?=[的，。]|目标)|用户|固定资产投资|景区|订单量|村(?!集体)|农户|家庭|乡镇|示范[镇乡])"
)
_PARTS = frozenset("，,。；;、")
"""Behind a quantity: nothing is then called by it."""
_CLASS_WORD = re.compile("(?:以上|以下|以内|级)$|^(?:超过?|不低于|过)")
_FIRST_OF_ITS_SIZE = re.compile(
    r"(?:首|又一|第[一二三四五六七八九十\d]{1,2})个(?:突破|超过?|达到?)?$"
)
"""Before a sum that a class is named by: 首个300亿元园区."""
_SO_MANY = re.compile(
    r"(?:的?(?:不[少低]于|超过?|突破|达到?|约|[共还]?有)?|的[^，,。；;、\d]{0,6}?[有达])?\d+[个家项户]"
)
_RULED = re.compile("[有了]?[^。；;]{0,60}")
_DIVISION = re.compile(
    "[^，,。；;、]{0,8}?(?:村|社区|居委会|居民委员会|街道|[乡镇县区市屯]|管委会|办事处|农场|林场)"
)
_OTHERS = re.compile("(?:全国|全省|全市|国家|平均|平均水平|同期|季度|[省市])$")
_SIZED = re.compile(
    "[^，,。；;、的是为有达]{0,14}?(?:项目|机组|电站|电厂|生产线|大港|泊位|码头|航道|防护林工程|灌区)"
)
_VILLAGES = re.compile("[个多余]村(?:的)?集体(?:经济|资产)?(?:经营性|年|总|纯)*收入(?:均|都|已)*$")
"""Before the sum that so many villages have more than: 12个村集体经济收入突破10万元."""
_UNITS = ("千瓦", "千瓦时", "亩", "公顷", "吨", "公里", "平方米", "立方米")
_BREADTHS = frozenset(("米", "公里", "厘米", "里"))
_YEARLY = re.compile("年(?:产|加工|处理|制|生产)[^，,。；;、\\d]{0,4}$")
_WORK_BEHIND = re.compile("的[^，,。；;、]{2,24}?(?:项目|工程|生产线|基地|园)")
"""年制氢8000吨的制氢一期项目: behind what a work makes in a year."""
_COUNTED = re.compile(r"(?:有|共|达)?\d")
_COUNTED_NEAR = re.compile(r"[^，,。；;]{0,4}(?:有|达|共)?[\d两三四五六七八九十]")
_ROW_OF_SIZES = re.compile(
    "(?:[、和及]|以及)[\\d.百千]+[万亿]*元(?:以上)?(?:(?:[、和及]|以及)[\\d.百千]+[万亿]*元(?:以上)?)?"
    "[\u4e00-\u9fff]{0,8}(?:项目|企业)"
)
"""Behind the first of several sizes: 30亿元以上、50亿元以上以及百亿元龙头型项目."""
_SIZES = ("以上", "以下")
_COUNTED_CLASS = re.compile(
    r"的?[^，,。；;、\d的]{2,12}?(?:达到?|有|共|为)?[\d.]+万?[个家户座所处]"
)
_STEP = ("台阶", "大关", "关口")
_STEPS = re.compile("[十百千万]*亿元?(?:台阶|大关|关口)")
_STEPS_BEGIN = frozenset("十百千万亿")
_QUOTE_END = re.compile("[”’]")
_CLAUSE_END = re.compile("[，。；]")


def _is_of_another(text: str, token: Token) -> bool:
    """高于全国（5.4%）: what another has, told for comparison."""
    aside = text[token.end : token.end + 1] in {"）", ")"} and text[token.start - 1] in "（("
    return aside and _OTHERS.search(text, 0, token.start - 1) is not None


def _is_its_size(text: str, token: Token) -> bool:
    """50万千瓦…项目, 一期10MW项目: the size that a project is called by; and 11万千瓦（110MW), the
    same in another unit.
    """
    if (
        token.start > 1
        and text[token.start - 1] in "（("
        and text[token.end : token.end + 1] in "）)"
    ):
        return text.endswith(_UNITS, 0, token.start - 1)
    behind, unit = text[token.end : token.end + 1], token.value.unit
    if not behind or behind in _PARTS:
        return False
    if unit == "千伏" or (unit in _BREADTHS and behind in "宽高深厚"):
        return True  # 110千伏变电站, 一条5米宽的水泥路
    if behind == "的" and _YEARLY.search(text, max(0, token.start - 9), token.start):
        return _WORK_BEHIND.match(text, token.end) is not None
    return _SIZED.match(text, token.end) is not None


def _is_class_of_things(text: str, token: Token) -> bool:
    """亿元以上项目, 投资超亿元的企业: the sum says which things are meant."""
    if text[token.end : token.end + 1] in _PARTS:
        near = text[max(0, token.start - 20) : token.start]
        return near.endswith("收入") and _VILLAGES.search(near) is not None
    behind = _CLASS_BEHIND.match(text, token.end)
    written = text[token.start : token.end]
    if behind is None:
        # 其中5亿元以上11个, 产值超5亿元的有11个
        so_many = _SO_MANY.match(text, token.end)
        return so_many is not None and _CLASS_WORD.search(written) is not None
    ahead = text[max(0, token.start - 8) : token.start]
    named = "的" not in behind[0] and not ahead.endswith("投资")
    if named and _COUNTED.match(text, behind.end()):
        return True
    if _CLASS_WORD.search(written) and not behind[0].startswith("的"):
        return True
    first = "个" in ahead and _FIRST_OF_ITS_SIZE.search(ahead) is not None
    if first or written[:1] in "亿千百万十" or token.value.value_max is not None:
        return True
    counted = _COUNTED_NEAR.match(text, behind.end())
    return bool(_CLASS_WORD.search(written)) and counted is not None


def _is_class_or_step(text: str, token: Token) -> bool:
    """亿元以上项目; 连跨3个百亿台阶."""
    step = text[token.start - 1 : token.start] == "个" and text.endswith(_STEP, 0, token.end)
    if text.endswith("以上", 0, token.end) and _ROW_OF_SIZES.match(text, token.end):
        return True
    return step or _is_class_of_things(text, token)


def is_in_slogan(text: str, token: Token) -> bool:
    """“五个倍增”, 《工业倍增三年行动方案》: what stands in short quotation marks is a name."""
    if "《" in text and text.rfind("《", 0, token.start) > text.rfind("》", 0, token.start):
        return "》" in text[token.end :]
    opened = max(text.rfind("“", 0, token.start), text.rfind("‘", 0, token.start))
    closed = _QUOTE_END.search(text, token.end)
    if opened < 0 or closed is None or _QUOTE_END.search(text, opened, token.start):
        return False
    inside = text[opened + 1 : closed.start()]
    return len(inside) <= 14 and _CLAUSE_END.search(inside) is None


def is_division(text: str, token: Token) -> bool:
    """辖8个乡镇、312个行政村、1个经济开发区: what a place consists of is its geography."""
    ruled = text.rfind("辖", 0, token.start)
    if ruled < 0 or _RULED.fullmatch(text, ruled + 1, token.start) is None:
        return False
    return _DIVISION.match(text, token.end) is not None


def _is_mere_time(text: str, token: Token) -> bool:
    """连续5年, 近20年, 三天: durations and ages that no indicator is measured in."""
    unit = token.value.unit
    if unit in {"年", "日", "周"}:
        return True
    ahead = text[max(0, token.start - 12) : token.start]
    if unit == "岁":
        return "寿命" not in ahead
    return _TIME_TOLD.search(ahead + text[token.end : token.end + 6]) is None


def _is_class_rank_or_steps(text: str, token: Token) -> bool:
    """500头以上养殖场43个: the size that a class begins with; 甲县（13位）: a rank, of which
    nothing near tells the name; 连跨3个百亿台阶.
    """
    if text.endswith(_SIZES, 0, token.end) and _COUNTED_CLASS.match(text, token.end):
        return True
    behind = text[token.end : token.end + 1]
    if behind in _STEPS_BEGIN and token.value.unit == "个" and _STEPS.match(text, token.end):
        return True
    bare = token.value.unit == "位" and token.start > 0
    return bare and text[token.start - 1] in "（(" and behind in "）)"


NAMING = {
    COUNT_KIND: _is_class_rank_or_steps,
    MONEY_KIND: _is_class_or_step,
    TIME_KIND: _is_mere_time,
    SHARE_KIND: _is_of_another,
    EXTENT_KIND: _is_its_size,
}
"""Of each kind of quantity, whether one is said to name something, or is a time that nothing is
measured in.
"""

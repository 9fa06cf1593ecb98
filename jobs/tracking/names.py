"""Names as keys: the same thing named twice, a little differently, gets the same name here."""

import re
from functools import lru_cache

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_NOISE = re.compile(r"[\s“”‘’\"'「」『』《》〈〉【】\[\]·•|]+")
_DASHES = re.compile(r"[—–―－−~～]+")

_EAGER = re.compile(
    "^(?:项目|工程|力争|确保|预计|计划|争取|将|实现|正式|全部|全面|如期|顺利|建成并|建成后|竣工并"
    "|提前(?:[一二两三四五六七八九十半\\d]+个?(?:天|日|周|星期|月|年))?)+"
)
_CONDITIONS = re.compile("^(?:达到|具备|满足)(?=.+条件$)")
_SAME_EVENT = {
    "开工": "开工 开工建设 动工 动工建设 启动 启动建设 破土动工 奠基",
    "完工": "完工 竣工 建成 建设完成 竣工验收 建成完工",
    "投产": "投产 建成投产 竣工投产 投产达效 投产运营 投产使用 建成投用 投用 投入使用 投入运营 "
    "投入生产 投运 建成投运 交付使用 通车 建成通车 竣工通车 开业 运营",
}
_EVENT_NAMES = {word: name for name, words in _SAME_EVENT.items() for word in words.split()}


@lru_cache(10_000)
def plain_name(name: str) -> str:
    """A name without quotation marks, blanks and brackets of title, in half width."""
    return _DASHES.sub("-", _NOISE.sub("", name.translate(_WIDE)))


def event_name(event: str) -> str:
    """建成投产, 提前半个月投产 and 投产 are one event of a work; 基础工程完工 is its own."""
    name = plain_name(event)
    bare = _CONDITIONS.sub("具备", _EAGER.sub("", name))
    return _EVENT_NAMES.get(name) or _EVENT_NAMES.get(bare) or bare or name

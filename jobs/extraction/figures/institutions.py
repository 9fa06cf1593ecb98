"""Hospitals, schools and banks: whose figures are told right behind their names."""

import re

from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import canonical
from jobs.extraction.rules.tokens import Token

INSTITUTIONS = ("医院", "保健院", "卫生院", "学校", "中学", "小学", "学院", "幼儿园", "机场")
"""What their names end with."""
_INSTITUTION = re.compile(f".{{2}}(?:{'|'.join(INSTITUTIONS)})$")
_OF_ALL_BANKS = "金融机构本外币"
"""What an indicator of a place's banks begins with; one bank's is its own: 贷款余额."""
_DONE_TO = 3
"""So much says before a school's name what was done to it: 新建, 改扩建."""
_OF_MANY = re.compile(
    "(?:[市县区镇乡]|城区|农村|乡镇)*(?:新建|改扩建|普惠|等级|优质|公办|民办|薄弱|标准化|示范|中小|义务|职业|高等|组建|[一二三]级|各|全部|所有)"
    "|.*(?:平均|面积)"
)
"""What names no single one begins with: 普惠性幼儿园, 城区新建学校."""
_OPENS = frozenset("，,。；;：:、 “年月日")
_SERVES = re.compile("[、和与及等]|(?:作为)?(?:项目|工程|扩建|新建|建设|改造|搬迁)")
"""Behind one of several, or one that work is done at."""


def institution(text: str, token: Token) -> str | None:
    """The name of a hospital or a school that a clause opens with; None where it is none."""
    if token.kind != "project" or _INSTITUTION.search(token.value.name) is None:
        return None
    if _OF_MANY.match(token.value.name):
        return None
    if token.start and text[token.start - 1] not in _OPENS:
        return None
    return None if _SERVES.match(text, token.end) else str(token.value.name)


def name_of_its_own(name: str, holder: str, lexicon: IndicatorLexicon) -> str:
    """A figure's name without its holder, and without the banks of a place for one of them."""
    if name.startswith(_OF_ALL_BANKS):
        return name.removeprefix(_OF_ALL_BANKS)
    if holder.endswith(INSTITUTIONS) and holder in name[: _DONE_TO + len(holder)]:
        return canonical(lexicon, name.partition(holder)[2])[0]
    return name

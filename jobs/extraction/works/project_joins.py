"""Names of works that turn out to be one: 某某机场|国际货站, 甲生产线和乙生产线项目."""

import re

from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.project_words import PLANT_HEADS

_PLANT = alternation(PLANT_HEADS)
STRETCH = "(?:至|线|道|路)[^，。；：、的至线道路分为个工阶手第节]{1,7}段"
"""A stretch of a road or a line: 甲至乙段."""
_STRETCH_ONLY = re.compile(STRETCH)
_PLANT_ENDS = re.compile(f"({_PLANT})$")
_PLANT_WORK_ENDS = re.compile(f"({_PLANT})(?:项目|工程)$")
# 高速公路路基工程: a part of the work named before it.
_PART_OF_IT = re.compile(
    "(?:路基|主体|基础|桥梁|附属|土建|安装|路面|管线|绿化|收尾)+工程"
    "|(?<=工程|项目)(?:路基|路面|绿化|排水|管道|路灯|照明|亮化|雨污水|人行道|外墙|幕墙|装饰|装修|景观|机电|场平|道路)+工程"
    "|(?<=水库|电站|枢纽|船闸)(?:主体)?(?:大坝|主厂房|(?:地下)?厂房|[^，。；、的]{2,6}(?:隧洞|溢洪道))|(?<=水库工程|枢纽工程)[^，。；、的]{2,6}(?:隧洞|溢洪道)|(?<=[厂园])厂房"
)
# 东环路北延工程（人民路至高速连接线）: what the brackets hold describes the work before them.
_ASIDE_OF_IT = re.compile("[（(][^（）()，。]{0,6}")
_WORK_ENDS = re.compile("(?:项目|工程)$")
# 某某高速公路项目|某某隧道 are two works.
_STRUCTURES = ("隧道", "大桥", "特大桥", "互通", "枢纽", "隧洞", "水库", "电站")


def join(found: list[Token], name: Token, text: str, head: str) -> None:
    """Add a name to others, together with those before it that it turns out to be one with."""
    if _PART_OF_IT.fullmatch(text, min(found[-1].end, name.end), name.end):
        return
    if _ASIDE_OF_IT.fullmatch(text, found[-1].end, name.start):
        return
    # A later head may end the same name: 某某机场 of 某某机场国际货站.
    while found and found[-1].end > name.start:
        found.pop()
    if found and found[-1].end == name.start and _STRETCH_ONLY.fullmatch(head):
        name = replace(found.pop(), end=name.end)
    elif (
        found
        and found[-1].end == name.start
        and _WORK_ENDS.search(found[-1].value.name)
        and not name.value.name.endswith(_STRUCTURES)
    ):
        # 某某一体化项目垃圾焚烧发电工程 is named by the whole that it belongs to.
        first = found.pop()
        value = replace(first.value, name=first.value.name + text[name.start : name.end])
        name = replace(name, start=first.start, value=value)
    elif found and _shares_its_head(found[-1], name, text):
        first = found.pop()
        value = replace(name.value, name=text[first.start : name.end], owner=first.value.owner)
        name = replace(name, start=first.start, value=value)
    found.append(name)


def _shares_its_head(first: Token, second: Token, text: str) -> bool:
    """甲生产线和乙生产线项目 is one project of two lines."""
    if text[first.end : second.start] not in {"和", "及", "与"}:
        return False
    one = _PLANT_ENDS.search(first.value.name)
    other = _PLANT_WORK_ENDS.search(second.value.name)
    return one is not None and other is not None and one[1] == other[1]

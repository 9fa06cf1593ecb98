"""Words by which a text tells its own year: 大干2023, 建党100周年, 2021年工作回顾."""

import re
from collections.abc import Iterator, Sequence

# It begins with one class of characters, which is looked for faster than several words.
_NAMED_YEAR = re.compile(
    r"[“‘《进今2](?:(?<=[“‘《])(?!中国制造)[^”’》\d]{1,8}20(\d{2})(?:年)?[^”’》\d]{0,4}[”’》]"
    r"|(?<=“)20(\d{2})(?!年)[^”\d]{2,14}”"
    r"|(?<=进)入20(\d{2})年|(?<=2)0(\d{2})年(?:甫|新年|新春|春节|伊始|在外|[^，。]{0,12}推介会)"
    r"|(?<=2)0(\d{2})年是[^。]{0,30}(?:之年|一年)|(?<=今)年（20(\d{2})年?）"
    r"|(?<=今)年[^。，]{0,6}20(\d{2})年"
    r"|(?<=2)0(\d{2})年(?!度)[^，。；（）《》总彰]{2,18}会(?:议)?上(?:获悉|了解|透露)?，"
    r"|(?<=[举召][行开办]2)0(\d{2})年(?!度)[^，。；总]{2,30}?(?:仪式|活动|会)"
    r"|(?<=2)0(\d{2})年?政府工作报告)"
)
_REVIEWED = re.compile(
    r"回(?:顾|首|望)(?P<y>20\d{2})年|(?P<of>20\d{2})年(?:(?:主要)?工作的?回顾|国民经济和社会发展统计公报)"
    r"|(?P<term>(?:19|20)\d{2})年[^。；，]{2,16}第一次会议以来.{0,240}?五年"
)
"""A year that has just gone by: what reviews it is printed in the next. Or the first of a term of
five years, which are reviewed at its end.
"""
_ANNIVERSARY = re.compile(
    r"(?P<what>建党|中国共产党(?:成立|建党)|建军|新中国成立|中华人民共和国成立|建国|改革开放)"
    r"(?P<n>\d{2,3})周年"
)
_FOUNDED = {
    "建党": 1921,
    "中国": 1921,
    "建军": 1927,
    "新中国": 1949,
    "中华": 1949,
    "建国": 1949,
    "改革": 1978,
}
_PLAN_YEAR = re.compile(r"[“‘]?十(?P<n>[一二三四五])五[”’]?(?:规划)?(?:的)?(?P<at>开局|收官)")
_CONGRESS = re.compile(r"党的(?P<n>十八|十九|二十)大精神(?:的)?开局之年")
_AWAITING = ("迎接", "喜迎", "献礼")
_AWAITED = re.compile(
    rf"(?:{'|'.join(_AWAITING)})(?:党的|中国共产党)?第?(?P<n>十八|十九|二十)(?:大|次全国代表大会)"
)
_AWAITED_YEARS = {"十八": 2012, "十九": 2017, "二十": 2022}
_CONGRESS_YEARS = {"十八": 2013, "十九": 2018, "二十": 2023}
_TELLS_YEAR = re.compile(r"20\d\d|周年|之年|迎|献礼")
"""Without one of these a text tells of a plan and not of a year."""


def told_years(texts: Sequence[str], whole: str) -> list[int]:
    """The years that texts call their own. `whole` are the same texts, one a line."""
    told: list[int] = []
    if "周年" in whole:
        told += _anniversaries(whole)
    if "开局" in whole or any(map(whole.__contains__, _AWAITING)):
        told += _congresses(whole)
    if "20" in whole:
        told += [year for text in texts if "20" in text for year in _named(text)]
    if "开局" in whole or "收官" in whole:
        told += [year for text in texts for year in _planned(text)]
    if "回" in whole or "公报" in whole or "第一次" in whole:
        told += _reviewed(whole)
    return told


def _named(text: str) -> Iterator[int]:
    """“大干2023”, 进入2024年: years that the text calls its own."""
    for match in _NAMED_YEAR.finditer(text):
        yield 2000 + int(next(filter(None, match.groups())))


def _reviewed(text: str) -> Iterator[int]:
    """2021年工作回顾"""
    for match in _REVIEWED.finditer(text) if "即将过去" not in text else ():
        first = match["term"]
        yield int(first) + 5 if first else 1 + int(match["y"] or match["of"])


def _anniversaries(text: str) -> Iterator[int]:
    """建党100周年"""
    for match in _ANNIVERSARY.finditer(text):
        founded = next(y for word, y in _FOUNDED.items() if match["what"].startswith(word[:2]))
        yield founded + int(match["n"])


def _planned(text: str) -> Iterator[int]:
    """“十四五”开局之年"""
    for match in _PLAN_YEAR.finditer(text) if _TELLS_YEAR.search(text) else ():
        first = 2001 + 5 * ("一二三四五".index(match["n"]) + 1)
        yield first + (4 if match["at"] == "收官" else 0)


def _congresses(text: str) -> Iterator[int]:
    """迎接党的二十大, 党的二十大精神开局之年"""
    for match in _AWAITED.finditer(text):
        yield _AWAITED_YEARS[match["n"]]
    for match in _CONGRESS.finditer(text):
        yield _CONGRESS_YEARS[match["n"]]

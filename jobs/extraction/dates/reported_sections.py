"""Sections that report on the year before, by their headings: 一、2022年工作完成情况.

A bare month in them is of that year: 9月底建成通车.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

_REPORTS = re.compile(
    r"^[^\n，。；]{0,16}(?P<year>20\d\d)年[^\n，。；]{0,12}"
    r"(?:总结|回顾|(?:完成|进展|开展|工作|运行|发展)情况)[^\n，。；\d]{0,6}$",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]部分")
_NEXT = re.compile(f"^(?:{_NUMBERED.pattern})", re.MULTILINE)
_PLANS = re.compile(
    r"^[^\n，。；]{0,20}(?:打算|安排|计划|目标|下一?步|展望|思路)[^\n，。；]{0,8}$", re.MULTILINE
)


def reported_lines(
    whole: str, begins: Sequence[int], this_year: int | None
) -> list[tuple[int, int, int]]:
    """Of the lines of a text, the first and the one behind the last of each section that reports
    on the year before `this_year`, with that year. `begins` tells where each line begins.
    """
    if this_year is None or f"{this_year - 1}年" not in whole:
        return []
    return [
        (bisect_right(begins, found.start()), bisect_right(begins, _end(whole, found)) - 1, year)
        for found in _REPORTS.finditer(whole)
        if (year := int(found["year"])) == this_year - 1
    ]


def _end(whole: str, heading: re.Match[str]) -> int:
    """Where a section ends: at the next of its rank, or where plans begin."""
    ends = [len(whole) + 1]
    if _NUMBERED.match(heading[0]) and (following := _NEXT.search(whole, heading.end())):
        ends.append(following.start())
    if plans := _PLANS.search(whole, heading.end()):
        ends.append(plans.start())
    return min(ends)

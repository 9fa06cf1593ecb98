"""The cells of a line: between bars or tabs where it has any, else between blanks."""

import re
from collections.abc import Sequence

from jobs.extraction.reading.readable import Span

VALUE = re.compile(
    "(?:[-+±↑↓▲▼]|(?P<falls>下降|减少|回落|降低)|增长|上升|提高|增加)? ?"
    "(?P<number>\\d[\\d,]*(?:\\.\\d+)?)"
    " ?(?P<unit>%|‰|(?:[万亿]|个?百分点|倍)?[\u4e00-\u9fff]{0,4})"
)
NO_VALUE = re.compile("[-—–.…/×]{1,6}|持平|\\*|空|无")
UNIT = re.compile(
    "[（]?(?:[万亿]?(?:元|美元|人|户|吨|千瓦时|千瓦小时|平方米|立方米|亩|公顷|人次|人公里|吨公里|标箱|头|只|件|辆|台|套|部|箱|度)"
    "|百万美元|千公顷|千米|公里|米|个|家|所|张|项|%|‰|元/人|公斤|斤|千升|万重量箱)[）]?"
)
"""A cell that holds nothing but a unit, which is no figure."""
_OF_TIME = frozenset("年月日末底份")
_WORD = re.compile("\\S+")
_MARK = re.compile("[#*※—•·]+")
_WIDE = re.compile("\\S+(?: \\S+)*")


def is_value(text: str) -> bool:
    """Whether a cell holds a number, or says that there is none."""
    if text[-1:] in _OF_TIME:
        return False
    return VALUE.fullmatch(text) is not None or NO_VALUE.fullmatch(text) is not None


def cells_of(page: str, raw: str, start: int, end: int) -> list[Span]:
    """The cells of a line of a uniform page; an empty one between bars or tabs has no length.

    `raw` is the page as it was, which tells tabs from blanks.
    """
    line = page[start:end]
    if "|" in line:
        first = start + line.startswith("|")
        return _between(page, line[first - start :].removesuffix("|"), first, "|")
    if "\t" in raw[start:end]:
        return _between(page, raw[start:end], start, "\t")
    if "  " in line:
        wide = [found.span() for found in _WIDE.finditer(page, start, end)]
        if len(wide) > 2 or (len(wide) == 2 and is_value(page[slice(*wide[1])])):
            return wide
    return _by_blanks(page, [found.span() for found in _WORD.finditer(page, start, end)])


def _between(page: str, line: str, start: int, mark: str) -> list[Span]:
    cells = []
    for part in line.split(mark):
        end = start + len(part)
        text = page[start:end]
        lead = len(text) - len(text.lstrip())
        first = start + lead if text.strip() else end
        cells.append((first, first + len(text.strip())))
        start = end + 1
    return cells


def _by_blanks(page: str, parts: Sequence[Span]) -> list[Span]:
    """Values at the end of a line, each a cell; the words before them are one: 全 国 12.5 3.1."""
    numbered = len(parts) > 2 and page[slice(*parts[0])].isdecimal()
    if numbered and not is_value(page[slice(*parts[1])]):
        return [parts[0], *_by_blanks(page, parts[1:])]
    if len(parts) > 1 and _MARK.fullmatch(page, *parts[0]):
        parts = [(parts[0][0], parts[1][1]), *parts[2:]]
    first = len(parts)
    while first > 1 and is_value(page[slice(*parts[first - 1])]):
        first -= 1
    if first == len(parts):
        return list(parts)
    if first > 1 and UNIT.fullmatch(page[slice(*parts[first - 1])]):
        first -= 1
    return [(parts[0][0], parts[first - 1][1]), *parts[first:]]

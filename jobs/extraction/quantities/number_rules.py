"""The patterns that find bare numbers, and digits that only name or order (第三届, 5G, 1+838)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from jobs.extraction.quantities.bound_rules import BOUND_ENDS, bound_before
from jobs.extraction.quantities.numerals import (
    NUMBER_IN_DIGITS,
    NUMBER_IN_WORDS,
    read_few,
    read_number,
)
from jobs.extraction.quantities.plain_quantities import (
    COUNTED_UNIT,
    PLAIN_UNIT,
    Number,
    plain_quantity,
    stands_alone,
)
from jobs.extraction.quantities.units import COUNTERS, CURRENCIES, EXTENTS, TIMES
from jobs.extraction.rules.tokens import Token

ORDERED = "届次批期年个天季家座条例代书产轮号章节篇部方阶步"
_HAN = "零〇一二两三四五六七八九十"
_IN_WORDS = f"{_HAN}廿卅壹贰叁肆伍陆柒捌玖佰拾仟百千万亿"
# Chinese numerals stand in many a word (一般, 三农): only before one of these are they numbers.
_AFTER_NUMBER = (
    "".join(
        sorted(
            {
                word[0]
                for word in (*COUNTERS, *EXTENTS, *TIMES, *CURRENCIES)
                if word[0] not in "-\\]^"
            }
        )
    )
    + "成分半大倍番级至到百千万亿%‰~—–－～\\-"
)
# Frameworks (1+838), letters (5G), telephones, roads, and clocks and ratios: most numbers are none.
_AMONG_DIGITS = (
    r"(?=[\d.]++[-+×xX*GDKABCS国省县线复:∶])(?:"
    r"\d++(?:[+×xX*]\d++)+[万亿]?(?:[+×xX]N)*"
    r"|\d++[GDKABCS](?![A-Za-z])"
    r"|\d{3,4}-\d{7,8}"
    r"|\d{2,4}(?:国道|省道|县道|线(?!路)|复线)"
    r"|(?!\d+(?:\.\d+)?[:∶]1(?![\d.:∶]))\d[\d.]*(?:[:∶]\d[\d.]*+)+)"
)
_NAMES = (
    # Ordinals: 第三届. 每万人 and 万人有效… count in ten thousands.
    rf"第[{_HAN}百\d]+[{ORDERED}]",
    r"每[十百千万亿]+(?=[人户名个亩])",
    # Models (C919) and fine dust.
    r"(?!GDP|CPI|PPI|PMI|LED|FDI|TEU)[A-Za-z]++-?\d++(?![.\d]*[万亿%.])[A-Za-z\d-]*",
    r"PM ?(?:2\.5|10)(?!\d)",
)
_NAMES_IN_WORDS = (
    r"(?<![\d零一二两三四五六七八九十百千万亿几多余数近约上过超])万人(?=有效|发明|高价值|拥有|口|评议|空巷)"
    # What is used for so much of a value: 万元产值能耗.
    r"|(?<![\d零一二两三四五六七八九十百千万亿几多余数近约上过超破达到])[万亿]元"
    r"(?=GDP|国?内?生产总值|地区生产|[规农工]|产值|增加值|单位)"
    # Villages: 四棵树村, 十五里园镇.
    r"|[二三四五六七八九十]{1,3}[里棵间道亩顷孔眼][\u4e00-\u9fff]{0,2}?(?:[村镇乡](?![级内委民集道路企庄干镇村])|街道|社区)"
    # The three sectors of an economy.
    r"|三(?=(?:次|大)产业(?:增加值|投资|占|比|分别|完成|实现|增速|对|拉动|贡献|税收|用电))"
    # Plans: 十四五规划.
    r"|[一二三四五六七八九十]{1,2}五(?=[”’\"]|规划|期间|时期|末)"
)
_WORDS = (
    rf"(?<![数几])(?<![数几][十百千]){NUMBER_IN_WORDS}(?=[{_AFTER_NUMBER}])"
    f"|(?<=[第之前]){NUMBER_IN_WORDS}"
)
_BEGIN = f"0-9A-Za-z第每{_IN_WORDS}"
# What nothing begins with is passed over first: to look for the beginning itself takes longer. A
# name that begins where a number does is the longer of the two.
_SCAN = re.compile(
    f"[^{_BEGIN}]*+(?:"
    f"(?P<plain>(?=\\d)(?!{_AMONG_DIGITS}){NUMBER_IN_DIGITS})(?:(?=(?P<unit>{PLAIN_UNIT})))?"
    f"|(?P<words>(?=[{_IN_WORDS}])(?!{_NAMES_IN_WORDS})(?:{_WORDS}))"
    f"(?:(?=(?P<counted>{COUNTED_UNIT})))?"
    f"|(?P<name>{_AMONG_DIGITS}|{'|'.join(_NAMES)}|{_NAMES_IN_WORDS})"
    f"|[{_BEGIN}]|$)",
    re.ASCII,
)


_SCALES = {"万": 1e4, "亿": 1e8}


def _in_digits(words: str) -> Number | None:
    scale = _SCALES.get(words[-1])
    digits = words[:-1] if scale else words
    if digits.isascii():  # most of them: 1216.8亿
        value = float(digits.replace(",", "") if "," in digits else digits)
        return Number(words, value * scale if scale else value, None, False, False)
    worth = read_number(words)
    return None if worth is None else Number(words, worth, None, _is_more(words), False)


def _in_words(words: str) -> Number | None:
    if (few := read_few(words)) is not None:
        return Number(words, few[1], few[0], False, True)
    worth = read_number(words)
    return None if worth is None else Number(words, worth, None, _is_more(words), True)


def _is_more(words: str) -> bool:
    return "多" in words or "余" in words or "几" in words


_Form = tuple[str, Callable[[str], Number | None] | None, str]
_IN_DIGITS: _Form = ("plain", _in_digits, "number.plain")
_IN_CHINESE: _Form = ("words", _in_words, "number.in-words")
_FORMS: Mapping[str, _Form] = {
    "plain": _IN_DIGITS,
    "unit": _IN_DIGITS,
    "words": _IN_CHINESE,
    "counted": _IN_CHINESE,
    "name": ("name", None, "number.in-a-name"),
}
"""By the last group of a match: the group of its number, what reads it, if it is one, its rule."""


def numbers_of_lines(
    text: str, begins: Sequence[int]
) -> tuple[list[list[Token]], dict[int, list[Token]]]:
    """The numbers of each line of a text (kind `n`, value `Number`), the words that bound them
    (`bound`) and names (`name`); where nothing but its unit is said of a number, the two as a
    `quantity`. In order and apart, in the line's own positions. And those of the lines in which
    some numbers are no quantity yet, by the number of the line.

    What is known of the text already stands in it as marks, which no number holds; `begins` are
    where the lines begin, and where one more would.
    """
    rows: list[list[Token]] = [[] for _ in begins[1:]]
    left: dict[int, list[Token]] = {}
    row: list[Token] = []
    line = first = after = 0
    for found in _SCAN.finditer(text):
        kind = found.lastgroup
        if kind is None:
            continue
        group, read, rule = _FORMS[kind]
        start, end = found.span(group)
        if start >= after:
            line = bisect_right(begins, start) - 1
            row, first, after = rows[line], begins[line], begins[line + 1]
        if read is None:
            row.append(Token("name", start - first, end - first, "", rule))
            continue
        number = read(text[start:end])
        if number is None:
            continue
        token = Token("n", start - first, end - first, number, rule)
        before = text[start - 1 : start]  # a line end, at the beginning of a line
        bound = bound_before(text, start, first) if before in BOUND_ENDS else None
        if kind != group:
            begin = token.start
            if bound is not None:
                begin = bound.start
                before = text[first + begin - 1 : first + begin]
            if stands_alone(before, row, begin):
                if quantity := plain_quantity(token, found[kind], bound):
                    row.append(quantity)
                continue
        if bound is not None:
            row.append(bound)
        row.append(token)
        left[line] = row
    return rows, left

"""The patterns that find bare numbers, and digits that only name or order (第三届, 5G, 1+838)."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from jobs.extraction.quantities.numerals import NUMBER, read_few, read_number
from jobs.extraction.quantities.units import COUNTERS, CURRENCIES, EXTENTS, TIMES
from jobs.extraction.rules.record import record
from jobs.extraction.rules.tokens import Token

ORDERED = "届次批期年个天季家座条例代书产轮号章节篇部方阶步"
_HAN = "零〇一二两三四五六七八九十"
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
_PLAIN = rf"(?=\d){NUMBER}"
_IN_WORDS = (
    rf"(?<![数几])(?<![数几][十百千])(?!\d){NUMBER}(?=[{_AFTER_NUMBER}])"
    rf"|(?<=[第之前])(?!\d){NUMBER}"
)
# Frameworks (1+838), letters (5G), telephones, roads, and clocks and ratios: most numbers are none.
_AMONG_DIGITS = (
    r"(?=[\d.]++[-+×xX*GDKABCS国省县线复:∶])(?:"
    r"\d++(?:[+×xX*]\d++)+[万亿]?(?:[+×xX]N)*"
    r"|\d++[GDKABCS](?![A-Za-z])"
    r"|\d{3,4}-\d{7,8}"
    r"|\d{2,4}(?:国道|省道|县道|线(?!路)|复线)"
    r"|\d[\d.]*(?:[:∶]\d[\d.]*+)+)"
)
_NAMES = (
    # Ordinals: 第三届. 每万人 and 万人有效… count in ten thousands.
    rf"第[{_HAN}百\d]+[{ORDERED}]",
    r"每[十百千万亿]+(?=[人户名个亩])",
    r"(?<![\d零一二两三四五六七八九十百千万亿几多余数近约上过超])万人(?=有效|发明|高价值|拥有)",
    _AMONG_DIGITS,
    # Models (C919) and fine dust.
    r"(?!GDP|CPI|PPI|PMI|LED|FDI|TEU)[A-Za-z]++-?\d++(?![.\d]*[万亿%.])[A-Za-z\d-]*",
    r"PM ?(?:2\.5|10)(?!\d)",
    # Plans: 十四五规划.
    r"[一二三四五六七八九十]{1,2}五(?=[”’\"]|规划|期间|时期|末)",
)
_BEGINS = f"[\\dA-Za-z第每{_HAN}廿卅壹贰叁肆伍陆柒捌玖佰拾仟百千万亿]"
# A name that begins where a number does is the longer of the two.
_SCAN = re.compile(
    f"(?={_BEGINS})(?:(?P<name>{'|'.join(_NAMES)})|(?P<plain>{_PLAIN})|(?P<words>{_IN_WORDS}))"
)


@record
class Number:
    """`words` as written, `value` what they are worth; `low` the lower end of 两三."""

    words: str
    value: float
    low: float | None = None


def numbers_of_lines(text: str, begins: Sequence[int]) -> list[list[Token]]:
    """The numbers of each line of a text (kind `n`, value `Number`) and its names (`name`), in
    order and apart, in the line's own positions.

    What is known of the text already stands in it as marks, which no number holds; `begins` are
    where the lines begin, and where one more would.
    """
    rows: list[list[Token]] = [[] for _ in begins[1:]]
    row: list[Token] = []
    first = after = 0
    for found in _SCAN.finditer(text):
        start, end = found.span()
        if start >= after:
            line = bisect_right(begins, start) - 1
            row, first, after = rows[line], begins[line], begins[line + 1]
        kind = found.lastgroup
        if kind == "name":
            row.append(Token("name", start - first, end - first, "", "number.in-a-name"))
            continue
        words = found[0]
        few = None if kind == "plain" else read_few(words)
        if few is not None:
            number = Number(words, few[1], few[0])
        elif (value := read_number(words)) is not None:
            number = Number(words, value)
        else:
            continue
        rule = "number.plain" if kind == "plain" else "number.in-words"
        row.append(Token("n", start - first, end - first, number, rule))
    return rows

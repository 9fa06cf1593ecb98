"""Numbers as Chinese news writes them: 1,216.8, 四十二, 廿八, 1.7亿, 三千二百万, 2400多亿.

`NUMBER_IN_DIGITS` and `NUMBER_IN_WORDS` are patterns without groups for a whole number with its
multipliers; `read_number` says what it is worth. `多`, `余` and `几` inside or after a number mean
"and some more".
"""

import re

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "两": 2}
_DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d++(?:\.\d++)?"
_SCALE = r"(?:[十百千]?[多余]?[万亿]|百(?!分)|千(?![分瓦米克伏卡]))"
_CHINESE = (
    "(?!陆(?![佰仟拾万亿元零]))(?:[〇一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖]|[佰拾仟](?=[万亿])|(?![百千]分点)[百千](?![方里姿计家百货瓦米克伏卡]))"
    "(?:[零〇一二两三四五六七八九十廿卅万亿壹贰叁肆伍陆柒捌玖拾佰仟]|百(?!分)|千(?![瓦米克伏卡]))*+"
)
_CHINESE_DECIMAL = rf"{_CHINESE}(?:点[零一二三四五六七八九]++)?"
_SCALED = f"(?:(?=[十百千万亿多余几])[多余几]?(?:{_SCALE}(?:{_SCALE})?)?[多余几]?)?"
NUMBER_IN_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d){_SCALED}|\d++(?:亿零?\d++(?:\.\d++)?[十百千]?万"
    rf"|万零?\d千(?:\d百)?|(?:\.\d++)?{_SCALED}))"
)
# 地区生产总值（亿元）, 单位：万人 tell in what figures are counted, and are none.
_A_UNIT = "(?!(?<=[（：(:].)[元人户吨亩][次美]?元?(?:[）)、，]|$))"
NUMBER_IN_WORDS = (
    f"(?:(?:{_CHINESE_DECIMAL}|万亿|[万亿](?=[多余元人户吨亩]){_A_UNIT})(?:[多余几][万亿]?)?)"
)

_ARABIC_NUMBER = re.compile(rf"({ARABIC})[多余几]?({_SCALE})?({_SCALE})?[多余几]?", re.ASCII)
_PARTS = re.compile(r"(\d+[万亿千])零?(\d.*[百千万])")
_MORE = re.compile("[多余几]")


def read_number(words: str) -> float | None:
    """What a number is worth; None where the characters are no number (千百, 十百)."""
    scale = _SCALES.get(words[-1:])
    digits = (words[:-1] if scale else words).replace(",", "")
    if digits.isascii() and digits.replace(".", "", 1).isdigit():  # most of them: 1216.8亿
        return float(digits) * (scale or 1.0)
    if parts := _PARTS.fullmatch(words):
        greater, less = read_number(parts[1]), read_number(parts[2])
        return None if greater is None or less is None else greater + less
    if found := _ARABIC_NUMBER.fullmatch(words):
        value = float(found[1].replace(",", ""))
        for times in (found[2] or "") + (found[3] or ""):
            value *= _SCALES.get(times, 1.0)
        return value
    return _read_chinese(_MORE.sub("", words))


def read_few(words: str) -> tuple[float, float] | None:
    """两三, 七八: a number between two neighbours; None for all else."""
    if len(words) != 2 or words[0] not in _DIGITS or words[1] not in _DIGITS:
        return None
    low, high = _DIGITS[words[0]], _DIGITS[words[1]]
    return (low, high) if low + 1 == high and low else None


def _read_chinese(words: str) -> float | None:
    whole, point, decimals = words.partition("点")
    value = _read_chinese_integer(whole)
    if value is None or not point:
        return value
    return float(f"{value:.0f}.{''.join(str(_DIGITS[digit]) for digit in decimals)}")


def _read_chinese_integer(words: str) -> float | None:
    if len(words) > 1 and all(character in _DIGITS for character in words):
        return float("".join(str(_DIGITS[character]) for character in words))
    total = section = digit = 0.0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1.0) * _TENS[character]
            digit = 0.0
        elif character in "万亿":
            section = section + digit or (1.0 if total == 0 else 0.0)
            if character == "万" and total >= _SCALES["亿"]:
                total += section * _SCALES[character]
            else:
                total = (total + section) * _SCALES[character]
            section = digit = 0.0
        else:
            return None
    return total + section + digit

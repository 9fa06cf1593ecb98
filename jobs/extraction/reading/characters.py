"""One-for-one replacements that make a page's characters uniform: the text keeps its length."""

import re
import unicodedata

from jobs.extraction.reading.traditional import SIMPLIFIED

_WIDE_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME = {
    "﹪": "%",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "−": "-",
    "﹣": "-",
    "〜": "~",
    "∼": "~",
    "～": "~",
    "∶": ":",
    "﹕": ":",
    "﹐": ",",
    "﹑": "、",
    "﹒": ".",
    "﹔": ";",
    "﹙": "(",
    "﹚": ")",
    "｡": "。",
    "､": "、",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "〝": "“",
    "〞": "”",
    "＂": '"',
    "•": "·",
    "・": "·",
    "‧": "·",
    "⬆": "↑",
    "⬇": "↓",
    "\ufe0f": " ",
    "℅": "%",
}
_BULLET = "●"
_BULLETS = dict.fromkeys(map(ord, "▶►▷▸◀◁➤➢➣➔➜➡☛☞✅✔✓☑✦✧✨✪✱❀❁❇❖⭐⚫⚪⚡▍▎▌▋▪▫◼◻◾◽❗❓"), _BULLET)
"""What posts put before their items, and emojis of the basic plane."""
_DIGITS = {
    code: ord("0") + unicodedata.decimal(chr(code))
    for code in range(0x100, 0x10000)
    if chr(code).isdecimal()
}
_BLANKS = dict.fromkeys(
    (
        *map(ord, "\t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u180e\u202f\u205f\u2060\u3000\ufeff"),
        *range(0x2000, 0x2010),
    ),
    " ",
)
_LINE_ENDS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n")
_CHINESE_MARKS = {ord(a): b for a, b in zip(",;:!?()", "，；：！？（）", strict=True)}
_TABLE: dict[int, int | str] = {
    **_WIDE_ASCII,
    **_DIGITS,
    **{ord(old): new for old, new in _SAME.items()},
    **{ord(old): new for old, new in SIMPLIFIED.items()},
    **_BLANKS,
    **_BULLETS,
    **_LINE_ENDS,
}
# The marks that Chinese text has in two widths become wide, whatever width the page gave them.
_TABLE |= {code: _CHINESE_MARKS.get(to, to) for code, to in _TABLE.items() if isinstance(to, int)}
_TABLE |= {ord(old): _CHINESE_MARKS.get(ord(new), new) for old, new in _SAME.items()}
_TABLE |= dict(_CHINESE_MARKS)
_CHANGES = {
    chr(code): chr(to) if isinstance(to, int) else to
    for code, to in _TABLE.items()
    if to not in (code, chr(code))
}
_EMOJIS = "\U0001f000", "\U0001faff"
# Beyond the basic plane stand digits of other scripts, and emojis.
_CHANGED = re.compile(f"[{re.escape(''.join(_CHANGES))}\U00010000-\U0010ffff]")
_FEW = 100
"""So many characters are replaced in all of a page, one by one; of more, a page would take long."""

# Each begins with the mark itself, which is found faster than what stands before it.
_GROUPING = re.compile(r"，(?<=[0-9]，)(?=[0-9]{3}(?![0-9]))")
_POINT = re.compile(r"，(?<=[0-9]，)(?<![0-9]{4}，)(?=[0-9]{2}亿)")
"""投资8，86亿元: a point that was read as a comma."""
_ZERO = re.compile(r"(?<=[一二三四五六七八九〇])○|○(?=[一二三四五六七八九])")
_CLOCK = re.compile(r"：(?:(?:(?<=[0-9]：)|(?<=[0-9] ：))(?= ?[0-9])|(?<=[A-Za-z]：)(?=//))")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_GLOSS = re.compile(
    r"[（？](?:[a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}|men|zhe|me|de|le|ne|ba)）"
)
"""How a character is read, as some copies of pages put behind it: 进（jìn）度, 进？jìn）度."""
GLOSS = "\ue000"
"""Stands for each character of a gloss or a page's number, which are no part of the text."""
_PAGE_NUMBER = re.compile(
    r"^ *(?:[-—]+ ?\d{1,4} ?[-—]+|第 ?\d{1,4} ?页(?:[，/ ]*共 ?\d{1,4} ?页)?) *$"
    r"| — \d{1,4} — ",
    re.MULTILINE,
)
_MAY_NUMBER_A_PAGE = re.compile(r"[-—第] ?\d{1,4} ?[-—页]")
"""Without it a page holds no such number; it is found four times faster."""
_STOP = re.compile(
    r"\.(?:(?<=[%）”]\.)|(?<=[0-9][\u4e00-\u9fff]\.)|(?<=[0-9][\u4e00-\u9fff]{2}\.))"
    r"(?= *(?:[\u4e00-\u9fff“（]|$))",
    re.MULTILINE,
)
"""Behind a figure a point that no digit follows ends a sentence: 增长6.8%.其中."""
_WIDE_STOP = re.compile(
    r"．(?<=[\u4e00-\u9fff）”]．)(?<!^[一二三四五六七八九十]．)(?![0-9０-９])", re.MULTILINE
)
"""A wide point ends sentences: 开工．其中. It parts figures too, and stands behind ordinals."""
_STRAIGHT_QUOTE = re.compile(r'"|\n\s*\n')


def uniform(raw: str) -> str:
    r"""The page in uniform characters, of the same length: `uniform(raw)[i]` stands at `raw[i]`.

    Digits of any script become 0-9, letters and signs half width, Chinese punctuation wide, blanks
    one blank, line ends one `\n`, traditional characters simplified, emojis bullets. Straight
    quotes open and close in turn within a paragraph. A comma between groups of three digits
    stays a half-width comma; a point behind a figure ends a sentence. What tells how a
    character is read, or which page of a print this is, becomes a row of `GLOSS`.
    """
    text = raw.replace("\r\n", " \n")
    if "．" in text:
        text = _WIDE_STOP.sub("。", text)
    changed = set(_CHANGED.findall(text))
    if len(changed) <= _FEW:
        for character in changed:
            text = text.replace(character, _uniform(character))
    else:
        text = _CHANGED.sub(lambda found: _uniform(found[0]), text)
    if "，" in text:
        text = _POINT.sub(".", _GROUPING.sub(",", text))
    if "：" in text:
        text = _CLOCK.sub(":", text)
    if "○" in text:
        text = _ZERO.sub("〇", text)
    if "）" in text and _TONED.search(text):
        text = _GLOSS.sub(lambda gloss: GLOSS * len(gloss[0]), text)
    if _MAY_NUMBER_A_PAGE.search(text):
        text = _PAGE_NUMBER.sub(lambda number: GLOSS * len(number[0]), text)
    if "." in text:
        text = _STOP.sub("。", text)
    return _turn_quotes(text) if '"' in text else text


def _uniform(character: str) -> str:
    changed = _CHANGES.get(character)
    if changed is not None:
        return changed
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return _BULLET if _EMOJIS[0] <= character <= _EMOJIS[1] else character


def _turn_quotes(text: str) -> str:
    opened = False

    def turn(match: re.Match[str]) -> str:
        nonlocal opened
        if match[0] != '"':
            opened = False
            return match[0]
        opened = not opened
        return "“" if opened else "”"

    return _STRAIGHT_QUOTE.sub(turn, text)

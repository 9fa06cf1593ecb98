"""Readable text out of a page's stretches, with the way back, and where its sentences end."""

import re
from array import array
from collections.abc import Sequence
from itertools import pairwise

from jobs.extraction.reading.characters import GLOSS
from jobs.extraction.rules.tokens import Reading

_CJK = "\u3400-\u9fff"
_MARKS = "，。；：！？、）》】"
# Each form begins with its first blank, which is found faster than what stands before it.
_BLANK_FORMS = (
    # A blank beside a mark, or between Chinese and a figure, never parts words.
    rf"(?<=[{_CJK}{_MARKS}”’%‰+×/℃~—-] ) *(?=[0-9A-Za-z（“‘《【+-])",
    rf"(?<=[0-9A-Za-z] ) *(?=[{_CJK}{_MARKS}（”’%‰×/℃~—-])",
    rf"(?<=[{_MARKS}（“‘《【] ) *| *(?=[{_MARKS}”’])|(?<=[%‰℃] ) *(?=左右|以[上下内]|[的和至到或])",
    # Figures that a scanner spaced apart: 1 3 0 0, 6 .5, 2025- 05- 10.
    "(?<=(?<![0-9.])[0-9] ) *(?=[0-9](?![0-9]))|(?<=[0-9] [0-9] ) *(?=[0-9](?![0-9]))",
    r"(?<=[0-9] ) *(?=\.)|(?<=[0-9]- ) *(?=[0-9])|(?<=[0-9] \. ) *(?=[0-9])",
    "(?<=(?<![0-9])2 )(?=0[0-9]{2}[年-])|(?<=(?<![0-9])(?:19|20) )(?=[0-9]{2}[年-])",
    "(?<=(?<![0-9])(?:19|20)[0-9] )(?=[0-9][年-])",
    r"(?<=[0-9]\. ) *(?=[0-9]{1,2}(?![0-9年月]))|(?<=[0-9]: ) *(?=[0-9])|(?<=[0-9] ) *(?=:[0-9 ])",
)
_LONE_BLANK = rf"(?<=[{_CJK}”’》%‰℃] )(?=[{_CJK}“‘《（])"
# In running text two figures never stand side by side: 1 300万元, 20 25年, 6.5 2%.
_BEFORE = f"[{_CJK}{_MARKS}]"
_PARTED = (
    f"(?:(?<={_BEFORE}[0-9] )|(?<={_BEFORE}[0-9]{{2}} )|(?<={_BEFORE}[0-9]{{3}} ))"
    rf"(?=[0-9]+(?:\.[0-9]+)?[{_CJK}%‰])|(?<=\.[0-9] )(?=[0-9][{_CJK}%‰])"
    # 面积 6 300平方米, and a line that begins with 4 000: thousands are parted by threes.
    f"|(?:(?<=[{_CJK}] [0-9] )|(?<=[{_CJK}] [0-9]{{2}} ))(?=[0-9]{{3}}[{_CJK}])"
    f"|(?:(?<=^[0-9] )|(?<=^[0-9]{{2}} ))(?=0[0-9]{{2}}[{_CJK}])"
)
_WIDE = "(?<=[^ ] )(?P<wide> +)(?=[^ ])"
_DIRT_IN_TITLES = re.compile(f" (?:{'|'.join((*_BLANK_FORMS, _WIDE))})")
_DIRT = re.compile(f" (?:{'|'.join((*_BLANK_FORMS, _LONE_BLANK, _PARTED, _WIDE))})")
_GLOSSES = re.compile(f"{GLOSS}+")
# Both forms begin with one class of characters, which is looked for faster than two forms.
_SENTENCE_END = re.compile(
    r"[。！？…](?:(?<!…)[。！？]*[”’）】》]*|(?<=…)…+[”’]?(?=[^，。；、）]))"
)
_CLOSING = frozenset("。”’）】》")
_CLOSED = re.compile("。*[”’）】》]*")
# 本报讯（记者 李大山）, 大众网滨州3月5日讯: who reports, ahead of what is reported.
_DATELINE = re.compile(
    r"[（【]?(?:本[报刊网台社]|[\u4e00-\u9fff]{1,10}?(?:网|报|社|台|新闻|客户端|发布)|(?=[\u4e00-\u9fff]{2,10}\d))"
    r"[\u4e00-\u9fff]{0,10}?(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日[讯电]|(?<![通资腾快短简喜音电])讯(?![息飞号]))[）】]?"
    r"(?:（[^（）]{0,20}(?:记者|通讯员|报道)[^（）]{0,30}）)?[：:]?"
)
_LONGEST_DATELINE = 40
"""So many characters at most stand up to the end of its 讯 or 电."""

_COUNTED = 1 << 16
_POSITIONS = array("L", range(_COUNTED))
"""Positions at hand: to copy some takes a tenth of the time that it takes to count them."""

Span = tuple[int, int]


def read_spans(text: str, spans: Sequence[Span], *, keep_blanks: bool = False) -> Reading:
    """The stretches of a uniform page joined to one readable text.

    `keep_blanks` keeps one blank between Chinese words: it parts the halves of a title, while in
    running text a lone blank is dirt. Wider blanks part columns and stay as one blank either way.
    """
    start, end = spans[0]
    if text.find(GLOSS, start, spans[-1][1]) >= 0:
        spans = [piece for span in spans for piece in _unglossed(text, span)] or spans
    elif len(spans) == 1 and text.find(" ", start, end) < 0:
        return Reading(text[start:end], range(start, end))
    return _joined(text, [piece for span in spans for piece in _kept(text, span, keep_blanks)])


def read_row(text: str, span: Span) -> Reading:
    """A row of a table, whose blanks part its cells."""
    start, end = span
    if text.find(GLOSS, start, end) < 0:
        return Reading(text[start:end], range(start, end))
    return _joined(text, _unglossed(text, span) or [span])


def _joined(text: str, kept: Sequence[Span]) -> Reading:
    offsets = array("L")
    for start, end in kept:
        offsets.extend(_POSITIONS[start:end] if end <= _COUNTED else range(start, end))
    return Reading("".join([text[start:end] for start, end in kept]), offsets)


def _unglossed(text: str, span: Span) -> list[Span]:
    """What stands between the glosses of a stretch."""
    glosses = [gloss.span() for gloss in _GLOSSES.finditer(text, *span)]
    edges = [span[0], *(edge for gloss in glosses for edge in gloss), span[1]]
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pieces if last > first]


def _kept(text: str, span: Span, keep_blanks: bool) -> list[Span]:
    start, end = span
    if text.find(" ", start, end) < 0:
        return [span]
    edges = [start]
    # What stands around the stretch says nothing of the blanks in it.
    for dirt in (_DIRT_IN_TITLES if keep_blanks else _DIRT).finditer(text[start:end]):
        first, last = dirt.span(dirt.lastgroup or 0)
        edges += (start + first, start + last)
    edges.append(end)
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pieces if last > first]


def sentences(text: str) -> list[Span]:
    """The spans of a reading's sentences, in order and without gaps.

    A sentence ends at 。！？ and takes the closing marks that follow; ； parts clauses inside one.
    A dateline stands by itself.
    """
    if not text:
        return []
    ends = _ends(text)
    top = text[:_LONGEST_DATELINE]
    if ("讯" in top or "电" in top) and (dateline := _DATELINE.match(text)):
        ends = [dateline.end(), *(end for end in ends if end > dateline.end())]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return list(pairwise([0, *ends]))


def _ends(text: str) -> list[int]:
    """Where the sentences end that a mark closes: most often 。 alone, and nothing behind it."""
    if "！" in text or "？" in text or "…" in text:
        return [match.end() for match in _SENTENCE_END.finditer(text)]
    ends: list[int] = []
    end = text.find("。") + 1
    while end:
        if text[end : end + 1] in _CLOSING and (closing := _CLOSED.match(text, end)):
            end = closing.end()
        ends.append(end)
        end = text.find("。", end) + 1
    return ends

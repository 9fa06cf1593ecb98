"""A page's lines, and which of them continue the one before.

Newspaper text comes wrapped: a line break, even an empty line, may stand inside a sentence or
inside a word, and a heading is told from a broken line only by its neighbours.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from jobs.extraction.reading.characters import GLOSS
from jobs.extraction.reading.form_fields import FIELD, NAME
from jobs.extraction.reading.page_lines import Line, split_lines
from jobs.extraction.reading.publishing_marks import is_mark
from jobs.extraction.reading.readable import Span
from jobs.extraction.reading.signatures import signs_off
from jobs.extraction.reading.tables import may_hold_rows, rows_of_tables
from jobs.extraction.rules.tokens import ParagraphKind

_CLOSING = "”’）」》"
_CLOSED = (*"。！？!?：；…", "...")
_BRACKETED = (*_CLOSED, "）")
_OPEN_END = tuple("，、（《“‘—")
_GOES_ON = frozenset("，。；：！？、）》”’%")
_MARKER = re.compile(
    r"^(?:[■●◆▲□◎★☆※▶►◇○•·]|[#>|\[【]|——|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）"
    rf"|{NAME}：|{FIELD}"
    r"|第[一二三四五六七八九十\d]{1,3}[章节篇条]|\d{1,2}[、.](?!\d)|本[报网刊台]讯|图为|图[一二\d]|[①-⑳]"
    r"|[（(]?(?:下转|上接|本报|本台|通讯员|记\s?者|来源|编辑|责编|摄影|责任编辑|发布|关键词)|(?:作者|稿源|信息来源|文章来源|索引号)[:：])"
)
_STARTER = re.compile(
    r"在|从|目前|同时|此外|今年|去年|近日|近年|截至|据|下一步|如今|当前|日前|记者|对此|为此|其中|连日|另外|接下来"
    r"|\d{1,2}月\d{1,2}日|\d{4}年"
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.](?!\d)|第[^，]{1,3}[章节篇条])"
)
_LABEL = re.compile(
    r"(?:发布人|发布时间|发布日期|来源|作者|编辑|(?:浏览|阅读|点击|访问)(?:[次量率]数?)?|时间|发稿时间|责任编辑)[:：]"
)
_LEADS = re.compile("[\u4e00-\u9fff]{1,7}[省市县区镇乡旗州]：")
"""The place in a line of its own above the title that goes on with it."""
_CREDITED = re.compile(r"(?<!拍)(?:摄|供图)）?$")
"""Ends a caption, which what stands below does not go on with."""
_FIGURE_OPEN = re.compile(r"[0-9]\.?$")
_FIGURE_GOES_ON = re.compile(r"[0-9%‰个年月日亿万元吨亩米]")
_SEEN, _SEEN_AHEAD = 400, 40
"""So many characters on both sides of a line's end are looked at."""
_WINDOW = 3000
_SHORT = 32.0
_BEYOND = 4.0
"""So much wider than its neighbours a line of their column may be."""
_MARGIN = 60.0
"""In 全角: no column is wider."""
_ALIKE, _LEAST = 3, 12
"""So many lines with so many characters are no chance: a program broke them where they are full."""
_RUN = 4
"""So many lines of one or two characters are no chance."""


class Draft(Struct):
    """Lines that make one paragraph. `apart`: more empty lines than usual part it from the last;
    `kind` is known only of the rows of tables.
    """

    spans: list[Span]
    gap: int = 0
    apart: bool = False
    vertical: bool = False
    kind: ParagraphKind | None = None


def join_lines(text: str, raw: str) -> list[Draft]:
    """The paragraphs of a uniform page as the stretches of the lines that make them.

    `raw` is the page as it was.
    """
    lines = split_lines(text)
    if not lines:
        return []
    barrier = _barrier(lines)
    verticals = _vertical(lines)
    drafts: list[Draft] = []
    page = _Page(text, lines, barrier)
    rows: dict[int, ParagraphKind] = {}
    if may_hold_rows(text, raw, [line.end for line in lines]):
        rows = rows_of_tables(text, raw, [(line.start, line.end) for line in lines])
    for index, line in enumerate(lines):
        vertical, kind = index in verticals, rows.get(index)
        if (
            kind is None
            and drafts
            and drafts[-1].kind is None
            and (
                vertical and drafts[-1].vertical
                if vertical or drafts[-1].vertical
                else page.continues(index, drafts[-1])
            )
        ):
            drafts[-1].spans.append((line.start, line.end))
        else:
            span = (line.start, line.end)
            drafts.append(Draft([span], line.gap, line.gap >= barrier, vertical, kind))
    return drafts


def _barrier(lines: Sequence[Line]) -> int:
    """How many empty lines part what does not belong together: more than usual on this page."""
    gaps = [line.gap for line in lines[1:] if line.gap]
    usual = max(dict.fromkeys(gaps), key=gaps.count, default=1)
    return max(2, usual + 1)


def _vertical(lines: Sequence[Line]) -> set[int]:
    """Lines of one or two characters that stand in a run: type set vertically."""
    found: set[int] = set()
    short = [
        index for index, line in enumerate(lines) if line.end - line.start <= 2 and line.gap <= 2
    ]
    if len(short) < _RUN:
        return found
    run: list[int] = []
    for index in short:
        if run and run[-1] != index - 1:
            run = []
        run.append(index)
        if len(run) >= _RUN:
            found.update(run[-_RUN:])
    return found


class _Page:
    """What is asked of a page's lines: does this one continue the paragraph before it?"""

    def __init__(self, text: str, lines: Sequence[Line], barrier: int) -> None:
        self._text = text
        self._lines = lines
        self._barrier = barrier
        self._marks: dict[int, bool] = {}
        self._widths: dict[int, float] = {}

    def continues(self, index: int, draft: Draft) -> bool:
        before, line = self._lines[index - 1], self._lines[index]
        if line.gap >= self._barrier:
            return False
        text = self._text
        begin, seen = draft.spans[0][0], before.end - _SEEN
        begin = begin if begin > seen else seen
        goes_on = text[line.start] in _GOES_ON
        if not line.gap and _LEADS.fullmatch(text, before.start, before.end):
            return self._alone(text[line.start : line.end])
        closed = not goes_on and _is_closed(text, begin, before.end)
        if closed and (line.gap or line.indent or not self._is_full(index - 1)):
            return False
        written = text[begin : before.end]
        content = text[line.start : min(line.end, line.start + _SEEN_AHEAD)]
        if _MARKER.match(content) or _ends(written, closed=closed):
            return False
        if self._is_mark(index - 1) or self._is_mark(index):
            return False
        return goes_on or closed or self._open_continues(index, draft, written, content)

    def _width(self, index: int) -> float:
        """A line's width in 全角, of which an ASCII character takes half."""
        if index not in self._widths:
            line = self._lines[index]
            content = self._text[line.start : line.end]
            self._widths[index] = len(content) - len(content.encode("ascii", "ignore")) / 2
        return self._widths[index]

    def _is_mark(self, index: int) -> bool:
        """Whether a line is a publishing mark; asked of each line twice, told of it once."""
        if index not in self._marks:
            line = self._lines[index]
            content = self._text[line.start : line.end]
            self._marks[index] = is_mark(content.replace(GLOSS, ""))
        return self._marks[index]

    def _open_continues(self, index: int, draft: Draft, written: str, content: str) -> bool:
        """The same where no mark closes what is written so far."""
        before, line = self._lines[index - 1], self._lines[index]
        full = line.gap == 0 and self._is_full(index - 1)
        short = self._width(index - 1) <= _SHORT / 2 and _NUMBERED.match(written) is not None
        if short and not full and not self._is_full(index - 1):
            return False
        if written.endswith(_OPEN_END) and not written.startswith("——"):
            return True
        if line.indent >= 2 > before.indent:
            return False
        if written.count("“") > written.count("”") or written.count("（") > written.count("）"):
            return True
        if full or self._is_inset(index) or self._is_cut(index, draft, written, content):
            return True
        looks_closed = (
            self._heading_shaped(draft, written)
            or _STARTER.match(content)
            or (self._width(index) < _SHORT and (line.gap == 0 or self._alone(content)))
        )
        return self._same_word(before, line) if looks_closed else True

    def _is_cut(self, index: int, draft: Draft, written: str, content: str) -> bool:
        """Whether the break stands inside a figure (增长1. | 5%), or before a clause's end."""
        line = self._lines[index]
        if "，" not in written or line.gap > 1:
            return False
        if _FIGURE_OPEN.search(written) and _FIGURE_GOES_ON.match(content):
            return self._width(index - 1) >= _SHORT / 2
        if line.gap or self._text[line.end - 1] not in "。；":
            return False
        narrow = self._width(index) < self._width(index - 1) / 2
        return narrow or not self._heading_shaped(draft, written)

    def _is_inset(self, index: int) -> bool:
        """Whether a paragraph's first line, set in by two characters, is followed by its second."""
        before, line = self._lines[index - 1], self._lines[index]
        if not 2 <= before.indent <= 4 or line.indent or line.gap:
            return False
        first, second = self._width(index - 1), self._width(index)
        return first > _SHORT / 2 and first + 2 >= second

    @staticmethod
    def _alone(content: str) -> bool:
        return not _is_closed(content, 0, len(content)) and "，" not in content

    def _heading_shaped(self, draft: Draft, written: str) -> bool:
        width = sum(end - start for start, end in draft.spans)
        if "。" in written or (_STARTER.match(written) and "，" in written):
            return False
        return width <= (_SHORT if "，" in written else 2 * _SHORT)

    def _same_word(self, before: Line, line: Line) -> bool:
        """Whether the characters on both sides of the break stand together elsewhere near by."""
        pair = self._text[before.end - 1] + self._text[line.start]
        if pair.isascii():
            return False
        low, high = max(0, before.end - _WINDOW), min(len(self._text), line.start + _WINDOW)
        return self._text.find(pair, low, high) >= 0

    def _is_full(self, index: int) -> bool:
        """Whether a line reaches the margin of its column, as its neighbours without a gap show it.

        The first line of a paragraph may lack its indent of two characters; a heading stays further
        behind the lines that follow it.
        """
        lines = self._lines
        if lines[index].end - lines[index].start > 2 * (_MARGIN + _BEYOND):
            return False
        ahead: list[float] = []
        behind: list[float] = []
        for other in range(index + 1, min(index + 4, len(lines))):
            if lines[other].gap:
                break
            ahead.append(self._width(other))
        for other in range(index, max(index - 2, 0), -1):
            if lines[other].gap:
                break
            behind.append(self._width(other - 1))
        width = self._width(index)
        if _reaches(width, ahead, 4.0) or _reaches(width, behind, 2.0):
            return True
        return self._is_counted(index, len(ahead), len(behind))

    def _is_counted(self, index: int, ahead: int, behind: int) -> bool:
        """Whether a line has as many characters, with its indent, as the lines beside it have."""
        lines = self._lines[index - behind : index + ahead + 1]
        if len(lines) < _ALIKE:
            return False
        counts = [line.end - line.start + line.indent for line in lines]
        count = counts[behind]
        return count >= _LEAST and count == max(counts) and counts.count(count) >= _ALIKE


def _ends(written: str, *, closed: bool) -> bool:
    """Whether a paragraph ends with what stands there, whatever line is below."""
    if _LABEL.match(written) or _CREDITED.search(written):
        return True
    return closed and signs_off(written)


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text ends as a sentence does: 。” and the like, or a bracket."""
    if text.endswith(_BRACKETED, start, end):
        return True
    return text[end - 1] in _CLOSING and text[start:end].rstrip(_CLOSING).endswith(_CLOSED)


def _reaches(width: float, neighbours: Sequence[float], short_by: float) -> bool:
    margin = max(neighbours, default=0.0)
    return 8.0 <= margin <= _MARGIN and margin - short_by <= width <= margin + _BEYOND

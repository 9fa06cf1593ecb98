"""What each paragraph of a page is: heading, body, caption, byline; and what the page repeats."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from jobs.extraction.reading.form_fields import FIELD
from jobs.extraction.reading.lines import Draft, join_lines
from jobs.extraction.reading.publishing_marks import is_mark
from jobs.extraction.reading.readable import read_row, read_spans
from jobs.extraction.rules.members import BODY, BYLINE, CAPTION, HEADING
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.pattern_openings import first_characters
from jobs.extraction.rules.tokens import Paragraph, ParagraphKind

_META = re.compile(
    r"(?:发布时间|发布日期|发稿时间|发布人|发布者|来源|来自|时间|日期|作者|浏览|浏览[次量]数?|阅读|阅读[次量]数?|点击|点击[率次量]数?|访问[次量]数?|编辑|责编|责任编辑|关键词"
    r"|字号|字体|分享|打印|当前位置|您的位置|首页|上一篇|下一篇|返回|版权|网站|隐私|站外导航|常见问题|联系方式|续)[:：/>》\s]"
    r"|(?:首页|网站地图|隐私安全|站外导航|版权所有|常见问题|联系方式|返回顶部|打印|关闭|分享到|相关链接|相关阅读|扫一扫)"
    r"|[（(]?下转|[（(]?上接|\[查看原文|查看原文|阅读原文|Copyright|©|BACK$|【字体|【?(?:编辑|责编|责任编辑)[：:]"
    r"|[>》＞]+|[（(]完[）)]$|[-|:： ]*\|$|×$|\.{3,}$|https?:|版$|第\d+版"
)
_META_BEGINS = first_characters(_META.pattern)
_META_WHOLE = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:日报|晚报|晨报|早报|时报|都市报|周报|商报|新闻网)$"
    r"|[\u4e00-\u9fff]{2,4}(?<![简公通捷海举月年情预播快喜战汇申填上呈电学回])报$"
    r"|[\u4e00-\u9fff]{1,8}[〔\[（(]20\d\d[〕\]）)]\s?第?\d{1,4}号$"
)
_META_ENDS = ("报", "网", "号")
_META_ANYWHERE = beginning(
    r"\[打印|关闭窗口|字体：大|浏览次数|ICP备|All Rights Reserved|增大字体|马上注册|您需要 ?登录"
)
_ADDRESS_ENDS = re.compile(r"https?://\S+[）)]?$")
_STAMP = re.compile(r"\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?")
_BYLINE = re.compile(
    r"[■●◆▲□★◎]?\s*(?:[（(【]\s*)?(?:文[/／|｜:：]|图[/／|｜:：]|文图|图文|摄影|撰文|供稿|编辑|整理"
    r"|\S{0,16}(?:记\s?者|通讯员|特约记者|实习生|报道员))\s*[:：]?[^，。！？；]{2,40}$"
)
_CAPTION = re.compile(
    r"图为|图[一二三四五六七八九\d]+[为：:、]|上图|下图|左图|右图|（从左至右）|航拍"
)
_CAPTION_BEGINS = first_characters(_CAPTION.pattern)
_CAPTION_ENDS = ("摄", "摄）", "摄)", "供图", "供图）", "供图)")
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,3}[章节篇部分条]{1,2}|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))"
)
_FIELD = re.compile(FIELD)
_BULLET = re.compile(r"[■●◆▲□◎★☆▶►◇•·]\s*")
_NO_BYLINE_ENDS = ("，", "。", "！", "？", "；")
_INNER_STOP = re.compile(r"[。；！？](?=.)")
_STOP = re.compile(r"[，。；]")
_DIGIT = re.compile(r"\d")
_NO_BULLET_HEADING = re.compile(r"[，。；、：]|(?<!\d{3})\d(?!\d*年)")
_NO_CLOSED_HEADING = re.compile(r"[。；，：]")
_NO_HEADING = re.compile(r"[。；]|[，、：…]$")
_HEADING_WIDTH = 40
_CAPTION_WIDTH = 60
_LONG = 160
"""More characters than any heading, caption or line of marks has."""
_KEY = 6
_SAME = 20
"""A sentence at least this long that stands on the page before is a repetition."""


def is_meta(text: str) -> bool:
    """Navigation, publishing marks and other furniture of a page."""
    if text[:1] in _META_BEGINS and _META.match(text):
        return True
    if text.endswith(_META_ENDS) and _META_WHOLE.match(text):
        return True
    if len(text) <= _LONG and _META_ANYWHERE.search(text):
        return True
    if len(text) <= _LONG and "://" in text and _ADDRESS_ENDS.search(text):
        return True
    if len(text) <= 40 and _STAMP.search(text) and not _STOP.search(text):
        return not _FIELD.match(text)  # 开工时间：2024年3月12日 tells of a work
    return is_mark(text)


def is_heading(text: str) -> bool:
    """A short line that no sentence mark ends, or one that begins with an ordinal of its own."""
    if len(text) > _HEADING_WIDTH or len(text) < 2:
        return False
    if _NUMBERED.match(text):
        return not _INNER_STOP.search(text) and not (text[-1] in "。；" and _DIGIT.search(text))
    if _BULLET.match(text):
        return len(text) <= 14 and not _NO_BULLET_HEADING.search(text)
    forbidden = _NO_CLOSED_HEADING if text[-1] in "”！？" else _NO_HEADING
    return not (forbidden.search(text) or ("：" in text and _FIELD.match(text)))


def is_caption(text: str) -> bool:
    """A line that tells of a picture, or by whom it was taken."""
    if text[:1] in _CAPTION_BEGINS and _CAPTION.match(text):
        return True
    return text.endswith(_CAPTION_ENDS) or "资料图" in text


def _is_byline(text: str) -> bool:
    return not text.endswith(_NO_BYLINE_ENDS) and _BYLINE.match(text) is not None


def kind_of(text: str, draft: Draft, after_gap: bool) -> ParagraphKind:
    """The kind of one paragraph by its own form; titles are named when articles are parted."""
    if draft.vertical:
        return CAPTION
    if len(text) > _LONG:
        return BODY
    if is_meta(text) or (_is_byline(text) and not ("。" in text and is_caption(text))):
        return BYLINE
    if len(text) <= _CAPTION_WIDTH and is_caption(text):
        return CAPTION
    if after_gap and len(text) <= 100 and not _NUMBERED.match(text):
        return CAPTION
    return HEADING if is_heading(text) else BODY


def read_paragraphs(page: str, raw: str) -> list[Paragraph]:
    """The paragraphs of a uniform page, in order; `raw` is the page as it was."""
    paragraphs: list[Paragraph] = []
    for index, draft in enumerate(join_lines(page, raw)):
        if draft.kind is not None:
            (row,) = draft.spans
            paragraphs.append(Paragraph(draft.kind, read_row(page, row)))
            continue
        reading = read_spans(page, draft.spans)
        kind = kind_of(reading.text, draft, index > 0 and draft.apart)
        running = kind is BODY and ("。" in reading.text or "；" in reading.text)
        if not running and any(page.find(" ", start, end) >= 0 for start, end in draft.spans):
            reading = read_spans(page, draft.spans, keep_blanks=True)
        paragraphs.append(Paragraph(kind, reading))
    return _mark_repeated(_lists(paragraphs))


def _lists(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Short lines with a bullet are headings only where it is no list's bullet on this page."""
    marks = [paragraph.reading.text[:1] for paragraph in paragraphs]
    listed = {mark for mark, behind in pairwise(marks) if mark == behind and _BULLET.match(mark)}
    if not listed:
        return paragraphs
    return [
        Paragraph(BODY, paragraph.reading)
        if paragraph.kind is HEADING and mark in listed
        else paragraph
        for paragraph, mark in zip(paragraphs, marks, strict=True)
    ]


def _mark_repeated(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A paragraph is a repetition if all its sentences end sentences that stood before it."""
    marked: list[Paragraph] = []
    known: dict[str, list[str]] = {}
    """What stood before, by its last characters."""
    for paragraph in paragraphs:
        text = paragraph.reading.text
        parts = text.split("。")
        if len(text) >= _SAME and _are_known(parts, known):
            marked.append(Paragraph(paragraph.kind, paragraph.reading, repeated=True))
            continue
        marked.append(paragraph)
        for part in parts:
            if len(part) >= _KEY:
                known.setdefault(part[-_KEY:], []).append(part)
    return marked


def _are_known(parts: Iterable[str], known: Mapping[str, Sequence[str]]) -> bool:
    """Whether each of some parts ends one that is known."""
    for part in parts:
        ends = known.get(part[-_KEY:]) if part else ("",)
        if ends is None or not any(whole.endswith(part) for whole in ends):
            return False
    return True

"""A page's articles: where each begins and ends, its title and its paragraphs."""

import re
from collections.abc import Sequence

from jobs.extraction.reading.characters import uniform
from jobs.extraction.reading.paragraphs import is_caption, is_heading, is_meta, read_paragraphs
from jobs.extraction.reading.signatures import signs_off
from jobs.extraction.rules.members import BODY, BYLINE, CAPTION, HEADING, TABLE, TITLE, WORK_ROW
from jobs.extraction.rules.tokens import ArticleReading, Paragraph, Reading
from jobs.extraction.rules.value import Value, replace

_OPENER = re.compile(
    r"[（(]?(?:本[报刊网台]|[\u4e00-\u9fff]{2,8}(?:网|报|社|台|新闻|客户端|发布|日报|晚报))[\u4e00-\u9fff]{0,10}"
    r"(?:讯|\d{1,2}月\d{1,2}日电)[）)]?(?=[\s（(：:\d]|[\u4e00-\u9fff])"
    r"|央视网消息|新华社[\u4e00-\u9fff]{2,8}\d"
)
_OPENS_WITHIN = 36
"""More characters than such an opening has."""
_NO_TITLE = re.compile(r"[。；]|[，、：…]$")
_COLUMN = re.compile(r"(?:活动|专栏|专版|特刊|动态|要闻|头条|目击|版|短评|导读|快讯)$")
_MARKDOWN = re.compile(r"#{1,6} +")
_SUBTITLE = re.compile("——|(?:计划|概算)?总投资|同比|涉及|涵盖|力争|累计|增[速幅]|其中")
"""Begins a line below the title that goes on with it."""
_COLUMNS = 4
"""At most so many headings stand between two articles: the title and column titles."""
_TITLE_WIDTH = 90
_BULLETS = ("●", "◆", "■", "·", "①")
"""Before an item of a list; a heading has them, too."""
_SIGNATURE = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:人民政府|政府办公室|办公室|统计局|委员会|管委会|领导小组|宣传部|融媒体中心)"
)
"""Who issues a document: a line of its own above the date, no title."""
_EDITOR = re.compile(r"[\[【（(]?(?:责任编辑|责编)[：:]")
_OTHERS = re.compile(
    r"[【■>]*(?:(?:新闻|精彩|热门|热点)推荐|推荐(?:新闻|阅读)|相关(?:新闻|阅读|文章|推荐|资讯|评论)"
    r"|热[门点](?:新闻|文章|图片)|猜你喜欢|你可能.{0,2}喜欢|最近更新|更多(?:新闻|推荐))[】：>]*"
)
"""What a site shows of other articles below one."""
_ELSEWHERE = re.compile(r"[（(]?下转")
"""The rest of an article stands on another page."""
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]|\d{1,2}[.、]|第.{1,3}[章条])"
)
_CLIP = re.compile(r"[^，。；：！？]{2,40}")


class _Head(Value, frozen=True):
    """Where an article begins: `first` is the first paragraph that is not the article before's,
    `title` the title's, `body` the first below the head; `title == body` where there is no title.
    """

    first: int
    title: int
    body: int


def read_articles(raw: str) -> tuple[ArticleReading, ...]:
    """The articles of a raw page, in order. No input raises; an empty page has none.

    A new article opens where a title is followed by 本报讯, a byline or publishing marks, and at a
    Markdown title. Column titles between two articles belong to neither.
    """
    paragraphs = read_paragraphs(uniform(raw), raw)
    if not paragraphs:
        return ()
    heads = _heads(paragraphs)
    ends = [head.first for head in heads[1:]] + [len(paragraphs)]
    return tuple(
        _article(index, paragraphs, head, end)
        for index, (head, end) in enumerate(zip(heads, ends, strict=True))
    )


def _heads(paragraphs: Sequence[Paragraph]) -> list[_Head]:
    opened = [
        head
        for index, paragraph in enumerate(paragraphs)
        if (head := _head_at(paragraphs, index, paragraph)) is not None
    ]
    heads: list[_Head] = []
    for head in opened:
        if not heads:
            heads.append(head)
        elif head.title > heads[-1].body and not _again(paragraphs, heads[-1], head):
            # Its columns begin behind the title before, whatever stands above its own.
            first = max(head.first, heads[-1].body)
            heads.append(_Head(first, head.title, head.body))
    top = heads[0] if heads else None
    if top is None or any(map(_tells_above, paragraphs[: top.first])):
        heads.insert(0, _first_head(paragraphs))
        if top is not None and top.title <= heads[0].body:
            heads.pop(1)
    else:
        heads[0] = _Head(0, top.title, top.body)
    return heads


def _again(paragraphs: Sequence[Paragraph], before: _Head, head: _Head) -> bool:
    """Whether a head only prints the title of the one before again, with nothing told between."""
    first, last = before.title, head.title
    same = paragraphs[first].reading.text == paragraphs[last].reading.text
    return same and not any(map(_tells, paragraphs[first + 1 : last]))


def _head_at(paragraphs: Sequence[Paragraph], index: int, paragraph: Paragraph) -> _Head | None:
    """The head of an article whose title or first lines below the title stand at `index`."""
    text = paragraph.reading.text
    if text.startswith("#") and paragraph.kind is not TABLE and _MARKDOWN.match(text):
        return _Head(index, index, index + 1)
    if paragraph.kind is HEADING and index and _begins_next(paragraphs[index - 1], text):
        return _head_of_next(paragraphs, index)
    if paragraph.kind is BYLINE:
        if is_caption(text) or not _is_below_title(paragraphs, index):
            return None
    elif paragraph.kind is not BODY or not _opens(text):
        return None
    above = index
    while above > 0 and _stands_in_heads(paragraphs[above - 1]):
        above -= 1
    run = above
    while run > max(0, above - _COLUMNS) and _title_like(paragraphs[run - 1]):
        if run < above and paragraphs[run - 1].kind is not HEADING:
            break
        run -= 1
    titles = [at for at in range(run, above) if not _goes_on(paragraphs[at])]
    titles = [at for at in titles if not _signs(paragraphs[at])] or titles
    return _Head(run, titles[-1], index) if titles else _Head(index, index, index)


def _begins_next(before: Paragraph, text: str) -> bool:
    """Whether the article ends with a paragraph that a heading stands below."""
    if _ELSEWHERE.match(before.reading.text):
        return True
    if _ORDINAL.match(text) or text.startswith(_BULLETS):
        return False
    return signs_off(before.reading.text)


def _is_below_title(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a byline stands between a title and its text."""
    following = paragraphs[index + 1 : index + 4]
    if index == 0 or not any(map(_tells, following)) or not _title_like(paragraphs[index - 1]):
        return False
    if paragraphs[index].reading.text.startswith(("#", "[", ">")):
        return False
    # A date may stand below a document and not above the next.
    signed = index > 1 and _signs(paragraphs[index - 1])
    return not signed or _title_like(paragraphs[index - 2])


def _head_of_next(paragraphs: Sequence[Paragraph], index: int) -> _Head | None:
    """The head behind an article that goes on elsewhere: columns and a title above a text."""
    below = index
    while below < min(index + _COLUMNS, len(paragraphs)) and paragraphs[below].kind is HEADING:
        below += 1
    if not any(map(_tells, paragraphs[below : below + 2])):
        return None
    titles = [at for at in range(index, below) if not _goes_on(paragraphs[at])]
    return _Head(index, titles[-1], titles[-1] + 1) if titles else None


def _first_head(paragraphs: Sequence[Paragraph]) -> _Head:
    """The head of a page's first article where nothing but its place at the top tells it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is BYLINE:
            continue
        if not _title_like(paragraph):
            return _Head(0, index, index)
        if not _COLUMN.search(paragraph.reading.text):
            return _Head(0, index, index + 1)
    return _Head(0, 0, 0)


def _stands_in_heads(paragraph: Paragraph) -> bool:
    """Publishing marks, and the picture between them and the text."""
    if paragraph.kind is CAPTION:
        return is_caption(paragraph.reading.text)
    return paragraph.kind is BYLINE


def _title_like(paragraph: Paragraph) -> bool:
    text = paragraph.reading.text
    if paragraph.kind is HEADING:
        return True
    if paragraph.kind is CAPTION:
        # What stands apart from the text above is a caption by its place only.
        return is_heading(text) and not is_caption(text)
    if paragraph.kind is not BODY or len(text) > _TITLE_WIDTH or text.startswith(_BULLETS):
        return False
    return _NO_TITLE.search(text) is None and not _opens(text)


def _opens(text: str) -> bool:
    """Whether a text begins as the first of an article does: 本报讯, 新华社北京2月6日电."""
    top = text[:_OPENS_WITHIN]
    if "讯" not in top and "电" not in top and not text.startswith(("央视网消息", "新华社")):
        return False
    return _OPENER.match(text) is not None


def _tells(paragraph: Paragraph) -> bool:
    return paragraph.kind is BODY


def _tells_above(paragraph: Paragraph) -> bool:
    """Whether something is told above the first title: a picture tells as much as its caption."""
    return _tells(paragraph) or (paragraph.kind is CAPTION and "。" in paragraph.reading.text)


def _signs(paragraph: Paragraph) -> bool:
    return _SIGNATURE.fullmatch(paragraph.reading.text) is not None


def _goes_on(paragraph: Paragraph) -> bool:
    return _SUBTITLE.match(paragraph.reading.text) is not None


def _article(index: int, paragraphs: Sequence[Paragraph], head: _Head, end: int) -> ArticleReading:
    titled = head.body > head.title
    below = list(paragraphs[head.title : _last_of(paragraphs, head.body, end)])
    if titled:
        below[0] = _as_title(below[0])
        for at in range(1, len(below)):
            if not _goes_on(below[at]) or below[at].kind is not HEADING:
                break
            below[at] = replace(below[at], kind=TITLE)
    marks = [p for p in paragraphs[head.first : head.title] if p.kind is BYLINE]
    if index:
        marks = []
    last = next((p for p in reversed(below) if not _is_furniture(p)), below[-1])
    return ArticleReading(
        index=index,
        title=below[0].reading.text if titled else _clip(below),
        start=below[0].reading.offsets[0],
        end=last.reading.offsets[-1] + 1,
        paragraphs=(*marks, *below),
    )


def _is_furniture(paragraph: Paragraph) -> bool:
    if paragraph.kind is TABLE or paragraph.kind is WORK_ROW:
        return False
    return is_meta(paragraph.reading.text)


def _last_of(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    """Where an article ends: headlines of other articles may follow behind the editor's name, and
    do so where the site says it.
    """
    told = False
    for at in range(start, end):
        told = told or "。" in paragraphs[at].reading.text
        if told and _OTHERS.fullmatch(paragraphs[at].reading.text):
            return at
        if at == start:
            continue
        if _EDITOR.match(paragraphs[at].reading.text):
            rest = paragraphs[at + 1 : end]
            return end if any("。" in each.reading.text for each in rest) else at + 1
    return end


def _as_title(paragraph: Paragraph) -> Paragraph:
    reading = paragraph.reading
    if mark := _MARKDOWN.match(reading.text):
        cut = mark.end() if mark.end() < len(reading.text) else 0
        reading = Reading(reading.text[cut:], reading.offsets[cut:])
    return Paragraph(TITLE, reading, paragraph.repeated)


def _clip(paragraphs: Sequence[Paragraph]) -> str:
    """What an article without a title is called: the beginning of its first sentence."""
    text = next((p.reading.text for p in paragraphs if _tells(p)), paragraphs[0].reading.text)
    match = _CLIP.search(text)
    return match[0] if match else text[:40]

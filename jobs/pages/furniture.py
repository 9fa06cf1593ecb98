"""The site around an article: navigation, related news, buttons and comments, taken away."""

import re
from collections.abc import Iterator

import lxml.html  # type: ignore[import-untyped]

CALLED_SO = re.compile(
    r"comment|pinglun|\btie-|relate[ds_-]|\brelate|correlat|recommend|guess|hot-?news|\bhot-"
    r"|\brank|quick-?nav|crumb|share|feedback|interested|copyright|footer|paging|pagination"
    r"|\blogin|face_box|\bback\w*com\b|prevnext|pre_?next|sidebar|side-?nav|qr-?code",
    re.I,
)
NEVER_PROSE = frozenset({"nav", "form", "button", "select", "iframe", "footer"})
HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "title"})
BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul"),
    )
)

PLACE_LINE = re.compile(
    r"^(?:您?(?:的|现在|当前|目前)*(?:所在)?(?:的)?位置)\s*[:：].*|^首页\s*[>»›].*"
)
BUTTON_LINE = re.compile(
    r"^[-·•\s]*(?:[【\[(（]?(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|返回\S{0,6}|收藏(?:本页)?"
    r"|加入收藏|我要(?:纠错|评论|分享)|字体?\s*[:：]?\s*大\s*中\s*小|分享(?:到|让更多人看到)?\s*[:：]?"
    r"|扫一扫\S{0,20}|上一[篇条页]\s*[:：]?.*|下一[篇条页]\s*[:：]?.*|查看评论|发表评论|网友评论"
    r"|相关(?:新闻|阅读|链接|报道|推荐|文章)\s*[:：]?|(?:精彩|热门|猜你喜欢|为你)\S{0,4}推荐"
    r"|推荐阅读\s*[:：]?|更多\s*[>»]*)[】\])）]?[\s|]*)+$"
)
BACK_HOME = re.compile(r"\s*返回\S{0,8}(?:首页|顶部|列表)\s*[>»]*$")
LAST_BUTTONS = re.compile(r"^[-·•]\s*\S{1,6}$")
# A row of a table that lays out the page: one cell with words, or none.
LAYOUT_ROW = re.compile(r"^\|(?:[\s|]*)([^|]*?)[\s|]*\|?\s*$")


def longest_paragraph(tree: lxml.html.HtmlElement) -> tuple[lxml.html.HtmlElement, str] | None:
    """The longest stretch of prose between two tags, with the element that it stands in."""
    prose = [(element, text) for element, text in _stretches(tree) if "。" in text or "，" in text]
    return max(prose, key=lambda found: len(found[1]), default=None)


def without_furniture(
    tree: lxml.html.HtmlElement, core: lxml.html.HtmlElement
) -> lxml.html.HtmlElement:
    """The tree, changed in place, without what its classes call furniture and `core` is not in."""
    kept = {core, *core.iterancestors()}
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element in kept or element.getparent() is None:
            continue
        called = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in NEVER_PROSE or CALLED_SO.search(called):
            # Its tail, which is the article's, is left where it hangs.
            element.clear(keep_tail=True)
    return tree


def tidy(text: str, title: str | None) -> str:
    """Extracted text without the lines that are a site's buttons."""
    lines = [_tidy_line(line) for line in text.split("\n")]
    while lines and (not lines[-1] or lines[-1] == title or LAST_BUTTONS.match(lines[-1])):
        lines.pop()
    kept = (line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def blocks_of(element: lxml.html.HtmlElement) -> str:
    """An element's text, a line for each block."""
    pieces: list[str] = []
    _write_blocks(element, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _tidy_line(line: str) -> str | None:
    """The line as it stays: None where it goes, empty where it was."""
    line = line.strip()
    if row := LAYOUT_ROW.match(line):
        line = row[1].strip()
        if not line:
            return None
    if PLACE_LINE.match(line) or BUTTON_LINE.match(line):
        return None
    return BACK_HOME.sub("", line)


def _stretches(
    tree: lxml.html.HtmlElement,
) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    for element in tree.iter():
        shown = isinstance(element.tag, str) and element.tag not in HIDDEN
        if shown and element.text:
            yield element, " ".join(element.text.split())
        if element.tail and (parent := element.getparent()) is not None:
            yield parent, " ".join(element.tail.split())


def _write_blocks(element: lxml.html.HtmlElement, pieces: list[str]) -> None:
    for event, each in lxml.etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        named = isinstance(each.tag, str)
        if named and each.tag in BLOCKS:
            pieces.append("\n")
        if event == "start" and named and each.tag not in HIDDEN:
            pieces.append(each.text or "")
        if event != "start" and each is not element:
            pieces.append(each.tail or "")

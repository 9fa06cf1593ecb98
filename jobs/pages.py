"""Bytes → page: the right charset, the article's own text, its title and its day of printing."""

import codecs
import re
from dataclasses import dataclass
from datetime import date

import lxml.html  # type: ignore[import-untyped]
import trafilatura

from storage.records import Basis, Precision, Publication

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Sites say gb2312 or gbk and print characters of GB18030, which contains both.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}
HEAD_BYTES = 4096

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)|encoding\s*=\s*["']([\w-]+)""", re.I)
LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|meta)\b", re.I)

TITLE_NAMES = ("ArticleTitle", "og:title")
DATE_NAMES = (
    *("PubDate", "publishdate", "pubdate", "publish_date", "article:published_time"),
    *("og:release_date", "datePublished", "firstpublishedtime", "dc.date"),
)
SITE_NAME = re.compile(r"\s*(?:_|-{2,}|\||\s[-–—－]\s|-\s*【).*$", re.S)

DAY = r"(20\d\d|19\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
PRINTED_ON = re.compile(
    rf"(?:发布|发表|更新|刊发|成文|录入|上传|添加)?\s*(?:时间|日期)\s*[:：]?\s*{DAY}"
)
WITH_TIME = re.compile(rf"{DAY}\s*日?\s*\d{{1,2}}\s*[:：时]\s*\d{{2}}")
IN_ADDRESS = re.compile(r"(20[0-4]\d)[-/]?([01]\d)[-/]?([0-3]\d)(?=[/_.-]|\D|$)")


UNDATED = Publication()


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as text. `text` starts with the title, where there is one, and a blank line."""

    text: str
    title: str | None = None
    published: Publication = UNDATED


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes; line ends stay as they are.

    What is valid UTF-8 is UTF-8, whatever the page declares: Chinese in another charset practically
    never is. Then what `charset` (the HTTP header's) or the page's head declares, then GB18030.
    """
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    declared = [charset] if charset else []
    if found := DECLARED.search(body[:HEAD_BYTES]):
        declared.append((found[1] or found[2]).decode("ascii", "replace"))
    for name in ("utf-8", *declared, "gb18030"):
        decoded = _strictly(body, WIDER.get(name.lower(), name))
        if decoded is not None:
            return decoded
    return body.decode("utf-8" if _mostly_utf8(body) else "gb18030", "replace")


def read_page(
    body: bytes, *, media_type: str = "", charset: str | None = None, url: str = ""
) -> ReadPage:
    """The article text of a page, as HTML or as plain text."""
    decoded = decode(body, charset)
    if media_type == "text/plain" or not LOOKS_LIKE_HTML.search(decoded[:HEAD_BYTES]):
        return ReadPage(decoded)
    return read_html(decoded, url=url)


def read_html(html: str, *, url: str = "") -> ReadPage:
    """The article of an HTML page without the site around it; empty text where there is none."""
    # lxml refuses a str that declares its own encoding.
    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html).replace("\x00", "")
    try:
        tree = lxml.html.document_fromstring(html)
    except (lxml.etree.LxmlError, ValueError):
        return ReadPage("")
    title = _title(tree)
    published = _published(tree, url)
    text = trafilatura.extract(html, include_comments=False, include_tables=True) or ""
    if text and title and not _is_headed(text, title):
        text = f"{title}\n\n{text}"
    return ReadPage(text, title, published)


def _is_headed(text: str, title: str) -> bool:
    """Whether the text begins with the title, give or take what the site hangs on it."""
    first = text.lstrip().partition("\n")[0]
    return first.startswith(title) and len(first) <= len(title) + 20


def _strictly(body: bytes, charset: str) -> str | None:
    """Decoded, where the bytes are this charset; a last character cut in two is left out."""
    try:
        return codecs.getincrementaldecoder(charset)("strict").decode(body)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _mostly_utf8(body: bytes) -> bool:
    return body.decode("utf-8", "replace").count("\ufffd") < body.decode(
        "gb18030", "replace"
    ).count("\ufffd")


def _title(tree: lxml.html.HtmlElement) -> str | None:
    for name in TITLE_NAMES:
        if named := _meta(tree, name):
            return _one_line(SITE_NAME.sub("", named))
    whole = _one_line(tree.findtext(".//title") or "")
    for heading in tree.iter("h1"):
        words = _one_line(heading.text_content())
        if len(words) >= 4 and (words in whole or not whole):
            return words
    return SITE_NAME.sub("", whole) or None


def _published(tree: lxml.html.HtmlElement, url: str) -> Publication:
    """The day named in its head, beside 发布时间, with a time of day, or in its address."""
    head = [value for name in DATE_NAMES if (value := _meta(tree, name))]
    text = _one_line(tree.text_content())
    found = (
        *(re.search(DAY, value) or IN_ADDRESS.search(value) for value in head),
        PRINTED_ON.search(text),
        WITH_TIME.search(text),
        IN_ADDRESS.search(url),
    )
    for match in found:
        if match and (on := _day(match)):
            return Publication(on=on, precision=Precision.DAY, basis=Basis.GIVEN)
    return UNDATED


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _meta(tree: lxml.html.HtmlElement, name: str) -> str | None:
    for element in tree.iter("meta"):
        called = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if called.lower() == name.lower() and (value := _one_line(element.get("content") or "")):
            return value
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())

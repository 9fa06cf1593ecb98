"""What an HTML page says of its article: the title, the day of printing and the source."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import lxml.html  # type: ignore[import-untyped]

from jobs.pages.record import UNDATED
from storage.records import Basis, Precision, Publication

TITLE_NAMES = ("ArticleTitle", "og:title")
DATE_NAMES = (
    *("PubDate", "publishdate", "publish_date", "article:published_time", "og:time"),
    *("og:release_date", "datePublished", "firstpublishedtime", "dc.date"),
)
ORIGIN_NAMES = ("ContentSource", "source", "og:article:author", "mediaid")
SITE_NAME = re.compile(r"\s*(?:_|-{2,}|\||\s[-–—－]\s|-\s*【).*$", re.S)

DAY = r"(20\d\d|19\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
PRINTED_ON = re.compile(
    rf"(?:(?:发布|发表|刊发|发稿|成文|录入|上传|添加|更新)(?:时间|日期)|时间|日期)\s*[:：]?\s*{DAY}"
)
WITH_TIME = re.compile(rf"{DAY}\s*日?\s*\d{{1,2}}\s*[:：时]\s*\d{{2}}")
IN_ADDRESS = re.compile(r"(20[0-4]\d)[-/]?([01]\d)[-/]?([0-3]\d)(?=[/_.-]|\D|$)")

MADE_AFTER = r"作者|记者|编辑|责任|责编|时间|日期|浏览|点击|阅读|字体|字号|分享|打印|发布|撰稿|摄影"
ORIGIN = re.compile(
    # Running prose has sources too: 资金来源：…
    r"(?:(?<![\u4e00-\u9fff])|信息|新闻|稿件|文章|本文|内容)(?:来源|稿源|出处)(?:于|自)?\s*[:：]\s*"
    rf"([^\s:：|｜【】\[\]<>《，。；!！?？]{{2,30}}?)(?=\s|[|｜【\[<，。；]|{MADE_AFTER}|\d{{4}}|$)"
)
ORIGIN_LABEL = re.compile(r"^(?:信息|新闻|稿件|文章)?(?:来源|稿源|出处)\s*[:：]\s*")
NO_PROSE = frozenset({"script", "style", "noscript", "template", "head"})
LONGEST_TITLE = 200


def read_title(tree: lxml.html.HtmlElement) -> str | None:
    """The article's title without the site's name."""
    whole = one_line(tree.findtext(".//title") or "")[:LONGEST_TITLE]
    for name in TITLE_NAMES:
        if named := meta(tree, name):
            title = one_line(SITE_NAME.sub("", named[:LONGEST_TITLE]))
            # An unescaped quotation mark ends an attribute in the middle of the title.
            cut = whole.startswith(f'{title}"')
            return SITE_NAME.sub("", whole) if cut else title or None
    for heading in tree.iter("h1"):
        words = one_line(heading.text_content())[:LONGEST_TITLE]
        if len(words) >= 4 and (words in whole or not whole):
            return words
    return SITE_NAME.sub("", whole) or _words_above_the_day(tree)


def title_as_printed(title: str, first_line: str) -> str:
    """The title without the column that the head hangs on it, where the text prints it so."""
    printed = ORIGIN.sub("", first_line).strip()
    return printed if len(printed) >= 8 and title.startswith(printed) else title


def read_day(tree: lxml.html.HtmlElement, text: str, url: str) -> Publication:
    """The day named in its head, beside 发布时间, with a time of day, or in its address.

    `text` is all that the page shows, on one line.
    """
    head = [value for name in DATE_NAMES if (value := meta(tree, name))]
    found = (
        *(re.search(DAY, value) or IN_ADDRESS.search(value) for value in head),
        PRINTED_ON.search(text),
        WITH_TIME.search(text),
    )
    return _first_day(found) or day_in_address(url)


def day_in_address(url: str) -> Publication:
    """The day that an address names (…/2023-02/06/content_1.htm), as e-papers' do."""
    return _first_day([IN_ADDRESS.search(url)]) or UNDATED


def read_origin(tree: lxml.html.HtmlElement, text: str) -> str | None:
    """Whom the page names as its source: in its head, or behind 来源：; None where nobody."""
    if found := ORIGIN.search(text):
        return found[1]
    for name in ORIGIN_NAMES:
        if value := ORIGIN_LABEL.sub("", meta(tree, name) or ""):
            return value[:60]
    return None


def shown_text(tree: lxml.html.HtmlElement) -> str:
    """All that a page shows, on one line; scripts and styles hold days of their own."""
    return " ".join(_shown(tree))


def _shown(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The stretches between tags, in order, each on one line."""
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        shown = isinstance(element.tag, str) and element.tag not in NO_PROSE
        # What follows a comment hangs on it.
        text = (element.text if shown else None) if event == "start" else element.tail
        if text and (line := one_line(text)):
            yield line


def _words_above_the_day(tree: lxml.html.HtmlElement) -> str | None:
    """What stands right above 发稿时间, where a page names its title nowhere else."""
    above = ""
    for line in _shown(tree):
        if PRINTED_ON.search(line):
            return above if 6 <= len(above) <= 60 and "。" not in above else None
        above = line
    return None


def meta(tree: lxml.html.HtmlElement, name: str) -> str | None:
    for element in tree.iter("meta"):
        called = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if called.lower() == name.lower() and (value := one_line(element.get("content") or "")):
            return value
    return None


def one_line(text: str) -> str:
    return " ".join(text.split())


def _first_day(found: Iterable[re.Match[str] | None]) -> Publication | None:
    for match in found:
        if match and (on := _day(match)):
            return Publication(on=on, precision=Precision.DAY, basis=Basis.GIVEN)
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None

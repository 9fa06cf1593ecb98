"""An HTML page → the article or articles on it, without the site around them."""

import re

import lxml.html  # type: ignore[import-untyped]
import trafilatura

from jobs.pages.charset import storable
from jobs.pages.furniture import blocks_of, longest_paragraph, tidy, without_furniture
from jobs.pages.heads import (
    one_line,
    read_day,
    read_origin,
    read_title,
    shown_text,
    title_as_printed,
)
from jobs.pages.printed_pages import page_in_address, page_in_text
from jobs.pages.record import ReadPage

SHORTEST_ARTICLE = 80
# lxml reads control characters, written out or as references, and then refuses to write them.
CONTROLS = re.compile(
    r"[\x01-\x08\x0b\x0e-\x1f\x7f]|&#0*(?:[1-8]|11|1[4-9]|2\d|3[01])(?!\d);?"
    r"|&#x0*(?:[1-8b-f]|1[0-9a-f])(?![0-9a-f]);?",
    re.I,
)
HEADINGS = frozenset({"h1", "h2", "h3"})


def read_html(html: str, *, url: str = "") -> ReadPage:
    """The article of an HTML page without the site around it; empty text where there is none.

    Of several articles, each is headed by its title behind `# `, where the page marks them up.
    """
    # lxml refuses a str that declares its own encoding.
    html = CONTROLS.sub(" ", storable(re.sub(r"^\s*<\?xml[^>]*\?>", "", html)))
    try:
        tree = lxml.html.document_fromstring(html)
    except (lxml.etree.LxmlError, ValueError):
        return ReadPage("")
    shown = shown_text(tree)
    title = read_title(tree)
    text = _several(tree) or tidy(_body(tree), title)
    if text and title:
        title = title_as_printed(title, text.partition("\n")[0])
        text = text if _is_headed(text, title) else f"{title}\n\n{text}"
    return ReadPage(
        text,
        title,
        read_day(tree, shown, url),
        read_origin(tree, shown),
        page_in_text(shown) or page_in_address(url),
    )


def _several(tree: lxml.html.HtmlElement) -> str:
    """The articles of a page that marks up more than one, one below the other; else empty."""
    articles = [
        article
        for article in tree.iter("article")
        if next(article.iterancestors("article"), None) is None and _is_article(article)
    ]
    return "\n\n".join(map(_headed, articles)) if len(articles) > 1 else ""


def _is_article(element: lxml.html.HtmlElement) -> bool:
    """Whether it tells something under a heading: a comment has none, a teaser is all link."""
    words = len(one_line(element.text_content()))
    linked = sum(len(one_line(link.text_content())) for link in element.iter("a"))
    return (
        words >= SHORTEST_ARTICLE
        and linked < words / 2
        and next(element.iter(*HEADINGS), None) is not None
    )


def _headed(article: lxml.html.HtmlElement) -> str:
    heading = next(article.iter(*HEADINGS))
    title = one_line(heading.text_content())
    lines = tidy(blocks_of(article), None).split("\n")
    return "\n\n".join([f"# {title}", *(line for line in lines if line != title)])


def _body(tree: lxml.html.HtmlElement) -> str:
    """The article's text; the page's longest paragraph, where it has prose, is always in it."""
    found = longest_paragraph(tree)
    if found is None:
        return _extract(tree)
    core, paragraph = found
    wanted = _squeezed(paragraph)
    without_furniture(tree, core)
    for recall in (False, True):
        text = _extract(tree, recall=recall)
        if wanted in _squeezed(text):
            return text
    around = next(core.iterancestors("div", "td", "article", "section", "body"), core)
    return blocks_of(around)


def _extract(tree: lxml.html.HtmlElement, *, recall: bool = False) -> str:
    text = trafilatura.extract(
        lxml.html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        favor_recall=recall,
    )
    return text or ""


def _is_headed(text: str, title: str) -> bool:
    """Whether the text begins with the title, give or take what the site hangs on it."""
    first = text.lstrip("# \n").partition("\n")[0]
    return first.startswith(title) and len(first) <= len(title) + 20


def _squeezed(text: str) -> str:
    return "".join(text.split())

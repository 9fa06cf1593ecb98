"""List pages: the links of a column of a news or government site."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urlsplit

from cssselect import SelectorError
from lxml.cssselect import CSSSelector  # type: ignore[import-untyped]

from jobs.sources.entry import Entry, IndexPage, UnreadableIndexError
from jobs.sources.html import absolute, base_of, linked, one_line, parse_index, words_of

AROUND_THE_NEWS = frozenset({"nav", "header", "footer"})
SHORTEST_TITLE = 6

# 2023-02/06/content_12.htm, 20230206/t20230206_11.html, art/2023/2/6/art_1_2.html, 123456.shtml
ARTICLE_PATH = re.compile(
    r"(?:19|20)\d\d[-/_]?\d{1,2}[-/_]?\d{1,2}\D|(?:content|art|article|detail|news|t)_?\d{3,}"
    r"|/\d{4,}(?:\.s?html?|\.jhtml|/)?$|content_[^/]+$|[?&](?:id|aid|newsid)=\d+",
    re.IGNORECASE,
)
DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")


NEXT_PAGE = re.compile(
    r"^[\[【]?(?:下一?页|下页|后一页|next(?: page)?)\s*[>»›]*[\]】]?$", re.IGNORECASE
)
# What the site builder of many governments leaves to a script: how many pages there are, which this
# one is (from 0), and what they are called.
SCRIPTED_PAGES = re.compile(
    r"createPageHTML\(\s*(?:['\"][^'\"]*['\"]\s*,\s*)?(\d{1,5})\s*,\s*(\d{1,5})\s*,"
    r"\s*['\"]([\w-]{1,40})['\"]\s*,\s*['\"](\w{1,10})['\"]"
)


def read_listing(html: str, *, url: str, selector: str | None = None) -> IndexPage:
    """The articles that a list page links, in its order, and its next page.

    With a CSS `selector`: the links it selects, or those inside what it selects. Without one: links
    on the same host, outside the page's frame, with a title's length of words, to an address like
    an article's or with a day beside them. Raises UnreadableIndexError where that can't be read.
    """
    tree = parse_index(html)
    base = base_of(tree, url)
    links = _selected(tree, selector) if selector else tree.iter("a")
    entries: dict[str, Entry] = {}
    for link in links:
        entry = _entry(link, base)
        if entry and (selector or _is_article(link, entry, url)):
            entries.setdefault(entry.url, entry)
    following = _next_page(tree, base) or _scripted_next_page(html, url)
    return IndexPage(tuple(entries.values()), (following,) if following else ())


def _next_page(tree: Any, base: str) -> str | None:
    for link, address in linked(tree, base, "a", "link"):
        is_next = link.get("rel") == "next" or NEXT_PAGE.match(one_line(link.text_content()))
        if is_next and urlsplit(address).hostname == urlsplit(base).hostname:
            return None if address == urldefrag(base).url else address
    return None


def _scripted_next_page(html: str, url: str) -> str | None:
    found = SCRIPTED_PAGES.search(html)
    if not found or int(found[2]) + 1 >= int(found[1]):
        return None
    return absolute(url, f"{found[3]}_{int(found[2]) + 1}.{found[4]}")


def _selected(tree: Any, selector: str) -> Iterator[Any]:
    try:
        found = CSSSelector(selector, translator="html")(tree)
    except SelectorError as error:
        raise UnreadableIndexError(f"link_selector {selector!r}: {error}") from None
    for element in found:
        yield from element.iter("a")


def _entry(link: Any, base: str) -> Entry | None:
    address = absolute(base, link.get("href") or "")
    return Entry(address, words_of(link), _day_beside(link)) if address else None


def _is_article(link: Any, entry: Entry, url: str) -> bool:
    here, there = urlsplit(url), urlsplit(entry.url)
    if here.hostname != there.hostname or entry.url == urldefrag(url).url:
        return False
    if len(entry.title.replace(" ", "")) < SHORTEST_TITLE:
        return False
    if any(around.tag in AROUND_THE_NEWS for around in link.iterancestors()):
        return False
    address = f"{there.path}?{there.query}" if there.query else there.path
    return entry.published_on is not None or ARTICLE_PATH.search(address) is not None


def _day_beside(link: Any) -> date | None:
    """The day in the link's own row: the nearest element around it that holds no other link."""
    row = link
    while (around := row.getparent()) is not None and len(list(around.iter("a"))) == 1:
        row = around
    found = DAY.search(one_line(row.text_content()))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None

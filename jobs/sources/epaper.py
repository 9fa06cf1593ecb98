"""Digital newspapers (数字报): a tree for each day, `…/2023-02/10/node_1.htm → content_….htm`.

The day stands in the address, in one of many spellings (2023-02/10, 202302/10, 20230210,
2023/2/10), so the address of one edition gives that of every other day. Page addresses (版) and
article addresses are told apart by their last part.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from jobs.pages.printed_pages import page_in_address, page_in_text, page_of_label
from jobs.sources.entry import Entry, IndexPage
from jobs.sources.html import absolute, base_of, linked, one_line, parse_index, words_of

DAY = re.compile(
    r"(?<!\d)(20\d\d)([-/_.]?)(0[1-9]|1[0-2])([-/_.]?)(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(20\d\d)([-/_.])(1[0-2]|[1-9])([-/_.])([12]\d|3[01]|[1-9])(?!\d)"
)
PAGE_NAME = re.compile(
    r"^(?:node|nbs|layout|page|ban|level2?|default|index|vip)[\w.-]*$|^v?[A-Z]?\d{0,3}\.s?html?$|^$"
    r"|.*[?&](?:page|pageno|ban|node|layout|edition)=\w+(?!.*id=)",
    re.IGNORECASE,
)
ARTICLE_NAME = re.compile(
    r"^(?:content|con|article|art|detail|news|nw|text|c|t)[._-]?\w*\d.*|^\d{4,}.*"
    r"|^[A-Z]?\d{1,3}[-_]\d{1,9}\b.*|.*[?&](?:id|aid|newsid|contentid|articleid)=\w+",
    re.IGNORECASE,
)
NO_PAGE = re.compile(r"\.(?:pdf|jpe?g|png|gif|css|js|zip|rar|docx?|xlsx?|mp[34])$", re.IGNORECASE)
GOES_TO = re.compile(
    r"""(?:location(?:\.href|\.replace)?\s*[=(]|url\s*=)\s*['"]?\s*([^'"\s>;)]{4,300})""", re.I
)
BUTTONS = frozenset({"放大", "缩小", "默认", "朗读", "打印", "返回", "返回目录"})


def edition_day(url: str) -> date | None:
    """The day in an edition's address; None where there is none."""
    parts = urlsplit(url)
    for match in DAY.finditer(f"{parts.path}?{parts.query}"):
        year, _, month, _, day = match.groups()[:5] if match[1] else match.groups()[5:]
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def edition_on(url: str, day: date) -> str:
    """The address that an edition's has on another day, spelt in the same way."""
    parts = urlsplit(url)
    return parts._replace(
        path=DAY.sub(lambda match: _spelt(match, day), parts.path),
        query=DAY.sub(lambda match: _spelt(match, day), parts.query),
    ).geturl()


def is_edition_page(url: str) -> bool:
    """Whether this is the address of a page (版) of a day's edition."""
    return edition_day(url) is not None and PAGE_NAME.match(_name(url)) is not None


def read_edition_page(html: str, *, url: str) -> IndexPage:
    """The articles on a page of an edition, and the edition's other pages.

    Raises UnreadableIndexError for what is no HTML.
    """
    tree = parse_index(html)
    day, host = edition_day(url), urlsplit(url).hostname
    entries: dict[str, Entry] = {}
    pages: dict[str, str | None] = {}
    # Image maps link the articles too, and some papers have nothing else.
    for link, address in linked(tree, base_of(tree, url), "a", "area"):
        ours = urlsplit(address).hostname == host and edition_day(address) == day
        if not ours or NO_PAGE.search(urlsplit(address).path):
            continue
        name = _name(address)
        if PAGE_NAME.match(name):
            pages[address] = pages.get(address) or page_of_label(_title(link))
        elif ARTICLE_NAME.match(name):
            title = _title(link)
            known = entries.get(address)
            if known is None or len(known.title) < len(title):
                entries[address] = Entry(address, title, day)
    here = pages.pop(url, None) or page_in_address(url) or page_in_text(tree.text_content())
    return IndexPage(
        tuple(replace(each, printed_page=here) for each in entries.values()), tuple(pages)
    )


def find_edition(html: str, *, url: str) -> str | None:
    """The latest edition that a newspaper's front door leads to; None where it leads to none.

    Doors are links, frames, `<meta http-equiv="refresh">` and scripts that set the location.
    """
    tree = parse_index(html)
    base = base_of(tree, url)
    found = [address for _, address in linked(tree, base, "a", "area")]
    frames = [each.get("src") or "" for each in tree.iter("frame", "iframe")]
    doors = (absolute(base, words) for words in (*frames, *GOES_TO.findall(html)))
    found += [address for address in doors if address]
    host = urlsplit(url).hostname
    editions = [each for each in found if urlsplit(each).hostname == host and is_edition_page(each)]
    return max(editions, key=lambda each: edition_day(each) or date.min, default=None)


def next_door(html: str, *, url: str) -> str | None:
    """Where a page that only forwards leads to, on the same host."""
    for words in GOES_TO.findall(html):
        address = absolute(url, words)
        if address and address != url and urlsplit(address).hostname == urlsplit(url).hostname:
            return address
    return None


def _name(url: str) -> str:
    parts = urlsplit(url)
    name = parts.path.rpartition("/")[2]
    return f"{name}?{parts.query}" if parts.query else name


def _title(link: Any) -> str:
    words = words_of(link) or one_line(link.get("alt") or "")
    return "" if words in BUTTONS else words


def _spelt(match: re.Match[str], day: date) -> str:
    if match[1]:
        return f"{day:%Y}{match[2]}{day:%m}{match[4]}{day:%d}"
    return f"{day.year}{match[7]}{day.month}{match[9]}{day.day}"

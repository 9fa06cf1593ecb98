"""What kind of source an address is, found out by looking at it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from jobs.fetch import Fetched
from jobs.pages import decode, read_page
from jobs.sources.entry import UnreadableIndexError
from jobs.sources.epaper import find_edition, is_edition_page, read_edition_page
from jobs.sources.feed import feed_title, read_feed
from jobs.sources.html import absolute, base_of, one_line, parse_index
from jobs.sources.listing import ARTICLE_PATH, read_listing
from jobs.sources.sitemap import is_sitemap
from storage.records import SourceKind

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
FEWEST_LISTED = 3
LONG_TEXT = 150


@dataclass(frozen=True, slots=True)
class Detected:
    """A kind, the address to poll, and what the site calls itself. `feeds` it announces."""

    kind: SourceKind
    url: str
    name: str
    feeds: tuple[str, ...] = ()


def detect(fetched: Fetched) -> Detected:
    """What stands at an address. Raises UnreadableIndexError where nothing can be made of it."""
    url = fetched.url
    if is_sitemap(fetched.body):
        return Detected(SourceKind.SITEMAP, url, _host(url))
    try:
        read_feed(fetched.body, url=url)
        return Detected(SourceKind.FEED, url, feed_title(fetched.body) or _host(url))
    except UnreadableIndexError:
        pass
    if fetched.body[:1024].lstrip().startswith(b"%PDF-"):
        return Detected(SourceKind.PAGE, url, _host(url))
    return _html(fetched, decode(fetched.body, fetched.charset))


def _html(fetched: Fetched, html: str) -> Detected:
    url = fetched.url
    tree = parse_index(html)
    name = one_line(tree.findtext(".//title") or "")[:60] or _host(url)
    feeds = _announced_feeds(tree, url)
    if _is_newspaper(html, url):
        return Detected(SourceKind.EPAPER, url, name, feeds)
    page = read_page(fetched.body, media_type=fetched.media_type, charset=fetched.charset, url=url)
    # Articles link other articles beside them; lists have little text of their own.
    if ARTICLE_PATH.search(urlsplit(url).path) and len(page.text) >= LONG_TEXT:
        return Detected(SourceKind.PAGE, url, page.title or name, feeds)
    if len(read_listing(html, url=url).entries) >= FEWEST_LISTED:
        return Detected(SourceKind.LIST, url, name, feeds)
    if feeds:
        return Detected(SourceKind.FEED, feeds[0], name)
    if len(page.text) >= LONG_TEXT:
        return Detected(SourceKind.PAGE, url, page.title or name)
    raise UnreadableIndexError("no feed, list, newspaper or article can be found here")


def _is_newspaper(html: str, url: str) -> bool:
    if is_edition_page(url):
        page = read_edition_page(html, url=url)
        return bool(page.entries) and bool(page.further or len(page.entries) > 1)
    return find_edition(html, url=url) is not None


def _announced_feeds(tree: object, url: str) -> tuple[str, ...]:
    links = tree.xpath("//link[@rel='alternate'][@href]")  # type: ignore[attr-defined]
    base = base_of(tree, url)
    found = [
        absolute(base, link.get("href"))
        for link in links
        if (link.get("type") or "").lower() in FEED_TYPES
    ]
    return tuple(each for each in found if each)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url

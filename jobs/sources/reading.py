"""Fetched bytes → the index that a source of this kind has there."""

from jobs.fetch import Fetched
from jobs.pages import decode
from jobs.sources.entry import IndexPage
from jobs.sources.epaper import read_edition_page
from jobs.sources.feed import read_feed
from jobs.sources.listing import read_listing
from jobs.sources.sitemap import read_sitemap
from storage.records import Source, SourceKind


def read_index(source: Source, fetched: Fetched) -> IndexPage:
    """The index of a feed, list, sitemap or edition. Raises UnreadableIndexError."""
    match source.kind:
        case SourceKind.FEED:
            # With its charset, as the header's outranks what the feed says of itself.
            charset = f"; charset={fetched.charset}" if fetched.charset else ""
            content_type = f"{fetched.media_type}{charset}" if fetched.media_type else ""
            return read_feed(fetched.body, url=fetched.url, content_type=content_type)
        case SourceKind.SITEMAP:
            return read_sitemap(fetched.body, url=fetched.url)
        case SourceKind.EPAPER:
            return read_edition_page(decode(fetched.body, fetched.charset), url=fetched.url)
        case _:
            html = decode(fetched.body, fetched.charset)
            return read_listing(html, url=fetched.url, selector=source.link_selector)

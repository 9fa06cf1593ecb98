"""Sitemaps, and sitemaps of sitemaps; packed ones too."""

import re
import zlib
from contextlib import suppress
from datetime import date
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from jobs.sources.entry import Entry, IndexPage, UnreadableIndexError
from jobs.sources.epaper import edition_day
from jobs.sources.html import absolute, one_line

LONGEST = 50_000_000
"""Bytes of a sitemap, unpacked; the protocol allows as many."""
DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
LOOKS_LIKE_ONE = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


def unpacked(body: bytes) -> bytes:
    """The bytes of a file that may be packed with gzip, cut at LONGEST."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, LONGEST)
    except zlib.error:
        return b""


def is_sitemap(body: bytes) -> bool:
    return LOOKS_LIKE_ONE.search(unpacked(body)[:2000]) is not None


def read_sitemap(body: bytes, *, url: str) -> IndexPage:
    """The pages of a sitemap, the latest first, or the sitemaps of an index, the latest first.

    The day is a news sitemap's, that of the last change, or the one in the address. Raises
    UnreadableIndexError for bytes that are no sitemap.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root: Any = None
    with suppress(etree.XMLSyntaxError, ValueError):
        root = etree.fromstring(unpacked(body), parser)
    kind = _local(root) if root is not None else ""
    if kind not in {"urlset", "sitemapindex"}:
        raise UnreadableIndexError("this is no sitemap")
    found: dict[str, Entry] = {}
    for row in root:
        words = {_local(each): _text(each) for each in row.iter()}
        if address := absolute(url, words.get("loc") or "javascript:"):
            day = _day(words.get("publication_date") or words.get("lastmod") or "")
            entry = Entry(address, words.get("title", ""), day or edition_day(address))
            found.setdefault(address, entry)
    latest = sorted(found.values(), key=lambda each: each.published_on or date.min, reverse=True)
    if kind == "urlset":
        return IndexPage(tuple(latest))
    return IndexPage((), tuple(entry.url for entry in latest))


def _text(element: Any) -> str:
    # What is recovered from broken XML may hold bytes of no charset, in names too.
    with suppress(UnicodeDecodeError):
        return one_line(element.text or "")
    return ""


def _local(element: Any) -> str:
    with suppress(UnicodeDecodeError):
        return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    return ""


def _day(words: str) -> date | None:
    found = DAY.match(words)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None

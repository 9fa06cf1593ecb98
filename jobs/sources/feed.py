"""Feeds: RSS and Atom."""

import io
import re
from calendar import timegm
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urldefrag

import feedparser

from jobs.clock import SHANGHAI
from jobs.sources.entry import Entry, IndexPage, UnreadableIndexError
from jobs.sources.html import absolute

NAMES_A_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|Z|[A-Z]{2,4})\s*$")


def read_feed(body: bytes, *, url: str, content_type: str = "") -> IndexPage:
    """The entries of a feed, in its order, and its next page where it names one.

    Slow for long feeds: call it in a thread. Raises UnreadableIndexError for what is no feed.
    """
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    # Given a stream, feedparser can't take the bytes for an address or a file name.
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableIndexError("this is no RSS or Atom feed")
    entries: dict[str, Entry] = {}
    for item in parsed.entries:
        address = urldefrag(item.get("link") or "").url
        if address.startswith(("http://", "https://")):
            title = " ".join((item.get("title") or "").split())
            entries.setdefault(address, Entry(address, title, _day(item)))
    links = parsed.feed.get("links") or ()
    older = [each.get("href") or "" for each in links if each.get("rel") == "next"]
    return IndexPage(tuple(entries.values()), tuple(absolute(url, each) or url for each in older))


def feed_title(body: bytes) -> str:
    """What a feed calls itself; empty where it doesn't."""
    title = feedparser.parse(io.BytesIO(body)).feed.get("title") or ""
    return " ".join(title.split())


def _day(item: Any) -> date | None:
    # Asked for what it lacks, an entry answers with the other of the two, and a warning.
    name = next((name for name in ("published", "updated") if name in item.keys()), None)  # noqa: SIM118
    moment = item.get(f"{name}_parsed") if name else None
    if moment is None:
        return None
    instant = datetime.fromtimestamp(timegm(moment), UTC)
    # feedparser takes a time without a zone for UTC; here it is the paper's own.
    zoned = NAMES_A_ZONE.search(item[name])
    return (instant.astimezone(SHANGHAI) if zoned else instant).date()

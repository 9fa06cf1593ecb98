"""Feeds: RSS and Atom."""

import io
import re
from calendar import timegm
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urldefrag

import feedparser

from jobs.clock import SHANGHAI
from jobs.sources.entry import Entry, UnreadableIndexError

NAMES_A_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|Z|[A-Z]{2,4})\s*$")


def read_feed(body: bytes, *, url: str, content_type: str = "") -> list[Entry]:
    """The entries of a feed, in its order. Slow for long feeds: call it in a thread.

    Raises UnreadableIndexError for bytes that are no feed.
    """
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    # Given a stream, feedparser can't take the bytes for an address or a file name.
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not parsed.version and not parsed.entries:
        raise UnreadableIndexError("this is no RSS or Atom feed")
    entries: dict[str, Entry] = {}
    for item in parsed.entries:
        address = urldefrag(item.get("link") or "").url
        if address.startswith(("http://", "https://")):
            title = " ".join((item.get("title") or "").split())
            entries.setdefault(address, Entry(address, title, _day(item)))
    return list(entries.values())


def _day(item: Any) -> date | None:
    for name in ("published", "updated"):
        moment, words = item.get(f"{name}_parsed"), item.get(name) or ""
        if moment is None:
            continue
        instant = datetime.fromtimestamp(timegm(moment), UTC)
        # feedparser takes a time without a zone for UTC; here it is the paper's own.
        return (instant.astimezone(SHANGHAI) if NAMES_A_ZONE.search(words) else instant).date()
    return None

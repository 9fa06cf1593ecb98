"""Feeds: RSS and Atom."""

import io
import re
from calendar import timegm
from datetime import UTC, date, datetime
from typing import Any

import feedparser

from jobs.clock import SHANGHAI
from jobs.sources.entry import Entry, IndexPage, UnreadableIndexError
from jobs.sources.html import absolute, one_line

# Halves of surrogate pairs written as references are no characters; feedparser fails over them.
HALVES = re.compile(
    rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d"
    rb"|5734[0-3]));?",
    re.IGNORECASE,
)
NAMES_A_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|Z|[A-Z]{2,4})\s*$")


def read_feed(body: bytes, *, url: str, content_type: str = "") -> IndexPage:
    """The entries of a feed, in its order, and its next page where it names one.

    Slow for long feeds: call it in a thread. Raises UnreadableIndexError for what is no feed.
    """
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    parsed = _parsed(body, response_headers=headers)
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableIndexError("this is no RSS or Atom feed")
    entries: dict[str, Entry] = {}
    for item in parsed.entries:
        if address := absolute(url, item.get("link") or "javascript:"):
            title = one_line(item.get("title") or "")
            entries.setdefault(address, Entry(address, title, _day(item)))
    links = parsed.feed.get("links") or ()
    older = [each.get("href") or "" for each in links if each.get("rel") == "next"]
    return IndexPage(tuple(entries.values()), tuple(absolute(url, each) or url for each in older))


def feed_title(body: bytes) -> str:
    """What a feed calls itself; empty where it doesn't."""
    title = _parsed(body).feed.get("title") or ""
    return one_line(title)


def _parsed(body: bytes, **options: Any) -> Any:
    try:
        # Given a stream, feedparser can't take the bytes for an address or a file name.
        return feedparser.parse(io.BytesIO(HALVES.sub(b"", body)), **options)
    except UnicodeError as error:
        raise UnreadableIndexError(f"this feed can't be read: {error}") from None


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

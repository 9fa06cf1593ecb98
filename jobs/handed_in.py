"""What people hand in, a file or a text: read now, and added to the record if they wish."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from jobs.extraction.extract import Extraction
from jobs.ingest import Ingested, ingest_page
from jobs.lexicons import in_places_of_today, load_extractor
from jobs.pages import ReadPage, is_locked, is_pdf, read_page
from storage.database import Database
from storage.offers import mark_offer_added
from storage.records import Offer
from storage.sources import upload_source

MEDIA_TYPES = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "text/html"),
    **dict.fromkeys((".txt", ".md"), "text/plain"),
    ".pdf": "application/pdf",
}
"""The files that are read, by how their names end."""

LONGEST_TEXT = 300_000
"""Characters; a city's whole yearly report has 30,000."""

JUDGED = 4000
MOST_GARBAGE = 0.05
"""The share of characters that are none, of a text that is still worth reading."""


class Unreadable(StrEnum):
    """Why nothing was read."""

    KIND = "kind"
    """A file of a kind that is not read."""
    EMPTY = "empty"
    SCANNED = "scanned"
    """A PDF without text: pictures of pages, or one that is broken."""
    LOCKED = "locked"
    """A PDF that opens with a password only."""
    BROKEN = "broken"
    """Bytes that are no text in any charset."""
    TOO_LONG = "too long"


def media_type_of(name: str, told: str = "") -> str:
    """The media type of a file by its name, or by what its sender tells; empty if not read."""
    by_name = MEDIA_TYPES.get(PurePath(name).suffix.lower())
    return by_name or (told if told in MEDIA_TYPES.values() else "")


def read_file(
    body: bytes, media_type: str, *, url: str = "", charset: str | None = None
) -> ReadPage | Unreadable:
    """The text of a file or a web page, or why there is none."""
    page = read_page(body, media_type=media_type, url=url, charset=charset)
    text = page.text
    if not text.strip():
        return _why_empty(body)
    if len(text) > LONGEST_TEXT:
        return Unreadable.TOO_LONG
    judged = text[:JUDGED]
    garbage = sum(not (each.isprintable() or each.isspace()) or each == "\ufffd" for each in judged)
    return Unreadable.BROKEN if garbage > MOST_GARBAGE * len(judged) else page


def _why_empty(body: bytes) -> Unreadable:
    if not is_pdf(body):
        return Unreadable.EMPTY
    return Unreadable.LOCKED if is_locked(body) else Unreadable.SCANNED


def read_offer(offer: Offer) -> Extraction:
    """What an offered text states, its places called as they are today."""
    extractor = load_extractor()
    return in_places_of_today(
        extractor.extract(offer.text, published=offer.published, region=offer.region)
    )


def states_day(text: str) -> bool:
    """Whether a text tells when it was printed, or about when."""
    articles = load_extractor().extract(text).articles
    return any(article.published.on is not None for article in articles)


def add_to_record(db: Database, offer: Offer, now: datetime) -> Ingested:
    """Take an offer in by the way that every page goes."""
    with db.write() as conn:
        source = replace(upload_source(conn), region=offer.region)
    ingested = ingest_page(
        db,
        load_extractor(),
        source=source,
        url=offer.url,
        text=offer.text,
        title=offer.title,
        published=offer.published,
        now=now,
        origin=offer.origin,
    )
    with db.write() as conn:
        mark_offer_added(conn, offer.id, now)
    return ingested

"""What a source would take in, tried without storing anything."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from jobs.extraction.extract import Extractor
from jobs.fetch import Fetched, Fetcher, FetchFailed
from jobs.pages import read_page
from jobs.pages.record import UNDATED
from jobs.sources.detect import Detected, detect
from jobs.sources.entry import Entry, IndexNotFetchedError, UnreadableIndexError
from jobs.sources.epaper import edition_day
from jobs.sources.folder import path_of, read_file
from jobs.sources.look import Batch, Look
from storage.records import Publication, Source, SourceKind

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as it would be taken in. `problem`: why it would not."""

    url: str
    title: str = ""
    published: Publication = UNDATED
    region: str = ""
    facts: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """How many articles the source lists now, and the latest of them."""

    listed: int
    articles: tuple[Seen, ...]


async def find_kind(fetcher: Fetcher, address: str) -> Detected:
    """The kind of source at a web address or a folder's path. Raises UnreadableIndexError."""
    if not address.startswith(("http://", "https://")):
        return await asyncio.to_thread(_folder, address)
    fetched = await fetcher.fetch(address)
    if not isinstance(fetched, Fetched):
        failed = fetched if isinstance(fetched, FetchFailed) else FetchFailed("nothing came")
        raise IndexNotFetchedError(failed)
    found = await asyncio.to_thread(detect, fetched)
    if found.kind is SourceKind.EPAPER and edition_day(address) is None:
        # The front door stays; the edition that it led to today is gone tomorrow.
        return replace(found, url=address)
    return found


def _folder(address: str) -> Detected:
    path = path_of(address) if address.startswith("file:///") else Path(address)
    if not path.is_dir():
        raise UnreadableIndexError("neither a web address (https://…) nor a folder here")
    return Detected(SourceKind.FOLDER, path.resolve().as_uri(), path.resolve().name)


async def preview(
    fetcher: Fetcher, extractor: Extractor, source: Source, *, today: date
) -> Preview:
    """Look at a source and read its latest articles. Raises UnreadableIndexError."""

    async def known(urls: Sequence[str]) -> set[str]:
        return set()

    look = Look(fetcher, source, today=today, known=known)
    listed = 0
    latest: list[tuple[Entry, Batch]] = []
    async for batch in look.batches():
        listed += len(batch.entries)
        newest = batch.entries if source.kind is SourceKind.EPAPER else batch.entries[::-1]
        latest += [(entry, batch) for entry in islice(newest, SHOWN - len(latest))]
    seen = [await _read(fetcher, extractor, source, entry, batch) for entry, batch in latest]
    return Preview(listed, tuple(seen))


async def _read(
    fetcher: Fetcher, extractor: Extractor, source: Source, entry: Entry, batch: Batch
) -> Seen:
    fetched = batch.bodies.get(entry.url)
    if fetched is None and source.kind is SourceKind.FOLDER:
        try:
            body, cut = await asyncio.to_thread(read_file, entry.url, fetcher.max_page_bytes)
        except OSError as error:
            return Seen(entry.url, entry.title, problem=error.strerror)
        fetched = Fetched(url=entry.url, body=body, cut=cut)
    came = fetched or await fetcher.fetch(entry.url)
    if not isinstance(came, Fetched):
        reason = came.reason if isinstance(came, FetchFailed) else "nothing came"
        return Seen(entry.url, entry.title, problem=reason)
    return await asyncio.to_thread(_extracted, extractor, source, entry, came)


def _extracted(extractor: Extractor, source: Source, entry: Entry, fetched: Fetched) -> Seen:
    page = read_page(
        fetched.body, media_type=fetched.media_type, charset=fetched.charset, url=fetched.url
    )
    if not page.text.strip():
        return Seen(entry.url, entry.title, problem="no article text in it")
    given = page.published if page.published.on else entry.published
    extraction = extractor.extract(page.text, published=given, region=source.region)
    first = extraction.articles[0] if extraction.articles else None
    return Seen(
        entry.url,
        page.title or entry.title or (first.title if first else ""),
        first.published if first else given,
        first.region if first else "",
        len(extraction.facts),
    )

"""One turn of one source: its index is fetched, and the articles that are new are taken in."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.clock import Clock
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetched, Fetcher, FetchFailed, NotModified
from jobs.ingest import Ingested, ingest_page
from jobs.pages import decode, read_page
from jobs.sources.entry import Entry, UnreadableIndexError
from jobs.sources.feed import read_feed
from jobs.sources.listing import read_listing
from storage.articles import known_urls, remember_url
from storage.database import Database
from storage.records import Source, SourceKind
from storage.sources import mark_source_polled

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polled:
    """What a turn brought. `failed` articles are tried again next turn; `error`: no index came."""

    source: Source
    new: int = 0
    facts: int = 0
    events: int = 0
    failed: int = 0
    error: str | None = None


@dataclass(slots=True)
class _Turn:
    """The counts of a turn under way; it may be cut short between any two articles."""

    new: int = 0
    facts: int = 0
    events: int = 0
    failed: int = 0

    def count(self, ingested: Ingested) -> None:
        self.new += not ingested.known
        self.facts += ingested.facts
        self.events += ingested.events


class Poller:
    """Takes sources' turns. `limit_seconds` is the longest that one may last."""

    def __init__(
        self,
        db: Database,
        extractor: Extractor,
        fetcher: Fetcher,
        clock: Clock,
        *,
        limit_seconds: float,
    ) -> None:
        self._db = db
        self._extractor = extractor
        self._fetcher = fetcher
        self._clock = clock
        self._limit_seconds = limit_seconds

    async def poll(self, source: Source) -> Polled:
        """Take a source's turn and write down how it went. Raises nothing of the source's."""
        turn = _Turn()
        index: Fetched | NotModified | None = None
        error = None
        try:
            async with asyncio.timeout(self._limit_seconds):
                index = await self._fetch_index(source)
                if isinstance(index, Fetched):
                    await self._take_in_new(source, index, turn)
        except TimeoutError:
            # What was read stays; the rest is still new at the next turn.
            error = f"more than {self._limit_seconds:g} s in one turn"
        except UnreadableIndexError as unreadable:
            error = str(unreadable)
        except Exception as surprise:
            # One page that trips a parser must not cost the others their turn.
            log.exception("source %s", source.name)
            error = f"{type(surprise).__name__}: {surprise}"
        await asyncio.to_thread(self._write_down, source, index, turn, error)
        if error:
            log.warning("source %s: %s", source.name, error)
        return Polled(source, turn.new, turn.facts, turn.events, turn.failed, error)

    async def _fetch_index(self, source: Source) -> Fetched | NotModified:
        fetched = await self._fetcher.fetch(
            source.url, etag=source.etag, last_modified=source.last_modified
        )
        if isinstance(fetched, FetchFailed):
            raise UnreadableIndexError(fetched.reason)
        return fetched

    async def _take_in_new(self, source: Source, index: Fetched, turn: _Turn) -> None:
        entries = await asyncio.to_thread(_read_index, source, index)
        seen = await asyncio.to_thread(self._known_urls, source, entries)
        # An index has the latest on top; what happened first is to be told first.
        for entry in reversed(entries):
            if entry.url in seen:
                continue
            ingested = await self._ingest(source, entry)
            if ingested is None:
                turn.failed += 1
            else:
                turn.count(ingested)

    async def _ingest(self, source: Source, entry: Entry) -> Ingested | None:
        """An article taken in; None where it didn't come or couldn't be read."""
        fetched = await self._fetcher.fetch(entry.url)
        if not isinstance(fetched, Fetched):
            reason = fetched.reason if isinstance(fetched, FetchFailed) else "not modified"
            log.warning("source %s: %s: %s", source.name, entry.url, reason)
            return None
        if fetched.cut:
            log.warning("source %s: %s is too long and was cut", source.name, entry.url)
        try:
            return await asyncio.to_thread(self._store, source, entry, fetched, self._clock())
        except Exception:
            # The pages of the web know no bounds; this one waits for better rules.
            log.exception("source %s: %s", source.name, entry.url)
            return None

    def _known_urls(self, source: Source, entries: list[Entry]) -> set[str]:
        with self._db.read() as conn:
            return known_urls(conn, source.id, [entry.url for entry in entries])

    def _store(self, source: Source, entry: Entry, fetched: Fetched, now: datetime) -> Ingested:
        page = read_page(
            fetched.body,
            media_type=fetched.media_type,
            charset=fetched.charset,
            url=fetched.url,
        )
        if not page.text.strip():
            with self._db.write() as conn:
                remember_url(conn, source.id, entry.url)
            return Ingested(known=True)
        return ingest_page(
            self._db,
            self._extractor,
            source=source,
            url=entry.url,
            text=page.text,
            title=page.title or entry.title or None,
            published=page.published if page.published.on else entry.published,
            now=now,
        )

    def _write_down(
        self, source: Source, index: Fetched | NotModified | None, turn: _Turn, error: str | None
    ) -> None:
        validated = source
        if isinstance(index, Fetched):
            # With an article still to come the index must be read again, changed or not.
            again = turn.failed > 0
            validated = replace(
                source,
                etag=None if again else index.etag,
                last_modified=None if again else index.last_modified,
            )
        with self._db.write() as conn:
            mark_source_polled(
                conn,
                source.id,
                now=self._clock(),
                etag=validated.etag,
                last_modified=validated.last_modified,
                new_items=turn.new,
                error=error,
            )


def _read_index(source: Source, index: Fetched) -> list[Entry]:
    if source.kind is SourceKind.FEED:
        # With its charset, as the header's outranks what the feed says of itself.
        charset = f"; charset={index.charset}" if index.charset else ""
        content_type = f"{index.media_type}{charset}" if index.media_type else ""
        return read_feed(index.body, url=index.url, content_type=content_type)
    html = decode(index.body, index.charset)
    return read_listing(html, url=index.url, selector=source.link_selector)

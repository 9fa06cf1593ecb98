"""From a batch of addresses to stored articles: each is fetched, read and taken in, once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag

from jobs.clock import Clock
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetched, Fetcher, FetchFailed, FetchOutcome
from jobs.ingest import KNOWN, Ingested, ingest_page
from jobs.pages import read_page
from jobs.sources.entry import Entry
from jobs.sources.folder import read_file
from jobs.sources.look import Batch
from storage.articles import known_urls, remember_url
from storage.database import Database, DatabaseError
from storage.records import Source, SourceKind, Trouble

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Taken:
    """The counts of a turn under way; it may be cut short between any two articles.

    `failed` did not come or could not be read, the latest for this `reason`; before the `walled` of
    them stands a wall. `wordless` had no article text.
    """

    new: int = 0
    facts: int = 0
    events: int = 0
    failed: int = 0
    walled: int = 0
    wordless: int = 0
    reason: str | None = None

    def count(self, ingested: Ingested) -> None:
        self.new += not ingested.known
        self.facts += ingested.facts
        self.events += ingested.events


class Intake:
    """Takes batches in: as news, or as history that nobody is told of."""

    def __init__(
        self,
        db: Database,
        extractor: Extractor,
        fetcher: Fetcher,
        clock: Clock,
        *,
        history: bool = False,
    ) -> None:
        self._db = db
        self._extractor = extractor
        self._fetcher = fetcher
        self._clock = clock
        self._history = history

    async def known(self, source: Source, urls: Sequence[str]) -> set[str]:
        """Those of `urls` that the source has shown before."""
        return await asyncio.to_thread(self._known, source, urls)

    async def take_in(
        self,
        source: Source,
        batch: Batch,
        taken: Taken,
        *,
        on_entry: Callable[[], None] = lambda: None,
    ) -> None:
        """Take in what is new of a batch, counting in `taken`; raises nothing of the pages'.

        What fails is still new afterwards.
        """
        seen = await self.known(source, [entry.url for entry in batch.entries])
        failed_before = taken.failed
        for entry in batch.entries:
            if entry.url not in seen:
                ingested = await self._ingest(source, entry, batch, taken)
                if ingested is None:
                    taken.failed += 1
                else:
                    taken.count(ingested)
            on_entry()
        if taken.failed == failed_before and batch.remember:
            await asyncio.to_thread(self._remember, source, batch.remember)

    async def _ingest(
        self, source: Source, entry: Entry, batch: Batch, taken: Taken
    ) -> Ingested | None:
        """An article taken in; None where it didn't come or couldn't be read."""
        fetched = batch.bodies.get(entry.url) or await self._bring(source, entry)
        if not isinstance(fetched, Fetched):
            reason = fetched.reason if isinstance(fetched, FetchFailed) else "not modified"
            taken.reason = f"{entry.url}: {reason}"
            taken.walled += isinstance(fetched, FetchFailed) and fetched.trouble is Trouble.REFUSED
            log.warning(
                "an article did not come",
                extra={"source": source.name, "url": entry.url, "reason": reason},
            )
            return None
        if fetched.cut:
            log.warning(
                "a page is too long and was cut", extra={"source": source.name, "url": entry.url}
            )
        try:
            stored = await asyncio.to_thread(self._store, source, entry, fetched, self._clock())
        except DatabaseError:
            # It is not the page's fault, which is still new afterwards.
            raise
        except Exception as surprise:
            # A page that trips a reader must not keep the pages behind it out. It is tried again at
            # each turn, and the source's health says so.
            taken.reason = f"{entry.url}: {type(surprise).__name__}: {surprise}"
            log.exception(
                "an article was not taken in", extra={"source": source.name, "url": entry.url}
            )
            return None
        taken.wordless += stored is None
        return stored or KNOWN

    async def _bring(self, source: Source, entry: Entry) -> FetchOutcome:
        if source.kind is not SourceKind.FOLDER:
            return await self._fetcher.fetch(entry.url)
        try:
            body, cut = await asyncio.to_thread(read_file, entry.url, self._fetcher.max_page_bytes)
        except OSError as error:
            return FetchFailed(str(error.strerror))
        return Fetched(url=entry.url, body=body, cut=cut)

    def _store(
        self, source: Source, entry: Entry, fetched: Fetched, now: datetime
    ) -> Ingested | None:
        """What the article added; None where there was no text in it."""
        page = read_page(
            fetched.body,
            media_type=fetched.media_type,
            charset=fetched.charset,
            url=fetched.url,
        )
        if not page.text.strip():
            self._remember(source, (entry.url,))
            return None
        ingested = ingest_page(
            self._db,
            self._extractor,
            source=source,
            # Of what changes under one name the fragment is the version; readers want the name.
            url=urldefrag(entry.url).url,
            text=page.text,
            title=page.title or entry.title or None,
            published=page.published if page.published.on else entry.published,
            now=now,
            origin=page.origin,
            # The page that lists it is surer than what stands around it.
            printed_page=entry.printed_page or page.printed_page,
            history=self._history,
        )
        if source.kind.changes:
            self._remember(source, (entry.url,))
        return ingested

    def _known(self, source: Source, urls: Sequence[str]) -> set[str]:
        with self._db.read() as conn:
            return known_urls(conn, source.id, urls)

    def _remember(self, source: Source, urls: tuple[str, ...]) -> None:
        with self._db.write() as conn:
            for url in urls:
                remember_url(conn, source.id, url)

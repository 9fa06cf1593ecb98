"""A look at a source: what it shows now, or showed since a day, in batches to be taken in."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jobs.clock import system_clock
from jobs.fetch import Fetched, Fetcher, FetchFailed, NotModified
from jobs.sources.editions import Editions
from jobs.sources.entry import Entry, IndexNotFetchedError, IndexPage
from jobs.sources.folder import read_folder
from jobs.sources.reading import read_index
from storage.records import Source, SourceKind

MOST_PAGES = 20
"""Pages of a list that a poll goes back over for what it has not seen."""
MOST_PAGES_BACK = 5000
NEWEST_SITEMAPS = 3
NEWS_IS_NEW_FOR = timedelta(days=30)
"""What a sitemap dates before that is history, for `guatu backfill` to fetch."""

Known = Callable[[Sequence[str]], Awaitable[set[str]]]
"""Those of the addresses that need no visit any more."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in the order in which to take them in.

    `remember` are addresses to remember when all of them are in; `day` is that of an edition;
    `bodies` came with the index.
    """

    entries: tuple[Entry, ...]
    remember: tuple[str, ...] = ()
    day: date | None = None
    bodies: Mapping[str, Fetched] = field(default_factory=dict)


class Look:
    """One look at a source. With `since` it goes back to that day, else to what is known.

    After the first batch `index` is what the source's own address answered (None for a folder and
    for editions), and `shown` counts what the indexes named.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        source: Source,
        *,
        today: date,
        known: Known,
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        self.index: Fetched | NotModified | None = None
        self.shown = 0
        self._fetcher = fetcher
        self._source = source
        self._today = today
        self._known = known
        self._since = since
        self._until = until or today

    async def batches(self) -> AsyncIterator[Batch]:
        """What there is to take in, if it is new.

        Raises UnreadableIndexError, also between two batches.
        """
        match self._source.kind:
            case SourceKind.FOLDER:
                yield self._latest_on_top(await self._folder())
            case SourceKind.EPAPER:
                async for batch in self._editions():
                    yield batch
            case _:
                async for batch in self._indexes():
                    yield batch

    async def _indexes(self) -> AsyncIterator[Batch]:
        source = self._source
        again = self._since is not None
        self.index = await self._get(
            source.url,
            etag=None if again else source.etag,
            last_modified=None if again else source.last_modified,
        )
        if isinstance(self.index, NotModified):
            return
        if source.kind is SourceKind.PAGE:
            yield self._itself(self.index)
            return
        first = await asyncio.to_thread(read_index, source, self.index)
        self.shown += len(first.entries)
        steps = self._sitemaps if source.kind is SourceKind.SITEMAP else self._pages
        async for batch in steps(first):
            yield batch

    def _itself(self, page: Fetched) -> Batch:
        """The page is its own article, under an address that names its version."""
        version = hashlib.sha256(page.body).hexdigest()[:16]
        entry = Entry(f"{self._source.url}#{version}", "")
        self.shown += 1
        return Batch((entry,), bodies={entry.url: page})

    async def _pages(self, page: IndexPage) -> AsyncIterator[Batch]:
        """A list's or feed's pages: as a whole where news is read, each at once going back."""
        seen = {self._source.url}
        found: list[Entry] = []
        for _ in range(MOST_PAGES if self._since is None else MOST_PAGES_BACK):
            if self._since is not None:
                yield self._latest_on_top(page.entries)
            found += page.entries
            following = [url for url in page.further if url not in seen]
            if not following or not await self._goes_on(page.entries):
                break
            seen.add(following[0])
            page = await self._further(following[0])
        if self._since is None:
            # Of several pages too the oldest article goes first: whenever a turn ends, all that
            # is not in yet stands above what is.
            yield self._latest_on_top(tuple(dict.fromkeys(found)))

    async def _goes_on(self, entries: Sequence[Entry]) -> bool:
        if self._since is not None:
            days = [entry.published_on for entry in entries if entry.published_on]
            return not days or max(days) >= self._since
        # The first poll of a source takes in what is on top, later ones all since the last.
        known = await self._known([entry.url for entry in entries])
        return self._source.last_item_at is not None and bool(entries) and not known

    async def _sitemaps(self, first: IndexPage) -> AsyncIterator[Batch]:
        waiting, seen = [first], {self._source.url}
        fetched = 0
        while waiting:
            page = waiting.pop(0)
            if page.entries:
                yield self._news_of(page.entries)
            most = NEWEST_SITEMAPS if self._since is None else MOST_PAGES_BACK
            for url in page.further:
                if url not in seen and fetched < most:
                    seen.add(url)
                    fetched += 1
                    waiting.append(await self._further(url))

    def _news_of(self, entries: Sequence[Entry]) -> Batch:
        """Of a whole site's pages those that are new. Undated ones are, once the first are known"""
        since = self._since or self._today - NEWS_IS_NEW_FOR
        dated = [each for each in entries if each.published_on and each.published_on >= since]
        undated = [each for each in entries if not each.published_on]
        if self._since is None and self._source.last_success_at is None:
            return Batch(tuple(reversed(dated)), remember=tuple(each.url for each in undated))
        return self._latest_on_top((*dated, *undated))

    async def _editions(self) -> AsyncIterator[Batch]:
        editions = Editions(self._source, self._fetcher.fetch, self._today)
        if self._since is not None:
            days = await editions.days_back(self._since, self._until)
        else:
            days = await editions.days_lately()
        only_one = self._since is None and self._source.last_success_at is None
        finished = await self._known([editions.key(day) for day in days])
        if self._since is None:
            passed_over = await self._known([editions.passed_over(day) for day in days])
            days = [day for day in days if editions.passed_over(day) not in passed_over]
        # A new source starts with its latest edition; else what happened first goes first.
        for day in sorted(days, reverse=only_one or self._since is not None):
            if editions.key(day) in finished:
                continue
            edition = await editions.read(day)
            self.shown += len(edition.entries)
            known = await self._known([entry.url for entry in edition.entries])
            # Today's pages may still be coming online: it is finished when nothing is new in it.
            over = day < self._today or len(known) == len(edition.entries) > 0
            key = (editions.key(day),) if edition.whole and over else ()
            yield Batch(edition.entries, key, day)
            if only_one and edition.entries:
                earlier = tuple(editions.passed_over(each) for each in days if each < day)
                yield Batch((), earlier)
                return

    def _latest_on_top(self, entries: Sequence[Entry]) -> Batch:
        since = self._since or date.min
        until = self._until if self._since else date.max
        wanted = [each for each in entries if since <= (each.published_on or since) <= until]
        return Batch(tuple(reversed(wanted)))

    async def _folder(self) -> Sequence[Entry]:
        page = await asyncio.to_thread(read_folder, self._source.url, now=system_clock())
        self.shown += len(page.entries)
        return page.entries

    async def _further(self, url: str) -> IndexPage:
        fetched = await self._get(url)
        if isinstance(fetched, NotModified):
            return IndexPage(())
        page = await asyncio.to_thread(read_index, self._source, fetched)
        self.shown += len(page.entries)
        return page

    async def _get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | NotModified:
        fetched = await self._fetcher.fetch(url, etag=etag, last_modified=last_modified)
        if isinstance(fetched, FetchFailed):
            raise IndexNotFetchedError(fetched)
        return fetched

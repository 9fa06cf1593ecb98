"""The editions of a digital newspaper: which days there are, and all pages of one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobs.fetch import Fetched, FetchFailed, NotModified
from jobs.pages import decode
from jobs.sources.entry import Entry, IndexNotFetchedError, IndexPage, UnreadableIndexError
from jobs.sources.epaper import (
    edition_day,
    edition_on,
    find_edition,
    next_door,
    read_edition_page,
)
from storage.records import Source

DAYS_BACK = 6
"""How far back a poll looks for editions that it missed."""
MOST_PAGES = 80
MOST_DOORS = 3
NOT_THERE = frozenset({403, 404, 410})

Get = Callable[[str], Awaitable[Fetched | FetchFailed | NotModified]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The articles of a day, page by page; `whole` tells that every page of it could be read."""

    entries: tuple[Entry, ...]
    whole: bool


class Editions:
    """A newspaper's editions, by the address of one of them or of its front door."""

    def __init__(self, source: Source, get: Get, today: date) -> None:
        self._url = source.url
        self._get = get
        self._today = today
        self._template: str | None = source.url if edition_day(source.url) else None

    @staticmethod
    def key(day: date) -> str:
        """What is remembered in place of an address when an edition is finished."""
        return f"edition:{day}"

    @staticmethod
    def passed_over(day: date) -> str:
        """What is remembered of an edition from before the source was added: no news any more."""
        return f"edition:{day}:before"

    async def days_lately(self) -> list[date]:
        """The days of which there may be an edition to read now. Raises UnreadableIndexError."""
        latest = self._today
        if not edition_day(self._url):
            # A front door tells which edition is the latest: none is asked for that isn't there.
            latest = edition_day(await self._front()) or self._today
        return [latest - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]

    async def days_back(self, since: date, until: date) -> list[date]:
        """All days from `since` to `until`. Raises UnreadableIndexError."""
        await self._front()
        return [since + timedelta(days=on) for on in range((until - since).days + 1)]

    async def read(self, day: date) -> Edition:
        """The edition of a day: no entries where there is none. Raises UnreadableIndexError."""
        first = edition_on(await self._front(), day)
        waiting, seen = [first], {first}
        entries: dict[str, Entry] = {}
        whole = True
        while waiting:
            page = await self._page(waiting.pop(0), day)
            if isinstance(page, FetchFailed):
                if len(seen) == 1 and page.status not in NOT_THERE:
                    raise IndexNotFetchedError(page)
                whole = whole and page.status in NOT_THERE
                continue
            for entry in page.entries:
                known = entries.setdefault(entry.url, entry)
                if known.printed_page != entry.printed_page:
                    # A page that lists all of the edition says nothing of where they stand.
                    entries[entry.url] = replace(known, printed_page=None)
            new = [url for url in page.further if url not in seen][: MOST_PAGES - len(seen)]
            seen.update(new)
            waiting += new
        return Edition(tuple(entries.values()), whole)

    async def _page(self, url: str, day: date) -> IndexPage | FetchFailed:
        fetched = await self._get(url)
        if isinstance(fetched, FetchFailed):
            return fetched
        if isinstance(fetched, NotModified) or edition_day(fetched.url) != day:
            # Some sites lead from a day without a paper to the latest one.
            return IndexPage(())
        html = decode(fetched.body, fetched.charset)
        try:
            return await asyncio.to_thread(read_edition_page, html, url=fetched.url)
        except UnreadableIndexError:
            return IndexPage(())

    async def _front(self) -> str:
        """The address of an edition's first page, from which those of other days are made."""
        if self._template is None:
            self._template = await self._behind_the_door()
        return self._template

    async def _behind_the_door(self) -> str:
        door: str | None = self._url
        for _ in range(MOST_DOORS):
            fetched = await self._get(door or "")
            if isinstance(fetched, FetchFailed):
                raise IndexNotFetchedError(fetched)
            if isinstance(fetched, NotModified):
                break
            if edition_day(fetched.url):
                return fetched.url
            html = decode(fetched.body, fetched.charset)
            if found := await asyncio.to_thread(find_edition, html, url=fetched.url):
                return found
            door = next_door(html, url=fetched.url)
            if door is None:
                break
        raise UnreadableIndexError("no edition of a day is linked here")

"""What an index (a feed, a list page, an edition) says of its articles and of further indexes."""

from dataclasses import dataclass
from datetime import date

from jobs.fetch import FetchFailed
from storage.records import Basis, Precision, Publication


class UnreadableIndexError(Exception):
    """The page is not what its source is said to be; the message says what was expected."""


class IndexNotFetchedError(UnreadableIndexError):
    """The index itself did not come."""

    def __init__(self, failed: FetchFailed) -> None:
        super().__init__(failed.reason)
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's address without a fragment, and the day that the index gives beside it.

    `printed_page` is the page of a paper's edition that lists it.
    """

    url: str
    title: str
    published_on: date | None = None
    printed_page: str | None = None

    @property
    def published(self) -> Publication:
        if self.published_on is None:
            return Publication()
        return Publication(on=self.published_on, precision=Precision.DAY, basis=Basis.GIVEN)


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The articles that an index names, in its order, and the addresses of what belongs to it.

    `further` are a list's next page, an edition's other pages, or the sitemaps of a sitemap.
    """

    entries: tuple[Entry, ...]
    further: tuple[str, ...] = ()

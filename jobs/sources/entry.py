"""What an index (a feed, a list page) says of one of its articles."""

from dataclasses import dataclass
from datetime import date

from storage.records import Basis, Precision, Publication


class UnreadableIndexError(Exception):
    """The page is not what its source is said to be; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's address without a fragment, and the day that the index gives beside it."""

    url: str
    title: str
    published_on: date | None = None

    @property
    def published(self) -> Publication:
        if self.published_on is None:
            return Publication()
        return Publication(on=self.published_on, precision=Precision.DAY, basis=Basis.GIVEN)

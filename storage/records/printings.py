"""Where an article was printed, once or more often."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One address at which a source printed an article, under a headline of its own.

    `origin` is whom the page itself names as its source (来源：…), `printed_page` the page of the
    paper (版次) on which it stands: A02, 3.
    """

    article_id: int
    source_id: int
    source_name: str
    url: str
    title: str
    origin: str | None
    fetched_at: datetime
    printed_page: str | None = None

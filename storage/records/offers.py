"""Articles that people gave to the bot, to be read now and perhaps added to the record."""

from dataclasses import dataclass
from datetime import datetime

from storage.records.facts import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A text that somebody handed in, with what was said of it.

    `published` is what its page or its giver tells of the day, `region` the path of the place that
    the giver named, empty where the text itself is to tell. `url` is an address of the web, or of
    our own making for a file or a text. `added_at` is when it went into the record.
    """

    id: int
    chat_id: int
    url: str
    title: str | None
    text: str
    published: Publication
    origin: str | None
    region: str
    created_at: datetime
    expires_at: datetime
    added_at: datetime | None = None

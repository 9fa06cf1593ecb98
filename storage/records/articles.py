"""Where articles come from, and articles and facts as they are stored."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.records.facts import Fact, Publication


class SourceKind(StrEnum):
    FEED = "feed"
    LIST = "list"
    EPAPER = "epaper"
    """A digital newspaper: an edition for each day."""
    SITEMAP = "sitemap"
    FOLDER = "folder"
    """A folder on this machine, as `file:///…`."""
    PAGE = "page"
    """A single page, read again when it changes."""
    UPLOAD = "upload"
    """Files and single addresses that somebody handed in."""

    @property
    def changes(self) -> bool:
        """Whether what stands at an address of such a source may be another text later."""
        return self in {SourceKind.FOLDER, SourceKind.PAGE, SourceKind.UPLOAD}


class Trouble(StrEnum):
    """Why a source brings nothing."""

    UNREACHABLE = "unreachable"
    """No answer, or one of a server that is broken."""
    REFUSED = "refused"
    """A wall against readers like us: 401, 403, 412, 429."""
    FORBIDDEN = "forbidden"
    """Its robots.txt asks to be left alone."""
    CERTIFICATE = "certificate"
    GONE = "gone"
    """Nothing stands at its address any more."""
    EMPTY = "empty"
    """Nothing is listed where there used to be something."""
    CHANGED = "changed"
    """Its layout: what is listed has no article text any more, or is no index of its kind."""
    BROKEN = "broken"
    """A fault of our own."""


FAILURES_TO_TELL = 3
"""A source that fails once or twice is no news."""


UPLOAD_NAME = "upload"
"""What the one source of files and handed-in addresses is called; readers see words for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where articles come from. `region` is its home place's path, which its pages inherit."""

    id: int
    name: str
    kind: SourceKind
    url: str
    region: str = ""
    link_selector: str | None = None
    """For a list page: the CSS selector of its links; found by their form where it is None."""
    poll_minutes: int = 60
    paused: bool = False
    etag: str | None = None
    last_modified: str | None = None
    next_poll_at: datetime | None = None
    last_success_at: datetime | None = None
    last_item_at: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    """Why the last turn failed; after one that went well, what it had to leave undone."""
    removed_at: datetime | None = None
    """A removed source is kept, as its articles name it, and is neither polled nor listed."""
    trouble: Trouble | None = None
    trouble_since_at: datetime | None = None
    told_trouble: Trouble | None = None
    """What the admins were told last; null when they were told that it is well, or nothing."""
    usual_gap_minutes: float | None = None
    """How far apart it prints, lately."""

    @property
    def broken(self) -> bool:
        """Whether it has failed for so long that people should know."""
        return self.trouble is not None and self.failures >= FAILURES_TO_TELL and not self.paused


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text as it came; facts' offsets count its code points. `digest` is the text's SHA-256."""

    id: int
    source_id: int
    url: str
    title: str | None
    text: str
    digest: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A stored article of a page."""

    id: int
    page_id: int
    index: int
    title: str
    published: Publication
    region: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """A stored article with its text and where it was read."""

    article: Article
    text: str
    url: str
    source_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact with where it was read. `published_on` is the article's, or the day it was fetched."""

    id: int
    article_id: int
    fact: Fact
    published: Publication
    published_on: date
    article_title: str
    source_name: str
    url: str
    sentence: str = ""
    """The sentence around the fact, as far as it stands within 200 characters of it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands around a fact on its page: in `text` it stands from `start` to `end`.

    `begins` and `ends` tell whether the page does so there too.
    """

    text: str
    start: int
    end: int
    begins: bool
    ends: bool

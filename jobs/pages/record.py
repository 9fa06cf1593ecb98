"""A page as text."""

from dataclasses import dataclass

from storage.records import Publication

UNDATED = Publication()


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as text. `text` starts with the title, where there is one, and a blank line.

    `origin` is whom the page itself names as its source (来源：…), without what stands before it;
    `printed_page` is the page of the paper (版次) on which it says that it stands.
    """

    text: str
    title: str | None = None
    published: Publication = UNDATED
    origin: str | None = None
    printed_page: str | None = None

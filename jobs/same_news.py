"""Finds the stored article that a new text is the same news as."""

from dataclasses import dataclass

from jobs.sketches import Likeness, Sameness, compare, likeness, sketch
from storage.database import Connection
from storage.sketches import list_alike


@dataclass(frozen=True, slots=True)
class Sketched:
    """A new text made ready for the search: costly, and needs no database."""

    values: tuple[int, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Same:
    """The stored article, and what the new text is to it."""

    article_id: int
    sameness: Sameness


def sketched(text: str) -> Sketched:
    return Sketched(sketch(text), likeness(text))


def find_same(conn: Connection, new: Sketched, *, not_at: str | None = None) -> Same | None:
    """The stored article that `new` is a copy of, or else the one that it tells more of.

    Articles of pages at the address `not_at` are passed over: what comes anew from there is the
    page's next version.
    """
    longer = None
    for alike in list_alike(conn, new.values):
        if alike.url == not_at:
            continue
        found = Same(alike.article_id, compare(likeness(alike.text), new.likeness))
        if found.sameness is Sameness.SAME:
            return found
        if found.sameness is Sameness.LONGER:
            longer = longer or found
    return longer

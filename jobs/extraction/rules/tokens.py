"""What each stage of the cascade hands to the next: readable text with its way back, tokens."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from jobs.extraction.rules.value import Value


class Reading(Value, frozen=True):
    """A stretch of the page made readable: `text[i]` stands at `raw[offsets[i]]`.

    Line breaks and blanks inside sentences are left out, and characters are only ever replaced one
    for one (full width by half width), so `offsets` grows and has the length of `text`.
    """

    text: str
    offsets: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch of `text[start:end]`, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


class ParagraphKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    """Reporters, datelines, sources, page numbers: read for dates and places, never for facts."""
    TABLE = "table"
    """A row of a table with figures, its blanks as they stand: no sentence."""
    WORK_ROW = "work-row"
    """A row of a table of works, its blanks as they stand, read by its columns only."""


class Paragraph(Value, frozen=True):
    """A paragraph of an article, unwrapped. `repeated`: the page prints it a second time here."""

    kind: ParagraphKind
    reading: Reading
    repeated: bool = False


class ArticleReading(Value, frozen=True):
    """An article of a page. `start` and `end` count code points of the raw page."""

    index: int
    title: str
    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]


class Token(Value, frozen=True):
    """Something recognised in a reading's text: `text[start:end]`, what it means, by which rule.

    `kind` is what later rules name in braces (`{quantity}`); `parts` are what it was made of.
    """

    kind: str
    start: int
    end: int
    value: Any
    rule: str
    parts: tuple["Token", ...] = ()


def clashing(token: Token, others: Sequence[Token]) -> list[Token]:
    """Those of others that share a character with a token."""
    start, end = token.start, token.end
    return [other for other in others if other.start < end and start < other.end]


class Period(Value, frozen=True):
    """Days from `start` to `end`, both included; null where open."""

    start: date | None
    end: date | None
    part: str = ""
    """What kind: day, month, quarter, half, year, years, until, since; ahead where no year is known
    and it is to come; else empty.
    """


class Place(Value, frozen=True):
    """A place as the gazetteer knows it. `code` is the GB/T 2260 code of the deepest division."""

    path: str
    code: str | None

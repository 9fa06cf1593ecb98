"""What a page says as a reader would copy it: whole sentences, in one line."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jobs.extraction.reading.characters import uniform
from jobs.extraction.reading.lines import join_lines
from jobs.extraction.reading.readable import Span

_SENTENCE_END = re.compile(r"[。！？!?；;]+[”’]?")
_PARAGRAPH_END = re.compile(
    r"\s*\n[^\S\n]*?(?:\u3000{2}|[ \t]{4})\s*|(?<=[。！？!?；;：:…”）])[^\S\n]*\n[^\S\n]*\n\s*"
)
"""A line end before an indent; or behind a sentence and before an empty line."""
_LINE_END = re.compile(r"[^\S\n]*\n\s*")
_BLANKS_OF_LAYOUT = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
"""Blanks that are not between two Latin words or figures."""
_SPACED_DIGITS = re.compile(r"(?<![A-Za-z0-9.])\d(?: \d)+(?![A-Za-z0-9])")
_BETWEEN_PARAGRAPHS = "\u3000"


def in_one_line(words: str) -> str:
    """What stands on a page in one line: its line ends stand in the middle of words.

    Blanks stay between Latin words, and between paragraphs one, 　, does. 1 2 % is 12%.
    """
    paragraphs = _PARAGRAPH_END.split(words.strip()) if "\n" in words else [words.strip()]
    return _BETWEEN_PARAGRAPHS.join(map(_joined, paragraphs))


def _joined(paragraph: str) -> str:
    line = _BLANKS_OF_LAYOUT.sub("", _LINE_END.sub(_at_line_end, paragraph))
    return _SPACED_DIGITS.sub(lambda digits: digits[0].replace(" ", ""), line)


def _at_line_end(end: re.Match[str]) -> str:
    """Between two Latin letters a line ends between words; figures are broken."""
    before, after = end.string[end.start() - 1], end.string[end.end()]
    return " " if (before + after).isascii() and (before + after).isalpha() else ""


class Sentences:
    """The sentences of a page whose lines may be wrapped, even with empty lines between them."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._paragraphs = [draft.spans for draft in join_lines(uniform(page), page)]
        self._starts = [spans[0][0] for spans in self._paragraphs]

    def bounds(self, start: int, end: int) -> list[Span]:
        """The stretches of the page that make the sentence, or sentences, that hold what stands
        from `start` to `end`; none where the page has no words there.
        """
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return []
        paragraph = self._paragraphs[index]
        begin, stop = 0, len(self._page)
        for each in self._ends(paragraph):
            if each <= start:
                begin = each
            elif each >= end:
                # What comes behind is not looked through.
                stop = each
                break
        spans = [(max(first, begin), min(last, stop)) for first, last in paragraph]
        return [(first, last) for first, last in spans if first < last]

    def _ends(self, paragraph: Iterable[Span]) -> Iterator[int]:
        """Where the sentences of a paragraph end, the first one first."""
        for first, last in paragraph:
            for mark in _SENTENCE_END.finditer(self._page, first, last):
                yield mark.end()

    def around(self, start: int, end: int) -> str:
        """The same in one line; empty where the page has no words there."""
        return self.in_one_line(self.bounds(start, end))

    def in_one_line(self, bounds: Iterable[Span]) -> str:
        """What stands in such stretches."""
        lines = [self._page[first:last] for first, last in bounds]
        # All of it is one paragraph: blanks at the ends of its lines are no indents.
        return in_one_line("\n".join(map(str.strip, lines)))

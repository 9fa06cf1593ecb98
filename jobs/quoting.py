"""The sentence that stands at a place of a page, as a reader would copy it."""

import re
from bisect import bisect_right

from jobs.extraction.reading.characters import uniform
from jobs.extraction.reading.lines import join_lines

_SENTENCE_END = re.compile(r"[。！？!?；;]+[”’]?")


class Sentences:
    """The sentences of a page whose lines may be wrapped, even with empty lines between them."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._paragraphs = [draft.spans for draft in join_lines(uniform(page), page)]
        self._starts = [spans[0][0] for spans in self._paragraphs]

    def bounds(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the page that make the sentence, or sentences, that hold what stands
        from `start` to `end`; none where the page has no words there.
        """
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return []
        ends = [
            mark.end()
            for first, last in self._paragraphs[index]
            for mark in _SENTENCE_END.finditer(self._page, first, last)
        ]
        begin = max((each for each in ends if each <= start), default=0)
        stop = next((each for each in ends if each >= max(end, start + 1)), len(self._page))
        spans = [(max(first, begin), min(last, stop)) for first, last in self._paragraphs[index]]
        return [(first, last) for first, last in spans if first < last]

    def around(self, start: int, end: int) -> str:
        """The same in one line; empty where the page has no words there."""
        return "".join(self._page[first:last] for first, last in self.bounds(start, end)).strip()

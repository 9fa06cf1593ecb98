"""Which sentences of an article a figure asks for: what is told behind the last one is of none."""

from collections.abc import Container, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.figures.aims import goes_on
from jobs.extraction.figures.subjects import goes_on_below


def last_asked(sentences: Sequence[Sentence], told: Container[int]) -> dict[int, int]:
    """By the number of a paragraph, the place of its last sentence that a figure asks for: the last
    with figures; behind its end where the paragraph below goes on about it; -1 where none does.

    `told` holds the places of the sentences with figures.
    """
    last: dict[int, int] = {}
    below: Sentence | None = None
    """What the paragraph below begins with, where that is asked for."""
    paragraph = -1
    for index in range(len(sentences) - 1, -1, -1):
        sentence = sentences[index]
        if sentence.paragraph_index != paragraph:
            if paragraph < 0 or last[paragraph] < 0:
                below = None
            paragraph = sentence.paragraph_index
            last[paragraph] = index + 1 if below is not None and _is_gone_on_about(below) else -1
        if last[paragraph] < 0 and index in told:
            last[paragraph] = index
        below = sentence
    return last


def _is_gone_on_about(below: Sentence) -> bool:
    return goes_on_below(below.text) or goes_on(below.paragraph.reading.text)

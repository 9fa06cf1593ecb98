"""Which sentences of an article a figure asks for: what is told behind the last one is of none."""

from collections.abc import Iterable, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.figures.aims import goes_on
from jobs.extraction.figures.subjects import goes_on_below


def last_asked(sentences: Sequence[Sentence], told: Iterable[int]) -> dict[int, int]:
    """By the number of a paragraph, the place of its last sentence that a figure asks for: the last
    with figures; behind its end where the paragraph below goes on about it; -1 where none does.

    `told` are the places of the sentences with figures, in order.
    """
    last = {sentences[index].paragraph_index: index for index in told}
    end = len(sentences)
    below: Sentence | None = None
    """What the paragraph below begins with, where a figure asks for that one."""
    for index in reversed(_begins(sentences)):
        first = sentences[index]
        paragraph = first.paragraph_index
        if below is not None and _is_gone_on_about(below):
            last[paragraph] = end
        below = first if last.setdefault(paragraph, -1) >= 0 else None
        end = index
    return last


def _begins(sentences: Sequence[Sentence]) -> list[int]:
    """The places of the sentences that paragraphs begin with."""
    begins: list[int] = []
    paragraph = -1
    for index, sentence in enumerate(sentences):
        if sentence.paragraph_index != paragraph:
            paragraph = sentence.paragraph_index
            begins.append(index)
    return begins


def _is_gone_on_about(below: Sentence) -> bool:
    return goes_on_below(below.text) or goes_on(below.paragraph.reading.text)


def is_silent(sentence: Sentence) -> bool:
    """Whether a sentence within a paragraph that no figure asks for tells those below nothing."""
    told = sentence.periods or sentence.places or sentence.organisations
    return not told and "目标" not in sentence.text

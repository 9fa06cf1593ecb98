"""An article's sentences that may state facts, and what one look over the article finds in them."""

from collections.abc import Iterator

from jobs.extraction.reading.readable import sentences
from jobs.extraction.rules.members import BYLINE, HEADING, TABLE, TITLE
from jobs.extraction.rules.spotter import Look, Spotter
from jobs.extraction.rules.tokens import ArticleReading, Paragraph

_LONGEST_SENTENCE = 400

Stretch = tuple[str, int, Paragraph, int, str]
"""A sentence before anything is recognised in it: its text, start, paragraph, that one's index, and
heading; see `Sentence`.
"""


def stretches(article: ArticleReading) -> Iterator[Stretch]:
    """The sentences that may state facts: no bylines, no rows, no paragraph printed again."""
    heading = ""
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is HEADING:
            heading = paragraph.reading.text
        if paragraph.kind is BYLINE or paragraph.kind is TABLE or paragraph.repeated:
            continue
        text = paragraph.reading.text
        for start, end in sentences(text):
            if end - start <= _LONGEST_SENTENCE:
                yield text[start:end], start, paragraph, index, heading
                continue
            for first, last in _bounded(text, start, end):
                yield text[first:last], first, paragraph, index, heading


def look_over(article: ArticleReading, spotter: Spotter) -> tuple[list[Stretch], Look]:
    """The sentences, and what is found in them and in the paragraphs, which are the look's lines.

    Publishing marks and what is repeated are not looked at, save titles.
    """
    read = list(stretches(article))
    lines = [
        paragraph.reading.text if _is_asked(paragraph) else "" for paragraph in article.paragraphs
    ]
    return read, spotter.look(
        lines, [(index, start, start + len(text)) for text, start, _, index, _ in read]
    )


def _is_asked(paragraph: Paragraph) -> bool:
    if paragraph.kind is BYLINE or paragraph.kind is TABLE:
        return False
    return paragraph.kind is TITLE or not paragraph.repeated


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, cut behind a comma where there is one.

    No honest sentence is that long; without a bound, a page without a full stop takes its time
    squared.
    """
    while end - start > _LONGEST_SENTENCE:
        comma = text.rfind("，", start + 1, start + _LONGEST_SENTENCE)
        cut = comma + 1 if comma > 0 else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end

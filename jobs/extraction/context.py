"""An article as the fact stages see it: its sentences, with all that is recognised in them.

A fact stage is a function from an `ArticleContext` to facts. It reads `context.sentences`, finds
its own tokens in them, and turns each into a record with
`Project(**context.cite(sentence, token), name=…)`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import field

from jobs.extraction.dates.periods import Anchor
from jobs.extraction.rules.spotter import Spots, Spotted
from jobs.extraction.rules.tokens import ArticleReading, Paragraph, Place, Token
from jobs.extraction.rules.traces import rule_names, trace
from jobs.extraction.rules.value import Value
from storage.records import Publication, Trace


class Sentence(Value, frozen=True, eq=False):
    """A sentence of a paragraph, with what is recognised in it. Token positions count characters
    of `text`.

    `start` is where `text` begins in the paragraph's text; `heading` the text of the heading that
    the paragraph stands under, empty where there is none.
    """

    text: str
    start: int
    paragraph: Paragraph
    paragraph_index: int
    heading: str = ""
    spots: Spots = field(default_factory=dict)
    """Where matches of the patterns may begin that are looked for in every sentence."""
    periods: Sequence[Token] = ()
    quantities: Sequence[Token] = ()
    grades: Sequence[Token] = ()
    places: Sequence[Token] = ()
    organisations: Sequence[Token] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch of `text[start:end]`, which must not be empty."""
        offsets = self.paragraph.reading.offsets
        return offsets[self.start + start], offsets[self.start + end - 1] + 1

    def following(self, length: int) -> str:
        """What the paragraph says right after the sentence, at most `length` characters."""
        end = self.start + len(self.text)
        return self.paragraph.reading.text[end : end + length]

    def matches(
        self, pattern: Spotted, start: int = 0, end: int | None = None
    ) -> Iterable[re.Match[str]]:
        """The matches of a pattern in `text`, from left to right, apart from each other."""
        starts = self.spots.get(pattern)
        return () if starts is None else pattern.matches_at(starts, self.text, start, end)


class ArticleContext(Value, frozen=True):
    """An article on its page. `raw` is the whole page, which offsets of facts count in.

    `traced` asks for facts with the tree of their rules, which takes time.
    """

    raw: str
    article: ArticleReading
    published: Publication
    anchor: Anchor
    place: Place
    sentences: tuple[Sentence, ...] = ()
    traced: bool = False

    def cite(
        self, sentence: Sentence, token: Token, place: Place | None = None, confidence: float = 0.8
    ) -> dict[str, Any]:
        """The fields of `Evidence` for what `token` states: quote, offsets, place, rules, and the
        trace where it is asked for.
        """
        made = trace(token, sentence.paragraph.reading, sentence.start) if self.traced else None
        span = sentence.raw_span(token.start, token.end)
        return self._evidence(span, place or self.place, confidence, rule_names(token), made)

    def cite_cells(self, cited: Trace, place: Place, confidence: float) -> dict[str, Any]:
        """The same for what cells of a table state, by the rule and the raw stretch of `cited`."""
        made = cited if self.traced else None
        return self._evidence((cited.start, cited.end), place, confidence, (cited.rule,), made)

    def _evidence(
        self,
        span: tuple[int, int],
        place: Place,
        confidence: float,
        rules: tuple[str, ...],
        made: Trace | None,
    ) -> dict[str, Any]:
        start, end = span
        return {
            "article": self.article.index,
            "quote": self.raw[start:end],
            "start": start,
            "end": end,
            "region": place.path,
            "region_code": place.code,
            "confidence": confidence,
            "rules": rules,
            "trace": made,
        }

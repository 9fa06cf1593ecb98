"""An article as the fact stages see it: its sentences, with all that is recognised in them.

A fact stage is a function from an `ArticleContext` to facts. It reads `context.sentences`, finds
its own tokens with a `Stage` over `sentence.condensed`, and turns each into a record with
`Project(**context.cite(sentence, token), name=…)`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Any

from jobs.extraction.condensed import Condensed
from jobs.extraction.dates import Anchor
from jobs.extraction.record import record
from jobs.extraction.spotter import Spots, Spotted
from jobs.extraction.tokens import ArticleReading, Paragraph, Place, Token
from jobs.extraction.traces import rule_names, trace
from storage.records import Fact, Publication

_NONE: dict[str, tuple[Token, ...]] = {}


@record
class Sentence:
    """A sentence of a paragraph. Token positions count characters of `text`.

    `start` is where `text` begins in the paragraph's text; `heading` the text of the heading that
    the paragraph stands under, empty where there is none. What is asked for most of its tokens is
    at hand by kind: periods, quantities, places, organisations; `of_kind` gives any other.
    """

    text: str
    start: int
    paragraph: Paragraph
    paragraph_index: int
    heading: str = ""
    tokens: tuple[Token, ...] = ()
    spots: Spots = field(default_factory=dict, compare=False, repr=False)
    """Where matches of the patterns may begin that are looked for in every sentence."""
    periods: tuple[Token, ...] = field(default=(), compare=False, repr=False)
    quantities: tuple[Token, ...] = field(default=(), compare=False, repr=False)
    places: tuple[Token, ...] = field(default=(), compare=False, repr=False)
    organisations: tuple[Token, ...] = field(default=(), compare=False, repr=False)
    _of_kinds: dict[str, tuple[Token, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def recognised(
        cls,
        stretch: tuple[str, int, Paragraph, int, str],
        tokens: tuple[Token, ...],
        spots: Spots,
    ) -> "Sentence":
        """A sentence, given by its text, start, paragraph and heading, with all that is recognised
        in it.
        """
        kinds = _by_kind(tokens) if tokens else _NONE
        return cls(
            *stretch,
            tokens,
            spots,
            kinds.get("period", ()),
            kinds.get("quantity", ()),
            kinds.get("place", ()),
            kinds.get("organisation", ()),
            kinds,
        )

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch of `text[start:end]`, which must not be empty."""
        offsets = self.paragraph.reading.offsets
        return offsets[self.start + start], offsets[self.start + end - 1] + 1

    def following(self, length: int) -> str:
        """What the paragraph says right after the sentence, at most `length` characters."""
        end = self.start + len(self.text)
        return self.paragraph.reading.text[end : end + length]

    def of_kind(self, kind: str, *others: str) -> tuple[Token, ...]:
        """The tokens of a kind or of several, in order."""
        if others:
            return tuple([token for token in self.tokens if token.kind in (kind, *others)])
        return self._of_kinds.get(kind, ())

    def matches(
        self, pattern: Spotted, start: int = 0, end: int | None = None
    ) -> Iterable[re.Match[str]]:
        """The matches of a pattern in `text`, from left to right, apart from each other."""
        if pattern not in self.spots:
            return ()
        return pattern.matches_at(self.spots[pattern], self.text, start, end)

    @property
    def condensed(self) -> Condensed:
        """All tokens condensed; a stage that wants fewer condenses its own choice."""
        return Condensed(self.text, self.tokens)


def _by_kind(tokens: Sequence[Token]) -> dict[str, tuple[Token, ...]]:
    kinds: dict[str, list[Token]] = {}
    for token in tokens:
        kinds.setdefault(token.kind, []).append(token)
    return {kind: tuple(found) for kind, found in kinds.items()}


@record
class ArticleContext:
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
        start, end = sentence.raw_span(token.start, token.end)
        here = place or self.place
        return {
            "article": self.article.index,
            "quote": self.raw[start:end],
            "start": start,
            "end": end,
            "region": here.path,
            "region_code": here.code,
            "confidence": confidence,
            "rules": rule_names(token),
            "trace": trace(token, sentence.paragraph.reading, sentence.start)
            if self.traced
            else None,
        }


FactStage = Callable[[ArticleContext], Sequence[Fact]]

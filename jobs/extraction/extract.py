"""The extractor: a raw page in, articles and facts out. Pure: same page, same facts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from jobs.extraction.campaigns.campaign_facts import campaign_facts
from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.dates.periods import Anchor, periods_of
from jobs.extraction.dates.publication import Publications
from jobs.extraction.figures.figure_facts import FigureReader
from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.milestones.milestone_facts import milestone_facts
from jobs.extraction.names.organisations import organisation_tokens
from jobs.extraction.names.short_names import with_short_names
from jobs.extraction.places.gazetteer import Gazetteer, Located
from jobs.extraction.places.zones_in_full import zones_in_full
from jobs.extraction.quantities.quantity_reader import QuantityReader
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.readable import sentences
from jobs.extraction.rules.members import BYLINE, HEADING
from jobs.extraction.rules.record import replace
from jobs.extraction.rules.spotter import Spotter
from jobs.extraction.rules.tokens import ArticleReading, Paragraph, Token
from jobs.extraction.works.project_facts import project_facts
from jobs.extraction.works.work_reader import read_works
from storage.records import ArticleText, Fact, Publication, Region

_LONGEST_SENTENCE = 400
_SPAN = attrgetter("start", "end")
_UNKNOWN = Publication()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page states. Facts are in the order of the page.

    `unread` holds the raw spans of sentences with a figure that gave no fact.
    """

    articles: tuple[ArticleText, ...]
    facts: tuple[Fact, ...]
    unread: tuple[tuple[int, int], ...]


_Stretch = tuple[str, int, Paragraph, int, str]
"""A sentence before anything is recognised in it: its text, start, paragraph, that one's index, and
heading; see `Sentence`.
"""


class Extractor:
    """Reads pages with the given places and indicators. Build it once: the lexicons take time."""

    def __init__(self, regions: Sequence[Region], indicators: Sequence[Indicator]) -> None:
        self._gazetteer = Gazetteer(regions)
        self._quantities = QuantityReader()
        self._spotter = Spotter()
        self._figures = FigureReader(IndicatorLexicon(indicators))

    def extract(
        self,
        raw: str,
        *,
        published: Publication = _UNKNOWN,
        region: str = "",
        traced: bool = False,
    ) -> Extraction:
        """All articles and facts of a raw page. No input raises.

        `published` is what the caller knows of the day; `region` the path of the source's home.
        With `traced` each fact holds the tree of the rules that made it.
        """
        page = read_articles(raw)
        printed = Publications(page)
        texts: list[ArticleText] = []
        facts: list[Fact] = []
        unread: list[tuple[int, int]] = []
        for article, located in zip(page, self._gazetteer.locate(page, region), strict=True):
            context = self._context(raw, article, printed, published, located)
            if traced:
                context = replace(context, traced=True)
            texts.append(
                ArticleText(
                    index=article.index,
                    title=article.title,
                    start=article.start,
                    end=article.end,
                    published=context.published,
                    region=context.place.path,
                    region_code=context.place.code,
                )
            )
            found = self._facts(context)
            facts += sorted(found, key=_SPAN)
            unread += _unread(context, found)
        return Extraction(tuple(texts), tuple(facts), tuple(unread))

    def _context(
        self,
        raw: str,
        article: ArticleReading,
        printed: Publications,
        given: Publication,
        located: Located,
    ) -> ArticleContext:
        published = printed.publication(article, given)
        anchor = printed.anchor(article, published)
        read = self._recognise(list(_stretches(article)), anchor, located)
        return ArticleContext(raw, article, published, anchor, located.place, read)

    def _recognise(
        self, stretches: Sequence[_Stretch], anchor: Anchor, located: Located
    ) -> tuple[Sentence, ...]:
        """The sentences with their periods, quantities, places and organisations."""
        texts = [stretch[0] for stretch in stretches]
        spots = self._spotter.spot(texts)
        periods = periods_of(texts, anchor)
        figures = [_parted(row) for row in self._quantities.read_many(texts, periods)]
        spans = [(index, start, start + len(text)) for text, start, _, index, _ in stretches]
        places = [
            self._gazetteer.places_in(text, names, words, located.place)
            for text, names, words in zip(texts, located.names_in(spans), spots, strict=True)
        ]
        named = [
            organisation_tokens(text, words, times)
            for text, words, times in zip(texts, spots, periods, strict=True)
        ]
        told = zones_in_full(places)
        whose = zip(told, with_short_names(texts, told, named), strict=True)
        found = zip(stretches, spots, periods, figures, whose, strict=True)
        return tuple(
            [
                Sentence(*stretch, words, times, quantities, grades, where, who)
                for stretch, words, times, (quantities, grades), (where, who) in found
            ]
        )

    def _facts(self, context: ArticleContext) -> list[Fact]:
        works = read_works(context)
        milestones = milestone_facts(context, works)
        return [
            *campaign_facts(context),
            *project_facts(context, works, milestones),
            *milestones,
            *self._figures.read(context, works),
        ]


def _parted(figures: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Quantities and grades."""
    for token in figures:
        if token.kind == "grade":
            quantities = [each for each in figures if each.kind == "quantity"]
            return quantities, [each for each in figures if each.kind == "grade"]
    return figures, ()


def _stretches(article: ArticleReading) -> Iterator[_Stretch]:
    """The sentences that may state facts: no bylines, no paragraph printed a second time."""
    heading = ""
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is HEADING:
            heading = paragraph.reading.text
        if paragraph.kind is BYLINE or paragraph.repeated:
            continue
        text = paragraph.reading.text
        for start, end in sentences(text):
            if end - start <= _LONGEST_SENTENCE:
                yield text[start:end], start, paragraph, index, heading
                continue
            for first, last in _bounded(text, start, end):
                yield text[first:last], first, paragraph, index, heading


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


def _unread(context: ArticleContext, facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    spans = sorted((fact.start, fact.end) for fact in facts)
    starts = [start for start, _ in spans]
    reached = list(accumulate((end for _, end in spans), max))
    for sentence in context.sentences:
        if not sentence.quantities:
            continue
        start, end = sentence.raw_span(0, len(sentence.text))
        before = bisect_left(starts, end)
        if not before or reached[before - 1] <= start:
            yield start, end

"""The extractor: a raw page in, articles and facts out. Pure: same page, same facts."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from jobs.extraction.campaigns.campaign_facts import campaign_facts
from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.dates.periods import Anchor, periods_of
from jobs.extraction.dates.publication import Publications
from jobs.extraction.figures.figure_facts import FigureReader
from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.figures.table_figures import table_figures
from jobs.extraction.figures.table_plans import planned_sums
from jobs.extraction.figures.table_rows import Words
from jobs.extraction.milestones.milestone_facts import milestone_facts
from jobs.extraction.milestones.milestone_states import state_milestones
from jobs.extraction.milestones.milestone_tables import table_milestones
from jobs.extraction.names.organisations import organisation_tokens
from jobs.extraction.names.short_names import with_short_names
from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.places.zones_in_full import zones_in_full
from jobs.extraction.quantities.quantity_reader import QuantityReader
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.stretches import Stretch, look_over
from jobs.extraction.rules.spotter import Look, Spotter
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.project_facts import project_facts
from jobs.extraction.works.work_reader import read_works
from storage.records import ArticleText, Fact, Publication, Region

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


class Extractor:
    """Reads pages with the given places and indicators. Build it once: the lexicons take time."""

    def __init__(self, regions: Sequence[Region], indicators: Sequence[Indicator]) -> None:
        self._gazetteer = Gazetteer(regions)
        self._quantities = QuantityReader()
        self._spotter = Spotter(self._gazetteer.names)
        lexicon = IndicatorLexicon(indicators)
        self._figures = FigureReader(lexicon)
        self._words = Words(lexicon, self._gazetteer, self._quantities)

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
        looked = [look_over(article, self._spotter) for article in page]
        homes = self._gazetteer.locate(page, [look for _, look in looked], region)
        printed = Publications(page)
        texts: list[ArticleText] = []
        facts: list[Fact] = []
        unread: list[tuple[int, int]] = []
        for article, here, (stretches, look) in zip(page, homes, looked, strict=True):
            when = printed.publication(article, published)
            anchor = printed.anchor(article, when)
            read = self._recognise(stretches, look, anchor, here)
            context = ArticleContext(raw, article, when, anchor, here, read)
            if traced:
                context = replace(context, traced=True)
            texts.append(
                ArticleText(
                    index=article.index,
                    title=article.title,
                    start=article.start,
                    end=article.end,
                    published=when,
                    region=here.path,
                    region_code=here.code,
                )
            )
            found = sorted(self._facts(context), key=_SPAN)
            facts += found
            unread += _unread(context, found)
        return Extraction(tuple(texts), tuple(facts), tuple(unread))

    def _recognise(
        self, stretches: Sequence[Stretch], look: Look, anchor: Anchor, here: Place
    ) -> tuple[Sentence, ...]:
        """The sentences with their periods, quantities, places and organisations."""
        texts = [stretch[0] for stretch in stretches]
        periods = periods_of(texts, anchor)
        figures = [_parted(row) for row in self._quantities.read_many(texts, periods)]
        places = [
            self._gazetteer.places_in(text, names, words, here)
            for text, names, words in zip(texts, look.names, look.spots, strict=True)
        ]
        named = [
            organisation_tokens(text, words, times)
            for text, words, times in zip(texts, look.spots, periods, strict=True)
        ]
        told = zones_in_full(places)
        whose = zip(told, with_short_names(texts, told, named), strict=True)
        found = zip(stretches, look.spots, periods, figures, whose, strict=True)
        return tuple(
            [
                Sentence(*stretch, words, times, quantities, grades, where, who)
                for stretch, words, times, (quantities, grades), (where, who) in found
            ]
        )

    def _facts(self, context: ArticleContext) -> list[Fact]:
        works = read_works(context)
        milestones = [
            *milestone_facts(context, works),
            *table_milestones(context, works.works),
            *state_milestones(context, works.works),
        ]
        tabled = [*table_figures(context, self._words), *planned_sums(context, works.works)]
        return [
            *campaign_facts(context),
            *project_facts(context, works, milestones),
            *milestones,
            *self._figures.read(context, works, tabled),
        ]


def _parted(figures: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Quantities and grades."""
    for token in figures:
        if token.kind == "grade":
            quantities = [each for each in figures if each.kind == "quantity"]
            return quantities, [each for each in figures if each.kind == "grade"]
    return figures, ()


def _unread(context: ArticleContext, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where sentences with figures stand that none of the facts, which are in order, reaches."""
    starts = [fact.start for fact in facts]
    reached = list(accumulate([fact.end for fact in facts], max))
    for sentence in context.sentences:
        if not sentence.quantities:
            continue
        start, end = sentence.raw_span(0, len(sentence.text))
        before = bisect_left(starts, end)
        if not before or reached[before - 1] <= start:
            yield start, end

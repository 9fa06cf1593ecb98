"""Targets and results: every figure of an article, linked to what it is a figure of."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from jobs.extraction.calendar_days import last_day
from jobs.extraction.clauses import Clauses
from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.figure_forms import heads_a_list, of_the_later
from jobs.extraction.figure_periods import (
    as_flow,
    looking_back,
    of_the_plan,
    opening_period,
    period_of_figure,
    running_period,
    since_new_year,
    title_period,
)
from jobs.extraction.figure_tokens import FigureTokens, figure_tokens
from jobs.extraction.frame_reader import read_frames
from jobs.extraction.indicators import IndicatorLexicon
from jobs.extraction.linking import link_sentence
from jobs.extraction.links import Link
from jobs.extraction.once import Figure, once
from jobs.extraction.owners import Owner
from jobs.extraction.project_figures import is_of_many, is_own_investment, is_to_come
from jobs.extraction.quantities import QuantityKind
from jobs.extraction.structure import names_structure, structure_links
from jobs.extraction.tenses import Tense, aims, announces_deeds, is_once_running
from jobs.extraction.tokens import ParagraphKind, Period, Token
from jobs.extraction.whose import Whose
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import ReadWorks, Work
from jobs.extraction.worth import is_worth_telling
from storage.records import Precision, Publication, Result, Target

_SHORT = 40
_LEAD_DAYS, _RUNNING_DAYS = 27, 58
_NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[）)、.]|第[一二三四五六七八九十]+[章节篇部]"
)
_CEREMONY = re.compile("(?:集中)?(?:开工|签约)")
_THESE_DAYS = re.compile("近日|日前|近期")
_LEFT_OUT = re.compile("[（(](?:不含|不包括|扣除|剔除)[^）)]*$")
_HELD = re.compile("集中(?:开工|签约|竣工)|(?:开工|签约|奠基|竣工)(?:仪式|活动)")
_AIMS_OPEN = re.compile("[^，,。；;]{0,20}目标[^，,。；;]{0,3}[：:]")
_SPENT = re.compile("(?:已|累计).{0,4}完成.{0,3}投资")
_ITEM = re.compile("[—–\\-·•●■◆]")
_OPENS_WITH_YEAR = re.compile("(?:20\\d\\d|[今去]|上)年，")
_YEARS_ON = re.compile("(?:今后|未来|[用经]|力争)[一二三四五六七八九十几\\d]+年|[三五]年内")
_FUND = re.compile(".{2,}?基金(?=总?规模)")


class FigureReader:
    """Reads the figures of articles with a lexicon of indicators."""

    def __init__(self, lexicon: IndicatorLexicon) -> None:
        self._lexicon = lexicon

    def read(self, context: ArticleContext, works: ReadWorks) -> list[Target | Result]:
        """Every target and result of the article; a figure told twice is one fact."""
        return once(_Reader(context, self._lexicon).read(works))


class _Reader:
    def __init__(self, context: ArticleContext, lexicon: IndicatorLexicon) -> None:
        self.context = context
        self.lexicon = lexicon
        self.whose = Whose(context)
        self.article_period = title_period(context.sentences)
        self.section_period: Period | None = None
        self.running: Period | None = None
        """What the paragraph before reports on, where neither title nor heading tells."""
        self.period = self.article_period
        self.last: Link | None = None
        self.paragraph = -1
        self.deadline: Period | None = None
        """Until when the aims are set whose items the next paragraphs list."""
        self.in_lead = False
        self.leads = False
        """Whether the article's first paragraph has had no figure yet."""
        self.day: Period | None = None
        """The first day that the article names, which its ceremony takes place on."""
        self.ceremony: Period | None = None
        """That day, where its sentence tells of a ceremony."""
        self.begun = False
        self.base_aim = aims(context.article.title)
        self.aim = self.base_aim
        self.promised = False
        """Whether the figure before is a target: the sum of what it counts is one then too."""

    def read(self, works: ReadWorks) -> list[Figure]:
        figures: list[Figure] = []
        told = _told(works)
        for index, (read, spoken, _) in enumerate(works.sentences):
            sentence = read.sentence
            self._enter(sentence)
            self.whose.enter(read, spoken)
            if index in told:
                figures += self._sentence(read, spoken, *told[index])
            else:
                self.whose.pass_over(0)
            self._remember_period(sentence)
        return figures

    def _sentence(
        self,
        read: ReadSentence,
        spoken: dict[int, Work],
        tokens: FigureTokens,
        frames: Sequence[Token],
    ) -> list[Figure]:
        sentence = read.sentence
        clauses = Clauses(sentence.text, tokens)
        links = link_sentence(clauses, frames, self.lexicon, self.last)
        if names_structure(sentence.text):
            links = [*links, *structure_links(sentence.text, self.lexicon)]
            links.sort(key=lambda link: link.frame.quantity.start)
        taken = [token.parts for token in read.investments]
        invested = {part.start for parts in taken for part in parts if part.kind == "quantity"}
        tense = Tense(sentence.text, aim=self.aim, published=_latest(self.context.published))
        figures = []
        floor = 0
        for link in links:
            quantity = link.frame.quantity
            owner = self.whose.at(link.said, floor)
            floor = quantity.end
            self.last = link
            if quantity.start in invested and link.frame.value.unit == "元":
                continue
            if self._refused(sentence, link, owner, tense):
                continue
            figures.append(self._figure(sentence, link, owner, tense))
        self.whose.pass_over(floor)
        return figures

    def _enter(self, sentence: Sentence) -> None:
        if sentence.paragraph_index == self.paragraph:
            self._lead_on(sentence)
            return
        self.paragraph = sentence.paragraph_index
        self.last = None
        text = sentence.paragraph.reading.text
        heads = sentence.paragraph.kind is ParagraphKind.HEADING or _is_heading_like(sentence)
        if heads:
            self.section_period = opening_period(sentence) or self.section_period
        first = sentence.paragraph.kind is ParagraphKind.BODY and not self.begun
        self.begun = self.begun or first
        least = _LEAD_DAYS if first else _RUNNING_DAYS
        self.running = running_period(sentence, least) or self.running
        self.in_lead = first
        self.leads = first and not sentence.of_kind("quantity")
        if not _ITEM.match(text):
            self.deadline = None
        known = self.section_period or self.article_period or self.running
        self.period = self.deadline or known
        told = aims(text) if heads else None
        if told is not None or (heads and _NUMBERED.match(text)):
            self.aim = self.base_aim if told is None else told
        elif first and announces_deeds(text):
            self.base_aim = self.aim = True
        elif _AIMS_OPEN.match(text):
            self.aim = True

    def _lead_on(self, sentence: Sentence) -> None:
        """Keep the period that the article's lead names before its first figure."""
        if self.leads:
            self.running = running_period(sentence, _LEAD_DAYS) or self.running
            self.leads = not sentence.of_kind("quantity")
        elif self.in_lead and self.running is None and _OPENS_WITH_YEAR.match(sentence.text):
            self.running = opening_period(sentence)

    def _remember_period(self, sentence: Sentence) -> None:
        """Keep the period that a sentence opens with, for those that name none."""
        if self.day is None:
            days = [t.value for t in sentence.of_kind("period") if t.value.part == "day"]
            self.day = days[0] if days else None
            self.ceremony = self.day if _HELD.search(sentence.text) else None
        opening = opening_period(sentence)
        if opening is not None:
            self.period = opening

    def _period_of(self, link: Link) -> Period | None:
        """The paragraph's period; of a ceremony's projects and sums, its day."""
        if _CEREMONY.match(link.name):
            if self.period is None:
                return self.day
            if self.ceremony and self.period is self.article_period:
                self.period = self.ceremony
        return self.period

    def _is_of_the_news(self, told: Period | None, link: Link) -> bool:
        """Whether a day is only that of the meeting at which a target was told."""
        latest = _latest(self.context.published)
        if told is None or told.part != "day" or told.end is None or latest is None:
            return False
        return told.start == told.end <= latest and _CEREMONY.match(link.name) is None

    def _is_gone_by(self, stated: Token | None, told: Period | None) -> bool:
        """Whether a period taken over from elsewhere ended in a year before the article's."""
        printed = self.context.published.on
        if stated is not None or told is None or told.end is None or printed is None:
            return False
        return told.end.year < printed.year

    def _this_year(self) -> Period | None:
        year = self.context.anchor.this_year
        return Period(date(year, 1, 1), date(year, 12, 31), "year") if year else None

    def _refused(self, sentence: Sentence, link: Link, owner: Owner, tense: Tense) -> bool:
        words = sentence.text[max(0, link.token.start - 8) : link.frame.quantity.start]
        if not is_worth_telling(link.frame, link.name, words):
            return True
        if heads_a_list(sentence.text, link) or _LEFT_OUT.search(words):
            return True
        if is_own_investment(sentence, link, owner):
            return True
        spent = link.frame.value.kind is QuantityKind.MONEY and owner.project
        if spent and link.name == "完成投资":
            return not tense.promises(link.frame.quantity.end, None)
        return spent and _SPENT.search(words) is not None

    def _figure(self, sentence: Sentence, link: Link, owner: Owner, tense: Tense) -> Figure:
        quantity = link.frame.quantity
        stated = period_of_figure(sentence, link.said.start)
        if stated is not None and not tense.promises(quantity.end, None):
            known = self.running or self.period
            latest = _latest(self.context.published)
            stated = looking_back(stated, sentence.text, known, latest)
        stated = of_the_later(sentence, link) or stated
        promised = tense.promises(quantity.end, stated)
        if promised and is_once_running(sentence.text, stated, link.said.start):
            stated = told = None
        else:
            told = stated.value if stated else self._period_of(link)
        if stated is not None and sentence.text[stated.start : stated.end] == "全年":
            self.period = told
        if promised and stated is not None and stated.value.part == "until":
            self.period = self.deadline = told
        aimed = self.aim or "目标" in sentence.text
        if promised and told is None and aimed and not _YEARS_ON.search(sentence.text):
            told = self._this_year()
        elif promised and (self._is_of_the_news(told, link) or self._is_gone_by(stated, told)):
            told = None
        elif _THESE_DAYS.match(sentence.text) and self._is_gone_by(stated, told):
            # What happened these days is not of the year that the paragraphs before told of.
            told = None
        ahead = sentence.text[max(0, link.said.start - 8) : quantity.start]
        told = of_the_plan(told, link, ahead, self.article_period)
        period = since_new_year(as_flow(told, link), ahead)
        if is_to_come(owner, link) and "完成" not in sentence.text[: quantity.end]:
            promised = promised or not tense.reports(quantity.end)
        promised = promised or tense.leans_ahead(quantity.end, link)
        if link.how == "link.sum-of-things" and link.name.endswith("总投资"):
            promised = self.promised
        self.promised = promised
        holder = None if owner.project and is_of_many(link) else owner.holder
        if fund := _FUND.match(link.name):
            holder = fund[0]
        said = link.token
        token = Token(said.kind, said.start, said.end, said.value, link.how, (said,))
        confidence = (
            0.9 - 0.15 * link.inherited - 0.1 * (stated is None) - 0.1 * (holder is not None)
        )
        fields: dict[str, Any] = self.context.cite(
            sentence, token, owner.place, round(confidence, 2)
        )
        value = link.frame.value
        fact = (Target if promised else Result)(
            **fields,
            indicator=link.name,
            measure=link.frame.measure,
            comparator=value.comparator,
            value=_plain(value.value),
            value_max=None if value.value_max is None else _plain(value.value_max),
            unit=value.unit,
            period_start=_day(period, "start"),
            period_end=_day(period, "end"),
            holder=holder,
            within=link.frame.whole or None,
            base=str(link.frame.base) if link.frame.base else None,
        )
        return Figure(fact, sentence.paragraph.kind is ParagraphKind.TITLE)


def _told(works: ReadWorks) -> dict[int, tuple[FigureTokens, Sequence[Token]]]:
    """Of each sentence that may tell a figure, its tokens for linking and its frames."""
    tokens = {
        index: figure_tokens(read)
        for index, (read, _, _) in enumerate(works.sentences)
        if read.sentence.of_kind("quantity", "grade") or names_structure(read.sentence.text)
    }
    frames = read_frames(
        [
            (works.sentences[index][0].sentence.text, each.condensed)
            for index, each in tokens.items()
        ]
    )
    return dict(zip(tokens, zip(tokens.values(), frames, strict=True), strict=True))


def _is_heading_like(sentence: Sentence) -> bool:
    """A short line of body text without figures: ■ 2024年工作回顾."""
    text = sentence.paragraph.reading.text
    return len(text) < _SHORT and not text.endswith("。") and not sentence.of_kind("quantity")


def _latest(published: Publication) -> date | None:
    """The last day that an article may be of: of its year where only the year is known."""
    if published.on is None or published.precision is Precision.DAY:
        return published.on
    if published.precision is Precision.YEAR:
        return date(published.on.year, 12, 31)
    return last_day(published.on.year, published.on.month)


def _day(period: Period | None, end: str) -> date | None:
    return None if period is None else getattr(period, end)


def _plain(value: float) -> float:
    """Without the dust of multiplication: 1216.8 × 10⁸ is 121680000000."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded

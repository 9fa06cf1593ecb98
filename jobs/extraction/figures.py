"""Targets and results: every figure of an article, linked to what it is a figure of."""

import re
from collections.abc import Sequence
from datetime import timedelta

from jobs.extraction.context import ArticleContext
from jobs.extraction.figure_background import Background
from jobs.extraction.figure_forms import heads_a_list, of_the_later
from jobs.extraction.figure_links import link_figures
from jobs.extraction.figure_periods import (
    TimeFrames,
    as_flow,
    looking_back,
    of_the_plan,
    since_new_year,
)
from jobs.extraction.frame_rules import RAISED
from jobs.extraction.indicators import IndicatorLexicon
from jobs.extraction.links import Link
from jobs.extraction.members import MONEY_KIND, TITLE
from jobs.extraction.once import Figure, once
from jobs.extraction.owners import Owner
from jobs.extraction.project_figures import is_of_many, is_own_investment, is_to_come
from jobs.extraction.tenses import Tense, is_once_running
from jobs.extraction.tokens import Period, Token
from jobs.extraction.traces import rule_names, trace
from jobs.extraction.whose import Whose
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import ReadWorks
from jobs.extraction.worth import is_offer, is_told_again, is_worth_telling
from storage.records import Result, Target, Trace

_THESE_DAYS = re.compile("近日|日前|近期")
_LEFT_OUT = re.compile("[（(](?:不含|不包括|扣除|剔除)[^）)]*$")
_SPENT = re.compile("(?:已|累计).{0,4}完成.{0,3}投资")
_YEARS_ON = re.compile("(?:今后|未来|[用经]|力争)[一二三四五六七八九十几\\d]+年|[三五]年内")
_FUND = re.compile(".{2,}?基金(?=总?规模)")
_HELD = ("稳定在", "保持在", "控制在", "维持在")
_ABOUT = ("以上", "左右", "以内")
_MOST_OF_A_YEAR = timedelta(days=240)
_WEEKS = timedelta(days=26)
_UNDERWAY = ("续建项目", "在建项目", "前期项目")
"""Works of which a plan tells how many there are; only those to begin are promised."""
_LARGE = 1e6
"""From here on, what stands behind the second digit is dust."""
_WHOLE_YEAR = "全年"


class FigureReader:
    """Reads the figures of articles with a lexicon of indicators."""

    def __init__(self, lexicon: IndicatorLexicon) -> None:
        self._lexicon = lexicon

    def read(self, context: ArticleContext, works: ReadWorks) -> list[Target | Result]:
        """Every target and result of the article; a figure told twice is one fact."""
        return once(_Reader(context, self._lexicon).read(works))


class _Reader:
    """Reads an article's sentences in order. What is asked of a sentence only once stands here."""

    def __init__(self, context: ArticleContext, lexicon: IndicatorLexicon) -> None:
        self.context = context
        self.lexicon = lexicon
        self.background = Background(context)
        self.whose = Whose(context)
        self.promised = False
        """Whether the figure before is a target: the sum of what it counts is one then too."""

    def read(self, works: ReadWorks) -> list[Figure]:
        told = link_figures(works, self.lexicon)
        figures: list[Figure] = []
        for index, (read, spoken, _) in enumerate(works.sentences):
            self.background.enter(read.sentence)
            self.whose.enter(read, spoken)
            links = told.get(index)
            if links:
                figures += self._figures(read, links)
            self.whose.pass_over(links[-1].frame.quantity.end if links else 0)
            self.background.leave(read.sentence)
        return figures

    def _figures(self, read: ReadSentence, links: Sequence[Link]) -> list[Figure]:
        sentence = self.sentence = read.sentence
        self.text = sentence.text
        background = self.background
        self.tense = Tense(sentence, aim=background.aim, published=background.latest)
        self.frames = TimeFrames(sentence)
        invested = _invested(read) if read.investments else ()
        title = sentence.paragraph.kind is TITLE
        figures = []
        floor = 0
        for link in links:
            quantity = link.frame.quantity
            owner = self.whose.at(link.said, floor)
            floor = quantity.end
            if quantity.start in invested and link.frame.value.unit == "元":
                continue
            if not self._refuses(link, owner):
                figures.append(Figure(self._fact(link, owner), title))
        return figures

    def _refuses(self, link: Link, owner: Owner) -> bool:
        text, frame = self.text, link.frame
        words = text[max(0, link.token.start - 8) : frame.quantity.start]
        if not is_worth_telling(frame, link.name, words):
            return True
        if heads_a_list(text, link) or _LEFT_OUT.search(words):
            return True
        if is_offer(text, frame.quantity) or is_told_again(text, frame.quantity):
            return True
        if frame.value.kind is not MONEY_KIND:
            return False
        return is_own_investment(self.sentence, link, owner) or (
            owner.project and self._is_spent(link, words)
        )

    def _is_spent(self, link: Link, words: str) -> bool:
        """Whether a sum tells how far a project is, which stands in its milestones."""
        if link.name == "完成投资":
            return not self.tense.promises(link.frame.quantity.end, None)
        return _SPENT.search(words) is not None

    def _fact(self, link: Link, owner: Owner) -> Target | Result:
        frame = link.frame
        value, end = frame.value, frame.quantity.end
        promised, period, stated = self._time(link)
        if not promised:
            to_come = is_to_come(owner, link) and "完成" not in self.text[:end]
            promised = to_come and not self.tense.reports(end)
            if promised and self.background.is_of_the_news(period, link):
                period = None
            promised = promised or self.tense.leans_ahead(end, link)
        if link.name.endswith(_UNDERWAY) and not self.background.aim:
            promised = False
        if link.how == "link.sum-of-things" and link.name.endswith("总投资"):
            promised = self.promised
        self.promised = promised
        holder = None if owner.project and is_of_many(link) else owner.holder
        if "基金" in link.name and (fund := _FUND.match(link.name)):
            holder = fund[0]
        confidence = 0.9 - 0.15 * link.inherited - 0.1 * (not stated) - 0.1 * (holder is not None)
        start, stop = self.sentence.raw_span(link.token.start, link.token.end)
        return (Target if promised else Result)(
            article=self.context.article.index,
            quote=self.context.raw[start:stop],
            start=start,
            end=stop,
            region=owner.place.path,
            region_code=owner.place.code,
            confidence=round(confidence, 2),
            rules=(link.how, *rule_names(link.token)),
            trace=self._trace(link) if self.context.traced else None,
            indicator=link.name,
            measure=frame.measure,
            comparator=value.comparator,
            value=_plain(value.value),
            value_max=None if value.value_max is None else _plain(value.value_max),
            unit=value.unit,
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            holder=holder,
            within=frame.whole or None,
            base=str(frame.base) if frame.base else None,
        )

    def _trace(self, link: Link) -> Trace:
        said, sentence = link.token, self.sentence
        token = Token(said.kind, said.start, said.end, said.value, link.how, (said,))
        return trace(token, sentence.paragraph.reading, sentence.start)

    def _time(self, link: Link) -> tuple[bool, Period | None, bool]:
        """Whether a figure is promised, its period, and whether its own sentence states that."""
        background, text = self.background, self.text
        quantity, said = link.frame.quantity, link.said
        own = self.frames.at(said.start)
        # 占全年计划投资的40%: the plan that it is a share of promises nothing.
        end = said.start if link.frame.word == "占" else quantity.end
        if own is not None and not self.tense.promises(end, None):
            known = background.running or background.period
            own = looking_back(own, text, known, background.latest)
        if link.frame.word in RAISED:
            own = of_the_later(self.sentence, link) or own
        promised = self.tense.promises(end, own) or self._is_held(link, own)
        if promised and is_once_running(text, own, said.start):
            own = period = None
        else:
            period = own.value if own else background.period_of(link)
        if own is not None and text[own.start : own.end] == _WHOLE_YEAR:
            if promised and background.is_gone_by(None, period):
                period = background.this_year()
            background.period = period
        if promised and own is not None and own.value.part == "until":
            background.period = background.deadline = period
        period = self._in_its_time(link, period, own, promised=promised)
        ahead = text[max(0, said.start - 8) : quantity.start]
        period = of_the_plan(period, link, ahead, background.article_period)
        return promised, since_new_year(as_flow(period, link), ahead), own is not None

    def _is_held(self, link: Link, own: Token | None) -> bool:
        """Whether a figure is set for a year that has only begun: 今年，收入增长4%左右."""
        quantity, latest = link.frame.quantity, self.background.latest
        set_so = self.text.endswith(_HELD, 0, quantity.start) or (
            self.text.endswith(_ABOUT, 0, quantity.end)
        )
        period = own.value if own else self.background.period
        if not set_so or latest is None or period is None or period.start is None:
            return False
        running = period.end is not None and period.start <= latest < period.end - _MOST_OF_A_YEAR
        return running and not self.tense.reports(quantity.end)

    def _in_its_time(
        self, link: Link, period: Period | None, own: Token | None, *, promised: bool
    ) -> Period | None:
        """The period, but none that is over before the figure, and this year for an aim of none."""
        background = self.background
        if promised:
            over = background.is_over(own, period) and not self.tense.expects(
                link.frame.quantity.end
            )
            gone, told = background.is_gone_by(own, period), period
            if over or gone or background.is_of_the_news(period, link):
                period = None
            # Behind a report on 上半年 it is promised for the year that this is half of.
            goes_on = over and not gone and _takes_weeks(told)
            aimed = period is None and (goes_on or background.aim or "目标" in self.text)
            if aimed and not _YEARS_ON.search(self.text):
                return background.this_year()
        elif background.is_gone_by(own, period) and _THESE_DAYS.match(self.text):
            # What happened these days is not of the year that the paragraphs before told of.
            return None
        return period


def _takes_weeks(period: Period | None) -> bool:
    """Whether a period is a month or longer, and not a day on which something took place."""
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start > _WEEKS


def _invested(read: ReadSentence) -> set[int]:
    """Where the sums stand that projects of a sentence cost: they are facts of those."""
    parts = (part for token in read.investments for part in token.parts)
    return {part.start for part in parts if part.kind == "quantity"}


def _plain(value: float) -> float:
    """Without the dust of multiplication: 1216.8 × 10⁸ is 121680000000."""
    if value == int(value):
        return int(value)
    rounded = round(value, 2 if abs(value) >= _LARGE else 4)
    return int(rounded) if rounded == int(rounded) else rounded

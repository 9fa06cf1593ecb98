"""What an article has told before a figure that the figure takes over: a period, an aim, a day."""

import re
from datetime import date, timedelta

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.dates.calendar_days import last_day, whole_year
from jobs.extraction.figures.aims import Aims
from jobs.extraction.figures.figure_periods import looking_back
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.passage_periods import (
    lead_period,
    opening_period,
    opening_token,
    running_period,
    so_far,
    title_period,
)
from jobs.extraction.rules.members import BODY, HEADING
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.wordlist import words
from storage.records import Precision, Publication

_SHORT = 40
_REVIEWS_UNTIL = 4
_LEAD_DAYS, _RUNNING_DAYS = 27, 58
_MONTH, _DAYS_LEFT = timedelta(days=26), timedelta(days=10)
_CEREMONY = ("开工", "复工", "开复工", "签约", "集中开工", "集中复工", "集中开复工", "集中签约")
_HELD = re.compile("集中开?(?:[开复]工|签约|竣工)|(?:开工|复工|签约|奠基|竣工)(?:仪式|活动)")
_PLAN_SAYS = re.compile("(?:方案|规划|计划|意见|纲要)[》”]?(?:明确|提出|要求|指出)?[，,：:]?到20")
_OF_THE_PLAN = re.compile(
    "(?:据介绍，|据悉，|同时，|此外，|[该这]){0,2}[^，,。；;：:]{0,14}?(?:方案|规划|计划|意见|纲要)[》”]?"
    "(?:还|将|也|同时)?(?:明确|提出|要求|指出|实施|部署)"
)
"""Of a paragraph that goes on telling what the plan says."""
_ITEM = re.compile("[—–\\-·•●■◆]")
_OF_NO_PERIOD = words("近年来 多年来 近几年 这些年 这几年 长期以来 一直以来 目前， “目前，")
"""What opens a sentence of no period, whichever was spoken of before."""
_OPENING, _LEADING_WORDS = 16, 3
_SINCE_A_DEED = re.compile("[^，,。；;：:\\d]+以来，")
_OPENS_WITH_YEAR = re.compile("(?:20\\d\\d|[今去]|上)年，")


class Background:
    """Reads an article's sentences in order and keeps what holds for those that don't say it."""

    def __init__(self, context: ArticleContext) -> None:
        self.printed = context.published.on
        self.latest = _latest(context.published)
        """The last day that the article may be of."""
        self._year = context.anchor.this_year
        self.article_period = title_period(context.sentences) or lead_period(context.sentences)
        self.section_period: Period | None = None
        self._led: Period | None = None
        """The months that the first paragraph reports on, which a new section comes back to."""
        self.running: Period | None = None
        """What the paragraph before reports on, where neither title nor heading tells."""
        self.period = self.article_period
        """What a sentence that names no period speaks of."""
        self.deadline: Period | None = None
        """Until when the aims are set whose items the next paragraphs list."""
        self._plan: Period | None = None
        """Until when the plan sets its aims that the article tells of."""
        self._aims = Aims(context.article.title)
        self.so_far: Period | None = None
        """The part of the running year that the paragraph has reported on: 1至5月."""
        self._paragraph = -1
        self._begun = False
        self.in_lead = False
        """Whether the sentence entered last is of the article's first paragraph."""
        self._leads = False
        """Whether the article's first paragraph has had no figure yet."""
        self._day: Period | None = None
        """The first day that the article names, which its ceremony takes place on."""
        self._ceremony: Period | None = None
        """That day, where its sentence tells of a ceremony."""

    @property
    def aim(self) -> bool | None:
        """True among aims, False in a report, None in neither."""
        return self._aims.now

    def enter(self, sentence: Sentence, *, asked: bool) -> None:
        """Begin a sentence. `asked`: a figure follows in what it may tell of."""
        if sentence.paragraph_index != self._paragraph:
            self._begin(sentence)
        elif self.in_lead:
            self._lead_on(sentence)
        if sentence.text.startswith(_OF_NO_PERIOD) or _opens_undated(sentence):
            self.period = None
        if asked or "目标" in sentence.text:
            self._aims.enter_sentence(sentence)

    def _begin(self, sentence: Sentence) -> None:
        """Begin a paragraph."""
        self._paragraph = sentence.paragraph_index
        if self.in_lead and self.running and self.running.part != "year":
            self._led = self.running
        kind = sentence.paragraph.kind
        text = sentence.paragraph.reading.text
        heads = kind is HEADING or _is_heading_like(sentence)
        if heads:
            self.section_period = opening_period(sentence) or self.section_period
            self.running = self._led or self.running
        first = kind is BODY and not self._begun
        self._begun = self._begun or first
        self.running = running_period(sentence, _LEAD_DAYS if first else _RUNNING_DAYS) or (
            self.running
        )
        self.in_lead = first
        self._leads = first and not sentence.quantities
        if self.deadline is not None and not _ITEM.match(text):
            self.deadline = None
        known = self._in_whole(self.section_period or self.article_period) or self.running
        self.period = self.deadline or known
        self.so_far = None
        if self._plan is not None and _OF_THE_PLAN.match(text):
            self.period = self._plan
        self._aims.enter_paragraph(text, heads=heads, first=first)

    def _in_whole(self, told: Period | None) -> Period | None:
        """The period of a title; 前三季度 of the lead, where the title says 三季度 for it."""
        lead = self.running
        if told is None or lead is None or told.part != "quarter" or lead.part != "months":
            return told
        return lead if lead.end == told.end else told

    def _lead_on(self, sentence: Sentence) -> None:
        """Keep the period that the article's lead names before its first figure."""
        if self._leads:
            self.running = running_period(sentence, _LEAD_DAYS) or self.running
            self._leads = not sentence.quantities
        elif self.running is None and _OPENS_WITH_YEAR.match(sentence.text):
            self.running = opening_period(sentence)

    def leave(self, sentence: Sentence, *, asked: bool) -> None:
        """Keep the period that a sentence of periods opens with, for those that name none."""
        periods = sentence.periods
        if asked:
            self.so_far = so_far(sentence, self.latest) or self.so_far
        if self._day is None:
            self._day = next((t.value for t in periods if t.value.part == "day"), None)
            if self._day is not None and _HELD.search(sentence.text):
                self._ceremony = self._day
        text = sentence.text
        sets_aims = self._aims.opens_section
        plans = "到20" in text and _PLAN_SAYS.search(text) is not None
        token = opening_token(sentence) if asked or sets_aims or plans else None
        if token is not None:
            if not self._aims.now:
                # 年末 in the report of a year gone by is the end of that year.
                token = looking_back(token, text, self.period, self.latest)
            opening: Period = token.value
            self.period = opening
            if opening.part == "until" and plans:
                self._plan = opening
            if sets_aims and opening.part == "until":
                self.section_period = opening

    def period_of(self, link: Link) -> Period | None:
        """The paragraph's period; of a ceremony's projects and sums, its day."""
        if link.name.startswith(_CEREMONY):
            if self.period is None:
                return self._day
            if self._ceremony and self.period is self.article_period:
                self.period = self._ceremony
        return self.period

    def reached_in(self, period: Period | None) -> Period | None:
        """The same of what is reached: of a year that goes on, the part that was told of,
        今年计划投资90亿元，1至5月完成30亿元。东渠完成20亿元.
        """
        told = self.so_far
        if told is None or period is not self.period or period is None or not self.runs_for_a_year:
            return period
        ends, begins = period.end, period.start
        goes_on = ends is not None and self.latest is not None and ends > self.latest
        return told if goes_on and begins == told.start else period

    def is_of_the_news(self, told: Period | None, link: Link) -> bool:
        """Whether a day is only that of the meeting at which a target was told."""
        if told is None or told.part != "day" or told.end is None or self.latest is None:
            return False
        return told.start == told.end <= self.latest and not link.name.startswith(_CEREMONY)

    def is_gone_by(self, stated: Token | None, told: Period | None) -> bool:
        """Whether a period taken over from elsewhere ended in a year before the article's."""
        if stated is not None or told is None or told.end is None or self.printed is None:
            return False
        return told.end.year < self.printed.year

    def is_behind(self, told: Period | None, link: Link) -> bool:
        """Whether a period tells when a work was begun or told of, not when it will have what is
        promised of it.
        """
        if told is None or told.end is None or self.printed is None:
            return False
        return told.end < self.printed or self.is_of_the_news(told, link)

    @property
    def reviews(self) -> bool:
        """Whether the article is of the months in which the year before is reported on."""
        return self.latest is not None and self.latest.month <= _REVIEWS_UNTIL

    @property
    def is_told_out(self) -> bool:
        """Whether the period of months that is spoken of was as good as over when printed."""
        period = self.period
        if period is None or period.start is None or period.end is None or self.latest is None:
            return False
        return period.end - period.start > _MONTH and period.end <= self.latest + _DAYS_LEFT

    @property
    def runs_for_a_year(self) -> bool:
        """Whether sentences that name no period speak of a year."""
        period = self.period
        if period is None or period.start is None or period.end is None:
            return False
        first, last = period.start, period.end
        return period.part == "year" or (first.year, 1, 1, 12, 31) == (
            (last.year, first.month, first.day, last.month, last.day)
        )

    def is_over(self, stated: Token | None, told: Period | None) -> bool:
        """Whether a period taken over from elsewhere was over when the article was printed."""
        if stated is not None or told is None or told.end is None or self.latest is None:
            return False
        return told.end < self.latest

    def year_of_plan(self, stated: Token | None, *, yearly: bool) -> Period | None:
        """The year of a plan that a figure of a period is a share of; none where nothing says that
        it is a year's. `stated` is that period where the sentence states it.
        """
        told = stated.value if stated else self.period
        if told is None or told.end is None:
            return self.this_year() if yearly else None
        year = told.end.year
        whole = whole_year(year)
        return whole if yearly or (told.start, told.end) == (whole.start, whole.end) else None

    def this_year(self) -> Period | None:
        year = self._year
        return whole_year(year) if year else None


def _opens_undated(sentence: Sentence) -> bool:
    """Whether a sentence opens with a time that no days are told of: 近三年, 投产以来."""
    text, periods = sentence.text, sentence.periods
    if periods and periods[0].start <= _OPENING:
        first = periods[0]
        return first.start <= _LEADING_WORDS and first.value.start is first.value.end is None
    return "以来，" in text[:_OPENING] and _SINCE_A_DEED.match(text) is not None


def _is_heading_like(sentence: Sentence) -> bool:
    """A short line of body text without figures: ■ 2024年工作回顾."""
    text = sentence.paragraph.reading.text
    return len(text) < _SHORT and not text.endswith("。") and not sentence.quantities


def _latest(published: Publication) -> date | None:
    """The last day that an article may be of: of its year where only the year is known."""
    if published.on is None or published.precision is Precision.DAY:
        return published.on
    if published.precision is Precision.YEAR:
        return date(published.on.year, 12, 31)
    return last_day(published.on.year, published.on.month)

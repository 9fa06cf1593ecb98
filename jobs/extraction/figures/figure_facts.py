"""Targets and results: every figure of an article, linked to what it is a figure of."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jobs.extraction.context import ArticleContext
from jobs.extraction.figures.asked_sentences import is_silent, last_asked
from jobs.extraction.figures.figure_background import Background
from jobs.extraction.figures.figure_forms import (
    CONFIDENCE,
    for_the_better,
    is_part_of_a_list,
    of_the_later,
    plain_number,
    span_of,
    trace_of,
)
from jobs.extraction.figures.figure_links import link_figures
from jobs.extraction.figures.figure_periods import (
    as_said,
    by_its_words,
    looking_back,
    takes_weeks,
)
from jobs.extraction.figures.frame_rules import RAISED
from jobs.extraction.figures.holding import held
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.notices import is_notice, lays_down_rules
from jobs.extraction.figures.once import in_order, once
from jobs.extraction.figures.project_figures import invested, is_to_come
from jobs.extraction.figures.quoted_speakers import quoted_speakers
from jobs.extraction.figures.refusals import is_refused
from jobs.extraction.figures.set_ahead import is_part_of_aim, is_set_ahead
from jobs.extraction.figures.shares import PLANNED
from jobs.extraction.figures.sights import VISITS, Sights
from jobs.extraction.figures.tenses import Tense, is_done, is_once_running
from jobs.extraction.figures.time_frames import TimeFrames
from jobs.extraction.figures.whose import Whose
from jobs.extraction.names.owners import Owner
from jobs.extraction.rules.members import TITLE
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.traces import rule_names
from jobs.extraction.rules.value import replace
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import ReadWorks
from storage.records import Result, Target

_THESE_DAYS = ("近日", "日前", "近期")
_YEARS_ON = beginning("(?:今后|未来|[用经]|力争)[一二三四五六七八九十几\\d]+年|[三五]年内")
_REALLY = re.compile("(?:以上|左右|以内)?[，,]实际")
"""Behind what was expected of a period that is over: 预期增长7%，实际增长8%."""
_WHOLE_YEAR = "全年"
_new = object.__new__


class FigureReader:
    """Reads the figures of articles with a lexicon of indicators."""

    def __init__(self, lexicon: IndicatorLexicon) -> None:
        self._lexicon = lexicon

    def read(
        self, context: ArticleContext, works: ReadWorks, tabled: Sequence[Target | Result]
    ) -> list[Target | Result]:
        """Every target and result, those of tables (`tabled`) among them, each told once."""
        title = context.article.title
        if is_notice(title) or lays_down_rules(title):
            return []
        told = link_figures(works, self._lexicon)
        if not told and not tabled:
            return []
        reader = _Reader(context, self._lexicon)
        reader.read(works, told)
        return once(in_order(reader.told, tabled), reader.headlines)


class _Reader:
    """Reads an article's sentences in order. What is asked of a sentence only once stands here."""

    def __init__(self, context: ArticleContext, lexicon: IndicatorLexicon) -> None:
        self.context = context
        self.lexicon = lexicon
        self.background = Background(context)
        self.whose = Whose(context)
        self.told: list[Target | Result] = []
        self.headlines: list[Target | Result] = []
        """What only the title tells, as far as anybody knows."""
        self.of_sights = False
        self.promised = False
        """Whether the figure before is a target: the sum of what it counts is one then too."""

    def read(self, works: ReadWorks, told: Mapping[int, Sequence[Link]]) -> None:
        """`told` are the figures by the places of their sentences."""
        background, whose = self.background, self.whose
        sentences = [read.sentence for read, _, _ in works.sentences]
        self.of_sights = any(VISITS in sentence.spots for sentence in sentences)
        speakers, asked = quoted_speakers(sentences), last_asked(sentences, told)
        last = paragraph = -1
        for index, (read, spoken, _) in enumerate(works.sentences):
            sentence = read.sentence
            if sentence.paragraph_index != paragraph:
                paragraph = sentence.paragraph_index
                last = asked[paragraph]
            elif index > last and not background.in_lead and is_silent(sentence):
                continue
            background.enter(sentence, asked=index <= last)
            if index > last:
                whose.overhear(read, 0)
            else:
                whose.enter(read, spoken, speakers.get(index))
            floor = 0
            if links := told.get(index):
                self._read_links(read, links)
                floor = links[-1].frame.quantity.end
            if index < last:
                if floor or whose.subjects:
                    whose.pass_over(floor)
            elif floor:
                whose.overhear(read, floor)
            if sentence.periods:
                background.leave(sentence, asked=index < last)

    def _read_links(self, read: ReadSentence, links: Sequence[Link]) -> None:
        """Take in the figures of a sentence."""
        sentence = self.sentence = read.sentence
        self.text = sentence.text
        background, whose = self.background, self.whose
        self.sights = Sights(sentence, self.lexicon) if self.of_sights else None
        self.these_days = self.text.startswith(_THESE_DAYS)
        text = self.text
        self.words_tell = "计划" in text or "当年" in text or "年初" in text
        self.tense = Tense(sentence, aim=background.aim, published=background.latest)
        if sentence.periods:
            self.frames = TimeFrames(sentence)
        costs = invested(read, whose.spoken) if read.investments else ()
        facts = self.headlines if sentence.paragraph.kind is TITLE else self.told
        floor = 0
        for link in links:
            frame, said = link.frame, link.said
            owner = whose.at(said, floor)
            floor = frame.quantity.end
            if costs and frame.quantity.start in costs and frame.value.unit == "元":
                continue
            if not is_refused(sentence, link, owner, self.tense):
                facts.append(self._fact(link, said, owner))

    def _fact(self, link: Link, said: Token, owner: Owner) -> Target | Result:
        frame, name, token, context = link.frame, link.name, link.token, self.context
        end, value = (
            frame.quantity.end,
            for_the_better(link) if frame.word == "改善" else frame.value,
        )
        promised, period, stated = self._time(link, said)
        if not promised:
            if owner.project and is_to_come(owner, link) and "完成" not in self.text[:end]:
                promised = not self.tense.reports(end)
                if promised and self.background.is_behind(period, link):
                    period = None
            promised = promised or (
                self.tense.leans_ahead(end, link)
                and not (stated and self.background.is_over(None, period))
            )
        if promised and not self.background.aim and is_part_of_a_list(self.text, name):
            promised = False
        if link.how == "link.sum-of-things" and name.endswith("总投资"):
            promised = self.promised
        self.promised = promised
        name, holder, region, code = held(
            link, owner, self.sentence, self.sights, told=self.told, lexicon=self.lexicon
        )
        start, stop = span_of(self.sentence, token, context.raw)
        # Set one by one: to hand over so many by their names takes four times as long.
        fact: Any = _new(Target if promised else Result)
        fact.article = context.article.index
        fact.quote = context.raw[start:stop]
        fact.start = start
        fact.end = stop
        fact.region = region
        fact.region_code = code
        fact.confidence = CONFIDENCE[link.inherited, stated, holder is None]
        fact.rules = (link.how, *rule_names(token))
        fact.trace = trace_of(self.sentence, link) if context.traced else None
        fact.indicator = name
        fact.measure = frame.measure
        fact.comparator = value.comparator
        fact.value = plain_number(value.value)
        fact.value_max = None if value.value_max is None else plain_number(value.value_max)
        fact.unit = value.unit
        fact.period_start = period.start if period else None
        fact.period_end = period.end if period else None
        fact.holder = holder
        fact.within = frame.whole or None
        fact.base = str(frame.base) if frame.base else None
        made: Target | Result = fact
        return made

    def _time(self, link: Link, said: Token) -> tuple[bool, Period | None, bool]:
        """Whether a figure is promised, its period, and whether its own sentence states that."""
        background, text = self.background, self.text
        quantity = link.frame.quantity
        # 占全年计划投资的40% promises nothing.
        end = said.start if link.frame.word == "占" else quantity.end
        own = self._stated(link, said, end) if self.sentence.periods else None
        if link.how == PLANNED:
            yearly = "年" in text[max(0, quantity.start - 8) : quantity.end + 6]
            return True, background.year_of_plan(own, yearly=yearly), False
        promised = self._promises(link, end, own)
        if promised and is_once_running(text, own, said.start):
            own = period = None
        else:
            period = own.value if own else self._taken_over(link, promised)
        if own is not None and text[own.start : own.end] == _WHOLE_YEAR:
            if promised and background.is_gone_by(None, period):
                period = background.this_year()
            if not promised or background.aim:
                background.period = period
        if promised and own is not None and own.value.part == "until":
            background.period = background.deadline = period
        if promised:
            period = self._set_for(link, period, own)
        elif self.these_days and background.is_gone_by(own, period):
            # What happened these days is not of the year that the paragraphs before told of.
            period = None
        ahead = text[max(0, said.start - 8) : quantity.start] if self.words_tell else ""
        reported, stated = background.article_period, own is not None
        period = by_its_words(period, link, text, ahead, reported=reported, stated=stated)
        return promised, period, stated

    def _stated(self, link: Link, said: Token, end: int) -> Token | None:
        """The period that its own sentence gives a figure."""
        background, text = self.background, self.text
        own = None
        if self.frames.told:
            own = self.frames.of(link, said.start, background.period)
        if own is not None:
            # 一年来，…。预计全年完成: of the year that is over, in its report.
            told = background.reviews and self.tense.expects(end)
            told = told and background.is_gone_by(None, background.period)
            if told or not self.tense.promises(end, None):
                known = background.running or background.period
                own = looking_back(own, text, known, background.latest)
            if text.startswith("当年", own.start) and background.runs_for_a_year:
                own = replace(own, value=background.period)  # 2023年，…。当年计划投资5亿元
        return own if link.frame.word not in RAISED else of_the_later(self.sentence, link) or own

    def _taken_over(self, link: Link, promised: bool) -> Period | None:
        """The period of a figure whose sentence gives it none."""
        period = as_said(self.background.period_of(link), self.text, link.frame.quantity.start)
        if promised or self.background.so_far is None:
            return period
        end = link.frame.quantity.end
        reached = self.tense.reports(end) or "完成" in self.text[link.token.start : end]
        return self.background.reached_in(period) if reached else period

    def _promises(self, link: Link, end: int, own: Token | None) -> bool:
        background, text, tense = self.background, self.text, self.tense
        if not tense.promises(end, own):
            aim = self.told[-1] if self.promised and own is None and self.told else None
            if aim and is_part_of_aim(text, link, aim, tense):
                return True
            known, latest = background.period, background.latest
            return is_set_ahead(self.sentence, link, own, known, latest=latest, tense=tense)
        if is_done(text, link, own):
            return False
        # 一年来，…。预计完成: an estimate of the year that is over.
        if own is not None or not tense.expects(end):
            return True
        if background.reviews and background.is_gone_by(None, background.period):
            return False
        # 一季度，…。预计完成生产总值30亿元: of the place, in what the paragraph reports on.
        of_a_place = link.indicator is not None and self.whose.owner.holder is None
        return not (of_a_place and background.is_told_out)

    def _set_for(self, link: Link, period: Period | None, own: Token | None) -> Period | None:
        """The period of a promise, but none that is over by then; this year for an aim of none."""
        background = self.background
        if _REALLY.match(self.text, link.frame.quantity.end):
            return period
        until = period is not None and period.part == "until"
        expected = not until and self.tense.expects(link.frame.quantity.end)
        over = background.is_over(own, period) and not expected
        gone, told = background.is_gone_by(own, period), period
        if over or gone or background.is_of_the_news(period, link):
            period = None
        # Behind a report on 上半年 it is promised for the year that this is half of.
        goes_on = over and not gone and takes_weeks(told)
        aimed = period is None and (goes_on or background.aim or "目标" in self.text)
        if aimed and not _YEARS_ON.search(self.text):
            return background.this_year()
        return period

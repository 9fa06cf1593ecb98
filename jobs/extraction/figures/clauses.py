"""The clauses of a sentence, and in them the words in front of a figure.

A clause ends at a mark. What stands once in a sentence is found once: its marks, its short asides,
its dates, and the places and organisations that speak in it.
"""

import re
from bisect import bisect_left
from itertools import accumulate, count
from operator import add

from jobs.extraction.context import Sentence
from jobs.extraction.figures.figure_tokens import FigureTokens
from jobs.extraction.names.phrases import LEADS_WITHIN, Phrase, phrase_before
from jobs.extraction.rules.tokens import Token

# It is one class of characters, which is found faster than one of two forms.
_MARK = re.compile("[，,。；;：:！？!?（(）)…■●①-⑳⑴-⒇—](?!(?<=—)[Ⅰ-Ⅻ])")
_ASIDE = re.compile(r"[（(](?:[^（）()\d，,。；;]{1,24}|[A-Za-z]+[\d.]+)[）)]")
_OPENS = re.compile("(?:[，,、：在至到将并也]|力争|确保|预[计期]|计划|争取|有望|可望|其中)*")
"""Before a date that the clause opens with."""
_PORT = re.compile("港(?!口)")
"""Behind a place: 滨州港 is not 滨州."""
_SO_MANY = re.compile(r"\d+[余多]?[家个户](?=[、，,。；;（(和及]|$)")
_QUOTES = {"“", "‘"}


def bracket_at(text: str, position: int) -> int | None:
    """Where the bracket opens that a position stands in; None outside of brackets."""
    opened = max(text.rfind("（", 0, position), text.rfind("(", 0, position))
    closed = max(text.rfind("）", 0, position), text.rfind(")", 0, position))
    return opened if opened > closed else None


class Clauses:
    """A sentence as figures are linked in it."""

    def __init__(self, sentence: Sentence, tokens: FigureTokens) -> None:
        self.text = text = sentence.text
        self._leads_within = LEADS_WITHIN in sentence.spots
        self.speakers = tokens.speakers
        self._periods = tokens.periods
        ends = accumulate(map(len, _MARK.split(text)))
        self._marks: list[int] = list(map(add, ends, count()))
        """Where the marks stand; the text's end is one."""
        if "—" in text and self._periods:
            # The dash of 5—6月 parts no clauses.
            self._marks = [mark for mark in self._marks if not self._in_period(mark)]
        self._asides: list[tuple[int, int]] = []
        if "（" in text or "(" in text:
            self._asides = [aside.span() for aside in _ASIDE.finditer(text)]

    def end(self, position: int) -> int:
        """Where the clause ends that stands at a position."""
        marks = self._marks
        return marks[bisect_left(marks, position)]

    def last_mark(self, start: int, end: int) -> int:
        """The last mark of a stretch, not counting those of short asides that close in it:
        地区生产总值（GDP）860亿元, 住宅(含商品房)施工面积. -1 where there is none.
        """
        which = bisect_left(self._marks, end) - 1
        while which >= 0 and (mark := self._marks[which]) >= start:
            if not self._asides or not self._in_aside(mark, end):
                return mark
            which -= 1
        return -1

    def _in_period(self, position: int) -> bool:
        return any(token.start < position < token.end for token in self._periods)

    def _in_aside(self, position: int, end: int) -> bool:
        return any(opens <= position < closes <= end for opens, closes in self._asides)

    def words(self, floor: int, end: int) -> Phrase:
        """What leads up to a figure at `end`: behind the clause's mark, its dates and its places.

        `floor` is where the figure before it ends.
        """
        if floor >= end:
            return Phrase("", floor, floor)
        text = self.text
        last = self.last_mark(floor, end)
        start = floor if last < 0 else last + 1
        if start >= end:
            return Phrase("", start, start)
        for token in reversed(self._periods):
            if start <= token.start and token.end <= end:
                if text.startswith("在", token.start - 1) and "基础上" in text[token.end : end]:
                    continue  # 旅游收入在上年高基数的基础上增长
                opens = _OPENS.fullmatch(text, start, token.start)
                if opens or self._is_told_of(token, end):
                    start = token.end
                    break
                end = token.start  # 工业增加值1—8月增长7%
        phrase = phrase_before(text, start, end, leads_within=self._leads_within)
        if not self.speakers:
            return phrase
        speakers = [each for each in self.speakers if start <= each.start and each.end <= end]
        moved = bool(speakers)
        while moved:
            moved = False
            for token in speakers:
                leads = token.start in (start, phrase.start) and token.end > start
                if leads and not self._is_told(token, end):
                    start = token.end
                    moved = True
            if moved:
                phrase = phrase_before(text, start, end, leads_within=self._leads_within)
        return phrase

    def _is_told_of(self, period: Token, end: int) -> bool:
        """Whether words stand between a date and a figure."""
        return bool(phrase_before(self.text, period.end, end).text)

    def _is_told(self, speaker: Token, end: int) -> bool:
        """Whether a name is told of and does not speak: in quotes, or counted itself, as in
        省级农民专业合作社30家.
        """
        if self.text[speaker.start - 1 : speaker.start] in _QUOTES:
            return True
        if _PORT.match(self.text, speaker.end):
            return True
        counted = speaker.kind == "organisation" and speaker.end == end
        return counted and _SO_MANY.match(self.text, end) is not None

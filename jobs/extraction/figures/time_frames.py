"""The periods that a sentence states, and which of them is a figure's."""

import re
from datetime import date

from jobs.extraction.context import Sentence
from jobs.extraction.dates.calendar_days import last_day
from jobs.extraction.figures.clauses import bracket_at
from jobs.extraction.figures.dealt_periods import dealt_period
from jobs.extraction.figures.figure_periods import OF_A_DEED, is_frame, is_since_its_deed
from jobs.extraction.figures.links import Link
from jobs.extraction.rules.members import COUNT
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.value import replace

_BY_NOW = Spotted("[，,；;](?:目前|如今|至今|眼下|现[已有在])")
_TO_NOW = re.compile("截[至止]|目前|当前|眼下")
_PLANNED = ("计划", "力争", "预计", "确保", "拟")
"""Before a time: it is only that of what is planned."""
_COUNTED_NOUN = re.compile("[^，,。；;、：:（(]{0,12}")
_THIS_YEAR_SO_FAR = re.compile("今年(?:以来)?(?:已|累计|共|先后|新)")


class TimeFrames:
    """The periods that a sentence of periods gives to its figures."""

    def __init__(self, sentence: Sentence) -> None:
        text = self._text = sentence.text
        self._sentence, self._by_now = sentence, _BY_NOW in sentence.spots
        self._brackets = brackets = "（" in text or "(" in text
        self.told: list[tuple[Token, int | None]] = [
            (_with_its_deed(text, token), bracket_at(text, token.start) if brackets else None)
            for token in sentence.periods
            if (_is_dated(token.value) or _TO_NOW.match(text, token.start))
            and is_frame(text, token)
        ]
        """Each with the bracket that it stands in."""

    def _before(self, position: int, known: Period | None) -> Token | None:
        """The period of a figure at a position: the last one before it. `known` is what the
        sentences before it report on.

        A period in brackets is for what stands in them; one compared with is for nothing.
        """
        depth = bracket_at(self._text, position) if self._brackets else None
        mark = self._text.rfind("；", 0, position)
        for token, bracket in reversed(self.told):
            if token.start >= position or (bracket is not None and bracket != depth):
                continue
            if self._by_now and self._is_left_behind(token, position):
                return None
            if token.start > mark or not self._ends_there(token):
                monthly = self._text.startswith("当月", token.start)
                return self._that_month(token, known) if monthly else self._so_far(token)
        return None

    def of(self, link: Link, said: int, known: Period | None) -> Token | None:
        """The period of a figure that is stated from `said` on."""
        quantity = link.frame.quantity
        own = self._behind(quantity.end) if link.frame.measure is COUNT else None
        if own is None and "分别" in self._text:
            own = dealt_period(self._sentence, quantity.start)
        return own or self._before(said, known)

    def _behind(self, position: int) -> Token | None:
        """When something is done with what is counted up to a position: 18个项目6月底前开工."""
        for token, _ in self.told:
            if token.start >= position:
                noun = self._text[position : token.start]
                done = _COUNTED_NOUN.fullmatch(noun) and OF_A_DEED.match(self._text, token.end)
                return token if done else None
        return None

    def _that_month(self, token: Token, known: Period | None) -> Token:
        """1—8月增长7%，当月增长9%: the last month of what is reported on."""
        told = next((t.value for t, _ in reversed(self.told) if t.start < token.start), known)
        if told is None or told.end is None or told.part == "year":
            return token
        year, month = told.end.year, told.end.month
        return replace(token, value=Period(date(year, month, 1), last_day(year, month), "month"))

    def _ends_there(self, token: Token) -> bool:
        """Whether a period is for no more than its clause: 计划年内完成3亿元; 6月底前建成; 当月."""
        if self._text.startswith("当月", token.start):
            return True
        # 预计全年完成生产总值215亿元；财政收入28亿元: of the same year.
        yearly = self._text.startswith("全年", token.start)
        planned = not yearly and self._text.endswith(_PLANNED, 0, token.start)
        return planned or OF_A_DEED.match(self._text, token.end) is not None

    def _is_left_behind(self, token: Token, position: int) -> bool:
        """去年7月投入使用，目前已引进8名: what there is now is not of the day of a deed."""
        now = next(iter(self._sentence.matches(_BY_NOW, token.end, position)), None)
        return now is not None and OF_A_DEED.match(self._text, token.end) is not None

    def _so_far(self, token: Token) -> Token:
        """截至10月底，全县今年已引进…: of 今年 no more is told than up to then."""
        text = self._text
        if text.startswith("今年", token.start) and _THIS_YEAR_SO_FAR.match(text, token.start):
            for earlier, _ in self.told:
                told = earlier.value
                until = earlier.start < token.start and told.part == "until"
                if until and told.end and token.value.start and token.value.start <= told.end:
                    return earlier
        return token


def _with_its_deed(text: str, token: Token) -> Token:
    """自2018年投产以来: what is told since then is not of that year alone."""
    period: Period = token.value
    if period.end is None or not is_since_its_deed(text, token):
        return token
    return replace(token, value=Period(period.start or period.end, None, "since"))


def _is_dated(period: Period) -> bool:
    return period.start is not None or period.end is not None

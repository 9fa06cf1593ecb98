"""Periods: what 一季度, 截至4月末, 今年以来 or 2月9日上午 mean, read from what the page tells.

Without a year to read from, a form that needs one gives a period that is open at both ends rather
than a guess.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from jobs.extraction.dates.anchors import Anchor, Sight
from jobs.extraction.dates.calendar_days import last_day
from jobs.extraction.dates.date_patterns import (
    AHEAD,
    BEFORE,
    COMPARED,
    COMPARED_ENDS,
    CUMULATED,
    DETAIL,
    DURING,
    EVERY,
    EVERY_ENDS,
    FIRST,
    SINCE,
    STARTS,
    TAIL_STARTS,
    TURNED,
    UNTIL_ENDS,
    UNTIL_WORDS,
    UP_TO,
)
from jobs.extraction.dates.date_readers import READERS
from jobs.extraction.dates.reported_sections import reported_lines
from jobs.extraction.rules.pattern_openings import digits_alike
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.value import replace

__all__ = ["Anchor", "period_tokens", "periods_of"]

_DONE = frozenset("产成用营效工运")
"""Before 后年: 达产后年产值 tells of a year's output after the start."""
_SOME_YEAR = Sight(Anchor(year=2024))
"""Tells whether words are a date at all, where nothing tells the year."""
_TO_COME = re.compile("[明来后]年|下半年|下个?月")
_TITLE_LENGTH = 40
"""How far back the 《 of a document's title is looked for."""


def period_tokens(text: str, anchor: Anchor) -> list[Token]:
    """The periods that a text names, in order and apart; `kind` is "period", `value` a `Period`.

    A token covers the whole expression with 截至, 到 … 前, 以来. 截至目前 and 近三年 give a period
    that is open at both ends, so that nothing is inherited instead; 同期 and names give none.
    """
    return periods_of([text], anchor)[0]


def periods_of(texts: Sequence[str], anchor: Anchor) -> list[list[Token]]:
    """The periods of several texts, each read by itself: one look for forms over all of them."""
    begins = list(accumulate([len(text) + 1 for text in texts], initial=0))
    starts: dict[int, list[tuple[int, int]]] = {}
    line = 0
    whole = "\n".join(texts)
    for start, form in STARTS.starts(digits_alike(whole)):
        while start >= begins[line + 1]:
            line += 1
        starts.setdefault(line, []).append((start - begins[line], form))
    periods: list[list[Token]] = [[] for _ in texts]
    reported = reported_lines(whole, begins, anchor.this_year) if starts else ()
    for line, each in starts.items():
        year = next((year for first, end, year in reported if first <= line < end), None)
        periods[line] = _read(texts[line], each, anchor, year)
    return periods


def _read(
    text: str, starts: Sequence[tuple[int, int]], anchor: Anchor, said: int | None
) -> list[Token]:
    """The periods of a text in which forms may begin at some places. `said` is the year that its
    section reports on.
    """
    tokens: list[Token] = []
    sight: Sight | None = None
    position = 0
    for begin, form in starts:
        if begin < position:
            continue
        name, rule, pattern = DETAIL[form]
        detail = pattern.match(text, begin)
        if detail is None or not FIRST.match(text, begin):
            continue
        if sight is None:
            sight = Sight(anchor, said, ahead=AHEAD.search(text) is not None)
        elif (sight.looks_back and TURNED.search(text, position, begin)) or (
            # 甲工程明年6月投用；乙工程5月底开工
            sight.looks_ahead and text.find("；", position, begin) >= 0
        ):
            sight = Sight(anchor, ahead=sight.ahead)
        position = detail.end()
        if _refused(text, begin, position):
            continue
        found = READERS[name](detail, sight)
        unknown = found is None and anchor.this_year is None
        if unknown:
            found = READERS[name](detail, _SOME_YEAR)
        if found is None:
            continue
        start, end, period = _widened(text, begin, position, found, anchor)
        if unknown:
            # No kind of period, as all of those have days.
            period = Period(None, None, "ahead" if _TO_COME.match(text, begin) else "")
        elif period.part != "until" and not _compares(text, begin):
            sight = _seen(sight, detail, found)
        position = end
        if tokens and start <= tokens[-1].end:
            start, period = _joined(tokens, begin, start, period)
        tokens.append(Token("period", start, end, period, rule))
    return tokens


def _joined(tokens: list[Token], begin: int, start: int, period: Period) -> tuple[int, Period]:
    """From one day up to another (6月1日至年底) is one period; the first is taken back."""
    last: Period = tokens[-1].value
    if start < tokens[-1].end:
        return begin, period
    if begin == start or last.start is None or period.end is None or period.end < last.start:
        return start, period
    return tokens.pop().start, Period(last.start, period.end, "days")


def _refused(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else ""
    if before in EVERY_ENDS and EVERY.search(text, max(0, start - 3), start):
        return True
    if text.startswith(("同期", "同比", "以来的"), end):
        return True
    if before in _DONE and text.startswith("后年", start):
        return True
    low = max(0, start - _TITLE_LENGTH)
    opened = text.rfind("《", low, start)
    return opened >= 0 and opened > text.rfind("》", low, start)


def _seen(sight: Sight, detail: re.Match[str], found: Period) -> Sight:
    """What the text has now said: a year in so many words stays for what follows in it."""
    on = found.end or found.start
    if on is None:
        return sight
    groups = detail.groupdict()
    told = groups.get("y") or groups.get("y2") or ""
    month = on.month if groups.get("m") or groups.get("m2") else None
    if told and (month or told[0] not in "去上前"):
        return Sight(sight.anchor, on.year, month, sight.ahead)
    if not month:
        return sight
    # 去年10月签约，3月开工，6月完工: March was of the next year, and so is June.
    said = None if sight.said is None else on.year
    return Sight(sight.anchor, said, month, sight.ahead)


def _widened(
    text: str, start: int, end: int, period: Period, anchor: Anchor
) -> tuple[int, int, Period]:
    """The period with 截至, 到 before it and 前, 以来, 期间 behind it."""
    tailed = text[end : end + 1] in TAIL_STARTS
    if tailed and (since := SINCE.match(text, end)) and period.start is not None:
        return _from_word(text, start), since.end(), replace(period, end=None, part="since")
    if period.start is None and period.end is None:
        return start, end, period
    if tailed and (before := BEFORE.match(text, end)) and period.end is not None:
        return _from_until(text, start), before.end(), _before(period)
    first = _from_until(text, start)
    if first < start:
        if tailed and (tail := UP_TO.match(text, end)):
            end = tail.end()
        if text.startswith("截", first):
            period = _not_after(period, anchor)
        return first, end, replace(period, start=None, part="until")
    if tailed and (tail := DURING.match(text, end)):
        end = tail.end()
    if period.part == "month" and CUMULATED.match(text, end):
        period = replace(period, start=None, part="until")
    return start, end, period


def _compares(text: str, start: int) -> bool:
    before = text[start - 1] if start else ""
    return before in COMPARED_ENDS and bool(COMPARED.search(text, max(0, start - 2), start))


def _from_until(text: str, start: int) -> int:
    if not start or text[start - 1] not in UNTIL_ENDS:
        return start
    found = UNTIL_WORDS.search(text, max(0, start - 3), start)
    return found.start() if found else start


def _from_word(text: str, start: int) -> int:
    return start - 1 if start and text[start - 1] in "自从" else start


def _before(period: Period) -> Period:
    """6月底前 and 6月30日前 end on that day, 7月前 and 2025年前 on the day before they begin."""
    if period.part in ("month", "year", "quarter", "half") and period.start is not None:
        return Period(None, period.start - timedelta(days=1), "until")
    return Period(None, period.end, "until")


def _not_after(period: Period, anchor: Anchor) -> Period:
    """截至 looks back: a month that was still to come when the page was printed is last year's."""
    if period.end is None or anchor.published.on is None or anchor.month is None:
        return period
    latest = last_day(anchor.published.on.year, anchor.month)
    if period.end <= latest or period.end.year > anchor.published.on.year:
        return period
    year, end = period.end.year - 1, period.end
    is_last = end == last_day(end.year, end.month)
    return replace(period, end=last_day(year, end.month) if is_last else end.replace(year=year))

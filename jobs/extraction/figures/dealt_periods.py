"""Years that 分别 deals out to figures: 2023年、2024年企业分别达到600家、750家."""

from collections.abc import Iterable

from jobs.extraction.context import Sentence
from jobs.extraction.dates.calendar_days import whole_year
from jobs.extraction.rules.tokens import Period, Token
from jobs.extraction.rules.value import replace

_AND = {"、", "和", "及", "与"}


def dealt_period(sentence: Sentence, figure: int) -> Token | None:
    """The period of the figure that begins at `figure`, where as many periods stand in a row before
    分别 as figures behind it.
    """
    text = sentence.text
    dealt = text.rfind("分别", 0, figure)
    if dealt < 0:
        return None
    row = _last_row(text, (token for token in sentence.periods if token.end <= dealt))
    figures = _first_row(text, (token for token in sentence.quantities if token.start > dealt))
    starts = [token.start for token in figures]
    if len(row) == 1:
        row = _years_of(row[0])
    if len(row) < 2 or len(row) != len(figures) or figure not in starts:
        return None
    return row[starts.index(figure)]


def _years_of(token: Token) -> list[Token]:
    """The years of 2016年至2018年."""
    span: Period = token.value
    if span.part != "years" or span.start is None or span.end is None:
        return []
    return [
        replace(token, value=whole_year(year)) for year in range(span.start.year, span.end.year + 1)
    ]


def _last_row(text: str, tokens: Iterable[Token]) -> list[Token]:
    row: list[Token] = []
    for token in tokens:
        goes_on = row and text[row[-1].end : token.start] in _AND
        row = [*row, token] if goes_on else [token]
    return row


def _first_row(text: str, tokens: Iterable[Token]) -> list[Token]:
    row: list[Token] = []
    for token in tokens:
        if row and text[row[-1].end : token.start] not in _AND:
            break
        row.append(token)
    return row

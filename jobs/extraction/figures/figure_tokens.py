"""Which tokens of a sentence figures are linked by: none inside a name, a slogan or a class."""

from collections.abc import Sequence

from jobs.extraction.figures.called_by import NAMING, is_division, is_in_slogan
from jobs.extraction.rules.tokens import Token, clashing
from jobs.extraction.rules.value import Value
from jobs.extraction.works.work_mentions import ReadSentence


class FigureTokens(Value, frozen=True):
    """A sentence's tokens by what linking does with them."""

    condensed: Sequence[Token]
    """Quantities, grades, periods and projects: what frames are read by."""
    periods: Sequence[Token]
    speakers: Sequence[Token]
    """Places, then organisations."""


def figure_tokens(read: ReadSentence) -> FigureTokens:
    """A sentence's tokens for linking: no quantity inside a project's name."""
    projects = read.projects
    names = [token for token in projects if token.kind == "project"] if projects else []
    sentence = read.sentence
    text = sentence.text
    periods: Sequence[Token] = sentence.periods
    grades: Sequence[Token] = sentence.grades
    quotes = "“" in text or "‘" in text or "《" in text
    ruled = "辖" in text
    told = [
        token
        for token in sentence.quantities
        if not (
            ((names_it := NAMING.get(token.value.kind)) and names_it(text, token))
            or (quotes and is_in_slogan(text, token))
            or (ruled and is_division(text, token))
        )
    ]
    if names:
        periods = [token for token in periods if not clashing(token, names)]
        grades = [token for token in grades if not clashing(token, names)]
        told = [token for token in told if not clashing(token, names)]
    speakers = (*sentence.places, *sentence.organisations)
    return FigureTokens((*periods, *told, *grades, *names), periods, speakers)

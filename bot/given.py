"""Days as people give them: 2023-02-06, 2月6日, 昨天."""

import re
from datetime import date, timedelta
from enum import Enum, auto

from jobs.typed_days import in_usual_forms
from storage.records import Basis, Precision, Publication

WHOLE = re.compile(r"(?P<y>20\d\d)(?:[-/.]|年)(?P<m>\d{1,2})(?:[-/.]|月)(?P<d>\d{1,2})[日号]?")
MONTH = re.compile(r"(?P<y>20\d\d)(?:[-/.]|年)(?P<m>\d{1,2})月?")
YEAR = re.compile(r"(?P<y>20\d\d)年?")
WITHOUT_YEAR = re.compile(r"(?P<m>\d{1,2})(?:[-/.]|月)(?P<d>\d{1,2})[日号]?")
AGO = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
AHEAD = frozenset({"明天", "后天", "明日"})


class DayGiven(Enum):
    """What is wrong with a day that can be read."""

    AHEAD = auto()


def read_day(words: str, today: date) -> Publication | DayGiven | None:
    """The day, month or year that the words name; None where they name none.

    A day without its year is the latest one. No day to come is one of publication.
    """
    text = "".join(in_usual_forms(words).split()).rstrip("。.")
    if text in AHEAD:
        return DayGiven.AHEAD
    if text in AGO:
        return _given(today - timedelta(days=AGO[text]), Precision.DAY)
    try:
        if found := WHOLE.fullmatch(text):
            on, precision = _day(found["y"], found["m"], found["d"]), Precision.DAY
        elif found := WITHOUT_YEAR.fullmatch(text):
            on, precision = _day(today.year, found["m"], found["d"]), Precision.DAY
            on = on if on <= today else _day(today.year - 1, found["m"], found["d"])
        elif found := MONTH.fullmatch(text):
            on, precision = _day(found["y"], found["m"], 1), Precision.MONTH
        elif found := YEAR.fullmatch(text):
            on, precision = _day(found["y"], 1, 1), Precision.YEAR
        else:
            return None
    except ValueError:
        return None
    return _given(on, precision) if on <= today else DayGiven.AHEAD


def _day(year: str | int, month: str | int, day: str | int) -> date:
    return date(int(year), int(month), int(day))


def _given(on: date, precision: Precision) -> Publication:
    return Publication(on=on, precision=precision, basis=Basis.GIVEN)

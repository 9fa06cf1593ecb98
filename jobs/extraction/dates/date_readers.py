"""What each form of a date says: from a pattern's match to days of the calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from jobs.extraction.dates.anchors import Sight
from jobs.extraction.dates.calendar_days import Days, day, last_day, months, part_of_month, shifted
from jobs.extraction.dates.date_patterns import PLANNED
from jobs.extraction.quantities.numerals import read_number
from jobs.extraction.rules.tokens import Period

_Found = Period | None
_PLANS = {"九": 1996, "十": 2001} | {
    f"十{digit}": 2001 + 5 * number for number, digit in enumerate("一二三四五六七", 1)
}
_SET_FOR = re.compile("(?:(?:力争|确保|争取|计划|预计|然后|拟)在?|要在|将在)$")
"""Before 1至6月: months to come are then those of this year."""
_HOLIDAYS = {"国庆": (10, 1, 7), "十一": (10, 1, 7), "五一": (5, 1, 5), "元旦": (1, 1, 3)}


def _number(words: str) -> int:
    value = 1 if words == "元" else read_number(words)
    return int(value) if value is not None else 0


def _days(found: Days | None, part: str) -> _Found:
    return Period(found[0], found[1], part) if found else None


def _years(match: re.Match[str], _: Sight) -> _Found:
    first, last = int(match["a"]), int(match["b"])
    if first > last:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), "years")


def _plan(match: re.Match[str], _: Sight) -> _Found:
    first = _PLANS.get(match["n"] or match["m"] or "")
    if first is None:
        return None
    end = date(first + 4, 12, 31)
    part = match["part"] or match["more"] or ""
    if part in ("期末", "末"):
        return Period(None, end, "until")
    if not part and match.string.startswith(("规划", "纲要", "开局", "收官", "计划"), match.end()):
        return None
    return Period(date(first, 1, 1), end, "years")


def _months(match: re.Match[str], sight: Sight) -> _Found:
    first_year = sight.year(match["y"])
    last_year = sight.year(match["z"]) if match["z"] else first_year
    first, last = 1 if match["a"] == "元" else int(match["a"]), int(match["b"])
    if not match["y"] and not match["z"] and not _is_set(match):
        first_year = last_year = sight.year_so_far(None, last)
    if first_year is None or last_year is None or (first_year, first) > (last_year, last):
        return None
    return Period(date(first_year, first, 1), last_day(last_year, last), "months")


def _is_set(match: re.Match[str]) -> bool:
    start = match.start()
    return _SET_FOR.search(match.string, max(0, start - 4), start) is not None


def _day_range(match: re.Match[str], sight: Sight) -> _Found:
    year = sight.year(match["y"])
    month = int(match["m"]) if match["m"] else sight.said_month or sight.anchor.month
    if year is None or month is None:
        return None
    first = day(year, month, int(match["a"]))
    until = sight.year(match["y2"]) if match["y2"] else year
    last = day(until or year, int(match["n"]) if match["n"] else month, int(match["b"]))
    if first is None or last is None or first > last:
        return None
    return Period(first, last, "days")


def _first_months(match: re.Match[str], sight: Sight) -> _Found:
    count = _number(match["n"])
    if not 1 <= count <= 12:
        return None
    year = sight.year_so_far(match["y"], count)
    return _days(months(year, 1, count), "months") if year is not None else None


def _quarters(match: re.Match[str], sight: Sight) -> _Found:
    count = 9 if match["n"] in "三3" else 6
    year = sight.year_so_far(match["y"], count)
    return _days(months(year, 1, count), "months") if year is not None else None


def _quarter(match: re.Match[str], sight: Sight) -> _Found:
    quarter = 1 if match["n"] == "首" else _number(match["n"])
    year = sight.year_of_part(match["y"], 3 * quarter)
    if year is None:
        return None
    first, last = months(year, 3 * quarter - 2, 3 * quarter)
    if match[0][-1] in "末底":
        return Period(last, last, "end")
    return Period(first, last, "quarter")


def _half(match: re.Match[str], sight: Sight) -> _Found:
    first, last = (1, 6) if match["n"] == "上" else (7, 12)
    year = sight.year_of_part(match["y"], last)
    return _days(months(year, first, last), "half") if year is not None else None


def _iso(match: re.Match[str], _: Sight) -> _Found:
    if match["s"] != match["t"]:
        return None
    on = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Period(on, on, "day") if on else None


_TELLS = re.compile("[，,]|[上下]午|晚")
"""Behind the day that a sentence begins with, of what it tells."""


def _day(match: re.Match[str], sight: Sight) -> _Found:
    month = _number(match["m"] or match["m2"])
    year = sight.year_of_month(match["y"] or match["y2"], month)
    if year is None:
        return None
    if not match.start() and _TELLS.match(match.string, match.end()):
        year = sight.year_told(match["y"] or match["y2"], year, month)
    on = day(year, month, _number(match["d"] or match["d2"]))
    return Period(on, on, "day") if on else None


def _month(match: re.Match[str], sight: Sight) -> _Found:
    month = _number(match["m"] or match["m2"] or match["m3"])
    year = sight.year_of_month(match["y"] or match["y2"], month)
    if year is None:
        return None
    part = match["part"] or match["part2"] or match["part3"] or ""
    return _days(part_of_month(year, month, part), _month_part(part))


def _month_part(part: str) -> str:
    if part in ("底", "末", "月底", "月末"):
        return "end"
    return "days" if part else "month"


def _near_month(match: re.Match[str], sight: Sight) -> _Found:
    year, month = sight.anchor.this_year, sight.anchor.month
    if year is None or month is None:
        return None
    if match["w"] == "当月" and sight.said_month is not None:
        month = sight.said_month
    by = {"上": -1, "下": 1, "次": 1}.get(match["w"][0], 0)
    if sight.anchor.month_told is not None:
        by -= (month - sight.anchor.month_told) % 12
    if match["d"]:
        on = day(*shifted(year, month, by), int(match["d"]))
        return Period(on, on, "day") if on else None
    part = match["part"] or ""
    return _days(part_of_month(*shifted(year, month, by), part), _month_part(part))


def _loose_part(match: re.Match[str], sight: Sight) -> _Found:
    year, month = sight.year(None), sight.said_month or sight.anchor.month
    if year is None or month is None:
        return None
    part = match["part"].removeprefix("月")
    return _days(part_of_month(year, month, part), _month_part(part))


def _year_end(match: re.Match[str], sight: Sight) -> _Found:
    if not match["y"] and match["w"] in ("底", "末"):
        return None
    if not match["y"] and _counted(match):
        return None
    look_back = match["w"].endswith("末")
    year = sight.year_reported(match["y"]) if look_back else sight.year(match["y"])
    return Period(date(year, 12, 31), date(year, 12, 31), "end") if year is not None else None


def _counted(match: re.Match[str]) -> bool:
    """Whether 年 is counted (三年内) or recurs (每年底) rather than this year's."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return bool(before) and before in "0123456789一二两三四五六七八九十几数半每多历逐往近当"


def _year_part(match: re.Match[str], sight: Sight) -> _Found:
    if not match["y"] and (match["w"] in ("内", "初") or _counted(match)):
        return None
    if match["w"].endswith("初") and PLANNED.match(match.string, match.end()):
        return None
    year = sight.year(match["y"])
    if year is None:
        return None
    if match["w"].endswith("内"):
        return Period(None, date(year, 12, 31), "until")
    return _days(months(year, 1, 1), "month")


def _past_year(_: re.Match[str], sight: Sight) -> _Found:
    year, month = sight.anchor.this_year, sight.anchor.month
    if year is None or (month is not None and month > 4):
        return Period(None, None, "years")
    return _days(months(year - 1, 1, 12), "year")


def _year(match: re.Match[str], sight: Sight) -> _Found:
    year = sight.year(match["y"])
    return _days(months(year, 1, 12), "year") if year is not None else None


def _whole_year(_: re.Match[str], sight: Sight) -> _Found:
    year = sight.year_reported(None)
    return _days(months(year, 1, 12), "year") if year is not None else None


def _open(_: re.Match[str], __: Sight) -> _Found:
    return Period(None, None, "years")


def _now(match: re.Match[str], _: Sight) -> _Found:
    return Period(None, None, "since" if match[0].endswith("年来") else "until")


def _near_day(match: re.Match[str], sight: Sight) -> _Found:
    if sight.anchor.today is None:
        return None
    by = {"今": 0, "昨": -1, "前": -2, "明": 1}[match[0][0]]
    on = sight.anchor.today + timedelta(days=by)
    return Period(on, on, "day")


def _holiday(match: re.Match[str], sight: Sight) -> _Found:
    year = sight.year(match["y"] or match["y2"])
    if year is None:
        return None
    if match["w2"]:
        return _eve(match["w2"], year, bool(match["y2"]), sight)
    month, first, last = _HOLIDAYS[match["w"]]
    return Period(date(year, month, first), date(year, month, last), "days")


def _eve(holiday: str, year: int, told: bool, sight: Sight) -> _Found:
    """国庆节前, 元旦前: the days up to the one before the holiday that comes next."""
    month, first, _ = next(days for name, days in _HOLIDAYS.items() if name in holiday)
    on, today = date(year, month, first), sight.anchor.published.on
    if not told and today is not None and on <= today:
        on = date(year + 1, month, first)
    return Period(None, on - timedelta(days=1), "until")


def _loose_day(match: re.Match[str], sight: Sight) -> _Found:
    """A day alone is of the month named before it, else of the last such day before the page."""
    number, published = int(match["d"]), sight.anchor.published.on
    if sight.said_month is not None:
        year = sight.year(None)
        on = day(year, sight.said_month, number) if year is not None else None
    elif published is None or sight.anchor.month is None:
        return None
    else:
        back = sight.anchor.today is not None and number > published.day + 3
        on = day(*shifted(published.year, published.month, -1 if back else 0), number)
    return Period(on, on, "day") if on else None


READERS: dict[str, Callable[[re.Match[str], Sight], _Found]] = {
    "years": _years,
    "plan": _plan,
    "months": _months,
    "days": _day_range,
    "first_months": _first_months,
    "quarters": _quarters,
    "quarter": _quarter,
    "half": _half,
    "iso": _iso,
    "day": _day,
    "month": _month,
    "near_month": _near_month,
    "loose_part": _loose_part,
    "year_end": _year_end,
    "year_part": _year_part,
    "past_year": _past_year,
    "year": _year,
    "whole_year": _whole_year,
    "spell": _open,
    "now": _now,
    "near_day": _near_day,
    "holiday": _holiday,
    "loose_day": _loose_day,
}
"""From the name of a form (see `date_patterns.FORMS`) to what reads a match of it."""

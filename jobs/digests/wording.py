"""Figures, periods, days and stages in a reader's words. Plain text, nothing escaped."""

from datetime import date, timedelta

from jobs.texts import zh
from storage.records import (
    UPLOAD_NAME,
    Comparator,
    Figure,
    Measure,
    Precision,
    Publication,
    Stage,
    StoredFact,
    Target,
    Thing,
)


def number_in_words(value: float) -> str:
    """1544 → 1544, 36000 → 3.6万, 1.539e11 → 1539亿, 1e12 → 1万亿. At most four decimals."""
    size = abs(value)
    if size >= 1e12:
        return _decimal(value / 1e12) + zh.WAN_YI
    if size >= 1e8:
        return _decimal(value / 1e8) + zh.YI
    if size >= 1e4:
        return _decimal(value / 1e4) + zh.WAN
    return _decimal(value)


def _decimal(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def amount_in_words(value: float, unit: str) -> str:
    """A number with its unit: 36亿元, 60万吨, 1544家, 13.4%."""
    if unit == "%":
        return f"{_decimal(value)}%"
    if unit == zh.POINTS:
        unit = zh.POINTS_COUNTED
    return number_in_words(value) + unit


def money_in_words(yuan: float) -> str:
    """3.6e9 → 36亿元, 5e6 → 500万元."""
    return amount_in_words(yuan, zh.YUAN)


def figure_in_words(figure: Figure) -> str:
    """What a figure says, without its indicator: 同比增长7%, 1000亿元以上, 全省第1—2位."""
    within = figure.within or ""
    amount = _amount(figure, figure.value, figure.value_max)
    match figure.measure:
        case Measure.RANK:
            return within + _rank(figure)
        case Measure.GROWTH:
            return _change(figure, (zh.GREW, zh.FELL), (zh.GREW_SINCE, zh.FELL_SINCE))
        case Measure.INCREMENT:
            is_points = zh.POINTS in figure.unit
            plain = (zh.RAISED, zh.LOWERED) if is_points else (zh.ADDED, zh.REMOVED)
            return _change(figure, plain, (zh.ADDED_SINCE, zh.REMOVED_SINCE))
        case Measure.MULTIPLE if isinstance(figure, Target) and figure.value == 2:
            return zh.DOUBLED.format(amount=amount)
        case _:
            return (within if figure.measure is Measure.SHARE else "") + amount


def _rank(figure: Figure) -> str:
    value = _decimal(figure.value)
    if figure.value_max is not None:
        return zh.RANKS.format(value=value, value_max=_decimal(figure.value_max))
    # Of ranks, the smaller is the better: both 前3 and 第3以上 mean the first three.
    if figure.comparator in {Comparator.AT_MOST, Comparator.AT_LEAST} and figure.value > 1:
        return zh.RANK_AT_LEAST.format(value=value)
    return zh.RANK.format(value=value)


def _change(figure: Figure, plain: tuple[str, str], since: tuple[str, str]) -> str:
    if figure.value == 0 and figure.measure is Measure.GROWTH and figure.value_max is None:
        return zh.UNCHANGED
    is_fall = figure.value < 0
    words = (since if figure.base else plain)[is_fall]
    value_max = figure.value_max
    if is_fall and value_max is not None:
        value_max = abs(value_max) if value_max < 0 else -value_max
    amount = _amount(figure, abs(figure.value), value_max)
    return words.format(base=figure.base, amount=amount)


def _amount(figure: Figure, value: float, value_max: float | None) -> str:
    amount = amount_in_words(value, figure.unit)
    if value_max is not None:
        return amount + zh.RANGE_DASH + amount_in_words(value_max, figure.unit)
    words = {
        Comparator.AT_LEAST: zh.AT_LEAST,
        Comparator.AT_MOST: zh.AT_MOST,
        Comparator.ABOUT: zh.ABOUT,
    }.get(figure.comparator)
    return words.format(amount=amount) if words else amount


def day_in_words(day: date, near: date | None = None) -> str:
    """2023年4月30日; without the year where `near` is of the same year."""
    words = zh.DAY_THIS_YEAR if near is not None and near.year == day.year else zh.DAY
    return words.format(year=day.year, month=day.month, day=day.day)


def period_in_words(start: date | None, end: date | None, *, promised: bool = False) -> str:
    """2023年, 2023年第二季度, 2023年1—4月, 截至2023年4月30日; empty where nothing is known.

    `promised`: the period is of a target, so an end alone reads 到2023年底.
    """
    if start is None and end is None:
        return ""
    if end is None:
        return zh.SINCE.format(day=day_in_words(start)) if start else ""
    if start is None:
        return _until(end, promised=promised)
    if start == end:
        return day_in_words(end)
    return _whole_months(start, end) or zh.BETWEEN.format(
        start=day_in_words(start), end=day_in_words(end, near=start)
    )


def _until(end: date, *, promised: bool) -> str:
    if not promised:
        return zh.UNTIL.format(day=day_in_words(end))
    if (end.month, end.day) == (12, 31):
        return zh.BY_YEAR_END.format(year=end.year)
    if _is_month_end(end):
        return zh.BY_MONTH_END.format(month=zh.MONTH.format(year=end.year, month=end.month))
    return zh.BY.format(day=day_in_words(end))


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _whole_months(start: date, end: date) -> str:
    """The name of a period of whole months, or nothing."""
    if start.day != 1 or not _is_month_end(end):
        return ""
    first, last = start.month, end.month
    if start.year != end.year:
        is_years = (first, last) == (1, 12)
        return zh.YEARS.format(first=start.year, last=end.year) if is_years else ""
    year = zh.YEAR.format(year=start.year)
    named = {
        (1, 12): "",
        (1, 6): zh.HALVES[0],
        (7, 12): zh.HALVES[1],
        (1, 9): zh.THREE_QUARTERS,
        **{(3 * quarter + 1, 3 * quarter + 3): zh.QUARTERS[quarter] for quarter in range(4)},
    }
    if (first, last) in named:
        return year + named[first, last]
    if first == last:
        return zh.MONTH.format(year=start.year, month=first)
    return zh.MONTHS.format(year=start.year, first=first, last=last)


def stage_in_words(stage: Stage) -> str:
    """谋划, 签约, 开工, 在建, 竣工 or 投产."""
    return zh.STAGES[stage]


def source_in_words(stored: StoredFact) -> str:
    """The name of the paper; words for it where somebody handed the article in."""
    return source_name_in_words(stored.source_name)


def source_name_in_words(name: str) -> str:
    return zh.HANDED_IN if name == UPLOAD_NAME else name


def printed_on(stored: StoredFact, near: date | None = None) -> str:
    """The day on which an article was printed, as far as it is known: 2023年, 2023年2月, 2月6日."""
    return printed_on_of(stored.published, near)


def printed_on_of(published: Publication, near: date | None = None) -> str:
    """The same of a publication alone."""
    on = published.on
    if on is None:
        return ""
    match published.precision:
        case Precision.YEAR:
            return zh.YEAR.format(year=on.year)
        case Precision.MONTH:
            return zh.MONTH.format(year=on.year, month=on.month)
        case _:
            return day_in_words(on, near)


def last_told(thing: Thing, source: StoredFact | None, near: date) -> str:
    """When a thing was last told of, by its newest fact, no more exactly than it is known."""
    return (source and printed_on(source, near)) or day_in_words(thing.last_on, near)

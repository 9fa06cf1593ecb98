"""The last day on which an article may have been printed, where only its month or year is known."""

from datetime import date

from jobs.extraction.dates.calendar_days import last_day
from storage.records import Precision, Publication


def last_printing_day(published: Publication) -> date | None:
    """What lies behind this day has not happened when the article was printed.

    Of an article known by its year, 年底 is still ahead: it is hardly ever printed that late.
    """
    on = published.on
    if on is None or published.precision in (None, Precision.DAY):
        return on
    return last_day(on.year, on.month if published.precision is Precision.MONTH else 11)

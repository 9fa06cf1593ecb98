"""Working days in China: weekends that are worked and weekdays that are free, as announced."""

from datetime import date

import chinese_calendar
from chinese_calendar.constants import holidays

SATURDAY = 6

_KNOWN_SINCE = min(holidays).year
KNOWN_UNTIL = max(holidays).year
"""The last year whose holidays the calendar knows. The State Council announces those of a year in
the autumn before; a newer release of the calendar brings them."""


def is_workday(day: date) -> bool:
    """Whether people work on a day. Of years that the calendar doesn't know, Monday to Friday."""
    if _KNOWN_SINCE <= day.year <= KNOWN_UNTIL:
        return bool(chinese_calendar.is_workday(day))
    return day.isoweekday() < SATURDAY

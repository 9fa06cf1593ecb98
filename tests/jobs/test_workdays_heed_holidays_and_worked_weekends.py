from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.digests import Slot, next_after, parse_schedule, slot_of
from jobs.digests.workdays import KNOWN_UNTIL, is_workday
from storage.records import Cadence

WORKDAYS = parse_schedule("工作日 08:30")


def days_from(first: date, count: int) -> list[date]:
    """The local days of the next digests after the day before `first`."""
    at = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(hours=8)
    days = []
    for _ in range(count):
        at = next_after(WORKDAYS, "Asia/Shanghai", at)
        days.append((at + timedelta(hours=8)).date())
    return days


def test_a_week_of_holidays_is_left_out_and_its_worked_weekend_is_not() -> None:
    # The holidays around 1 October 2023: free from 29 September to 6 October, worked on the 7th
    # and the 8th, a Saturday and a Sunday.
    assert days_from(date(2023, 9, 28), 4) == [
        date(2023, 9, 28),
        date(2023, 10, 7),
        date(2023, 10, 8),
        date(2023, 10, 9),
    ]


def test_the_first_digest_after_the_holidays_covers_them() -> None:
    at = datetime(2023, 10, 7, 0, 30, tzinfo=UTC)
    since, on = date(2023, 9, 28), date(2023, 10, 7)
    assert slot_of(WORKDAYS, "Asia/Shanghai", at) == Slot(Cadence.WORKDAYS, since, on)


@pytest.mark.parametrize("later", [1, 5, 30])
def test_of_years_not_announced_yet_monday_to_friday_are_worked(later: int) -> None:
    first = date(KNOWN_UNTIL + later, 1, 1)
    for day in (first + timedelta(days=number) for number in range(366)):
        assert is_workday(day) is (day.isoweekday() <= 5)


def test_of_years_before_the_calendar_too() -> None:
    assert is_workday(date(1999, 10, 1))
    assert not is_workday(date(1999, 10, 2))

"""When the next digest of a schedule is due, and which days it covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jobs.digests.workdays import is_workday
from storage.records import Cadence, Schedule

_FAR_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Slot:
    """The stretch of days that a digest covers: after `since`, up to and with `on`.

    All subscribers of a place with the same slot read the same digest. Days are local days.
    """

    cadence: Cadence
    since: date
    on: date


def next_after(schedule: Schedule, zone: str, now: datetime) -> datetime:
    """The first due instant after `now`, in UTC.

    Where clocks go forward, a time that does not exist moves on by the hour that is left out; where
    they go back, the first of the two counts.
    """
    place = ZoneInfo(zone)
    # The day before, too: a time moved over midnight belongs to it.
    for day in _days_of(schedule, now.astimezone(place).date() - timedelta(days=1)):
        at = time(schedule.hour, schedule.minute, tzinfo=place)
        due_at = datetime.combine(day, at).astimezone(UTC)
        if due_at > now:
            return due_at
    raise AssertionError("a schedule names a day in every two months")


def slot_of(schedule: Schedule, zone: str, at: datetime) -> Slot:
    """The slot of the digest that is due at `at`: since the scheduled day before it."""
    on = at.astimezone(ZoneInfo(zone)).date()
    earlier = _days_of(schedule, on - timedelta(days=63))
    since = on - timedelta(days=1)
    for day in earlier:
        if day >= on:
            break
        since = day
    return Slot(schedule.cadence, since, on)


def _days_of(schedule: Schedule, first: date) -> Iterator[date]:
    """The days of a schedule from `first` on."""
    for offset in range(_FAR_AHEAD):
        day = first + timedelta(days=offset)
        if _is_day_of(schedule, day):
            yield day


def _is_day_of(schedule: Schedule, day: date) -> bool:
    match schedule.cadence:
        case Cadence.DAILY:
            return True
        case Cadence.WORKDAYS:
            return is_workday(day)
        case Cadence.WEEKLY:
            return day.isoweekday() in schedule.days
        case Cadence.MONTHLY:
            is_last = (day + timedelta(days=1)).day == 1
            return day.day in schedule.days or (is_last and schedule.days[-1] > day.day)

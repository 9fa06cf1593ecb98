"""Schedules as people write them, and when the next digest is due."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jobs.texts import zh
from storage.records import Cadence, Schedule

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_TIME = re.compile(
    r"(早上|早晨|上午|中午|下午|晚上|晚|早)?\s*(\d{1,2})\s*(?:[:点时]\s*(?:(\d{1,2})分?|(半))?)整?$"
)
_DAYS = re.compile(r"每(?:(天|日)|(?:周|星期|礼拜)([一二三四五六日天1-7、,和 ]+)|个?月([^:点]*?))$")
_QUIET = re.compile(
    r"[,、;(\s]*(?:无事不发|(?:有事|有变化|有消息|有新消息)才发|"
    r"(?:没有?|无)(?:新?变化|新?消息|新闻|事)?(?:时|就)?(?:不发|不要发|不用发|别发))\)?$"
)
_AFTERNOON = frozenset({"下午", "晚上", "晚"})
_WEEKDAYS = {word: number for number, word in enumerate(zh.WEEKDAYS, 1)} | {"天": 7}
_FAR_AHEAD = 400


class ScheduleError(ValueError):
    """The words name no schedule; the message tells the reader how to write one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The stretch of days that a digest covers: after `since`, up to and with `on`.

    All subscribers of a place with the same slot read the same digest. Days are local days.
    """

    cadence: Cadence
    since: date
    on: date


def parse_schedule(words: str) -> Schedule:
    """Read 每天 08:30, 每天8点半, 每周一三五 20:00, 每月1号 9点. Raises ScheduleError.

    无事不发 or the like at the end: no digest at all when there is nothing new.
    """
    text = words.translate(_WIDE).strip()
    silence = _QUIET.search(text)
    text = text[: silence.start()].strip() if silence else text
    quiet = silence is not None
    clock = _TIME.search(text)
    days = _DAYS.search(text[: clock.start()].strip() if clock else text)
    if days is None:
        raise ScheduleError(zh.SCHEDULE_UNCLEAR.format(words=words))
    if clock is None:
        raise ScheduleError(zh.SCHEDULE_NO_TIME.format(words=words))
    hour, minute = _hour_and_minute(clock, words)
    every_day, weekdays, month_days = days.groups()
    if every_day:
        return Schedule(cadence=Cadence.DAILY, hour=hour, minute=minute, quiet=quiet)
    if weekdays is not None:
        named = {_WEEKDAYS.get(each) or int(each) for each in re.findall(r"[^、,和 ]", weekdays)}
        cadence, days_ = Cadence.WEEKLY, tuple(sorted(named))
    else:
        cadence, days_ = Cadence.MONTHLY, _month_days(month_days, words)
    return Schedule(cadence=cadence, hour=hour, minute=minute, days=days_, quiet=quiet)


def _hour_and_minute(clock: re.Match[str], words: str) -> tuple[int, int]:
    part, hour_words, minute_words, half = clock.groups()
    hour, minute = int(hour_words), 30 if half else int(minute_words or 0)
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise ScheduleError(zh.SCHEDULE_BAD_TIME.format(words=words))
    return hour, minute


def _month_days(named: str, words: str) -> tuple[int, ...]:
    days = tuple(sorted({int(each) for each in re.findall(r"\d+", named)}))
    if not days or days[0] < 1 or days[-1] > 31 or re.search(r"[^\d号日、,和 ]", named):
        raise ScheduleError(zh.SCHEDULE_BAD_DAY.format(words=words))
    return days


def schedule_in_words(schedule: Schedule) -> str:
    """每天 08:30, 每周一三五 20:00, 每月1、15日 09:00 无事不发; `parse_schedule` reads it back."""
    at = f"{schedule.hour:02}:{schedule.minute:02}"
    quiet = zh.IF_QUIET if schedule.quiet else ""
    match schedule.cadence:
        case Cadence.DAILY:
            return zh.EVERY_DAY.format(time=at) + quiet
        case Cadence.WEEKLY:
            days = "".join(zh.WEEKDAYS[day - 1] for day in schedule.days)
            return zh.EVERY_WEEK.format(days=days, time=at) + quiet
        case Cadence.MONTHLY:
            days = zh.LIST_COMMA.join(str(day) for day in schedule.days)
            return zh.EVERY_MONTH.format(days=days, time=at) + quiet


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
        case Cadence.WEEKLY:
            return day.isoweekday() in schedule.days
        case Cadence.MONTHLY:
            is_last = (day + timedelta(days=1)).day == 1
            return day.day in schedule.days or (is_last and schedule.days[-1] > day.day)

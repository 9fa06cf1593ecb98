from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.digests import (
    ScheduleError,
    Slot,
    next_after,
    parse_schedule,
    schedule_in_words,
    slot_of,
)
from storage.records import Cadence, Schedule

DAILY, WEEKLY, MONTHLY = Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("每天 08:30", (DAILY, 8, 30, ())),
        ("每天8点半", (DAILY, 8, 30, ())),
        ("每日 8：05", (DAILY, 8, 5, ())),
        ("每天晚上8点", (DAILY, 20, 0, ())),
        ("每天　８时", (DAILY, 8, 0, ())),
        ("每周一 8:30", (WEEKLY, 8, 30, (1,))),
        ("每周一三五 20:00", (WEEKLY, 20, 0, (1, 3, 5))),
        ("每星期日下午3点15分", (WEEKLY, 15, 15, (7,))),
        ("每周一、四 9点", (WEEKLY, 9, 0, (1, 4))),
        ("每月1号 9点", (MONTHLY, 9, 0, (1,))),
        ("每个月1日和15日 09:00", (MONTHLY, 9, 0, (1, 15))),
    ],
)
def test_words_name_a_schedule(words, schedule) -> None:
    cadence, hour, minute, days = schedule
    assert parse_schedule(words) == Schedule(cadence=cadence, hour=hour, minute=minute, days=days)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("常常", "请这样写"),
        ("每天 25:00", "0 到 23"),
        ("每天 8:75", "0 到 59"),
        ("每月32号 9点", "1 到 31"),
        ("每月 9点", "1 到 31"),
        ("", "请这样写"),
    ],
)
def test_other_words_are_answered_with_how_to_write_it(words, advice) -> None:
    with pytest.raises(ScheduleError, match=advice):
        parse_schedule(words)


_weekdays = st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days)))
_month_days = st.sets(st.integers(1, 31), min_size=1, max_size=4).map(
    lambda days: tuple(sorted(days))
)
_schedules = st.builds(
    lambda days, hour, minute, quiet: Schedule(
        cadence=days[0], days=days[1], hour=hour, minute=minute, quiet=quiet
    ),
    st.one_of(
        st.just((DAILY, ())),
        st.just((Cadence.WORKDAYS, ())),
        st.tuples(st.just(WEEKLY), _weekdays),
        st.tuples(st.just(MONTHLY), _month_days),
    ),
    st.integers(0, 23),
    st.integers(0, 59),
    st.booleans(),
)
_zones = st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin"])
_instants = st.integers(0, 730 * 24 * 60).map(
    lambda minutes: datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(_schedules)
def test_a_schedule_in_words_reads_back(schedule) -> None:
    assert parse_schedule(schedule_in_words(schedule)) == schedule


@given(_schedules, _zones, _instants)
def test_the_next_instant_is_later_and_slots_follow_without_a_gap(schedule, zone, now) -> None:
    one = next_after(schedule, zone, now)
    other = next_after(schedule, zone, one)
    assert now < one < other
    assert slot_of(schedule, zone, other).since == slot_of(schedule, zone, one).on


def test_a_time_that_the_clocks_leave_out_moves_forward() -> None:
    at = next_after(
        parse_schedule("每天 02:30"), "America/New_York", datetime(2023, 3, 12, 6, tzinfo=UTC)
    )
    assert at == datetime(2023, 3, 12, 7, 30, tzinfo=UTC)


def test_a_time_that_the_clocks_repeat_comes_once() -> None:
    schedule = parse_schedule("每天 01:30")
    first = next_after(schedule, "America/New_York", datetime(2023, 11, 5, 4, tzinfo=UTC))
    assert first == datetime(2023, 11, 5, 5, 30, tzinfo=UTC)
    assert next_after(schedule, "America/New_York", first).day == 6


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    schedule = parse_schedule("每月31号 9点")
    at = next_after(schedule, "Asia/Shanghai", datetime(2023, 2, 1, tzinfo=UTC))
    assert at == datetime(2023, 2, 28, 1, tzinfo=UTC)
    assert slot_of(schedule, "Asia/Shanghai", at) == Slot(
        MONTHLY, date(2023, 1, 31), date(2023, 2, 28)
    )

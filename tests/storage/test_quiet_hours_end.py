"""Quiet hours are minutes of the day in a chat's zone; they may go over midnight."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from storage.records import Chat


def shanghai(hour: int, minute: int = 0, day: int = 19) -> datetime:
    return datetime(2023, 4, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


NIGHT = Chat(id=1, quiet_from=22 * 60, quiet_until=7 * 60)
NOON = Chat(id=1, quiet_from=12 * 60, quiet_until=14 * 60)


def test_a_night_ends_in_the_morning():
    assert NIGHT.quiet_ends_at(shanghai(23)) == shanghai(7, day=20)
    assert NIGHT.quiet_ends_at(shanghai(22)) == shanghai(7, day=20)
    assert NIGHT.quiet_ends_at(shanghai(6, 59)) == shanghai(7)


def test_outside_of_them_nothing_waits():
    for at in (shanghai(7), shanghai(12), shanghai(21, 59)):
        assert NIGHT.quiet_ends_at(at) is None
    assert Chat(id=1).quiet_ends_at(shanghai(23)) is None


def test_a_noon_ends_on_the_same_day():
    assert NOON.quiet_ends_at(shanghai(12, 30)) == shanghai(14)
    assert NOON.quiet_ends_at(shanghai(14)) is None


FIRST = datetime(2020, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 5_000_000).map(lambda minutes: FIRST + timedelta(minutes=minutes))
MINUTES = st.integers(0, 24 * 60 - 1)
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])


@given(INSTANTS, MINUTES, MINUTES, ZONES)
def test_they_end_within_a_day_at_their_end_and_not_in_themselves(now, start, end, zone):
    chat = Chat(id=1, zone=zone, quiet_from=start, quiet_until=end)
    ends_at = chat.quiet_ends_at(now)
    if ends_at is not None:
        # A day on which clocks go back has an hour more.
        assert now < ends_at <= now + timedelta(hours=25)
        assert ends_at.utcoffset() == timedelta(0)

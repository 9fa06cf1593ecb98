from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.sources.waits import after_failure, after_success
from storage.records import Source, SourceKind

NOW = datetime(2023, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source(id=1, name="日报", kind=SourceKind.FEED, url="https://a/", poll_minutes=60)


@pytest.mark.parametrize(
    ("gap_hours", "quiet_hours", "wait_hours"),
    [(None, 0, 1), (1, 0, 1), (24, 2, 2), (168, 2, 12), (24, 24 * 5, 10), (24, 24 * 90, 12)],
)
def test_the_wait_follows_the_usual_gap(
    gap_hours: float | None, quiet_hours: float, wait_hours: float
) -> None:
    source = replace(
        SOURCE,
        usual_gap_minutes=None if gap_hours is None else gap_hours * 60,
        last_item_at=NOW - quiet_hours * HOUR,
    )
    assert after_success(source, NOW) - NOW == wait_hours * HOUR


def test_a_turn_that_was_too_short_goes_on_soon() -> None:
    assert after_success(SOURCE, NOW, unfinished=True) - NOW == timedelta(minutes=1)


def test_waits_grow_with_failures() -> None:
    waits = [after_failure(replace(SOURCE, failures=count), NOW) - NOW for count in range(7)]
    assert waits == [HOUR * hours for hours in (1, 2, 4, 8, 16, 24, 24)]


def test_the_host_says_when_at_the_earliest() -> None:
    assert after_failure(SOURCE, NOW, NOW + 5 * HOUR) == NOW + 5 * HOUR
    assert after_failure(SOURCE, NOW, NOW + HOUR / 2) == NOW + HOUR


@given(st.integers(1, 100_000), st.integers(0, 10_000), st.floats(0, 1e7) | st.none())
def test_no_wait_is_shorter_than_the_operator_said(
    minutes: int, failures: int, gap: float | None
) -> None:
    source = replace(
        SOURCE,
        poll_minutes=minutes,
        failures=failures,
        usual_gap_minutes=gap,
        last_item_at=NOW,
    )
    least = NOW + timedelta(minutes=minutes)
    assert after_success(source, NOW) >= least
    assert least <= after_failure(source, NOW) <= max(least, NOW + timedelta(days=1))

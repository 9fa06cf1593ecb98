from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.clock import fixed_clock, read_instant, shanghai_day, started_clock


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2023-02-07", datetime(2023, 2, 6, 16, tzinfo=UTC)),
        ("2023-02-07T08:30", datetime(2023, 2, 7, 0, 30, tzinfo=UTC)),
        ("2023-02-07T08:30:00+00:00", datetime(2023, 2, 7, 8, 30, tzinfo=UTC)),
    ],
)
def test_words_become_an_aware_instant(words: str, instant: datetime) -> None:
    assert read_instant(words) == instant
    assert fixed_clock(read_instant(words))() == instant


def test_other_words_are_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        read_instant("yesterday")


def test_a_started_clock_runs_on() -> None:
    real = datetime(2030, 1, 1, tzinfo=UTC)
    ticking = started_clock(read_instant("2023-02-07"), lambda: real)
    real += timedelta(hours=1)
    assert ticking() == datetime(2023, 2, 6, 17, tzinfo=UTC)


def test_the_day_changes_at_midnight_in_shanghai() -> None:
    assert shanghai_day(datetime(2023, 2, 6, 15, 59, tzinfo=UTC)) == date(2023, 2, 6)
    assert shanghai_day(datetime(2023, 2, 6, 16, tzinfo=UTC)) == date(2023, 2, 7)

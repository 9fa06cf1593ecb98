import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyboards import data
from bot.schedules import packed, unpacked
from storage.records import Cadence, Schedule


def days_up_to(last):
    return st.sets(st.integers(1, last), min_size=1).map(lambda days: tuple(sorted(days)))


days_of = {
    Cadence.DAILY: st.just(()),
    Cadence.WORKDAYS: st.just(()),
    Cadence.WEEKLY: days_up_to(7),
    Cadence.MONTHLY: days_up_to(31),
}
schedules = st.sampled_from(Cadence).flatmap(
    lambda cadence: st.builds(
        Schedule,
        cadence=st.just(cadence),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        days=days_of[cadence],
    )
)


@given(schedules)
def test_what_is_packed_is_unpacked(schedule):
    assert unpacked(packed(schedule)) == schedule


@given(schedules)
def test_it_leaves_room_for_a_place(schedule):
    assert data("subscribe", "371600-abcdefgh", packed(schedule))


@pytest.mark.parametrize(
    "text", ["", "d", "d2500", "d0830f", "o08301", "w0830", "w083001", "x0830"]
)
def test_anything_else_is_no_schedule(text):
    assert unpacked(text) is None


def test_data_over_64_bytes_is_an_error_and_never_cut():
    with pytest.raises(ValueError, match="64 bytes"):
        data("subscribe", "滨" * 20)

import pytest

from jobs.tracking.names import event_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建成投产", "正式投产"),
        ("开工", "项目提前半个月开工"),
        ("提前20天完工", "竣工验收"),
        ("全部达到供热条件", "具备供热条件"),
    ],
)
def test_an_event_is_the_same_however_it_is_dressed(one: str, other: str) -> None:
    assert event_name(one) == event_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("开工", "投产"),
        ("基础工程完工", "完工"),
        ("具备供热条件", "具备通水条件"),
        ("达到满产", "具备满产条件"),
    ],
)
def test_two_events_of_a_work_stay_apart(one: str, other: str) -> None:
    assert event_name(one) != event_name(other)

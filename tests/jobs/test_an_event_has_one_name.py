import pytest

from jobs.tracking.names import event_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("建成投产", "投产"),
        ("正式投产", "投产"),
        ("力争全部完工", "完工"),
        ("基础工程完工", "基础工程完工"),
        ("提前开工", "开工"),
    ],
)
def test_an_event_has_one_name(words, name) -> None:
    assert event_name(words) == name

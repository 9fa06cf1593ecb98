from datetime import date

import pytest

from jobs.months import Month, split_month

TODAY = date(2023, 4, 18)


@pytest.mark.parametrize(
    ("words", "place", "month"),
    [
        ("滨州 3月", "滨州", Month(2023, 3)),
        ("滨州3月份", "滨州", Month(2023, 3)),
        ("滨州 03月", "滨州", Month(2023, 3)),
        ("滨州 4月", "滨州", Month(2023, 4)),
        ("滨州 12月", "滨州", Month(2022, 12)),
        ("2021年11月 滨州", "滨州", Month(2021, 11)),
        ("滨州 2023-02", "滨州", Month(2023, 2)),
        ("滨州 2099年1月", "滨州", Month(2099, 1)),
        ("滨州 上个月", "滨州", Month(2023, 3)),
        ("本月 滨州", "滨州", Month(2023, 4)),
        ("滨州", "滨州", None),
        ("滨州 13月", "滨州 13月", None),
        ("", "", None),
    ],
)
def test_a_month_stands_beside_a_place(words, place, month) -> None:
    assert split_month(words, TODAY) == (place, month)


def test_a_month_knows_its_days_and_neighbours() -> None:
    december = Month(2023, 12)
    assert (december.first, december.last) == (date(2023, 12, 1), date(2023, 12, 31))
    assert (december.before.iso, december.next.iso) == ("2023-11", "2024-01")
    assert Month(2024, 2).last == date(2024, 2, 29)

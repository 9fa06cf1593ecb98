from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.typed_days import Days, split_days

TODAY = date(2023, 4, 18)


def days(*numbers: int) -> Days:
    return Days(date(*numbers[:3]), date(*numbers[3:]))


MARCH = days(2023, 3, 1, 2023, 3, 31)


@pytest.mark.parametrize(
    ("words", "rest", "named"),
    [
        ("滨州 三月", "滨州", MARCH),
        ("滨州三月 项目", "滨州 项目", MARCH),
        ("2023-03 滨州", "滨州", MARCH),
        ("滨州 二〇二三年三月份", "滨州", MARCH),
        ("滨州 十二月", "滨州", days(2022, 12, 1, 2022, 12, 31)),
        ("滨州 去年三月", "滨州", days(2022, 3, 1, 2022, 3, 31)),
        ("滨州 2023", "滨州", days(2023, 1, 1, 2023, 12, 31)),
        ("滨州一季度", "滨州", days(2023, 1, 1, 2023, 3, 31)),
        ("滨州 上季度", "滨州", days(2023, 1, 1, 2023, 3, 31)),
        ("滨州 本季度", "滨州", days(2023, 4, 1, 2023, 6, 30)),
        ("滨州 上半年", "滨州", days(2023, 1, 1, 2023, 6, 30)),
        ("滨州 今年以来", "滨州", days(2023, 1, 1, 2023, 4, 18)),
        ("滨州 最近一周", "滨州", days(2023, 4, 12, 2023, 4, 18)),
        ("近两个月 滨州", "滨州", days(2023, 2, 18, 2023, 4, 18)),
        ("滨州 3月5号", "滨州", days(2023, 3, 5, 2023, 3, 5)),
        ("滨州 2021年至2022年", "滨州", days(2021, 1, 1, 2022, 12, 31)),
        ("滨州大干2023", "滨州大干2023", None),
        ("滨州 13月", "滨州 13月", None),
        ("滨州 1号机组", "滨州 1号机组", None),
        ("十月田", "十月田", None),
        ("三月坪 三月", "三月坪", MARCH),
        ("滨州 下季度", "滨州", days(2023, 7, 1, 2023, 9, 30)),
        ("滨州 2023 年 3 月 5 日", "滨州", days(2023, 3, 5, 2023, 3, 5)),
        ("滨州 2022 上半年", "滨州", days(2022, 1, 1, 2022, 6, 30)),
        ("滨州 2022一季度 目标", "滨州 目标", days(2022, 1, 1, 2022, 3, 31)),
        ("滨州 十四五", "滨州", days(2021, 1, 1, 2025, 12, 31)),
        ("滨州 2023/3/5", "滨州", days(2023, 3, 5, 2023, 3, 5)),
        ("滨州 2023.03.05 项目", "滨州 项目", days(2023, 3, 5, 2023, 3, 5)),
        ("滨州 三月五号", "滨州", days(2023, 3, 5, 2023, 3, 5)),
        ("滨州 二月二十八日", "滨州", days(2023, 2, 28, 2023, 2, 28)),
        ("滨州 23年3月", "滨州", MARCH),
        ("滨州 22年 目标", "滨州 目标", days(2022, 1, 1, 2022, 12, 31)),
        ("滨州 22年上半年", "滨州", days(2022, 1, 1, 2022, 6, 30)),
        ("binzhou Mar 2023", "binzhou", MARCH),
        ("binzhou 2023-March", "binzhou", MARCH),
        ("march binzhou", "binzhou", MARCH),
        ("jun xian", "jun xian", None),
        ("滨州 25年规划", "滨州 25年规划", None),
        ("滨州 下周", "滨州", days(2023, 4, 24, 2023, 4, 30)),
        ("滨州", "滨州", None),
        ("", "", None),
    ],
)
def test_days_stand_beside_other_words(words, rest, named) -> None:
    assert split_days(words, TODAY) == (rest, named)


def test_a_month_to_come_is_this_years_for_who_looks_ahead() -> None:
    december = days(2023, 12, 1, 2023, 12, 31)
    assert split_days("滨州 12月", TODAY, ahead=True) == ("滨州", december)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("3月到5月", days(2023, 3, 1, 2023, 5, 31)),
        ("前三季度", days(2023, 1, 1, 2023, 9, 30)),
        ("上半年", days(2023, 1, 1, 2023, 6, 30)),
        ("1月", days(2023, 1, 1, 2023, 1, 31)),
        ("去年前三季度", days(2022, 1, 1, 2022, 9, 30)),
    ],
)
def test_stretches_that_run_are_this_years_for_who_looks_ahead(words, named) -> None:
    assert split_days(f"滨州 {words}", TODAY, ahead=True) == ("滨州", named)


@given(st.text(alphabet="滨州一二三十月年季度本上去前近最23号日-. 个周", max_size=14), st.dates())
def test_any_words_are_read_without_a_mishap_and_no_stretch_ends_before_it_begins(words, today):
    if not date(1900, 1, 1) < today < date(9000, 1, 1):
        return
    _, named = split_days(words, today)
    assert named is None or (named.first <= named.last and Days.of(named.code) == named)

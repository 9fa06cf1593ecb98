from datetime import date

import pytest

from jobs.digests.wording import (
    amount_in_words,
    figure_in_words,
    money_in_words,
    period_in_words,
)
from storage.records import Comparator, Measure
from tests.builders import a_result, a_target


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (3.6e9, "36亿元"),
        (1.539e11, "1539亿元"),
        (5e6, "500万元"),
        (1e12, "1万亿元"),
        (1.2168e11, "1216.8亿元"),
        (8500, "8500元"),
    ],
)
def test_money(yuan, words) -> None:
    assert money_in_words(yuan) == words


def test_other_amounts() -> None:
    assert amount_in_words(600000, "吨") == "60万吨"
    assert amount_in_words(1544, "家") == "1544家"
    assert amount_in_words(1.9e10, "美元") == "190亿美元"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 7.0}, "同比增长7%"),
        ({"value": -4.3}, "同比下降4.3%"),
        ({"value": 0.0}, "同比持平"),
        ({"value": 7.0, "comparator": Comparator.AT_LEAST}, "同比增长7%以上"),
        ({"value": 5.0, "value_max": 7.0, "comparator": Comparator.RANGE}, "同比增长5%—7%"),
        ({"value": 12.5, "base": "2019"}, "比2019年增长12.5%"),
        (
            {"measure": Measure.LEVEL, "value": 1e11, "unit": "元", "comparator": Comparator.ABOUT},
            "1000亿元左右",
        ),
        (
            {"measure": Measure.INCREMENT, "value": 411, "unit": "家", "base": "2019"},
            "比2019年增加411家",
        ),
        ({"measure": Measure.INCREMENT, "value": -170, "unit": "公里"}, "减少170公里"),
        ({"measure": Measure.INCREMENT, "value": 0.9, "unit": "百分点"}, "提高0.9个百分点"),
        ({"measure": Measure.RANK, "value": 1, "unit": "位", "within": "全省"}, "全省第1位"),
        ({"measure": Measure.RANK, "value": 1, "value_max": 2, "unit": "位"}, "第1—2位"),
        (
            {
                "measure": Measure.RANK,
                "value": 3,
                "unit": "位",
                "within": "全市",
                "comparator": Comparator.AT_MOST,
            },
            "全市前3位",
        ),
        ({"measure": Measure.MULTIPLE, "value": 2, "unit": "倍"}, "翻番（2倍）"),
        (
            {
                "measure": Measure.SHARE,
                "value": 30,
                "within": "全省",
                "comparator": Comparator.AT_MOST,
            },
            "全省30%以内",
        ),
    ],
)
def test_figures(figure, words) -> None:
    assert figure_in_words(a_target(**figure)) == words


def test_a_multiple_that_was_reached_stays_as_written() -> None:
    figure = a_result(measure=Measure.MULTIPLE, value=2, unit="倍")
    assert figure_in_words(figure) == "2倍"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023年"),
        (date(2023, 4, 1), date(2023, 6, 30), "2023年第二季度"),
        (date(2023, 1, 1), date(2023, 6, 30), "2023年上半年"),
        (date(2023, 1, 1), date(2023, 9, 30), "2023年前三季度"),
        (date(2023, 1, 1), date(2023, 4, 30), "2023年1—4月"),
        (date(2023, 2, 1), date(2023, 2, 28), "2023年2月"),
        (date(2021, 1, 1), date(2025, 12, 31), "2021—2025年"),
        (date(2023, 3, 25), date(2023, 3, 25), "2023年3月25日"),
        (date(2023, 3, 25), date(2023, 4, 2), "2023年3月25日至4月2日"),
        (None, date(2023, 4, 30), "截至2023年4月30日"),
        (date(2019, 1, 1), None, "2019年1月1日起"),
        (None, None, ""),
    ],
)
def test_periods(start, end, words) -> None:
    assert period_in_words(start, end) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (date(2025, 12, 31), "到2025年底"),
        (date(2023, 4, 30), "到2023年4月底"),
        (date(2023, 4, 20), "到2023年4月20日"),
    ],
)
def test_what_is_promised_by_a_day_runs_up_to_it(end, words) -> None:
    assert period_in_words(None, end, promised=True) == words

"""Months without a year, in a report that tells of one year and plans for the next."""

from datetime import date

import pytest

from jobs.extraction.dates.anchors import Anchor
from jobs.extraction.dates.periods import periods_of
from storage.records import Basis, Precision, Publication

JANUARY = Anchor(Publication(on=date(2023, 1, 12), precision=Precision.DAY, basis=Basis.GIVEN))


def ends(*texts: str) -> list[date | None]:
    """The end of the last period of each text; null where it names none."""
    return [found[-1].value.end if found else None for found in periods_of(texts, JANUARY)]


@pytest.mark.parametrize(
    "heading", ["一、2022年工作完成情况", "2022年工作总结", "第一部分 2022年主要工作开展情况"]
)
def test_under_the_heading_of_a_report_it_is_the_year_reported_on(heading):
    assert ends(heading, "（一）项目", "绕城段9月底建成通车。")[-1] == date(2022, 9, 30)


@pytest.mark.parametrize("heading", ["二、2023年工作打算", "下一步工作安排", "三、2023年目标"])
def test_where_plans_begin_it_is_this_year_again(heading):
    told = ends("一、2022年工作完成情况", "码头11月完工。", heading, "绕城段9月底建成通车。")
    assert told[1] == date(2022, 11, 30)
    assert told[-1] == date(2023, 9, 30)


def test_the_next_section_of_the_same_rank_ends_it():
    told = ends("一、2022年工作情况", "二、有关问题", "绕城段9月底建成通车。")
    assert told[-1] == date(2023, 9, 30)


def test_parts_of_a_report_stay_in_it():
    told = ends("2022年工作总结", "一、项目", "码头11月完工。", "二、道路", "绕城段9月底通车。")
    assert (told[2], told[-1]) == (date(2022, 11, 30), date(2022, 9, 30))


def test_a_title_that_names_both_years_opens_no_report():
    told = ends("2022年工作总结及2023年工作打算", "绕城段9月底建成通车。")
    assert told[-1] == date(2023, 9, 30)


def test_a_year_that_is_named_stays():
    assert ends("一、2022年工作完成情况", "绕城段2021年9月底建成通车。")[-1] == date(2021, 9, 30)

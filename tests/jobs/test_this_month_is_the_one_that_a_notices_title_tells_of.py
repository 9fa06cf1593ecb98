from datetime import date

from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication, Result

ISSUED = Publication(on=date(2024, 7, 8), precision=Precision.DAY, basis=Basis.GIVEN)
TEXT = """
{title}

本月全市完成投资5.2亿元，其中上月开工的项目完成1.4亿元。
"""


def months(title: str) -> list[tuple[date | None, date | None]]:
    facts = (
        load_extractor()
        .extract(TEXT.format(title=title), published=ISSUED, region="山东省/滨州市")
        .facts
    )
    return [(fact.period_start, fact.period_end) for fact in facts if isinstance(fact, Result)]


def test_the_months_of_a_notice_count_from_the_one_in_its_title() -> None:
    june = (date(2024, 6, 1), date(2024, 6, 30))
    may = (date(2024, 5, 1), date(2024, 5, 31))
    assert months("滨州市6月份重点项目建设情况通报") == [june, may]


def test_without_one_they_count_from_the_day_of_printing() -> None:
    july = (date(2024, 7, 1), date(2024, 7, 31))
    assert months("滨州市重点项目建设情况通报")[0] == july


def test_a_day_or_a_month_long_ago_in_the_title_is_not_meant() -> None:
    july = (date(2024, 7, 1), date(2024, 7, 31))
    assert months("滨州市7月5日召开重点项目调度会")[0] == july
    assert months("滨州市2月份开工项目进展情况")[0] == july

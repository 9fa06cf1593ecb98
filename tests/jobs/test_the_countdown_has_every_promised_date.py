from datetime import date

from jobs.digests.views import countdown_view
from storage.records import Status
from tests.builders import BOXING, a_milestone, a_target, stored
from tests.jobs.viewing import view_of

TODAY = date(2023, 6, 1)
ARTICLES = [
    [stored(a_milestone(project="东湖水厂", date_end=date(2023, 6, 30)), date(2023, 2, 6))],
    [stored(a_milestone(project="西湖大桥", date_end=date(2023, 4, 30)), date(2023, 2, 6))],
    [stored(a_milestone(project="南山电站", date_end=date(2023, 5, 31)), date(2023, 3, 6))],
    [stored(a_milestone(project="南山电站", status=Status.DONE, date_end=None), date(2023, 5, 20))],
    [stored(a_milestone(project="北岸码头", date_end=date(2023, 9, 30)), date(2023, 3, 6))],
    [stored(a_milestone(project="北岸码头", date_end=date(2023, 6, 1)), date(2023, 5, 6))],
    [stored(a_target(region=BOXING), date(2023, 1, 30))],
]
TEXT = view_of(countdown_view, ARTICLES, TODAY)


def test_dates_to_come_are_counted_back_from_the_nearest_first() -> None:
    coming = TEXT[: TEXT.index("⏰")]
    found = [coming.index(words) for words in ("北岸码头", "东湖水厂", "【博兴县】")]
    assert found == sorted(found)
    assert "今天\n" in coming or "今天（6月1日）" in coming
    assert "还有29天（6月30日）\n· 东湖水厂：建成投产（最近消息2月6日）" in coming
    assert "2023年目标：地区生产总值 同比增长7%" in coming


def test_a_date_gone_by_is_not_called_late() -> None:
    over = TEXT[TEXT.index("⏰") :]
    assert over.startswith("⏰ 日期已过，未见完成报道\n4月30日\n· 西湖大桥")
    assert "逾期" not in TEXT


def test_what_is_done_is_counted_no_more() -> None:
    assert "南山电站" not in TEXT

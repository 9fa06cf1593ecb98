from datetime import date

from jobs.digests.views import pipeline_view
from storage.records import Stage, StoredFact
from tests.builders import a_project, stored
from tests.jobs.viewing import view_of

TODAY = date(2023, 6, 30)


def _told(name: str, stage: Stage | None, on: date, money: float | None = None) -> list[StoredFact]:
    return [stored(a_project(name=name, stage=stage, investment=money), on)]


ARTICLES = [
    _told("北岸码头", Stage.LEAD, date(2023, 1, 10)),
    _told("南山电站", Stage.LEAD, date(2023, 6, 20), 5e8),
    _told("东湖水厂", Stage.SIGNED, date(2023, 2, 1), 2e8),
    _told("西湖大桥", Stage.SIGNED, date(2023, 6, 15), 3e8),
    _told("云岭古镇", Stage.SIGNED, date(2023, 1, 5), 1e8),
    _told("云岭古镇", Stage.STARTED, date(2023, 6, 10)),
    _told("新城医院", Stage.SIGNED, date(2022, 12, 1)),
    _told("新城医院", Stage.OPERATING, date(2023, 5, 1)),
    _told("鸣河大堤", Stage.BUILDING, date(2023, 3, 1), 4e8),
    _told("无名渠道", None, date(2023, 3, 1)),
]
TEXT = view_of(pipeline_view, ARTICLES, TODAY)


def test_each_library_has_its_number_money_and_moves_of_the_month() -> None:
    assert "· 线索库：2个，总投资5亿元（1个写明），近30天新进1个" in TEXT
    assert "· 签约库：2个，总投资5亿元，近30天新进1个" in TEXT
    assert "· 开工库：2个，总投资5亿元，近30天新进1个" in TEXT
    assert "· 竣工投产：1个，近30天新进0个" in TEXT
    assert "· 阶段不详：1个" in TEXT


def test_signing_is_set_against_starting() -> None:
    assert "· 签约到开工：读到签约的4个，已开工2个（50%）" in TEXT


def test_what_is_signed_and_not_started_waits_with_its_age() -> None:
    assert "⏳ 已签约、未读到开工：2个，最久149天" in TEXT
    assert "东湖水厂（2月1日签约，已149天）" in TEXT
    assert TEXT.index("已149天）") < TEXT.index("西湖大桥（6月15日签约，已15天）")


def test_an_older_article_read_late_moves_nothing_back() -> None:
    late = view_of(pipeline_view, [*ARTICLES[::-1]], TODAY)
    assert late.splitlines()[:9] == TEXT.splitlines()[:9]

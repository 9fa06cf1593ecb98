from datetime import date

from jobs.digests.views import checklist_view
from storage.records import Stage, Status
from tests.builders import BOXING, a_milestone, a_project, stored
from tests.jobs.viewing import view_of

TODAY = date(2023, 6, 1)
WATER = "鲁原年产2万吨特种纸项目"
ARTICLES = [
    [
        stored(
            a_project(name=WATER, owner="鲁原纸业", responsible=("工信局", "张三")),
            date(2023, 2, 6),
            article=901,
        ),
        stored(
            a_milestone(project=WATER, date_end=date(2023, 6, 30)), date(2023, 2, 6), article=901
        ),
    ],
    [
        stored(
            a_milestone(
                project="年产2万吨特种纸项目",
                event="工程进度",
                status=Status.UNDERWAY,
                progress=45.0,
                date_end=None,
            ),
            date(2023, 4, 6),
        )
    ],
    [stored(a_project(name="西湖大桥", stage=None, region=BOXING), date(2023, 3, 6))],
    [stored(a_project(name="北岸码头", stage=Stage.STARTED), date(2023, 3, 6), article=904)],
    [stored(a_milestone(project="北岸码头", date_end=date(2023, 5, 20)), date(2023, 3, 6))],
    [stored(a_project(name="新城医院", stage=Stage.OPERATING), date(2023, 5, 1))],
]
TEXT = view_of(checklist_view, ARTICLES, TODAY)


def test_a_work_has_its_owner_who_answers_the_deadline_and_the_state() -> None:
    assert (
        "· 鲁原年产2万吨特种纸项目：业主：鲁原纸业，责任：工信局、张三，"
        "建成投产：6月30日（还有29天），现状：在建，进度45%"
    ) in TEXT


def test_what_is_due_first_comes_first_and_the_done_last() -> None:
    found = [TEXT.index(words) for words in ("北岸码头", WATER, "西湖大桥", "✅", "新城医院")]
    assert found == sorted(found)


def test_a_date_gone_by_and_what_is_unknown_are_said_plainly() -> None:
    assert "建成投产：5月20日（已过12天，未见完成报道）" in TEXT
    assert "西湖大桥：未写明期限，现状：不详" in TEXT

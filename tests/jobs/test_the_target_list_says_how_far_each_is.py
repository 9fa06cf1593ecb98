from datetime import date

from jobs.digests.views import target_view
from storage.records import Measure, Stage
from tests.builders import BOXING, a_project, a_result, a_target, stored
from tests.jobs.viewing import view_of

JANUARY, APRIL, JULY = date(2023, 1, 30), date(2023, 4, 20), date(2023, 7, 20)
QUARTER = {"period_start": date(2023, 1, 1), "period_end": date(2023, 3, 31)}
HALF = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
ARTICLES = [
    [
        stored(a_target(value=7), JANUARY, article=1),
        stored(a_target(indicator="进出口总额", value=20), JANUARY, article=1),
        stored(a_target(indicator="技改投资", holder="某某集团"), JANUARY, article=1),
        stored(
            a_target(indicator="重点项目开工率", measure=Measure.SHARE, value=100, **HALF),
            JANUARY,
            article=1,
        ),
    ],
    [stored(a_target(region=BOXING, value=8), JANUARY)],
    [stored(a_result(value=5.8, **QUARTER), APRIL)],
    [stored(a_project(name="东湖水厂", stage=Stage.STARTED), APRIL)],
    [stored(a_project(name="西湖大桥", stage=Stage.SIGNED), APRIL)],
    [stored(a_result(value=6.1, **HALF), JULY)],
    [stored(a_target(value=6.5), JULY)],
]
TEXT = view_of(target_view, ARTICLES, JULY)


def test_each_is_set_against_the_latest_comparable_result() -> None:
    said = "（2023年上半年同比增长6.1%，2023年目标同比增长6.5%：低于目标）"
    assert f"地区生产总值 同比增长6.5%{said}" in TEXT
    assert "进出口总额 同比增长20%（还没有读到结果）" in TEXT


def test_the_places_own_come_first_and_what_others_hold_stands_apart() -> None:
    found = [TEXT.index(words) for words in ("6.5%", "【博兴县】", "某某集团（不计入当地）")]
    assert found == sorted(found)


def test_a_target_over_projects_is_counted_and_marked_as_our_count() -> None:
    over = TEXT[TEXT.index("⏰ 期限已过") :]
    assert "重点项目开工率 100%" in over
    assert "按我们跟踪到的2个项目数：1个已开工" in over


def test_every_block_names_its_source() -> None:
    assert TEXT.count("出处") == TEXT.count("2023年\n·") + 1

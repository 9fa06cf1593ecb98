from collections.abc import Callable
from datetime import date

import pytest

from storage.records import Fact, Measure, Stage, Status
from tests.builders import (
    BEIHAI,
    BOXING,
    a_campaign,
    a_milestone,
    a_project,
    a_result,
    a_target,
    stored,
)
from tests.jobs.digesting import FEBRUARY, TODAY, digest


def test_seven_targets_of_an_article_are_one_block_with_one_source() -> None:
    names = [f"第{number}产业增加值" for number in range(1, 8)]
    text = digest(
        [[stored(a_target(region=BEIHAI, indicator=name), FEBRUARY, article=7) for name in names]]
    )
    assert text == (
        "<b>滨州市 · 每日简报</b>\n2023年2月7日\n\n"
        "<b>🎯 新目标</b>\n<b>【北海经济开发区】 2023年</b>\n"
        + "".join(f"· {name} 同比增长7%\n" for name in names)
        + '出处 <a href="https://paper.example/7">《第7篇文章》</a> 鲁北晚报 2月6日'
    )


def test_what_passed_comes_first_then_what_is_due_done_reported_changed_and_new() -> None:
    text = digest(
        [
            [stored(a_milestone(project="甲", date_end=date(2023, 2, 5)), date(2023, 1, 20))],
            [stored(a_milestone(project="乙", date_end=date(2023, 2, 14)), date(2023, 1, 20))],
            [stored(a_project(name="丙厂", stage=Stage.SIGNED), date(2022, 6, 5))],
            [
                stored(a_campaign(), FEBRUARY, article=1),
                stored(a_project(name="丁厂"), FEBRUARY, article=1),
                stored(a_target(), FEBRUARY, article=1),
                stored(a_result(indicator="出口额"), FEBRUARY, article=1),
                stored(a_milestone(project="戊", status=Status.DONE), FEBRUARY, article=1),
            ],
            [stored(a_project(name="丙厂"), FEBRUARY)],
        ],
        watched=True,
    )
    titles = ["⏰", "📅", "✅", "📊", "🔄", "🎯", "📌", "🏗", "🚩", "🗂"]
    found = [text.index(title) for title in titles]
    assert found == sorted(found)
    assert "还有7天（2月14日）" in text


def test_a_figure_of_an_organisation_stands_under_its_name_apart_from_the_places() -> None:
    text = digest(
        [
            [
                stored(a_target(holder="某某水务集团", value=9), FEBRUARY, article=1),
                stored(a_target(), FEBRUARY, article=1),
            ]
        ]
    )
    own, held = text.index("同比增长7%"), text.index("同比增长9%")
    assert own < text.index("某某水务集团（不计入当地）") < held


def test_a_date_gone_by_is_passed_without_a_word_of_lateness() -> None:
    text = digest([[stored(a_milestone(), FEBRUARY)]], today=date(2023, 7, 1), watched=True)
    assert "日期已过，未见完成报道" in text
    assert "逾期" not in text
    assert "延误" not in text


def test_a_date_that_was_kept_meanwhile_is_not_called_passed() -> None:
    text = digest(
        [
            [stored(a_milestone(date_end=date(2023, 2, 5)), FEBRUARY)],
            [stored(a_milestone(status=Status.DONE, date_end=None), TODAY)],
        ],
        watched=True,
    )
    assert "日期已过" not in text
    assert "✅ 已完成" in text


def test_a_change_says_from_what_to_what() -> None:
    text = digest([[stored(a_target(value=7.0), FEBRUARY)], [stored(a_target(value=6.5), TODAY)]])
    assert "地区生产总值：由同比增长7%改为同比增长6.5%" in text


def test_a_result_names_its_target() -> None:
    half = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
    text = digest([[stored(a_target())], [stored(a_result(value=6.1, **half), TODAY)]])
    said = "地区生产总值 同比增长6.1%（2023年目标同比增长7%，低于目标）"
    assert f"<b>2023年上半年</b>\n· {said}" in text


def test_an_old_article_read_only_now_stands_apart_as_such() -> None:
    text = digest([[stored(a_project(investment=2e9), date(2021, 4, 1))]])
    assert "🏗 新项目" not in text
    assert "🗂 补记" in text
    assert "鲁北晚报 2021年4月1日" in text


def test_a_long_section_ends_with_how_many_more_and_the_command() -> None:
    text = digest([[stored(a_project(name=f"{number}号车间"), FEBRUARY)] for number in range(14)])
    assert text.endswith("更多 4 条：/projects 滨州市")


@pytest.mark.parametrize(
    ("make", "command"),
    [
        (lambda number: a_result(indicator=f"{number}号产量"), "results"),
        (lambda number: a_milestone(project=f"{number}号车间"), "milestones"),
        (lambda number: a_target(indicator=f"{number}号产量"), "targets"),
    ],
)
def test_each_kind_leads_to_a_command_of_the_chat(
    make: Callable[[int], Fact], command: str
) -> None:
    text = digest([[stored(make(number), FEBRUARY)] for number in range(14)])
    assert f"更多 4 条：/{command} 滨州市" in text


def test_a_new_project_is_told_once_as_it_stands() -> None:
    text = digest(
        [
            [stored(a_project(stage=Stage.SIGNED, region=BOXING), FEBRUARY)],
            [stored(a_project(stage=Stage.BUILDING, region=BOXING, investment=2e9), TODAY)],
        ]
    )
    assert "【博兴县】" in text
    assert "年产2万吨特种纸项目（在建，总投资20亿元）" in text
    assert "🔄" not in text


def test_nothing_new_is_one_line() -> None:
    assert digest([]) == "滨州市 · 2023年2月7日：没有新消息。"


def test_the_first_digest_is_the_state_of_the_place() -> None:
    text = digest(
        [
            [
                stored(a_target(), FEBRUARY, article=1),
                stored(a_target(indicator="去年的", period_end=date(2022, 12, 31)), article=1),
                stored(a_milestone(), FEBRUARY, article=1),
                stored(a_project(), FEBRUARY, article=1),
                stored(a_campaign(), FEBRUARY, article=1),
            ]
        ],
        first=True,
    )
    titles = ["⏰", "去年的", "📅 接下来的日期", "🎯 正在执行的目标", "🏗 项目", "🚩 行动"]
    found = [text.index(title) for title in titles]
    assert found == sorted(found)
    assert "还有143天（6月30日）" in text


def test_words_from_outside_are_escaped_and_stay_on_one_line() -> None:
    text = digest([[stored(a_project(name="甲<b>\n乙项目"), article_title="A & <i>")]])
    assert "甲&lt;b&gt; 乙项目" in text
    assert "《A &amp; &lt;i&gt;》" in text


def test_a_page_without_an_address_has_no_link() -> None:
    text = digest([[stored(a_target(measure=Measure.LEVEL), url="file:///tmp/page.txt")]])
    assert "<a " not in text

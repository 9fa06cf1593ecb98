from datetime import date

import pytest

from bot.commands.digest import MOST_EVENTS
from storage.events import append_events
from storage.records import EventKind, NewEvent
from tests.bot.said import BINZHOU, LIAOCHENG, milestone, project, target


@pytest.fixture
def news(newsroom) -> None:
    newsroom.print(project(BINZHOU, "再生铝基地"), region=BINZHOU, on=date(2023, 2, 6))
    newsroom.print(
        project(BINZHOU, "港区码头"),
        target(BINZHOU, "港口吞吐量", 15),
        region=BINZHOU,
        on=date(2023, 3, 9),
    )


@pytest.mark.parametrize(
    "words",
    [
        "滨州 项目 三月",
        "滨州三月项目",
        "2023年3月 滨州 项目",
        "濱州 三月 項目",
        "/digest 滨州 三月 项目",
    ],
)
async def test_a_list_with_a_month_is_the_news_of_that_month(alice, news, words):
    answer = await alice.say(words)
    assert "项目的新消息\n2023年3月" in answer
    assert "港区码头" in answer
    assert "再生铝基地" not in answer
    assert "港口吞吐量" not in answer


@pytest.mark.parametrize("words", ["滨州三月", "滨州 3月", "三月 滨州 简报", "/digest 滨州 三月"])
async def test_a_month_beside_a_place_is_all_that_was_printed_in_it(alice, news, words):
    answer = await alice.say(words)
    assert "港区码头" in answer
    assert "港口吞吐量" in answer
    assert "再生铝基地" not in answer


async def test_quarters_and_years_are_read_too(alice, news):
    for words in ("滨州 一季度", "滨州 2023年", "滨州 今年"):
        answer = await alice.say(words)
        assert "港区码头" in answer, words
        assert "再生铝基地" in answer, words
    assert "没有新消息" in await alice.say("滨州 2022年")


async def test_where_nothing_of_a_kind_was_told_it_says_so_and_offers_the_list(alice, news):
    assert "2023年2月：没有读到目标的新消息" in await alice.say("滨州 二月 目标")
    assert "港口吞吐量" in await alice.tap("🎯 目标")


async def test_days_to_come_have_dates_and_no_news(alice, newsroom):
    newsroom.print(
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 20)),
        milestone(BINZHOU, "再生铝基地", "投产", date(2023, 6, 30)),
        region=BINZHOU,
    )
    assert "2024年还没有到" in await alice.say("滨州 明年")
    answer = await alice.say("滨州 12月 日期")
    assert "港区码头" in answer
    assert "再生铝基地" not in answer
    assert "再生铝基地" in await alice.tap("📅 全部日期")
    assert "没有到期、还没有完成的" in await alice.say("滨州 八月 日期")


async def test_dates_of_some_days_are_paged_and_exported_as_they_are(alice, bot, newsroom):
    newsroom.print(
        *(milestone(BINZHOU, f"工程{each}", "完工", date(2023, 6, each)) for each in range(1, 12)),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 20)),
        region=BINZHOU,
    )
    assert "共 11 个" in await alice.say("/due 滨州 六月")
    await bot.restart()
    assert "工程11" in await alice.tap("下一页 ▶")
    assert "日期（2023年6月） · 4月18日\n就是刚才的列表，全部 11 项" in await alice.tap("📗 表格")


async def test_the_days_are_kept_while_the_place_is_asked_for(alice, news, newsroom):
    newsroom.print(project(LIAOCHENG, "轴承城"), region=LIAOCHENG)
    assert "看哪个地方" in await alice.say("三月 项目")
    answer = await alice.tap("滨州市")
    assert "港区码头" in answer
    assert "再生铝基地" not in answer


async def test_a_command_whose_list_is_of_no_days_says_so(alice, news):
    assert "不分时段" in await alice.say("/projects 滨州 三月")
    assert "再生铝基地" not in await alice.tap("📰 那段时间项目的新消息")


async def test_a_report_reads_months_in_characters(alice, news):
    assert "2023年2月通报" in await alice.say("滨州 二月 通报")


async def test_what_stands_without_news_is_no_first_digest(alice, bot, news):
    bot.clock.put_on(days=30)
    answer = await alice.say("/digest 滨州")
    assert "最近7天没有新消息，下面是现状" in answer
    assert "以后的简报" not in answer


async def test_of_more_than_can_be_told_it_is_the_last_and_that_is_said(alice, bot, newsroom):
    newsroom.print(project(BINZHOU, "再生铝基地"), region=BINZHOU, on=date(2023, 2, 6))
    many = [
        NewEvent(
            kind=EventKind.PROJECT_NEW,
            thing_key=f"gone {number}",
            region=BINZHOU,
            happened_on=date(2023, 2, 7),
            once=f"gone {number}",
        )
        for number in range(MOST_EVENTS)
    ]
    assert "只看其中最近的" not in await alice.say("滨州 2023年")
    with bot.database.write() as conn:
        append_events(conn, many, bot.clock())
    newsroom.print(project(BINZHOU, "港区码头"), region=BINZHOU, on=date(2023, 3, 9))
    answer = await alice.say("滨州 2023年")
    assert "港区码头" in answer
    assert "再生铝基地" not in answer
    assert "只看其中最近的" in answer


async def test_targets_of_a_year_are_those_for_that_year(alice, bot, newsroom):
    newsroom.print(
        *(target(BINZHOU, f"指标{number}", number) for number in range(1, 12)),
        target(BINZHOU, "用电量", 5, year=2025),
        region=BINZHOU,
    )
    answer = await alice.say("滨州 2025年 目标")
    assert "滨州市2025年的目标" in answer
    assert "用电量" in answer
    assert "指标1" not in answer
    assert "共 11 个" in await alice.say("/targets 滨州 今年")
    await bot.restart()
    assert "用电量" not in await alice.tap("下一页 ▶")
    assert "目标（2023年）" in await alice.tap("📗 表格")
    assert "没有读到滨州市到2022年为止的目标" in await alice.say("滨州 2022年 目标")
    assert "共 12 个" in await alice.tap("🎯 全部目标")


async def test_dates_of_this_week_reach_to_its_sunday(alice, newsroom):
    newsroom.print(
        *(milestone(BINZHOU, f"工程{each}", "完工", date(2023, 4, each)) for each in (16, 23, 30)),
        region=BINZHOU,
    )
    for words, number in (("滨州 本周 日期", 23), ("滨州 上周 日期", 16), ("滨州 下周 日期", 30)):
        answer = await alice.say(words)
        assert f"工程{number}" in answer, words
        assert answer.count("工程") == 1, words
    assert (await alice.say("滨州 本月 日期")).count("工程") == 3

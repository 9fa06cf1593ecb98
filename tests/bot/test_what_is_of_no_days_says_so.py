from datetime import date

import pytest

from tests.bot.said import BINZHOU, LIAOCHENG, milestone, project, result, target


@pytest.fixture
def news(newsroom) -> None:
    newsroom.print(
        project(BINZHOU, "新能源产业园"),
        result(BINZHOU, "用电量", 6),
        target(BINZHOU, "用电量", 5),
        target(BINZHOU, "港口吞吐量", 5, year=2025),
        milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 3, 17)),
        region=BINZHOU,
    )
    newsroom.print(result(LIAOCHENG, "用电量", 7), region=LIAOCHENG)


@pytest.mark.parametrize(
    "words",
    [
        "/region 滨州 2023",
        "/results 滨州 2023",
        "/rank 用电量 山东 2023",
        "/industry 新能源 滨州 2023",
        "/industry 新能源 2023年",
        "/compare 滨州 聊城 2023",
        "/export 滨州 2023",
        "/export 滨州 项目 2023",
    ],
)
async def test_days_that_are_not_used_are_named(alice, news, words):
    answer = await alice.say(words)
    assert "这里不分时段，“2023年”没有用上。" in answer
    assert "没看懂" not in answer


async def test_it_says_how_to_see_the_news_of_them(alice, news):
    assert "滨州 简报 2023年" in await alice.say("/region 滨州 2023")
    assert "新能源产业园" in await alice.say("滨州 简报 2023年")


async def test_a_report_is_of_one_month(alice, news):
    answer = await alice.say("/report 滨州 一季度")
    assert "2023年3月通报" in answer
    assert "“2023年第一季度”没有用上" in answer
    assert "2023年2月通报" in await alice.say("/report 滨州 2023年2月")
    assert "没有用上" not in alice.last.text


@pytest.mark.parametrize(
    ("words", "title", "rows"),
    [
        ("/export 滨州 目标 2025", "目标（2025年）", 1),
        ("/export 滨州 已过 csv 三月", "已过日期（2023年3月）", 1),
        ("/export 滨州 日期 下半年", "日期（2023年下半年）", 1),
    ],
)
async def test_a_table_of_what_has_a_date_is_narrowed(alice, news, words, title, rows):
    answer = await alice.say(words)
    assert title in answer
    assert f"全部 {rows} 项" in answer
    assert "没有用上" not in answer


async def test_a_table_keeps_the_days_while_the_place_is_asked_for(alice, news):
    assert "看哪个地方" in await alice.say("/export 目标 2025")
    assert "目标（2025年）" in await alice.tap("滨州市")

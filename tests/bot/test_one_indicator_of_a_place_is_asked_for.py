"""Who writes a place and an indicator wants that figure, not a list to look through."""

import pytest

from jobs.lexicons import load_indicators
from jobs.ranking import code_of_indicator, indicator_of_code
from tests.bot.said import BEIHAI_ZONE, BINZHOU, result, target


@pytest.fixture
def figures(newsroom) -> None:
    newsroom.print(
        target(BINZHOU, "固定资产投资", 9),
        target(BINZHOU, "进出口总额", 8),
        result(BINZHOU, "固定资产投资", 6),
        result(BINZHOU, "固定资产投资", 7, year=2021),
        result(BINZHOU, "固定资产投资", 3, holder="滨州港务集团"),
        region=BINZHOU,
    )
    newsroom.print(target(BEIHAI_ZONE, "固定资产投资", 20), region=BEIHAI_ZONE)


@pytest.mark.parametrize(
    "words",
    [
        "滨州 固定资产投资",
        "固定资产投资 滨州",
        "滨州市今年的固定资产投资目标是多少",
        "/targets 滨州 固定资产投资",
        "/results 滨州 固投",
        "濱州 固定資產投資",
    ],
)
async def test_its_targets_and_results_stand_beside_each_other(alice, figures, words):
    answer = await alice.say(words)
    assert answer.startswith("🔎 滨州市 · 固定资产投资")
    assert "1. 固定资产投资 同比增长9%" in answer
    assert "2022年 同比增长6%" in answer
    assert "2021年 同比增长7%" in answer
    assert answer.index("同比增长6%") < answer.index("滨州港务集团")
    assert "进出口总额" not in answer
    assert "20%" not in answer
    assert alice.buttons[:4] == ["1", "2", "3", "🏆 下级各地的固定资产投资"]


async def test_each_leads_to_its_sentence(alice, figures):
    await alice.say("滨州 固定资产投资")
    assert "力争固定资产投资增长9%以上" in await alice.tap("1")


async def test_namesakes_are_asked_about_and_the_figure_is_not_forgotten(alice, bot, figures):
    await alice.say("北海 固定资产投资")
    await bot.restart()
    answer = await alice.tap("山东省 › 滨州市 › 北海经济开发区")
    assert answer.startswith("🔎 北海经济开发区 · 固定资产投资")
    assert "同比增长20%" in answer


async def test_without_a_place_it_is_asked_for(alice, figures):
    await alice.say("/results 固定资产投资")
    assert (await alice.tap("滨州市")).startswith("🔎 滨州市 · 固定资产投资")


async def test_what_was_not_read_is_said_with_where_else_to_look(alice, figures):
    answer = await alice.say("滨州 地区生产总值")
    assert "没有读到滨州市的地区生产总值" in answer
    assert alice.buttons[:3] == [
        "🔎 在文章里找“滨州 地区生产总值”",
        "⬆ 山东省",
        "🏆 下级各地的地区生产总值",
    ]


async def test_a_long_name_is_kept_on_the_way_through_the_provinces(alice, figures):
    for command in ("results", "rank"):
        await alice.say(f"/{command} 规模以上工业企业营业收入利润率")
        await alice.tap("🗺 按省市找")
        await alice.tap("山东")
        await alice.tap("滨州市 ›")
        answer = await alice.tap("✔ 就是滨州市")
        assert "滨州市" in answer
        assert "没有办成" not in answer


def test_no_two_indicators_share_a_code():
    names = {indicator.name for indicator in load_indicators()}
    assert len({code_of_indicator(name) for name in names}) == len(names)
    assert all(indicator_of_code(code_of_indicator(name)) == name for name in names)

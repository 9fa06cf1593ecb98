from dataclasses import replace
from datetime import date

from storage.records import Measure
from tests.bot.said import CHIPING, GAOTANG, GUANXIAN, LIAOCHENG, result


async def test_places_below_stand_in_order_with_who_is_missing(alice, newsroom):
    newsroom.print(
        result(CHIPING, "地区生产总值", 5.1),
        result(GAOTANG, "地区生产总值", 6.3),
        result(GUANXIAN, "地区生产总值", 5.1),
        region=LIAOCHENG,
    )
    answer = await alice.say("/rank 地区生产总值 聊城")
    assert "我们排的：2022年同比" in answer
    assert "里读到 3 个，从高到低" in answer
    assert "1. 高唐县 同比增长6.3%（交来的文件 2023年2月6日）" in answer
    assert "2. 茌平区" in answer
    assert "2. 冠县" in answer
    assert "没有读到：东昌府区" in answer
    assert "文章里没有说过名次" in answer
    assert "地区生产总值同比增长6.3%" in await alice.tap("🔎 高唐县")


async def test_the_rank_that_an_article_claims_stands_apart(alice, newsroom):
    claim = replace(
        result(CHIPING, "地区生产总值", 1), measure=Measure.RANK, unit="位", within="全市"
    )
    newsroom.print(claim, result(GAOTANG, "地区生产总值", 6.3), region=LIAOCHENG)
    answer = await alice.say("/rank 聊城 GDP")
    ours, claims = answer.index("1. 高唐县"), answer.index("文章自己说的名次")
    assert ours < claims < answer.index("茌平区 全市第1位（2022年）")


async def test_where_less_is_better_the_least_comes_first(alice, newsroom):
    newsroom.print(
        result(CHIPING, "城镇登记失业率", 3.1),
        result(GAOTANG, "城镇登记失业率", 2.3),
        region=LIAOCHENG,
    )
    answer = await alice.say("/rank 城镇登记失业率 聊城")
    assert "从低到高（越低越好）" in answer
    assert "1. 高唐县" in answer


async def test_another_period_is_one_tap_away(alice, bot, newsroom):
    newsroom.print(
        result(CHIPING, "地区生产总值", 5.1),
        result(GAOTANG, "地区生产总值", 6.3),
        result(GUANXIAN, "地区生产总值", 9, year=2021),
        region=LIAOCHENG,
    )
    await alice.say("/rank 地区生产总值 聊城")
    await bot.restart()
    assert "1. 冠县 同比增长9%" in await alice.tap("2021年同比（1）")


async def test_the_indicator_and_the_place_are_asked_for(alice, newsroom):
    newsroom.print(result(CHIPING, "地区生产总值", 5.1), region=LIAOCHENG)
    assert "看哪个地方" in await alice.say("/rank")
    assert "哪个指标" in await alice.press("rank:371500") or "哪个指标" in alice.last.text
    assert "1. 茌平区" in await alice.tap("地区生产总值 1")


async def test_a_namesake_is_asked_about_and_the_indicator_kept(alice):
    assert "不止一个" in await alice.say("/rank 地区生产总值 北海")
    assert "下一级还没有读到" in await alice.tap("广西壮族自治区 › 北海市")


async def test_what_was_not_read_says_what_was(alice, newsroom):
    newsroom.print(result(CHIPING, "进出口总额", 5.1, year=2022), region=LIAOCHENG)
    assert "没有读到“魔法指数”" in await alice.say("/rank 魔法指数 聊城")
    assert "进出口总额 1" in alice.buttons
    assert "没有更小的地方" in await alice.say("/rank 地区生产总值 滨州北海")


async def test_figures_without_a_period_are_not_ranked(alice, newsroom):
    undated = replace(result(CHIPING, "地区生产总值", 5.1), period_start=None, period_end=None)
    claim = replace(result(GAOTANG, "地区生产总值", 2), measure=Measure.RANK, unit="位")
    newsroom.print(undated, claim, region=LIAOCHENG, on=date(2023, 2, 6))
    assert "排不了" in await alice.say("/rank 地区生产总值 聊城")

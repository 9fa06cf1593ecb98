from dataclasses import replace
from datetime import date

from storage.records import Measure
from tests.bot.said import BEIHAI_ZONE, BINZHOU, CHIPING, LIAOCHENG, result, target


async def test_same_figures_of_one_period_stand_in_a_line(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "地区生产总值", 7),
        target(LIAOCHENG, "地区生产总值", 6.5),
        result(BINZHOU, "地区生产总值", 4.1),
        result(LIAOCHENG, "地区生产总值", 4.4),
        region=BINZHOU,
    )
    answer = await alice.say("/compare 滨州 聊城")
    assert "2023年目标：滨州市 同比增长7%以上 ｜ 聊城市 同比增长6.5%以上" in answer
    assert "2022年：滨州市 同比增长4.1% ｜ 聊城市 同比增长4.4%" in answer
    assert "地区生产总值增长7%" in await alice.tap("1 滨州")


async def test_what_cannot_be_compared_says_why(alice, newsroom):
    amount = replace(
        result(LIAOCHENG, "进出口总额", 5), measure=Measure.LEVEL, value=5e10, unit="元"
    )
    newsroom.print(
        result(BINZHOU, "进出口总额", 4),
        amount,
        result(BINZHOU, "固定资产投资", 9, year=2021),
        result(LIAOCHENG, "固定资产投资", 8, year=2022),
        region=BINZHOU,
    )
    answer = await alice.say("/compare 滨州 聊城")
    assert "口径不同，不能比：滨州市 2022年 同比增长4% ｜ 聊城市 2022年 500亿元" in answer
    assert "时段不同，不能直接比：滨州市 2021年 同比增长9% ｜ 聊城市 2022年 同比增长8%" in answer


async def test_figures_of_organisations_and_of_places_below_are_left_out(alice, newsroom):
    newsroom.print(
        result(BINZHOU, "利税", 4, holder="大路铝业公司"),
        result(BEIHAI_ZONE, "进出口总额", 4),
        result(BINZHOU, "固定资产投资", 9),
        result(LIAOCHENG, "进出口总额", 5),
        region=BINZHOU,
    )
    answer = await alice.say("/compare 滨州和聊城")
    assert "没有可以比的" in answer
    assert "只读到滨州市的（1 项）：固定资产投资" in answer
    assert "只读到聊城市的（1 项）：进出口总额" in answer


async def test_both_places_are_asked_for_by_keyboard(alice, bot, newsroom):
    newsroom.print(
        target(BINZHOU, "地区生产总值", 7), target(CHIPING, "地区生产总值", 8), region=BINZHOU
    )
    assert "先点第一个" in await alice.say("/compare")
    assert "滨州市 和哪里比" in await alice.tap("滨州市")
    await bot.restart()
    assert "2023年目标" in await alice.tap("茌平区")


async def test_a_namesake_is_asked_about_and_the_other_place_kept(alice, newsroom):
    newsroom.print(
        target(BEIHAI_ZONE, "地区生产总值", 7),
        target(LIAOCHENG, "地区生产总值", 8),
        region=BINZHOU,
    )
    assert "不止一个" in await alice.say("/compare 北海 聊城")
    answer = await alice.tap("山东省 › 滨州市 › 北海经济开发区")
    assert "北海经济开发区 与 聊城市" in answer


async def test_pages_go_on_after_a_restart(alice, bot, newsroom):
    for place in (BINZHOU, LIAOCHENG):
        facts = [target(place, f"第{n}种产量", n, year=2023) for n in range(1, 9)]
        newsroom.print(*facts, region=BINZHOU, on=date(2023, 2, 6))
    assert "第 1–6 个，共 8 个" in await alice.say("/compare 滨州 聊城")
    await bot.restart()
    assert "第 7–8 个，共 8 个" in await alice.tap("下一页 ▶")


async def test_misuse_and_an_empty_database_say_what_to_do(alice):
    assert "同一个地方" in await alice.say("/compare 滨州 滨州市")
    assert "没看懂" in await alice.say("/compare 甲乙 丙丁")
    assert "和哪里比" in await alice.say("/compare 滨州")
    assert "没有可以比的" in await alice.say("/compare 滨州 聊城")


async def test_what_can_be_compared_comes_first_however_well_known_the_rest_is(alice, newsroom):
    """Eight better known indicators are told of other years, two others of the same."""
    other_years = [f"甲{n}产量" for n in range(1, 9)]
    same_year = ["乙一产量", "乙二产量"]
    for place, year in ((BINZHOU, 2023), (LIAOCHENG, 2022)):
        facts = [target(place, name, 5, year=year) for name in other_years]
        facts += [target(place, name, 5, year=2023) for name in same_year]
        newsroom.print(*facts, region=BINZHOU, on=date(2023, 2, 6))
    answer = await alice.say("/compare 滨州 聊城")
    assert "第 1–6 个，共 10 个" in answer
    order = [answer.find(name) for name in ("乙一产量", "乙二产量", "甲1产量", "甲4产量")]
    assert -1 not in order
    assert order == sorted(order)
    answer = await alice.tap("下一页 ▶")
    assert "甲5产量" in answer
    assert "乙一产量" not in answer

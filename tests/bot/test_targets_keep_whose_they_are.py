"""Whose figure it is matters as much as the figure."""

import csv
import io
from datetime import date

from tests.bot.said import (
    BEIHAI_ZONE,
    BINZHOU,
    CHIPING,
    GUANXIAN,
    LIAOCHENG,
    project,
    result,
    target,
)


async def test_a_county_is_shown_no_target_of_another_county(alice, newsroom):
    newsroom.print(
        target(GUANXIAN, "固定资产投资", 12),
        target(CHIPING, "工业技改投资", 20),
        target(LIAOCHENG, "进出口总额", 8),
        region=LIAOCHENG,
    )
    answer = await alice.say("/targets 冠县")
    assert "固定资产投资 同比增长12%以上" in answer
    assert "工业技改投资" not in answer
    assert "进出口总额" not in answer


async def test_what_an_organisation_holds_stands_apart_under_its_name(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "供水量", 3, holder="滨州水务集团"),
        target(BINZHOU, "进出口总额", 8),
        region=BINZHOU,
    )
    own, _, held = (await alice.say("/targets 滨州")).partition("滨州水务集团")
    assert "进出口总额" in own
    assert "供水量" not in own
    assert "不算作当地的" in held
    assert "供水量 同比增长3%以上" in held


async def test_places_below_follow_the_places_own_under_their_names(alice, newsroom):
    newsroom.print(
        target(CHIPING, "固定资产投资", 11),
        target(GUANXIAN, "固定资产投资", 12),
        target(LIAOCHENG, "固定资产投资", 10),
        region=LIAOCHENG,
    )
    answer = await alice.say("/targets 聊城")
    positions = [answer.index(words) for words in ("增长10%", "冠县", "增长12%")]
    assert positions == sorted(positions)
    assert answer.index("茌平区") < answer.index("增长11%")


async def test_only_what_is_reached_is_marked_so(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "用电量", 8, year=2022),
        target(BINZHOU, "进出口总额", 8, year=2022),
        target(BINZHOU, "港口吞吐量", 8, year=2022),
        region=BINZHOU,
        on=date(2022, 2, 6),
    )
    newsroom.print(
        result(BINZHOU, "用电量", 5),
        result(BINZHOU, "进出口总额", 9),
        region=BINZHOU,
        on=date(2023, 1, 20),
    )
    answer = await alice.say("/targets 滨州")
    assert "✅ 进出口总额 同比增长8%以上" in answer
    assert answer.count("✅") == 1
    assert "用电量 同比增长8%以上\n    2022年 · 已报：同比增长5%（2022年） · 没有达到目标" in answer
    assert "港口吞吐量 同比增长8%以上\n    2022年 · 期限已过" in answer
    await alice.say("/export 滨州 目标 csv")
    rows = csv.DictReader(io.StringIO(alice.last.file.content.decode("utf-8-sig")))
    states = {row["名称"]: row["阶段或状态"] for row in rows}
    assert states == {"用电量": "已报结果", "进出口总额": "已报结果", "港口吞吐量": ""}


async def test_the_latest_result_of_the_same_figure_stands_beside_a_target(alice, newsroom):
    newsroom.print(
        target(BEIHAI_ZONE, "规模以上工业总产值", 15),
        result(BEIHAI_ZONE, "规模以上工业总产值", 13.4),
        result(BEIHAI_ZONE, "固定资产投资", 9.9),
        result(BINZHOU, "规模以上工业总产值", 7.7),
        region=BEIHAI_ZONE,
    )
    answer = await alice.say("/targets 北海经济开发区")
    assert "2023年 · 已报：同比增长13.4%（2022年）" in answer
    assert "9.9" not in answer
    assert "7.7" not in answer


async def test_an_organisations_result_is_never_a_places(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "营业收入", 5),
        result(BINZHOU, "营业收入", 44, holder="远海港务公司"),
        region=BINZHOU,
    )
    assert "44" not in await alice.say("/targets 滨州")


async def test_a_place_without_targets_is_told_what_else_there_is(alice, newsroom):
    newsroom.print(project(GUANXIAN, "轴承产业园"), region=GUANXIAN, on=date(2023, 3, 1))
    answer = await alice.say("/targets 冠县")
    assert "还没有读到" in answer
    assert "轴承产业园" in await alice.tap("🏗 项目")


async def test_words_from_outside_are_shown_as_they_are_and_never_as_markup(alice, newsroom):
    newsroom.print(target(BINZHOU, "<b>产值</b> & 税收", 5), region=BINZHOU)
    assert "<b>产值</b> & 税收 同比增长5%以上" in await alice.say("/targets 滨州")


async def test_targets_that_run_stand_before_those_whose_days_are_over(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "用电量", 3, year=2021),
        target(BINZHOU, "货运量", 4, year=2022),
        target(BINZHOU, "货运量", 5, year=2023),
        target(BINZHOU, "地区生产总值", 6, year=2023),
        region=BINZHOU,
    )
    answer = await alice.say("/targets 滨州")
    names = ("1. 地区生产总值", "2. 货运量 同比增长5%", "3. 货运量 同比增长4%", "4. 用电量")
    assert [answer.index(name) for name in names] == sorted(answer.index(name) for name in names)
    assert answer.count("2022年 · 期限已过") == answer.count("2021年 · 期限已过") == 1


async def test_what_was_reported_of_a_later_time_is_not_beside_a_target(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "货运量", 4, year=2021), result(BINZHOU, "货运量", 9), region=BINZHOU
    )
    assert "已报" not in await alice.say("/targets 滨州")

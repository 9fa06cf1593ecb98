from datetime import date

from tests.bot.said import BEIHAI_ZONE, BINZHOU, LIAOCHENG, result, target


async def test_each_year_stands_with_the_target_of_its_time(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8, year=2022), region=BINZHOU, on=date(2022, 2, 1))
    newsroom.print(
        result(BINZHOU, "进出口总额", 6.1, year=2022),
        result(BINZHOU, "进出口总额", 12, year=2021),
        target(BINZHOU, "进出口总额", 9, year=2023),
        region=BINZHOU,
    )
    answer = await alice.say("/results 滨州")
    assert (
        "1. 进出口总额\n"
        "    2023年目标同比增长9%以上，还没有读到结果\n"
        "    2022年 同比增长6.1%（2022年目标同比增长8%以上：没有达到目标）\n"
        "    2021年 同比增长12%"
    ) in answer


async def test_a_year_told_twice_is_as_it_was_told_last(alice, newsroom):
    newsroom.print(result(BINZHOU, "进出口总额", 6.1), region=BINZHOU, on=date(2023, 1, 9))
    newsroom.print(result(BINZHOU, "进出口总额", 5.9), region=BINZHOU, on=date(2023, 2, 9))
    answer = await alice.say("/results 滨州")
    assert "2022年 同比增长5.9%" in answer
    assert "6.1" not in answer


async def test_the_best_known_indicators_come_first_and_organisations_last(alice, newsroom):
    newsroom.print(
        result(BINZHOU, "一种少见的指标", 3),
        result(BINZHOU, "产值", 30, holder="大路铝业公司"),
        result(BEIHAI_ZONE, "进出口总额", 25),
        result(BINZHOU, "地区生产总值", 4),
        region=BINZHOU,
    )
    answer = await alice.say("/results 滨州")
    words = ("1. 地区生产总值", "2. 一种少见的指标", "大路铝业公司（单位", "北海经济开发区")
    positions = [answer.index(each) for each in words]
    assert positions == sorted(positions)


async def test_pages_and_numbers_go_on_after_a_restart(alice, bot, newsroom):
    facts = [result(BINZHOU, f"第{number}种产量", number) for number in range(1, 8)]
    newsroom.print(*facts, region=BINZHOU)
    first = await alice.say("/results 滨州")
    assert "第 1–5 个，共 7 个" in first
    await bot.restart()
    second = await alice.tap("下一页 ▶")
    assert "第 6–7 个，共 7 个" in second
    assert "第7种产量同比增长7%" in await alice.tap("7")


async def test_without_a_name_the_place_is_asked_for(alice, newsroom):
    newsroom.print(result(LIAOCHENG, "进出口总额", 5), region=LIAOCHENG)
    assert "看哪个地方" in await alice.say("/results")
    assert "2022年 同比增长5%" in await alice.tap("聊城市")


async def test_a_namesake_is_asked_about(alice, newsroom):
    newsroom.print(result(BEIHAI_ZONE, "进出口总额", 25), region=BINZHOU)
    assert "不止一个" in await alice.say("/results 北海")
    assert "同比增长25%" in await alice.tap("山东省 › 滨州市 › 北海经济开发区")


async def test_what_was_said_last_year_can_be_asked_in_words(alice, newsroom):
    newsroom.print(result(LIAOCHENG, "进出口总额", 5), region=LIAOCHENG)
    for words in ("聊城 结果", "聊城去年说了什么", "聊城 去年"):
        assert "2022年 同比增长5%" in await alice.say(words), words


async def test_with_nothing_read_it_says_what_to_do(alice):
    answer = await alice.say("/results 滨州")
    assert "还没有读到 滨州市 报过的数" in answer
    assert "🔔 订阅" in alice.buttons

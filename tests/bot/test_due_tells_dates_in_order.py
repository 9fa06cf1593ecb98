from datetime import date

from tests.bot.said import BEIHAI_ZONE, BINZHOU, milestone, target


async def test_dates_to_come_stand_in_order_with_the_days_left(alice, newsroom):
    newsroom.print(
        milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 6, 30)),
        milestone(BEIHAI_ZONE, "港池二期", "通航", date(2023, 4, 30)),
        milestone(BINZHOU, "会展馆", "开馆", date(2023, 4, 19)),
        region=BINZHOU,
    )
    answer = await alice.say("/due 滨州")
    assert "4月19日 · 明天" in answer
    assert "4月30日 · 还有 12 天\n    港池二期 · 通航（北海经济开发区）" in answer
    positions = [answer.index(words) for words in ("会展馆", "港池二期", "黄河大桥")]
    assert positions == sorted(positions)


async def test_a_day_gone_by_is_never_called_late(alice, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)), region=BINZHOU)
    answer = await alice.say("/due 滨州")
    assert "日期已过，未见完成报道" in answer
    assert "3月31日 · 已过 18 天" in answer
    assert "逾期" not in answer


async def test_today_is_neither_past_nor_to_come(alice, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 4, 18)), region=BINZHOU)
    answer = await alice.say("/due 滨州")
    assert "4月18日 · 就在今天" in answer
    assert "日期已过" not in answer


async def test_the_day_is_the_day_in_shanghai(alice, bot, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 4, 19)), region=BINZHOU)
    bot.clock.put_on(hours=15, minutes=30)  # 00:30 of the 19th there, still the 18th in UTC
    assert "就在今天" in await alice.say("/due 滨州")


async def test_a_target_is_due_at_the_end_of_its_period(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    answer = await alice.say("/due 滨州")
    assert "12月31日 · 还有 257 天\n    目标：进出口总额 同比增长8%以上" in answer


async def test_without_dates_it_says_why(alice):
    assert "没有记着的日期" in await alice.say("/due 滨州")

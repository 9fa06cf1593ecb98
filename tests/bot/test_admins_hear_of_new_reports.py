from bot.sender import Sender
from jobs.pace import Pace
from jobs.tell_reports import tell_reports
from jobs.timetable import Timetable
from tests.bot.admins import make_admin
from tests.bot.said import BINZHOU, target


async def with_targets(bot, newsroom, bob, count=1):
    newsroom.print(*(target(BINZHOU, f"指标{n}", n) for n in range(1, count + 1)), region=BINZHOU)
    await bob.say("/start")
    await make_admin(bot, bob)


async def news_for(bot, chat):
    """What an admin gets at the next tick."""
    before = len(chat.person.messages)
    tell_reports(bot.database, bot.settings.telegram.admins, bot.clock())
    await bot.deliver()
    return [message.text for message in chat.person.messages[before:]]


async def test_a_report_is_told_at_the_next_tick_and_once(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob)
    await alice.say("/wrong 1 会上说的是<b>6.5%</b>")
    (told,) = await news_for(bot, bob)
    assert "新的 1 件" in told
    assert "R1 “会上说的是<b>6.5%</b>”" in told
    assert "【山东省 滨州市】 2023年 指标1 同比增长1%以上" in told
    assert "/review" in told
    await alice.say("/wrong 1 补一句")
    assert await news_for(bot, bob) == []
    assert await news_for(bot, alice) == []


async def test_many_come_in_one_message(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob, 9)
    for number in range(1, 10):
        await alice.say(f"/wrong {number} {'&' * 300}")
    (told,) = await news_for(bot, bob)
    assert "新的 9 件" in told
    assert "还有 5 件" in told


async def test_those_that_came_later_are_told_by_themselves(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob, 2)
    await alice.say("/wrong 1 甲")
    await news_for(bot, bob)
    await alice.say("/wrong 2 乙")
    (told,) = await news_for(bot, bob)
    assert "新的 1 件" in told
    assert "乙" in told
    assert "甲" not in told


async def test_what_was_decided_before_is_not_told(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob)
    await alice.say("/wrong 1 甲")
    await bob.say("/review")
    await bob.tap("✘ 驳回")
    assert not [text for text in await news_for(bot, bob) if "新的" in text]


async def test_nobody_is_told_of_his_own(bob, bot, newsroom):
    await with_targets(bot, newsroom, bob)
    await bob.say("/wrong 1 甲")
    assert await news_for(bot, bob) == []


async def test_it_waits_for_an_admin_who_can_be_written_to(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await make_admin(bot, bob)
    await alice.say("/wrong 1 甲")
    assert await news_for(bot, bob) == []
    await bob.say("/start")
    assert "新的 1 件" in (await news_for(bot, bob))[0]


async def test_what_it_is_can_be_asked(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob)
    await alice.say("/wrong 1 甲")
    await news_for(bot, bob)
    await bob.tap("❔ 为什么收到")
    assert "读者说数据有误，而您是管理员" in bob.last.text


async def test_the_timetable_tells_at_its_tick(alice, bob, bot, newsroom):
    await with_targets(bot, newsroom, bob)
    await alice.say("/wrong 1 甲")

    async def pause(seconds):
        bot.clock.put_on(seconds=seconds)

    pace = Pace(bot.settings.delivery, bot.clock, pause)
    sender = Sender(bot.application.bot)
    await Timetable(bot.database, None, sender, bot.clock, bot.settings, pace=pace).tick()
    assert "新的 1 件" in bob.last.text

from datetime import date

import pytest

from tests.bot.said import BINZHOU, LIAOCHENG, milestone, project, target


@pytest.fixture
async def follower(alice, newsroom):
    """Alice, who follows two places, so that without a name she would be asked which."""
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        project(BINZHOU, "港区码头"),
        milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)),
        region=BINZHOU,
    )
    newsroom.print(target(LIAOCHENG, "用电量", 8), region=LIAOCHENG)
    await alice.say("/subscribe 滨州 每天 8:30")
    await alice.say("/subscribe 聊城 每天 8:30")
    return alice


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("目标", "🎯 滨州市的目标"),
        ("/projects", "🏗 滨州市的项目"),
        ("已过 三月", "⏰ 滨州市2023年3月的日期"),
        ("概况", "📍 滨州市"),
    ],
)
async def test_a_digest_even_an_old_one_is_asked_about_by_a_reply(follower, bot, words, answered):
    bot.clock.put_on(days=1)
    await bot.deliver()
    old = next(each for each in follower.person.messages if each.text.startswith("滨州市"))
    for _ in range(3):
        bot.clock.put_on(days=1)
        await bot.deliver()
    await bot.restart()
    assert answered in await follower.say(words, reply_to=old)


async def test_so_is_a_list_and_a_card(follower):
    await follower.say("/region 聊城")
    card = follower.last
    await follower.say("/targets 滨州")
    assert "🎯 滨州市的目标" in await follower.say("/targets", reply_to=follower.last)
    assert "🎯 聊城市的目标" in await follower.say("目标", reply_to=card)
    assert "🎯 聊城市的目标" in await follower.say("目标 聊城", reply_to=follower.last)


async def test_a_reply_to_what_is_of_no_place_asks_which(follower):
    await follower.say("/privacy")
    assert "看哪个地方" in await follower.say("目标", reply_to=follower.last)

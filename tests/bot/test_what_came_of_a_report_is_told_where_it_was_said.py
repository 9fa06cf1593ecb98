from tests.bot.admins import make_admin
from tests.bot.said import BINZHOU, target


async def test_the_outcome_comes_to_the_topic_of_the_report(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await make_admin(bot, bob)
    group = bot.api.group("挂图论坛")
    group.add_bot(alice.person)
    topic = group.open_topic("进出口", alice.person)
    alice.person.write("/wrong@guatu_bot 1 会上说的是6.5%", to=group, topic=topic)
    await bot.drain()
    await bob.say("/review 1 value=6.5")
    await bot.deliver()
    outcome = group.messages[-1]
    assert "确实有误，已改正" in outcome.text
    assert outcome.topic == topic

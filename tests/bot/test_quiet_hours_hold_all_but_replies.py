async def test_what_waits_when_they_begin_comes_when_they_are_over(alice, bot):
    await alice.say("/subscribe 滨州 每天 09:30")
    await alice.say("/settings 免打扰 9:45-12:00")
    bot.clock.put_on(minutes=50)
    before = len(alice.person.messages)
    # It was due at half past nine, and guatu comes to it at ten to ten.
    assert (await bot.deliver()).sent == 0
    bot.clock.put_on(hours=1)
    assert (await bot.deliver()).sent == 0
    assert len(alice.person.messages) == before
    assert "📍 滨州市" in await alice.say("滨州")
    bot.clock.put_on(hours=2)
    assert (await bot.deliver()).sent == 1
    assert "滨州市：还没有读到" in alice.last.text


async def test_a_message_held_up_by_telegram_keeps_them(alice, bot):
    await alice.say("/subscribe 滨州 每天 09:30")
    await alice.say("/subscribe 聊城 每天 09:30")
    await alice.say("/settings 免打扰 10:00-12:00")
    bot.clock.put_on(minutes=45)
    bot.api.flood(alice.person.id, 30 * 60)
    assert (await bot.deliver()).sent == 0
    bot.clock.put_on(minutes=60)
    assert (await bot.deliver()).sent == 0
    bot.clock.put_on(minutes=90)
    assert (await bot.deliver()).sent == 2

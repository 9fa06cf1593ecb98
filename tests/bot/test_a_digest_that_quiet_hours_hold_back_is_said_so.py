async def test_it_is_said_when_the_subscription_is_made(alice):
    await alice.say("/settings 免打扰 22:00-9:00")
    answer = await alice.say("/subscribe 滨州 每天 08:30")
    assert "⚠ 滨州市到点的时候在免打扰里（22:00–09:00 不发，到 09:00 再发）" in answer
    assert "⚠" not in await alice.say("/subscribe 滨州 每天 09:30")


async def test_it_is_said_when_the_quiet_hours_are_chosen(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 聊城 每天 20:00")
    assert "⚠ 滨州市到点的时候在免打扰里" in await alice.say("/settings 免打扰 21:00-9:00")
    assert "⚠" not in await alice.say("/settings 免打扰 不设")

async def test_the_list_ends_a_subscription_and_can_take_that_back(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    answer = await alice.say("/subscriptions")
    assert "1. 山东省 › 滨州市 每天 08:30" in answer
    assert "下一份：4月19日（周三）08:30" in answer
    assert "已退订 滨州市" in await alice.tap("✕ 退订 滨州市")
    undo = alice.last
    assert "还没有订阅" in await alice.say("/subscriptions")
    assert "已订阅 滨州市" in await alice.tap("↩ 恢复订阅", on=undo)
    assert "每天 08:30" in await alice.say("/subscriptions")


async def test_a_name_ends_its_subscription(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 聊城 每天 08:30")
    assert "已退订 聊城市" in await alice.say("/unsubscribe 聊城")
    assert "滨州市" in await alice.say("/subscriptions")


async def test_of_namesakes_only_the_one_subscribed_to_is_meant(alice):
    await alice.say("/subscribe 滨州北海 每天 08:30")
    assert "已退订 北海经济开发区" in await alice.say("/unsubscribe 北海")


async def test_without_a_name_it_asks_which(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    assert "退订哪个" in await alice.say("/unsubscribe")
    assert alice.buttons == ["✕ 退订 滨州市"]


async def test_a_place_not_subscribed_to_is_said_to_be_none(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    assert "没有订阅 冠县" in await alice.say("/unsubscribe 冠县")


async def test_nobody_ends_the_subscription_of_another(alice, bob):
    await alice.say("/subscribe 滨州 每天 08:30")
    await bob.say("/help")
    assert "已经不在" in await bob.press("unsubscribe:1")
    assert "滨州市" in await alice.say("/subscriptions")


async def test_with_no_subscription_it_says_how_to_begin(alice):
    assert "/subscribe 滨州 每天 08:30" in await alice.say("/unsubscribe 滨州")


async def test_all_are_ended_at_once_by_who_is_sure(alice):
    for place in ("滨州", "聊城", "茌平"):
        await alice.say(f"/subscribe {place} 每天 08:30")
    assert "要退订全部 3 个地方吗" in await alice.say("/unsubscribe 全部")
    sure = alice.last
    assert "我的订阅" in await alice.say("/subscriptions")
    assert "已退订全部 3 个地方" in await alice.tap(0, on=sure)
    assert "还没有订阅" in await alice.say("/subscriptions")
    assert "已经不在了" in await alice.press("unsubscribe_all")


async def test_all_is_the_only_one_where_there_is_one(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    assert "已退订 滨州市" in await alice.say("退订全部")

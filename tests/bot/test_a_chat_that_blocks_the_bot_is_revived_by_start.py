from storage.chats import find_chat


async def test_blocking_suspends_and_start_revives(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    alice.person.block()
    await bot.drain()
    with bot.database.read() as conn:
        assert find_chat(conn, alice.person.id).suspended_at is not None
    alice.person.unblock()
    assert "挂图" in await alice.say("/start")
    with bot.database.read() as conn:
        assert find_chat(conn, alice.person.id).suspended_at is None
    assert "滨州市" in await alice.say("/subscriptions")

async def test_it_is_told_how_to_ask_in_a_group(bot, alice):
    group = bot.api.group("挂图群")
    group.add_bot(alice.person)
    alice.person.write("/start@guatu_bot", to=group)
    await bot.drain()
    assert "/targets@guatu_bot 滨州" in group.messages[-1].text
    assert "直接发一个地名" not in group.messages[-1].text
    assert "直接发一个地名" in await alice.say("/start")

from bot.application import COMMANDS, announce_commands
from tests.bot.said import BINZHOU, target


async def test_with_nothing_read_yet_it_says_what_to_do_next(alice):
    answer = await alice.say("/start")
    assert "/subscribe 滨州 每天 08:30" in answer
    assert alice.buttons == ["怎么用"]
    assert "/targets 北海经济开发区" in await alice.tap("怎么用")


async def test_places_in_the_news_are_buttons(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/start")
    assert alice.buttons == ["滨州市", "怎么用"]
    assert "📍 滨州市" in await alice.tap("滨州市")


async def test_a_deep_link_opens_its_place(alice):
    assert "📍 滨州市" in await alice.say("/start r-371600")


async def test_a_deep_link_opens_a_zone_of_ours_too(alice, bot):
    await alice.say("滨州北海")
    (card,) = [button for button in alice.last.buttons if button.text == "🎯 目标"]
    code = card.data.partition(":")[2]
    assert "📍 北海经济开发区" in await alice.say(f"/start r-{code}")


async def test_a_link_to_nowhere_is_said_to_be_one(alice):
    assert "不认识" in await alice.say("/start r-999999")


async def test_the_menu_has_every_command(bot):
    await announce_commands(bot.application)
    for language in (None, "zh"):
        shown = await bot.application.bot.get_my_commands(language_code=language)
        assert {each.command for each in shown} == {command.name for command in COMMANDS}

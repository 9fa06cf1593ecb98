import msgspec
import pytest
from telegram import (
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.application import COMMANDS, announce_commands
from tests.bot.admins import make_admin

ALL = {command.name for command in COMMANDS}
FOR_ADMINS = {"review", "status", "sources"}


async def shown(bot, scope, language=None):
    found = await bot.application.bot.get_my_commands(scope=scope, language_code=language)
    return {each.command for each in found}


@pytest.mark.parametrize("language", [None, "zh"])
async def test_each_kind_of_chat_has_its_own(bot, language):
    await announce_commands(bot.application)
    private = await shown(bot, BotCommandScopeAllPrivateChats(), language)
    assert private == ALL - FOR_ADMINS
    assert await shown(bot, BotCommandScopeAllChatAdministrators(), language) == private
    group = await shown(bot, BotCommandScopeAllGroupChats(), language)
    assert private - group == {
        "subscribe",
        "unsubscribe",
        "watch",
        "unwatch",
        "settings",
        "forget",
    }
    assert await shown(bot, None, language) == group


async def test_an_admin_is_shown_every_command(alice, bob, bot):
    await alice.say("/help")
    await make_admin(bot, alice)
    await announce_commands(bot.application)
    assert await shown(bot, BotCommandScopeChat(alice.person.id)) == ALL
    assert await shown(bot, BotCommandScopeChat(bob.person.id)) == set()


async def test_an_admin_who_never_wrote_keeps_no_menu_from_the_others(alice, bob, bot):
    await bob.say("/help")
    telegram = bot.settings.telegram
    admins = (alice.person.id, bob.person.id)
    bot.settings = msgspec.structs.replace(
        bot.settings, telegram=msgspec.structs.replace(telegram, admins=admins)
    )
    await bot.restart()
    await announce_commands(bot.application)
    assert await shown(bot, BotCommandScopeAllPrivateChats()) == ALL - FOR_ADMINS
    assert await shown(bot, BotCommandScopeChat(alice.person.id)) == set()
    assert await shown(bot, BotCommandScopeChat(bob.person.id)) == ALL


async def test_an_admin_who_writes_for_the_first_time_gets_the_menu_then(alice, bob, bot):
    await make_admin(bot, alice)
    await announce_commands(bot.application)
    assert await shown(bot, BotCommandScopeChat(alice.person.id)) == set()
    await bob.say("/help")
    await alice.say("/help")
    assert await shown(bot, BotCommandScopeChat(alice.person.id)) == ALL
    assert await shown(bot, BotCommandScopeChat(bob.person.id)) == set()

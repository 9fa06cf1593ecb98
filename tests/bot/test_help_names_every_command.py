from bot.application import COMMANDS
from tests.bot.admins import make_admin


async def test_help_names_every_command_to_who_may_use_it(alice, bob, bot):
    await make_admin(bot, bob)
    for chat, is_admin in ((alice, False), (bob, True)):
        answer = await chat.say("/help")
        for command in COMMANDS:
            if command.name not in {"start", "help"}:
                named = f"/{command.name}" in answer
                assert named is (is_admin or not command.for_admins), command.name

from bot.application import COMMANDS


async def test_help_names_every_command(alice):
    answer = await alice.say("/help")
    for command in COMMANDS:
        if command.name not in {"start", "help"}:
            assert f"/{command.name}" in answer

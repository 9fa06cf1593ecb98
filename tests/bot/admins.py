"""A chat of the bot's becomes an admin's."""

import msgspec


async def make_admin(bot, chat) -> None:
    telegram = msgspec.structs.replace(bot.settings.telegram, admins=(chat.person.id,))
    bot.settings = msgspec.structs.replace(bot.settings, telegram=telegram)
    await bot.restart()

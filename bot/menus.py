"""The menus of commands: each chat is shown what can be done there by those who see it."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.conversation import Command
from jobs.texts.bot_zh import MENU

logger = logging.getLogger(__name__)

Menu = tuple[BotCommandScope, list[BotCommand]]

_KEY = "menus of chats to come"


def menus(commands: Sequence[Command], admins: Iterable[int]) -> Iterator[Menu]:
    """The menu of each kind of chat, then of each admin's own."""
    for_all = [command for command in commands if not command.for_admins]
    to_look = [command for command in for_all if not command.manages]
    yield BotCommandScopeDefault(), _menu(to_look)
    yield BotCommandScopeAllPrivateChats(), _menu(for_all)
    yield BotCommandScopeAllGroupChats(), _menu(to_look)
    yield BotCommandScopeAllChatAdministrators(), _menu(for_all)
    for admin in admins:
        yield BotCommandScopeChat(admin), _menu(commands)


async def set_menu(bot: Bot, menu: Menu) -> bool:
    """Tell Telegram a menu. A failure is logged, and False."""
    scope, commands = menu
    try:
        for language in (None, "zh"):
            await bot.set_my_commands(commands, scope=scope, language_code=language)
    except TelegramError as error:
        logger.warning(
            "a menu of commands was not set",
            extra={"scope": scope.type, "error": type(error).__name__},
        )
        return False
    return True


def set_on_contact(bot_data: dict[str, Any], menu: Menu) -> None:
    """Keep a chat's own menu until the chat writes."""
    if isinstance(menu[0], BotCommandScopeChat):
        bot_data.setdefault(_KEY, {})[menu[0].chat_id] = menu


async def set_kept_menu(bot: Bot, bot_data: dict[str, Any], chat_id: int) -> None:
    """Tell Telegram the menu of a chat that wrote, where it could not be told before."""
    if menu := bot_data.get(_KEY, {}).pop(chat_id, None):
        await set_menu(bot, menu)


def _menu(commands: Iterable[Command]) -> list[BotCommand]:
    """The commands with their words, in the order in which the words stand."""
    shown = {command.name for command in commands}
    return [BotCommand(name, words) for name, words in MENU.items() if name in shown]

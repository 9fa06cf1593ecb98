"""The menus of commands: each chat is shown what can be done there by those who see it."""

from collections.abc import Iterable, Iterator, Sequence

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from bot.conversation import Command
from jobs.texts.bot_zh import MENU

Menu = tuple[BotCommandScope, list[BotCommand]]


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


def _menu(commands: Iterable[Command]) -> list[BotCommand]:
    """The commands with their words, in the order in which the words stand."""
    shown = {command.name for command in commands}
    return [BotCommand(name, words) for name, words in MENU.items() if name in shown]

"""What handlers find around them: the database, the clock, and who is asking."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from telegram import Chat as TelegramChat
from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.shown import exports_of, topic_of
from jobs.clock import Clock
from jobs.config import Settings
from jobs.fetch import Fetcher
from storage.chats import find_chat
from storage.database import Connection, Database
from storage.records import Chat

T = TypeVar("T")

KEY = "surroundings"
READINGS_AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Surroundings:
    database: Database
    clock: Clock
    settings: Settings
    fetcher: Fetcher
    readings: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READINGS_AT_ONCE))
    """Held while a page or a file is on its way: slow hosts must not keep all chats waiting."""
    cards: dict[int, tuple[int, Message]] = field(default_factory=dict)
    """By chat the text that may still go on in its next message, and the card that shows it."""


@dataclass(frozen=True, slots=True)
class Asker:
    """The chat that asks, and the instant at which it does (aware UTC)."""

    chat: Chat
    now: datetime
    bot_name: str = ""
    """What the bot is called in links, without the @."""
    is_admin: bool = False
    may_add: bool = False
    """Whether the person may add articles to the record."""
    admins: tuple[int, ...] = ()
    """Who looks after this bot."""
    replied_to: int | None = None
    """The message of the bot's that the person answers, where it is one."""
    answers_list: str = ""
    """The data of the button that exports the list that is replied to."""
    topic_id: int | None = None
    """The topic of a forum that is asked in; None in the general one, and in other chats."""

    @property
    def today(self) -> date:
        """The day it is in the chat's own zone."""
        return self.now.astimezone(ZoneInfo(self.chat.zone)).date()


def keep_surroundings(bot_data: dict[str, Any], surroundings: Surroundings) -> None:
    bot_data[KEY] = surroundings


def surroundings_of(context: ContextTypes.DEFAULT_TYPE) -> Surroundings:
    """The surroundings that `build_application` kept."""
    return surroundings_in(context.bot_data)


def surroundings_in(bot_data: dict[str, Any]) -> Surroundings:
    found = bot_data[KEY]
    assert isinstance(found, Surroundings)
    return found


async def ask(
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    work: Callable[[Connection, Asker], T],
    *,
    writes: bool = False,
) -> T:
    """Do `work` in one transaction of the database, in a thread of its own."""
    here = surroundings_of(context)
    chat = update.effective_chat
    assert chat is not None

    def run() -> T:
        transaction = here.database.write() if writes else here.database.read()
        with transaction as conn:
            known = find_chat(conn, chat.id) or _stranger(chat)
            return work(conn, asker_of(known, update, context))

    return await asyncio.to_thread(run)


def asker_of(chat: Chat, update: Update, context: ContextTypes.DEFAULT_TYPE) -> Asker:
    """Who asks: the person of the update, in the chat."""
    here = surroundings_of(context)
    admins, user = here.settings.telegram.admins, update.effective_user
    is_admin = chat.id in admins or (user is not None and user.id in admins)
    message = update.message
    answered = message.reply_to_message if message is not None else None
    may_add = {"admins": is_admin, "everyone": True, "nobody": False}
    return Asker(
        chat,
        here.clock(),
        bot_name=context.bot.username,
        is_admin=is_admin,
        may_add=may_add[here.settings.bot.who_may_add],
        admins=admins,
        replied_to=answered.message_id if answered is not None else None,
        answers_list=exports_of(answered.reply_markup) if answered is not None else "",
        topic_id=topic_of(update),
    )


def _stranger(chat: TelegramChat) -> Chat:
    return Chat(id=chat.id, kind=chat.type, title=chat.effective_name or "")

"""From Telegram's updates to a command's answer and back."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import CallbackQuery, Chat, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    filters,
)

from bot.at_work import shown_at_work
from bot.group_admins import may_manage
from bot.reply import Answer, Attachment, Notice, Reply
from bot.shown import keep_shown
from bot.surroundings import Asker, ask, surroundings_of
from bot.typed import half_width
from jobs.texts import bot_zh as texts
from storage.database import Connection

Respond = Callable[[Connection, Asker, str], Reply]
"""Answers the words behind a command."""

OnTap = Callable[[Connection, Asker, re.Match[str]], Answer]
"""Answers a button from what its data says."""

Write = Callable[..., Awaitable[Message]]
"""A method of python-telegram-bot that sends something."""

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]


@dataclass(frozen=True, slots=True)
class Tap:
    """A kind of button: `pattern` matches the whole of its data."""

    pattern: str
    answer: OnTap


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot: what it answers, typed or tapped.

    `writes`: it changes the database. `manages`: it changes what the chat gets, which in a group is
    its admins' to do. `for_admins`: only the admins of this bot may, and only they are shown it.
    `shows`: what Telegram shows of us in the meantime, where making the answer takes its time.
    """

    name: str
    respond: Respond
    taps: tuple[Tap, ...] = ()
    writes: bool = False
    manages: bool = False
    for_admins: bool = False
    shows: ChatAction | None = None


def handlers(command: Command) -> list[Handler]:
    """The handlers that make a command work when typed and when tapped."""
    typed = CommandHandler(
        command.name, partial(_on_command, command), filters=filters.UpdateType.MESSAGE
    )
    tapped = [
        CallbackQueryHandler(partial(_on_tap, command, tap), pattern=f"^(?:{tap.pattern})$")
        for tap in command.taps
    ]
    return [typed, *tapped]


async def _on_command(command: Command, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await respond(command, half_width(" ".join(context.args or ())), update, context)


async def respond(
    command: Command, words: str, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Answer a message as the command with these words behind it would."""
    if command.manages and not await may_manage(update):
        await send(update, Reply((texts.GROUP_ADMINS_ONLY,)))
        return
    async with shown_at_work(update, command.shows):
        answer = await ask(
            update,
            context,
            lambda conn, asker: command.respond(conn, asker, words),
            writes=command.writes,
        )
    await send(update, answer)
    await _keep_shown(update, context, answer)


async def _on_tap(
    command: Command, tap: Tap, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    query, match = update.callback_query, context.match
    assert query is not None
    assert isinstance(match, re.Match)
    if command.manages and not await may_manage(update):
        await acknowledge(query, texts.GROUP_ADMINS_ONLY)
        return
    async with shown_at_work(update, command.shows):
        answer = await ask(
            update,
            context,
            lambda conn, asker: tap.answer(conn, asker, match),
            writes=command.writes,
        )
    if isinstance(answer, Notice):
        await acknowledge(query, answer.text)
        return
    await acknowledge(query)
    if answer.apart or answer.attachment or not _is_text(query.message):
        await send(update, answer)
    else:
        await _replace(update, query, answer)
    await _keep_shown(update, context, answer)


async def _keep_shown(update: Update, context: ContextTypes.DEFAULT_TYPE, answer: Reply) -> None:
    database = surroundings_of(context).database
    await asyncio.to_thread(keep_shown, database, update, answer.keyboard)


def _is_text(message: MaybeInaccessibleMessage | None) -> bool:
    """Whether a message can become another text: a file can't, nor what Telegram keeps back."""
    return isinstance(message, Message) and message.text is not None


async def send(update: Update, reply: Reply) -> Message | None:
    """Send a reply as messages of their own. Returns the last, but for a file's."""
    message, chat = update.effective_message, update.effective_chat
    assert chat is not None
    if reply.attachment is not None:
        await _send_file(message or chat, reply, reply.attachment)
        return None
    # The message of a tapped button can be too old for Telegram to give it to us again.
    write = message.reply_text if message is not None else chat.send_message
    *before, last = reply.parts
    for part in before:
        await write(part)
    return await write(last, reply_markup=reply.keyboard)


async def _send_file(to: Message | Chat, reply: Reply, file: Attachment) -> None:
    """Send a file; as a reply it stays in the topic of the forum that it was asked for in."""
    caption, keyboard = "\n".join(reply.parts), reply.keyboard
    if file.is_picture:
        picture: Write = to.reply_photo if isinstance(to, Message) else to.send_photo
        await picture(file.content, caption, reply_markup=keyboard, filename=file.name)
    else:
        document: Write = to.reply_document if isinstance(to, Message) else to.send_document
        await document(file.content, caption, reply_markup=keyboard, filename=file.name)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> bool:
    """Stop the button's spinner; with a text, pop it up. False where it is too late for that."""
    try:
        return await query.answer(text, show_alert=text is not None)
    except BadRequest as error:
        if "query is too old" not in error.message.casefold():
            raise
        return False


async def _replace(update: Update, query: CallbackQuery, reply: Reply) -> None:
    """Put a reply where the tapped button's message stands; further parts follow it."""
    first, *others = reply.parts
    keyboard = None if others else reply.keyboard
    try:
        await query.edit_message_text(first, reply_markup=keyboard)
    except BadRequest as error:
        if "message is not modified" not in error.message.casefold():
            raise
    if others:
        await send(update, Reply(tuple(others), reply.keyboard))

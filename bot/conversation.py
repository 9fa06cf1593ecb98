"""From Telegram's updates to a command's answer and back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import CallbackQuery, Chat, Message, Update
from telegram.error import BadRequest
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    filters,
)

from bot.reply import Answer, Attachment, Notice, Reply
from bot.surroundings import Asker, ask
from storage.database import Connection

Respond = Callable[[Connection, Asker, str], Reply]
"""Answers the words behind a command."""

OnTap = Callable[[Connection, Asker, re.Match[str]], Answer]
"""Answers a button from what its data says."""

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]


@dataclass(frozen=True, slots=True)
class Tap:
    """A kind of button: `pattern` matches the whole of its data."""

    pattern: str
    answer: OnTap


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot: what it answers, typed or tapped. `writes`: it changes the database."""

    name: str
    respond: Respond
    taps: tuple[Tap, ...] = ()
    writes: bool = False


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
    await respond(command, " ".join(context.args or ()), update, context)


async def respond(
    command: Command, words: str, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Answer a message as the command with these words behind it would."""
    answer = await ask(
        update,
        context,
        lambda conn, asker: command.respond(conn, asker, words),
        writes=command.writes,
    )
    await send(update, answer)


async def _on_tap(
    command: Command, tap: Tap, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    query, match = update.callback_query, context.match
    assert query is not None
    assert isinstance(match, re.Match)
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
    if answer.apart or answer.attachment or not isinstance(query.message, Message):
        await send(update, answer)
    else:
        await _replace(update, query, answer)


async def send(update: Update, reply: Reply) -> None:
    """Send a reply as messages of their own."""
    message, chat = update.effective_message, update.effective_chat
    assert chat is not None
    if reply.attachment is not None:
        await _send_file(chat, reply, reply.attachment)
        return
    # The message of a tapped button can be too old for Telegram to give it to us again.
    write = message.reply_text if message is not None else chat.send_message
    *before, last = reply.parts
    for part in before:
        await write(part)
    await write(last, reply_markup=reply.keyboard)


async def _send_file(chat: Chat, reply: Reply, file: Attachment) -> None:
    caption, keyboard = "\n".join(reply.parts), reply.keyboard
    if file.is_picture:
        await chat.send_photo(file.content, caption, reply_markup=keyboard, filename=file.name)
    else:
        await chat.send_document(file.content, caption, reply_markup=keyboard, filename=file.name)


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

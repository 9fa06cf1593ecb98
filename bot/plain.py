"""Messages that are no command: a place alone, a place and a word of ours, anything else."""

from collections.abc import Iterable, Mapping

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.asking import suggest_near
from bot.browsing import Aim
from bot.conversation import Command, Handler, respond, send
from bot.phrases import Phrase, read_phrase
from bot.places import places_called, places_meant
from bot.reply import Reply, reply
from bot.surroundings import ask
from jobs.pinyin import in_simplified
from jobs.texts import bot_zh as texts
from storage.database import Connection

MAX_READ = 60
"""Characters of a message that may be a question; an article sent here is longer."""


def plain_handlers(commands: Iterable[Command]) -> list[Handler]:
    """The last handlers: plain text and unknown commands, in private chats only.

    In a group people talk to each other, so only commands are answered there.
    """
    known = {command.name: command for command in commands}

    async def on_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _on_text(known, update, context)

    fresh = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    return [
        MessageHandler(fresh & filters.COMMAND, _on_unknown_command),
        MessageHandler(fresh & filters.TEXT, on_text),
        MessageHandler(fresh & ~filters.StatusUpdate.ALL, _on_anything_else),
    ]


async def _on_text(
    commands: Mapping[str, Command], update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    message = update.effective_message
    assert message is not None
    text = " ".join((message.text or "").split())
    if len(text) > MAX_READ:
        await send(update, reply(texts.PLAIN_HINT))
        return
    phrase = await ask(update, context, lambda conn, _: _phrase(conn, text))
    command = commands.get(phrase.command)
    if command is None:
        await send(update, await ask(update, context, lambda conn, _: _hint(conn, text)))
    else:
        await respond(command, phrase.words, update, context)


def _phrase(conn: Connection, text: str) -> Phrase:
    """The phrase; where it is a place's name as it stands, the place is asked for."""
    if places_called(conn, text):
        return Phrase("region", text)
    return read_phrase(in_simplified(text))


def _hint(conn: Connection, text: str) -> Reply:
    """Places that are called nearly so, or a word on what can be typed."""
    if places_meant(conn, text):
        return suggest_near(conn, text, Aim("region"))
    return reply(texts.PLAIN_HINT)


async def _on_unknown_command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await send(update, reply(texts.UNKNOWN_COMMAND))


async def _on_anything_else(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await send(update, reply(texts.PLAIN_HINT))

"""/help: all that the bot can be asked."""

import re

from bot.conversation import Command, Tap
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    return reply(texts.HELP)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return reply(texts.HELP, apart=True)


COMMAND = Command("help", respond, (Tap("help", _tapped),))

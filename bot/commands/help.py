"""/help: all that the bot can be asked."""

import re

from bot.conversation import Command, Tap
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    return reply(_help(asker))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return reply(_help(asker), apart=True)


def _help(asker: Asker) -> str:
    return texts.HELP.format(
        admin=texts.HELP_ADMIN if asker.is_admin else "",
        groups=texts.HELP_IN_GROUPS.format(bot=asker.bot_name),
    )


COMMAND = Command("help", respond, (Tap("help", _tapped),))

"""/privacy: what is kept of a chat."""

from bot.conversation import Command
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import settings_zh as texts
from storage.database import Connection


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    return reply(texts.PRIVACY)


COMMAND = Command("privacy", respond)

"""/missed: what may not have arrived, once more."""

from bot.conversation import Command
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.deliveries import list_missed

MOST = 5
"""How many messages are shown at once; more would be a flood."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    missed = list_missed(conn, asker.chat.id)
    if not missed:
        return reply(texts.MISSED_NOTHING)
    shown = missed[:MOST][::-1]
    title = texts.MISSED_TITLE.format(total=len(missed), shown=len(shown))
    return Reply((title, *(delivery.text for delivery in shown)))


COMMAND = Command("missed", respond)

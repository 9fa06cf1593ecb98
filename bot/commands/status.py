"""/status: how guatu runs, for admins."""

from bot.conversation import Command
from bot.replies.running import status_card
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.status import status_of
from jobs.texts import report_zh as texts
from storage.database import Connection
from storage.reports import count_open_reports


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    if not asker.is_admin:
        return reply(texts.ADMINS_ONLY)
    status = status_of(conn, asker.now)
    return reply(status_card(status, asker.chat.zone, count_open_reports(conn)))


COMMAND = Command("status", respond, for_admins=True)

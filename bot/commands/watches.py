"""/watches: what this chat watches, with buttons that end it."""

import re

from bot.conversation import Command, Tap
from bot.reply import Reply
from bot.surroundings import Asker
from bot.watched import list_watched
from storage.database import Connection
from storage.watches import list_watches


def respond(conn: Connection, asker: Asker, words: str = "") -> Reply:
    return list_watched(conn, asker, list_watches(conn, asker.chat.id))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return list_watched(conn, asker, list_watches(conn, asker.chat.id), int(match["offset"]))


COMMAND = Command("watches", respond, (Tap(r"watches:(?P<offset>\d{1,4})", _tapped),))

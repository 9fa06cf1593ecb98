"""/subscriptions: what this chat gets, with buttons to see it or to end it."""

import re

from bot.conversation import Command, Tap
from bot.reply import Reply, reply
from bot.subscribed import list_with_buttons
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.subscriptions import list_subscriptions


def respond(conn: Connection, asker: Asker, words: str = "") -> Reply:
    return _show(conn, asker, 0)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _show(conn, asker, int(match["offset"] or 0))


def _show(conn: Connection, asker: Asker, offset: int) -> Reply:
    held = list_subscriptions(conn, asker.chat.id)
    return list_with_buttons(held, asker, offset) if held else reply(texts.SUBSCRIPTIONS_EMPTY)


COMMAND = Command(
    "subscriptions", respond, (Tap(r"subscriptions(?::(?P<offset>\d{1,5}))?", _tapped),)
)

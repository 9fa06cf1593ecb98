"""/forget: removes all that is known of a chat, after asking."""

import re

from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.texts import settings_zh as texts
from storage.chats import forget_chat
from storage.database import Connection
from storage.subscriptions import list_subscriptions


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    count = len(list_subscriptions(conn, asker.chat.id))
    choices = [
        button(texts.BUTTON_FORGET, "forget", "all"),
        button(texts.BUTTON_KEEP, "forget", "nothing"),
    ]
    return reply(texts.FORGET_ASK.format(subscriptions=count), keyboard([choices]))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    if match["what"] == "nothing":
        return reply(texts.FORGET_KEPT)
    if not forget_chat(conn, asker.chat.id):
        return Notice(texts.FORGET_BUSY)
    return reply(texts.FORGOTTEN)


COMMAND = Command(
    "forget",
    respond,
    (Tap(r"forget:(?P<what>all|nothing)", _tapped),),
    writes=True,
    manages=True,
)

"""/feedback: a word to the admins of this bot."""

import hashlib

from bot.conversation import Command
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import settings_zh as texts
from storage.chats import find_chat
from storage.database import Connection
from storage.deliveries import enqueue_alert

MOST = 600
"""Characters; what is longer is an article."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """Hand the words on, through the outbox: so they arrive also where Telegram is away."""
    if not words.strip():
        return reply(texts.FEEDBACK_ASK)
    if len(words) > MOST:
        return reply(texts.FEEDBACK_TOO_LONG.format(most=MOST))
    # Telegram lets a bot write only to those who wrote to it first.
    reachable = [admin for admin in asker.admins if find_chat(conn, admin) is not None]
    if not reachable:
        return reply(texts.FEEDBACK_NOBODY)
    message = texts.FEEDBACK_TO_ADMIN.format(
        title=safe(asker.chat.title, 60), chat=asker.chat.id, words=safe(words, MOST)
    )
    name = hashlib.sha256(words.encode()).hexdigest()[:16]
    once = f"feedback|{asker.chat.id}|{asker.now:%Y%m%d}|{name}"
    new = [
        enqueue_alert(conn, admin, message, once=f"{once}|{admin}", now=asker.now)
        for admin in reachable
    ]
    return reply(texts.FEEDBACK_SENT if any(new) else texts.FEEDBACK_AGAIN)


COMMAND = Command("feedback", respond, writes=True)

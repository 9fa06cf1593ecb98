"""/read: how to have an article read; the pages of what was read."""

import re

from bot.conversation import Command, Tap
from bot.offering import show
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.texts import offers_zh
from storage.database import Connection
from storage.offers import find_offer


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    return reply(offers_zh.EXPLAINED)


def _page(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    offer = find_offer(conn, int(match["id"]), asker.chat.id, asker.now)
    return show(asker, offer, int(match["offset"])) if offer else Notice(offers_zh.EXPIRED)


COMMAND = Command("read", respond, (Tap(r"offer:(?P<id>\d{1,9}):(?P<offset>\d{1,6})", _page),))

"""Commands that show something of a place: they share how the place is named, asked and paged."""

import re
from collections.abc import Callable

from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.reply import Answer, Notice, Reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

Show = Callable[[Connection, Asker, Region, int], Reply]
"""Shows something of a place, from the item with this offset on."""


def place_command(name: str, show: Show, *, shows: ChatAction | None = None) -> Command:
    """`/name PLACE`, and buttons `name:CODE` and `name:CODE:OFFSET` that show the same in place."""

    def respond(conn: Connection, asker: Asker, words: str) -> Reply:
        found = place_or_question(conn, asker, words, Aim(name))
        return show(conn, asker, found, 0) if isinstance(found, Region) else found

    def tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
        region = find_region(conn, match["code"])
        if region is None:
            return Notice(texts.GONE_PLACE)
        return show(conn, asker, region, int(match["offset"] or 0))

    pattern = rf"{name}:(?P<code>[\w-]+)(?::(?P<offset>\d{{1,6}}))?"
    return Command(name, respond, (Tap(pattern, tapped),), shows=shows)

"""/sources: which sources are read, and what is wrong with them, for admins."""

import re

from bot.conversation import Command, Tap
from bot.keyboards import Window, button, keyboard
from bot.replies.running import source_lines
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh
from jobs.texts import report_zh as texts
from storage.database import Connection
from storage.records import SourceKind
from storage.sources import list_sources

ON_A_PAGE = 10


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    return _show(conn, asker, 0) if asker.is_admin else reply(texts.ADMINS_ONLY)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    if not asker.is_admin:
        return Notice(texts.ADMINS_ONLY)
    return _show(conn, asker, int(match["offset"]))


def _show(conn: Connection, asker: Asker, offset: int) -> Reply:
    known = [source for source in list_sources(conn) if source.kind is not SourceKind.UPLOAD]
    if not known:
        return reply(texts.SOURCES_NONE)
    known.sort(key=lambda source: (source.trouble is None, not source.failures, source.id))
    window = Window(min(offset, len(known) - 1), ON_A_PAGE, len(known))
    lines = source_lines(known[window.offset : window.last], asker.now, asker.chat.zone)
    html = "\n".join([texts.SOURCES_TITLE.format(count=len(known)), *lines])
    if not window.is_all:
        html += "\n" + bot_zh.PAGE_OF.format(
            first=window.first, last=window.last, total=window.total
        )
    turns = [button(text, "sources", at) for text, at in window.turns]
    return reply(html, keyboard([turns]))


COMMAND = Command(
    "sources",
    respond,
    (Tap(r"sources:(?P<offset>\d{1,5})", _tapped),),
    for_admins=True,
)

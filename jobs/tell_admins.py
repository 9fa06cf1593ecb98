"""Admins hear of a source that is broken, once, and once more when it is well again."""

import asyncio
from collections.abc import Sequence
from html import escape

from jobs.clock import SHANGHAI
from jobs.deliver import Send
from jobs.texts import sources_zh as texts
from storage.database import Database
from storage.records import Sent, Source
from storage.sources import list_sources_to_tell, mark_trouble_told

SHOWN = 15
LONGEST_ERROR = 120


async def tell_admins(db: Database, send: Send, admins: Sequence[int]) -> int:
    """Tell what the admins don't know of their sources yet. Returns of how many it was.

    Where nobody could be reached, it is told again next time.
    """
    if not admins:
        return 0
    news = await asyncio.to_thread(_news, db)
    if not news:
        return 0
    message = _message(news)
    outcomes = [await send(admin, message) for admin in admins]
    if not any(isinstance(outcome, Sent) for outcome in outcomes):
        return 0
    await asyncio.to_thread(_mark, db, news)
    return len(news)


def _news(db: Database) -> list[Source]:
    with db.read() as conn:
        return list_sources_to_tell(conn)


def _mark(db: Database, told: Sequence[Source]) -> None:
    with db.write() as conn:
        for source in told:
            mark_trouble_told(conn, source.id, source.trouble)


def _message(news: Sequence[Source]) -> str:
    broken = [_broken(source) for source in news if source.trouble]
    well = [
        texts.ADMIN_WELL_LINE.format(name=escape(source.name))
        for source in news
        if not source.trouble
    ]
    blocks = []
    for title, lines in ((texts.ADMIN_BROKEN, broken), (texts.ADMIN_WELL, well)):
        if lines:
            more = [texts.ADMIN_MORE.format(count=len(lines) - SHOWN)] if lines[SHOWN:] else []
            blocks.append("\n".join([title, *lines[:SHOWN], *more]))
    return "\n\n".join(blocks)


def _broken(source: Source) -> str:
    assert source.trouble is not None
    since = source.trouble_since_at
    return texts.ADMIN_BROKEN_LINE.format(
        name=escape(source.name[:60]),
        trouble=texts.TROUBLES[source.trouble],
        since=f"{since.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if since else "",
        error=escape((source.last_error or "")[:LONGEST_ERROR]),
    )

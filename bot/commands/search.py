"""/search: tracked things by name, and the sentences of articles that hold some words."""

import re

from bot.conversation import Command, Tap
from bot.keyboards import Rows, Window, button, export_button, keyboard, source_numbers
from bot.replies.pieces import safe
from bot.replies.search import search_results
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.search import count_hits, search
from jobs.texts import search_zh as texts
from storage.database import Connection
from storage.names import list_things_named
from storage.records import ThingKind
from storage.search import MOST, phrases_of
from storage.things import list_things

ON_A_PAGE = 5
MAX_THINGS = 6
MAX_OFFERED = 6
MAX_LENGTH = 60


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    words = " ".join(words.split())[:MAX_LENGTH]
    if not words:
        return _ask(conn)
    if not phrases_of(words):
        return reply(texts.SEARCH_TOO_SHORT.format(words=safe(words, 40)))
    return _show(conn, words, 0)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _show(conn, match["words"], int(match["offset"]))


def _show(conn: Connection, words: str, offset: int) -> Reply:
    total = count_hits(conn, words)
    things = list_things_named(conn, words.split(), limit=MAX_THINGS + 1) if not offset else []
    if not total and not things:
        return reply(texts.SEARCH_NOTHING.format(words=safe(words, 40)))
    window = Window(min(offset, max(0, total - 1)), ON_A_PAGE, total)
    shown = things[:MAX_THINGS]
    html = search_results(
        words,
        shown,
        search(conn, words, limit=ON_A_PAGE, offset=window.offset),
        window,
        is_capped=total >= MOST,
        more_things=len(things) > MAX_THINGS,
    )
    rows = [*source_numbers(shown, 1), *_turns(words, window)]
    return reply(html, keyboard([*rows, *(_table(words) if total else [])]))


def _turns(words: str, window: Window) -> Rows:
    """◀ and ▶; none where the words are too long for a button: then they are rare, too."""
    try:
        return [[button(text, "search", at, words) for text, at in window.turns]]
    except ValueError:
        return []


def _table(words: str) -> Rows:
    """📗; none where the words are too long for a button, as with ◀ and ▶."""
    try:
        return [[export_button(None, ("search", words))]]
    except ValueError:
        return []


def _ask(conn: Connection) -> Reply:
    """Ask for words, with the names of the campaigns last told of."""
    latest = list_things(conn, "", ThingKind.CAMPAIGN, limit=MAX_OFFERED)
    rows = []
    for name in dict.fromkeys(thing.name for thing in latest):
        try:
            rows.append([button(name, "search", 0, name)])
        except ValueError:
            continue
    if not rows:
        return reply(texts.SEARCH_ASK)
    return reply(f"{texts.SEARCH_ASK}\n{texts.SEARCH_ASK_TAP}", keyboard(rows))


COMMAND = Command("search", respond, (Tap(r"search:(?P<offset>\d{1,6}):(?P<words>.+)", _tapped),))

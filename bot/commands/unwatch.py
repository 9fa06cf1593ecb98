"""/unwatch: by the name of what is watched, or by a button of the list."""

import re
from collections.abc import Sequence

from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from bot.watched import list_watched
from jobs.texts import watch_zh as texts
from storage.database import Connection
from storage.records import Watch
from storage.things import list_things_by_keys
from storage.watches import list_watches, remove_watch


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """End the watch that is named; show all where none is, or more than one."""
    words = " ".join(words.split())
    matching = _matching(list_watches(conn, asker.chat.id), words)
    exact = [each for each in matching if each.name == words]
    if words and len(exact or matching) == 1:
        return _end(conn, asker, (exact or matching)[0])
    return _which(conn, asker, words)


def _which(conn: Connection, asker: Asker, words: str, offset: int = 0) -> Reply:
    """Those whose names hold the words, a page of them; all where none does."""
    held = list_watches(conn, asker.chat.id)
    matching = _matching(held, words)
    if not matching:
        none = texts.UNWATCH_NONE.format(words=safe(words, 40)) if held else ""
        return list_watched(conn, asker, held, heading=none)
    heading = texts.UNWATCH_WHICH_OF if words else texts.UNWATCH_WHICH
    return list_watched(
        conn,
        asker,
        matching,
        offset,
        heading=heading.format(words=safe(words, 40)),
        turning=("unwatches", words),
    )


def _matching(held: Sequence[Watch], words: str) -> list[Watch]:
    return [each for each in held if all(word in each.name for word in words.split())]


def _turned(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _which(conn, asker, match["words"] or "", int(match["offset"]))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    held = {each.id: each for each in list_watches(conn, asker.chat.id)}
    watch = held.get(int(match["id"]))
    if watch is None:
        return Notice(texts.UNWATCH_GONE)
    return _end(conn, asker, watch, int(match["offset"] or 0))


def _end(conn: Connection, asker: Asker, watch: Watch, offset: int = 0) -> Reply:
    """End it, take back what waits for it alone, and offer to begin again.

    `offset` is where in the list it stood.
    """
    remove_watch(conn, watch.id, asker.chat.id)
    row = [button(texts.BUTTON_WATCHES, "watches", offset)]
    if watch.word is not None:
        row.insert(0, button(texts.BUTTON_WATCH_AGAIN, "watchword", watch.word))
    elif watch.thing_key is not None:
        thing = list_things_by_keys(conn, [watch.thing_key]).get(watch.thing_key)
        if thing is not None and thing.id is not None:
            row.insert(0, button(texts.BUTTON_WATCH_AGAIN, "watch", thing.id))
    return reply(texts.UNWATCHED.format(name=safe(watch.name)), keyboard([row]))


COMMAND = Command(
    "unwatch",
    respond,
    (
        Tap(r"unwatch:(?P<id>[0-9]{1,9})(?::(?P<offset>\d{1,4}))?", _tapped),
        Tap(r"unwatches:(?P<offset>\d{1,4})(?::(?P<words>.+))?", _turned),
    ),
    writes=True,
    manages=True,
)

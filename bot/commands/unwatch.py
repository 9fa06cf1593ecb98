"""/unwatch: by the name of what is watched, or by a button of the list."""

import re

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
    held = list_watches(conn, asker.chat.id)
    words = words.strip()
    if not held or not words:
        return list_watched(conn, asker, held, heading=texts.UNWATCH_WHICH if held else "")
    matching = [each for each in held if all(word in each.name for word in words.split())]
    exact = [each for each in matching if each.name == words]
    if len(exact or matching) == 1:
        return _end(conn, asker, (exact or matching)[0])
    if matching:
        return list_watched(conn, asker, matching, heading=texts.UNWATCH_WHICH)
    return list_watched(conn, asker, held, heading=texts.UNWATCH_NONE.format(words=safe(words, 40)))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    held = {each.id: each for each in list_watches(conn, asker.chat.id)}
    watch = held.get(int(match["id"]))
    return _end(conn, asker, watch) if watch else Notice(texts.UNWATCH_GONE)


def _end(conn: Connection, asker: Asker, watch: Watch) -> Reply:
    """End it, take back what waits for it alone, and offer to begin again."""
    remove_watch(conn, watch.id, asker.chat.id)
    row = [button(texts.BUTTON_WATCHES, "watches", 0)]
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
    (Tap(r"unwatch:(?P<id>[0-9]{1,9})", _tapped),),
    writes=True,
    manages=True,
)

"""What the commands on watches share: the list with its buttons, and the start of a watch."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Rows, Window, button, keyboard, turns_of
from bot.replies.pieces import safe
from bot.replies.subscriptions import topic_words
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh
from jobs.texts import watch_zh as texts
from storage.database import Connection
from storage.records import Thing, Watch
from storage.things import list_things_by_keys
from storage.watches import add_watch, list_watches

MOST_WATCHES = 50
ON_A_PAGE = 10
WORD_BYTES = 48
"""A watched word stands in buttons, and their data are 64 bytes."""
WORD_CHARACTERS = WORD_BYTES // 3


def watch_button(thing: Thing) -> list[InlineKeyboardButton]:
    """🔔 under a thing that is shown."""
    return [] if thing.id is None else [button(texts.BUTTON_WATCH, "watch", thing.id)]


def begin(
    conn: Connection, asker: Asker, name: str, *, thing_key: str | None = None, word: str | None
) -> Reply:
    """Watch a thing or a word from now on, and say so."""
    held = list_watches(conn, asker.chat.id)
    known = [each for each in held if (each.thing_key, each.word) == (thing_key, word)]
    if not known and len(held) >= MOST_WATCHES:
        return reply(texts.WATCH_FULL.format(most=MOST_WATCHES), _to_the_list(), apart=True)
    watch = add_watch(
        conn,
        chat_id=asker.chat.id,
        name=name,
        thing_key=thing_key,
        word=word,
        now=asker.now,
        topic_id=asker.topic_id,
    )
    said = texts.WATCHED if word is None else texts.WATCHED_WORD
    html = (texts.WATCHED_ALREADY if known else said).format(name=safe(name))
    html += topic_words(watch.topic_id, watch.topic_id)
    end = button(texts.BUTTON_UNWATCH_THIS, "unwatch", watch.id)
    shown = button(texts.BUTTON_WATCHES, "watches", 0)
    return reply(html, keyboard([[end, shown]]), apart=True)


def list_watched(
    conn: Connection,
    asker: Asker,
    held: Sequence[Watch],
    offset: int = 0,
    *,
    heading: str = "",
    turning: tuple[str, str] = ("watches", ""),
) -> Reply:
    """What is watched, a page of it, each with a button that ends it.

    `turning`: the command that turns the pages, and the words that have found what is listed.
    """
    if not held:
        return reply(texts.WATCHES_EMPTY)
    window = Window(min(offset, len(held) - 1), ON_A_PAGE, len(held))
    shown = held[window.offset : window.last]
    keys = [watch.thing_key for watch in shown if watch.thing_key is not None]
    known = list_things_by_keys(conn, keys)
    lines = [
        texts.WATCHES_LINE.format(number=number, name=_line(watch, known, asker.topic_id))
        for number, watch in enumerate(shown, window.first)
    ]
    rows: Rows = [
        [button(texts.BUTTON_UNWATCH.format(name=each.name), "unwatch", each.id, window.offset)]
        for each in shown
    ]
    rows.append(turns_of(turning[0], window, turning[1]))
    title = heading or texts.WATCHES_TITLE.format(total=len(held))
    turned = (
        []
        if window.is_all
        else [bot_zh.PAGE_OF.format(first=window.first, last=window.last, total=window.total)]
    )
    return reply("\n".join([title, *lines, *turned]), keyboard(rows))


def _line(watch: Watch, known: dict[str, Thing], here: int | None) -> str:
    if watch.word is not None:
        line = texts.WATCHES_WORD.format(word=safe(watch.word))
    else:
        line = safe(watch.name) + _since_named(watch, known.get(watch.thing_key or ""))
    topic = topic_words(watch.topic_id, here)
    return line + (texts.WATCHES_TOPIC.format(topic=topic.rstrip("。")) if topic else "")


def _since_named(watch: Watch, thing: Thing | None) -> str:
    """What became of the thing since it was watched by that name."""
    if thing is None:
        return texts.WATCHES_LOST
    return "" if thing.name == watch.name else texts.WATCHES_RENAMED.format(name=safe(thing.name))


def _to_the_list() -> InlineKeyboardMarkup | None:
    return keyboard([[button(texts.BUTTON_WATCHES, "watches", 0)]])

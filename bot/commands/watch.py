"""/watch: hear at once of a project, a target, a campaign, or all that a word stands in."""

import re

from bot.asking import latest_projects
from bot.conversation import Command, Tap
from bot.keyboards import Rows, Window, button, keyboard
from bot.places import places_called
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from bot.typed import plain_name
from bot.watched import WORD_BYTES, WORD_CHARACTERS, begin
from jobs.texts import bot_zh
from jobs.texts import watch_zh as texts
from storage.database import Connection, NotFoundError
from storage.names import list_things_named
from storage.records import Region, Thing, ThingKind
from storage.things import get_thing
from storage.watches import list_watches

MAX_CHOICES = 8
WATCHED_KINDS = (ThingKind.PROJECT, ThingKind.TARGET, ThingKind.CAMPAIGN, ThingKind.RESULT)
"""A project's milestones are told with it."""
SHORTEST_WORD = 2


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """Watch the thing that is called exactly so; a choice, the word itself among it, otherwise."""
    words = " ".join(words.split())
    if not words:
        return _ask(conn, asker)
    before, _, word = words.partition(" ")
    if before == texts.WATCH_WORD:
        return _watch_word(conn, asker, word)
    found = _named(conn, words)
    if not found and (found := _named(conn, plain_name(words))):
        words = plain_name(words)
    exact = [thing for thing in found if thing.name == words]
    if len(exact) == 1:
        return begin(conn, asker, exact[0].name, thing_key=exact[0].key, word=None)
    return _choose(conn, words, found)


def _named(conn: Connection, words: str) -> list[Thing]:
    if not words:
        return []
    return list_things_named(conn, words.split(), kinds=WATCHED_KINDS, limit=MAX_CHOICES + 1)


def _choose(conn: Connection, words: str, found: list[Thing]) -> Reply:
    shown = safe(words, 40)
    places = places_called(conn, words)
    if places and not found:
        html = texts.WATCH_IS_PLACE.format(words=shown)
        return reply(html, keyboard(_subscribing(places)))
    html = (texts.WATCH_WHICH if found else texts.WATCH_NOT_FOUND).format(words=shown)
    if len(found) > MAX_CHOICES:
        html += texts.WATCH_WHICH_MORE.format(shown=MAX_CHOICES)
    rows = _choices(found[:MAX_CHOICES])
    problem = _problem_of(words)
    if problem is None:
        rows.append([button(texts.BUTTON_WATCH_WORD.format(word=words), "watchword", words)])
    elif not found:
        return reply(problem)
    return reply(html, keyboard(rows))


def _subscribing(places: list[Region]) -> Rows:
    return [
        [button(f"{bot_zh.BUTTON_SUBSCRIBE} {place.name}", "subscribe", place.code)]
        for place in places[:MAX_CHOICES]
    ]


def _watch_word(conn: Connection, asker: Asker, word: str) -> Reply:
    problem = _problem_of(word)
    return reply(problem) if problem else begin(conn, asker, word, word=word)


def _problem_of(word: str) -> str | None:
    """Why a word can't be watched, in words for the user."""
    if len(word) < SHORTEST_WORD or not any(letter.isalnum() for letter in word):
        return texts.WATCH_WORD_SHORT
    if len(word.encode()) > WORD_BYTES:
        return texts.WATCH_WORD_LONG.format(most=WORD_CHARACTERS)
    return None


def _of_thing(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    try:
        thing = get_thing(conn, int(match["id"]))
    except NotFoundError:
        return Notice(texts.WATCH_GONE_THING)
    return begin(conn, asker, thing.name, thing_key=thing.key, word=None)


def _of_word(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _watch_word(conn, asker, match["word"])


def _ask(conn: Connection, asker: Asker, offset: int = 0) -> Reply:
    """Say what can be watched, with the projects last told of in the subscribed places.

    What is watched already is left out.
    """
    watched = {each.thing_key for each in list_watches(conn, asker.chat.id)}
    wanted = offset + MAX_CHOICES + 1
    latest = latest_projects(conn, asker, wanted + len(watched))
    offered = [each for each in latest if each.key not in watched][:wanted]
    if not offered:
        return reply(texts.WATCH_ASK)
    # The window knows of one more than it shows: there is a next page, however long it is.
    window = Window(min(offset, len(offered) - 1), MAX_CHOICES, len(offered))
    turns = [button(text, "watchmore", at) for text, at in window.turns]
    rows = [*_choices(offered[window.offset : window.last]), turns]
    return reply(texts.WATCH_ASK + texts.WATCH_ASK_TAP, keyboard(rows))


def _more(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _ask(conn, asker, int(match["offset"]))


def _choices(found: list[Thing]) -> Rows:
    """One thing a row, with its place and the year of a target: namesakes differ only there."""
    return [
        [button(f"{_called(thing)}（{thing.region.rpartition('/')[2]}）", "watch", thing.id)]
        for thing in found
        if thing.id is not None
    ]


def _called(thing: Thing) -> str:
    if thing.kind is not ThingKind.TARGET or thing.due_on is None:
        return thing.name
    return texts.WATCH_TARGET.format(name=thing.name, year=thing.due_on.year)


COMMAND = Command(
    "watch",
    respond,
    (
        Tap(r"watch:(?P<id>[0-9]{1,9})", _of_thing),
        Tap(r"watchword:(?P<word>.+)", _of_word),
        Tap(r"watchmore:(?P<offset>\d{1,4})", _more),
    ),
    writes=True,
    manages=True,
)

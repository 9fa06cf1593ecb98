"""/compare: the targets and results of two places side by side."""

import re

from telegram import InlineKeyboardButton

from bot.asking import ask_place, place_or_question, suggest_near
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import Window, button, export_button, in_rows, keyboard
from bot.place_commands import of_no_days
from bot.places import places_called
from bot.replies.comparison import comparison
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.spans import split_span
from bot.surroundings import Asker
from jobs.comparison import Compared, load_comparison
from jobs.texts import bot_zh
from jobs.texts import search_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

ON_A_PAGE = 6
BETWEEN = re.compile(r"\s+|(?:\s*(?:和|与|跟|、|，|,|/|\bvs\b)\s*)", re.IGNORECASE)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`滨州 聊城`, `滨州和聊城`; what is missing or means several places is asked for."""
    words, days = split_span(words, asker.today)
    if not words:
        return _ask(conn, asker, Aim("compare"), texts.COMPARE_FIRST)
    parts = _two_places(conn, words)
    if parts is None:
        found = places_called(conn, words)
        if len(found) == 1:
            return _ask_second(conn, asker, found[0])
        return _unclear(conn, words)
    first, second = parts
    other = place_or_question(conn, asker, second, Aim("compare"))
    if not isinstance(other, Region):
        return other
    one = place_or_question(conn, asker, first, Aim("compare", (other.code,)))
    if not isinstance(one, Region):
        return one
    return of_no_days(_show(conn, one, other, 0), None, asker.today, days)


def _unclear(conn: Connection, words: str) -> Reply:
    """Which of the words names no place; all of them where they can't be told apart."""
    names = [each for each in BETWEEN.split(words) if each]
    unknown = [each for each in names if not places_called(conn, each)]
    if len(names) == 2 and len(unknown) == 1:
        known = next(each for each in names if each not in unknown)
        (region, *others) = places_called(conn, known)
        more = () if others else (region.code,)
        return suggest_near(conn, unknown[0], Aim("compare", more))
    return reply(texts.COMPARE_UNCLEAR.format(words=safe(words, 40)))


def _two_places(conn: Connection, words: str) -> tuple[str, str] | None:
    """The words cut where both halves name places, the fewest of them; None where none is."""
    cuts = [(words[: at.start()], words[at.end() :]) for at in BETWEEN.finditer(words)]
    named = {
        (first.strip(), second.strip()): len(one) + len(other)
        for first, second in cuts
        if (one := places_called(conn, first)) and (other := places_called(conn, second))
    }
    return min(named, key=lambda pair: named[pair]) if named else None


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    one = find_region(conn, match["code"])
    other = find_region(conn, match["other"]) if match["other"] else None
    if one is None or (match["other"] and other is None):
        return Notice(bot_zh.GONE_PLACE)
    if other is None:
        return _ask_second(conn, asker, one)
    return _show(conn, one, other, int(match["offset"] or 0))


def _ask_second(conn: Connection, asker: Asker, one: Region) -> Reply:
    question = texts.COMPARE_SECOND.format(left=safe(one.name), short=safe(one.short))
    return _ask(conn, asker, Aim("compare", (one.code,)), question)


def _ask(conn: Connection, asker: Asker, aim: Aim, question: str) -> Reply:
    return reply(question, ask_place(conn, asker, aim).keyboard)


def _show(conn: Connection, one: Region, other: Region, offset: int) -> Reply:
    if one.code == other.code:
        return reply(texts.COMPARE_SAME)
    found = load_comparison(conn, one.path, other.path, offset=offset, limit=ON_A_PAGE)
    if found.is_empty:
        empty = texts.COMPARE_EMPTY.format(left=safe(one.name), right=safe(other.name))
        return reply(empty, keyboard([_cards(one, other), _subscribing(one, other)]))
    window = Window(min(offset, max(0, found.total - 1)), ON_A_PAGE, found.total)
    sources = [
        each
        for number, item in enumerate(found.both, window.first)
        for each in _sources(number, item, one, other)
    ]
    turns = [button(text, "compare", one.code, other.code, at) for text, at in window.turns]
    places = _cards(one, other)
    return reply(
        comparison(one, other, found, window),
        keyboard(
            [*in_rows(sources, 4), turns, [export_button(one, ("compare", other.code)), *places]]
        ),
    )


def _cards(*regions: Region) -> list[InlineKeyboardButton]:
    return [
        button(bot_zh.BUTTON_REGION.format(place=each.name), "region", each.code)
        for each in regions
    ]


def _subscribing(*regions: Region) -> list[InlineKeyboardButton]:
    return [
        button(f"{bot_zh.BUTTON_SUBSCRIBE} {each.name}", "subscribe", each.code) for each in regions
    ]


def _sources(number: int, item: Compared, one: Region, other: Region) -> list[InlineKeyboardButton]:
    """The buttons that show where the figures of both places were read."""
    left, right = item.pairs[0]
    return [
        button(f"{number} {region.short}", "thing", told.thing.id)
        for region, told in ((one, left), (other, right))
        if told.thing.id is not None
    ]


COMMAND = Command(
    "compare",
    respond,
    (
        Tap(
            r"compare:(?P<code>[\w-]+)(?::(?P<other>[\w-]+))?(?::(?P<offset>\d{1,6}))?",
            _tapped,
        ),
    ),
)

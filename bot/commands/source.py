"""/source: the sentence, article and day behind a figure, by its number or by a list's button."""

import re

from bot.conversation import Command, Tap
from bot.keyboards import (
    MAX_BUTTON_TEXT,
    Window,
    button,
    fact_buttons,
    keyboard,
    pager,
    wrong_buttons,
)
from bot.replies.sources import citation, source, sources
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from bot.watched import watch_button
from jobs.digests.lines import fact_words
from jobs.quoting import Sentences
from jobs.texts import bot_zh as texts
from jobs.texts import quotes_zh, zh
from jobs.texts import settings_zh as settings_texts
from jobs.told import things_told
from storage.articles import get_article, get_page
from storage.database import Connection, NotFoundError
from storage.deliveries import get_delivery
from storage.facts import list_facts_by_id
from storage.printings import list_printings
from storage.records import Thing
from storage.things import get_thing

MAX_SHOWN = 3
"""Sentences of one thing in a message: with their titles they stay far under its 4096 units."""

TOLD_ON_A_PAGE = 10

LARGEST_ID = 2**31 - 1
"""PostgreSQL refuses to compare an integer column with more."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`/source 12` shows fact 12; without a number, how to get one is told."""
    if not words:
        return reply(quotes_zh.SOURCE_EXPLAINED)
    match = re.fullmatch(r"(?:第|编号|#|＃)?\s*([0-9]{1,12})\s*条?", words)
    if match is None:
        return reply(quotes_zh.SOURCE_NUMBER_WRONG)
    number = int(match[1])
    fact = list_facts_by_id(conn, [number]).get(number) if number <= LARGEST_ID else None
    if fact is None:
        return reply(quotes_zh.SOURCE_UNKNOWN.format(number=number))
    printings = list_printings(conn, [fact.article_id]).get(fact.article_id, [])
    html = source(fact, printings, asker.today)
    return reply(html, keyboard([*fact_buttons(asker.bot_name, [fact]), wrong_buttons([fact])]))


def _of_thing(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    """The sentences behind a tracked thing, the latest first, in a message of their own.

    Its pages take each other's place.
    """
    try:
        thing = get_thing(conn, int(match["id"]))
    except NotFoundError:
        return Notice(texts.GONE_THING)
    total = len(thing.fact_ids)
    window = Window(min(int(match["offset"] or 0), total - 1), MAX_SHOWN, total)
    told = thing.fact_ids[::-1][window.offset : window.last]
    known = list_facts_by_id(conn, told)
    facts = [known[fact_id] for fact_id in told if fact_id in known]
    if not facts or thing.id is None:
        return Notice(texts.GONE_THING)
    printings = list_printings(conn, {fact.article_id for fact in facts})
    html = sources(thing, facts, window, printings, asker.today)
    rows = [
        watch_button(thing),
        *fact_buttons(asker.bot_name, facts),
        wrong_buttons(facts),
        pager("thing", str(thing.id), window),
    ]
    return reply(html, keyboard(rows), apart=match["offset"] is None)


def _cite(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    """A fact's sentence with where it stands, to paste into a paper of one's own."""
    number = int(match["id"])
    fact = list_facts_by_id(conn, [number]).get(number) if number <= LARGEST_ID else None
    if fact is None:
        return Notice(texts.GONE_THING)
    printings = list_printings(conn, [fact.article_id]).get(fact.article_id, [])
    page = get_page(conn, get_article(conn, fact.article_id).page_id)
    sentence = Sentences(page.text).around(fact.fact.start, fact.fact.end)
    return reply(citation(fact, sentence or fact.fact.quote, printings), apart=True)


def _told(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    """The things that a digest or an alert told of, each a button that shows its sentences."""
    try:
        delivery = get_delivery(conn, int(match["id"]))
    except NotFoundError:
        return Notice(settings_texts.WHY_GONE)
    if delivery.chat_id != asker.chat.id:
        # What another chat gets is nobody's business here.
        return Notice(settings_texts.WHY_GONE)
    things = things_told(conn, delivery)
    if not things:
        return Notice(texts.GONE_THING)
    window = Window(min(int(match["offset"] or 0), len(things) - 1), TOLD_ON_A_PAGE, len(things))
    shown = things[window.offset : window.last]
    html = quotes_zh.SOURCE_OF_TOLD
    if not window.is_all:
        html += "\n" + texts.PAGE_OF.format(
            first=window.first, last=window.last, total=window.total
        )
    rows = [[button(_in_words(thing), "thing", thing.id)] for thing in shown if thing.id]
    turns = pager("told", str(delivery.id), window)
    return reply(html, keyboard([*rows, turns]), apart=match["offset"] is None)


def _in_words(thing: Thing) -> str:
    place = zh.IN_BRACKETS.format(words=thing.region.rpartition("/")[2])
    words = fact_words(thing.current)
    room = MAX_BUTTON_TEXT - len(place)
    return (words if len(words) <= room else words[: room - 1] + zh.ELLIPSIS) + place


COMMAND = Command(
    "source",
    respond,
    (
        Tap(r"thing:(?P<id>[0-9]{1,9})(?::(?P<offset>\d{1,6}))?", _of_thing),
        Tap(r"cite:(?P<id>[0-9]{1,12})", _cite),
        Tap(r"told:(?P<id>[0-9]{1,12})(?::(?P<offset>\d{1,6}))?", _told),
    ),
)

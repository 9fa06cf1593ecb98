"""What words without a slash mean: the command, and the words that are for it."""

import re
from collections.abc import Mapping
from datetime import date

from bot.conversation import Command
from bot.figures import names_figure
from bot.named_projects import asks_of_project, project_asked_for
from bot.phrases import FIGURES, GROUPS_OF_LISTS, Phrase, news_of_list, read_phrase, without_filling
from bot.places import places_called, places_named
from bot.schedules import split_words
from bot.spans import split_span
from bot.typed import command_typed
from jobs.pinyin import in_simplified
from storage.database import Connection

NUMBERED = re.compile(r"(?:第|编号|#)\s*\d{1,12}\s*条?")
"""How a fact's number is told from any other."""
NUMBER_FIRST = re.compile(r"[Rr]?[0-9]+(?!\S)")
"""How what follows /source, /wrong and /review begins."""
RECURRING = re.compile(r"每[天日周月个]|工作日")
WISHED = re.compile(r"发|推送|提醒|告诉|订|看|简报|消息")
"""Who names such days and what is sent wants digests, whatever is said: 我想每周一看滨州的简报."""
BETWEEN = re.compile(r"\s*(?:和|与|跟|对比|对|vs)\s*", re.I)


def phrase_meant(
    conn: Connection, text: str, commands: Mapping[str, Command], today: date
) -> Phrase:
    """The phrase; where it is a place's name as it stands, the place is asked for.

    A place and a time are a wish for digests (滨州 每天 8:30), a place and days ask for one now
    (聊城本周, 滨州 三月 项目).
    """
    simplified = in_simplified(text)
    read = read_phrase(simplified)
    return (
        _as_it_stands(conn, text, commands)
        or _subscription(conn, read)
        or _figure(conn, read, today)
        or _comparison(conn, read, text)
        or _news_of_days(conn, read.command, text, today)
        or _places_alone(conn, read)
        or _project(conn, read)
        or read
    )


def _subscription(conn: Connection, read: Phrase) -> Phrase | None:
    if read.command not in {"", "digest"}:
        return None
    place, when = split_words(read.words)
    is_meant = when and (not place or places_called(conn, place) or _recurs(conn, read))
    return Phrase("subscribe", read.words) if is_meant else None


def _recurs(conn: Connection, read: Phrase) -> bool:
    is_wished = read.command == "digest" or WISHED.search(read.words)
    is_often = RECURRING.search(read.words)
    return bool(is_wished and is_often) and len(places_named(conn, read.words)) == 1


def _figure(conn: Connection, read: Phrase, today: date) -> Phrase | None:
    is_meant = read.command in {"", *FIGURES} and names_figure(conn, read.words, today)
    return Phrase(read.command or "results", read.words) if is_meant else None


def _comparison(conn: Connection, read: Phrase, text: str) -> Phrase | None:
    return Phrase("compare", text) if not read.command and _two_places(conn, text) else None


def _news_of_days(conn: Connection, command: str, text: str, today: date) -> Phrase | None:
    is_meant = command in {"", "digest", *GROUPS_OF_LISTS} and _asks_for_days(
        conn, command, text, today
    )
    return Phrase("digest", in_simplified(text)) if is_meant else None


def _places_alone(conn: Connection, read: Phrase) -> Phrase | None:
    asked = "" if read.command else without_filling(read.words)
    return Phrase("region", asked) if _names_only_places(conn, asked) else None


def _project(conn: Connection, read: Phrase) -> Phrase | None:
    """北海人民医院, 再生铝项目进展如何: words of a project's name, and no place."""
    if read.command not in {"", "projects"}:
        return None
    if read.command and not asks_of_project(read.words) and places_named(conn, read.words):
        return None
    asked = project_asked_for(conn, without_filling(read.words))
    return Phrase("project", asked) if asked else None


def _names_only_places(conn: Connection, words: str) -> bool:
    """Whether the words are places and nothing else: 请问滨州, 滨州 聊城 茌平, 北海 滨州."""
    return bool(words) and (
        bool(places_called(conn, words)) or all(places_called(conn, each) for each in words.split())
    )


def _as_it_stands(conn: Connection, text: str, commands: Mapping[str, Command]) -> Phrase | None:
    """A place's name; a command's with a slash, or beside a place; a fact's number."""
    if places_called(conn, text):
        return Phrase("region", text)
    if typed := command_typed(text, commands):
        name, words = typed
        is_asked = text.startswith("/") or not words or NUMBER_FIRST.match(words)
        if is_asked or places_named(conn, words):
            return Phrase(name, words)
    return Phrase("source", text) if NUMBERED.fullmatch(text) else None


def _asks_for_days(conn: Connection, command: str, text: str, today: date) -> bool:
    """Whether what stands beside some days is a place, a list, or nothing."""
    rest, days = split_span(text, today)
    if days is None or (command in GROUPS_OF_LISTS and not news_of_list(command, days)):
        return False
    asked = read_phrase(rest)
    return not asked.words or bool(places_named(conn, asked.words))


def _two_places(conn: Connection, text: str) -> bool:
    """滨州和聊城: both sides of the word between them are places' names."""
    sides = BETWEEN.split(text)
    return len(sides) == 2 and all(side and places_called(conn, side) for side in sides)

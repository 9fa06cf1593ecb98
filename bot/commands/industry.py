"""/industry: the projects of an industry, in a place or everywhere, with the word that tells."""

import re

from bot.asking import place_or_question
from bot.browsing import COUNTRY, Aim
from bot.conversation import Command, Tap
from bot.keyboards import Window, button, export_button, in_rows, keyboard, source_numbers
from bot.place_commands import of_no_days
from bot.places import places_called
from bot.replies.industry import industry_projects, no_industry_projects
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.spans import split_span
from bot.surroundings import Asker
from jobs.extraction.names.industries import INDUSTRIES, industry_of
from jobs.texts import bot_zh
from jobs.texts import search_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region
from storage.things import (
    count_projects_by_industry,
    count_projects_of_industry,
    list_projects_of_industry,
)

ON_A_PAGE = 6
LONGEST_FIRST = sorted(INDUSTRIES, key=len, reverse=True)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`新能源 滨州`, in either order; 锂电池 is 新能源. Without a place it is everywhere."""
    words = " ".join(words.split())
    if not words:
        return _ask(conn, texts.INDUSTRY_ASK)
    rest, days = split_span(words, asker.today)
    industry, asked, place = _split(rest)
    if not industry:
        return _ask_of(conn, rest)
    note = "" if asked == industry else asked
    found = place_or_question(conn, asker, place, Aim("industry", (industry,))) if place else None
    if isinstance(found, Reply):
        return found
    return of_no_days(_show(conn, industry, found, 0, note), found, asker.today, days)


def _split(words: str) -> tuple[str, str, str]:
    """The industry, the word that was typed for it, and the rest; empty where none is named."""
    for name in LONGEST_FIRST:
        before, found, after = words.partition(name)
        if found:
            return name, name, f"{before.strip()} {after.strip()}".strip()
    for word in words.split():
        told = industry_of(word)
        if told is not None:
            return told.name, word, " ".join(each for each in words.split() if each != word)
    return "", "", words


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    industry, code = match["industry"], match["code"]
    region = None if code == COUNTRY else find_region(conn, code)
    if region is None and code != COUNTRY:
        return Notice(bot_zh.GONE_PLACE)
    if industry not in INDUSTRIES:
        return Notice(bot_zh.OLD_BUTTON)
    return _show(conn, industry, region, int(match["offset"] or 0))


def _show(
    conn: Connection, industry: str, region: Region | None, offset: int, note: str = ""
) -> Reply:
    path, code = (region.path, region.code) if region else ("", COUNTRY)
    total = count_projects_of_industry(conn, industry, path)
    others = [button(texts.BUTTON_ALL_INDUSTRIES, "industries")]
    if region is not None:
        name = bot_zh.BUTTON_REGION.format(place=region.name)
        others.append(button(name, "region", code))
    if not total:
        return reply(no_industry_projects(industry, region), keyboard([others]))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_projects_of_industry(conn, industry, path, limit=ON_A_PAGE, offset=window.offset)
    table = export_button(region, ("industry", industry))
    turns = [button(text, "industry", code, industry, at) for text, at in window.turns]
    return reply(
        industry_projects(industry, region, shown, window, note),
        keyboard([*source_numbers(shown, window.first), turns, [table, *others]]),
    )


def _ask_of(conn: Connection, words: str) -> Reply:
    """Ask which industry, of the place that is named among the words, if one is."""
    named = [word for word in words.split() if len(places_called(conn, word)) == 1]
    region = places_called(conn, named[0])[0] if len(named) == 1 else None
    unknown = " ".join(word for word in words.split() if word not in named)
    question = texts.INDUSTRY_UNKNOWN.format(words=safe(unknown or words, 40))
    if region and not unknown:
        question = texts.INDUSTRY_ASK_OF.format(place=safe(region.name))
    return _ask(conn, question, region)


def _ask(conn: Connection, question: str, region: Region | None = None) -> Reply:
    """Ask which industry, those with the most projects first."""
    path, code = (region.path, region.code) if region else ("", COUNTRY)
    counts = count_projects_by_industry(conn, path)
    if not counts and region:
        empty = texts.INDUSTRY_NONE_OF.format(place=safe(region.name))
        return reply(empty, keyboard([[button(texts.BUTTON_ALL_INDUSTRIES, "industries")]]))
    if not counts:
        return reply(texts.INDUSTRY_ASK_EMPTY)
    buttons = [
        button(
            texts.INDUSTRY_CHOICE.format(industry=industry, count=count),
            "industry",
            code,
            industry,
        )
        for industry, count in counts.items()
    ]
    return reply(question, keyboard(in_rows(buttons, 3)))


def _ask_again(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    return _ask(conn, texts.INDUSTRY_ASK)


COMMAND = Command(
    "industry",
    respond,
    (
        Tap("industries", _ask_again),
        Tap(
            r"industry:(?P<code>[\w-]+):(?P<industry>[^:]+)(?::(?P<offset>\d{1,6}))?",
            _tapped,
        ),
    ),
)

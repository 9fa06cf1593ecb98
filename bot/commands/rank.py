"""/rank: the places directly below a place by an indicator, as we count from what was read."""

import re
from collections.abc import Iterator

from telegram import InlineKeyboardButton

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.figures import split_indicator
from bot.keyboards import above, button, export_button, in_rows, keyboard, place_views
from bot.place_commands import of_no_days
from bot.places import places_called
from bot.replies.pieces import safe
from bot.replies.ranking import measured, ranking_of
from bot.reply import Answer, Notice, Reply, reply
from bot.spans import split_span
from bot.surroundings import Asker
from jobs.ranking import (
    Ranking,
    indicator_called,
    indicators_below,
    load_claims,
    load_rankings,
)
from jobs.texts import bot_zh
from jobs.texts import search_zh as texts
from storage.database import Connection
from storage.records import Region, Thing
from storage.regions import find_region, list_regions_under

MAX_CHOICES = 15
MAX_OTHERS = 4
MAX_SOURCES = 24
LONGEST = 40
MOST_BYTES = 30


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`地区生产总值 滨州`, in either order."""
    rest, days = split_span(words, asker.today)
    indicator, place = _split(conn, rest)
    # On the way through the provinces a button has room for a short name alone.
    more = ("0", indicator) if 0 < len(indicator.encode()) <= MOST_BYTES else ()
    found = place_or_question(conn, asker, place, Aim("rank", more))
    if not isinstance(found, Region):
        return found
    answer = _show(conn, found, indicator, 0) if indicator else _ask(conn, found)
    return of_no_days(answer, found, asker.today, days)


def _split(conn: Connection, words: str) -> tuple[str, str]:
    """The indicator and the place; the last of the words that names a place is it."""
    parts = words.split()
    for part in reversed(parts):
        if places_called(conn, part):
            others = " ".join(each for each in parts if each != part)
            return (indicator_called(others)[:LONGEST] if others else ""), part
    place, indicator = split_indicator(conn, words)
    if indicator:
        return indicator[:LONGEST], place
    return indicator_called(" ".join(parts))[:LONGEST], ""


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    if not match["indicator"]:
        return _ask(conn, region)
    return _show(conn, region, match["indicator"], int(match["which"]))


def _show(conn: Connection, region: Region, indicator: str, which: int) -> Reply:
    rankings = load_rankings(conn, region, indicator)
    claims = load_claims(conn, region, indicator)
    if not rankings and not claims:
        unread = texts.RANK_NOT_REPORTED.format(
            place=safe(region.name), indicator=safe(indicator, LONGEST)
        )
        return _ask(conn, region, unread)
    chosen = rankings[min(which, len(rankings) - 1)] if rankings else None
    things = [place.thing for place in chosen.ranked] if chosen else []
    things += [thing for thing, _ in claims]
    rows = [
        *in_rows(list(_sources(things, region)), 4),
        *([each] for each in _others(region, indicator, rankings, chosen)),
        [
            button(texts.BUTTON_RANK_MORE, "rank", region.code),
            button(bot_zh.BUTTON_REGION.format(place=region.name), "region", region.code),
        ],
        [export_button(region, ("rank", which, indicator))] if chosen else [],
    ]
    return reply(ranking_of(region, indicator, chosen, claims), keyboard(rows))


def _sources(things: list[Thing], region: Region) -> Iterator[InlineKeyboardButton]:
    """Where the figure of each place was read, a button a place."""
    for thing in things[:MAX_SOURCES]:
        if thing.id is not None:
            name = thing.holder or thing.region.rpartition("/")[2]
            yield button(f"🔎 {name}"[:10], "thing", thing.id)


def _others(
    region: Region, indicator: str, rankings: list[Ranking], chosen: Ranking | None
) -> Iterator[InlineKeyboardButton]:
    """The same indicator by other measures and periods."""
    for which, ranking in enumerate(rankings):
        if ranking is not chosen and which <= MAX_OTHERS:
            text = texts.BUTTON_RANK_OTHER.format(**measured(ranking), count=len(ranking.ranked))
            try:
                yield button(text, "rank", region.code, which, indicator)
            except ValueError:
                # A name too long for a button can still be typed.
                return


def _ask(conn: Connection, region: Region, question: str = "") -> Reply:
    """Ask which indicator, those that most places reported first."""
    counts = indicators_below(conn, region)
    place = safe(region.name)
    if not counts:
        below = list_regions_under(conn, region.code, limit=1)
        empty = texts.RANK_EMPTY if below else texts.RANK_NOTHING_BELOW
        return reply(
            empty.format(place=place), keyboard([*above("rank", region), *place_views(region)])
        )
    buttons = []
    for name in list(counts)[:MAX_CHOICES]:
        text = texts.RANK_CHOICE.format(indicator=name, count=counts[name])
        try:
            buttons.append(button(text, "rank", region.code, 0, name))
        except ValueError:
            continue
    example = texts.RANK_EXAMPLE.format(
        indicator=texts.RANK_EXAMPLE_INDICATOR, place=safe(region.short)
    )
    asked = question or texts.RANK_WHICH.format(place=place, example=example)
    return reply(asked, keyboard(in_rows(buttons, 2)))


COMMAND = Command(
    "rank",
    respond,
    (
        Tap(
            r"rank:(?P<code>[\w-]+)(?::(?P<which>\d{1,3}):(?P<indicator>.+))?",
            _tapped,
        ),
    ),
)

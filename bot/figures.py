"""One indicator of a place: 滨州 固定资产投资 is its targets and results, beside each other."""

import re
from dataclasses import replace
from datetime import date

from bot.asking import place_or_question, search_row
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import Rows, above, button, keyboard, place_views, source_numbers
from bot.places import places_named
from bot.replies.figure import figure_of_place, no_figure
from bot.replies.targets import ListedTarget
from bot.reply import Answer, Notice, Reply, reply
from bot.spans import split_span
from bot.surroundings import Asker
from jobs.lists import latest_results, progress_by
from jobs.ranking import code_of_indicator, indicator_called, indicator_in, indicator_of_code
from jobs.results import load_series
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.figures import list_figures_called
from storage.records import Region, Thing, ThingKind
from storage.regions import find_region, list_regions_under

AIM = "figure"
MOST = 6
"""Targets, and results: a place has one of a year, and seldom of more than three years."""


def split_indicator(conn: Connection, words: str) -> tuple[str, str]:
    """The other words, and the known indicator among them; empty where none is, or no place.

    It may stand alone between blanks, or in a phrase with a place's name: 滨州固定资产投资.
    """
    for word in words.split():
        if indicator := indicator_in(word, whole=True):
            return " ".join(each for each in words.split() if each != word), indicator
    said = indicator_in(words)
    rest = " ".join(re.sub(re.escape(said), " ", words, flags=re.I).split())
    if not said or not places_named(conn, rest):
        return words, ""
    return rest, indicator_called(said)


def names_figure(conn: Connection, words: str, today: date) -> bool:
    """Whether the words are a place and an indicator of it."""
    place, indicator = split_indicator(conn, split_span(words, today)[0])
    return bool(indicator and place and places_named(conn, place))


def with_indicators(command: Command) -> Command:
    """The command of a list of figures; with an indicator it shows that one alone."""

    def respond(conn: Connection, asker: Asker, words: str) -> Reply:
        place, indicator = split_indicator(conn, split_span(words, asker.today)[0])
        if not indicator:
            return command.respond(conn, asker, words)
        found = place_or_question(conn, asker, place, Aim(AIM, (code_of_indicator(indicator),)))
        return _show(conn, asker, found, indicator) if isinstance(found, Region) else found

    return replace(command, respond=respond)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(texts.GONE_PLACE)
    indicator = indicator_of_code(match["indicator"])
    return _show(conn, asker, region, indicator) if indicator else Notice(texts.OLD_BUTTON)


FIGURE_TAP = Tap(rf"{AIM}:(?P<code>[\w-]+):(?P<indicator>[0-9a-f]{{8}})", _tapped)


def _show(conn: Connection, asker: Asker, region: Region, indicator: str) -> Reply:
    targets = _latest(conn, region, ThingKind.TARGET, indicator)
    results = _latest(conn, region, ThingKind.RESULT, indicator)
    others = [*_of_all(conn, region, indicator), *place_views(region)]
    if not targets and not results:
        words = search_row(f"{region.short} {indicator}")
        upwards = above(AIM, region, code_of_indicator(indicator))
        return reply(no_figure(region, indicator), keyboard([*words, *upwards, *others]))
    listed = [
        ListedTarget(target, result, progress_by(target, result))
        for target, result in zip(targets, latest_results(conn, targets), strict=True)
    ]
    series = load_series(conn, results)
    html = figure_of_place(region, indicator, listed, series, asker.today)
    return reply(html, keyboard([*source_numbers([*targets, *results], 1), *others]))


def _latest(conn: Connection, region: Region, kind: ThingKind, indicator: str) -> list[Thing]:
    """The place's own before its organisations', the latest first."""
    found = list_figures_called(conn, [region.path], kind, [indicator])
    found.sort(key=lambda thing: (thing.due_on or thing.last_on, thing.last_on), reverse=True)
    found.sort(key=lambda thing: thing.holder or "")
    return found[:MOST]


def _of_all(conn: Connection, region: Region, indicator: str) -> Rows:
    """The same indicator of the places below, if there are some."""
    if not list_regions_under(conn, region.code, limit=1):
        return []
    words = texts.BUTTON_RANK_BELOW.format(indicator=indicator)
    try:
        return [[button(words, "rank", region.code, 0, indicator)]]
    except ValueError:
        # A name too long for a button can still be typed.
        return []

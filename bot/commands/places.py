"""/places: a place by keyboard, from the province down; also for what another command asks."""

import re

from bot.asking import place_or_question
from bot.browsing import COUNTRY, Aim, ask_which, browse
from bot.conversation import Command, Tap
from bot.places import places_called, places_named
from bot.reply import Answer, Notice, Reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The provinces, or what lies under the place that is named."""
    found = place_or_question(conn, asker, words, Aim("region")) if words else None
    if found is not None and not isinstance(found, Region):
        return found
    shown = browse(conn, Aim("region"), found.code if found else COUNTRY, 0)
    assert shown is not None, "the place was just found"
    return shown


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    shown = browse(conn, _aim(match), match["code"], int(match["offset"]))
    return shown or Notice(texts.GONE_PLACE)


def _namesakes(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    found = places_named(conn, match["words"])
    if not found:
        return Notice(texts.GONE_PLACE)
    is_name = bool(places_called(conn, match["words"]))
    return ask_which(found, match["words"], _aim(match), int(match["offset"]), is_name=is_name)


def _aim(match: re.Match[str]) -> Aim:
    return Aim(match["command"], tuple(match["more"].split(":")) if match["more"] else ())


COMMAND = Command(
    "places",
    respond,
    (
        Tap(
            r"places:(?P<command>[a-z_]+):(?P<code>[\w-]+):(?P<offset>\d{1,6})(?::(?P<more>.+))?",
            _tapped,
        ),
        Tap(
            r"named:(?P<command>[a-z_]+):(?P<offset>\d{1,6}):(?:(?P<more>.+):)?(?P<words>[^:]+)",
            _namesakes,
        ),
    ),
)

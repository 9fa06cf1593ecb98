"""/start: the welcome, or what a deep link leads to: a place (`r-371600`), a fact (`f-12`)."""

import re

from bot.asking import places_in_the_news
from bot.browsing import Aim
from bot.conversation import Command, Respond
from bot.keyboards import FACT_LINK, button, in_rows, keyboard
from bot.place_commands import Show
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.regions import find_region

REGION_LINK = "r-"
FACT_NUMBER = re.compile(rf"{FACT_LINK}[0-9]{{1,12}}")
MAX_PLACES = 8
PRIVATE = "private"


def start_command(show_region: Show, show_fact: Respond) -> Command:
    """The command; `show_region` is what a link to a place opens, `show_fact` one to a fact."""

    def respond(conn: Connection, asker: Asker, words: str) -> Reply:
        if FACT_NUMBER.fullmatch(words):
            return show_fact(conn, asker, words.removeprefix(FACT_LINK))
        if not words.startswith(REGION_LINK):
            return welcome(conn, asker)
        region = find_region(conn, words.removeprefix(REGION_LINK))
        if region is None:
            return reply(texts.START_UNKNOWN_LINK)
        return show_region(conn, asker, region, 0)

    return Command("start", respond)


def welcome(conn: Connection, asker: Asker) -> Reply:
    """What the bot is for, with the places that there is news of as buttons."""
    browse, help_ = Aim("region").browse(texts.BUTTON_BROWSE), button(texts.BUTTON_HELP, "help")
    places = places_in_the_news(conn, MAX_PLACES)
    if not places:
        html = _greeting(asker, texts.START_EXAMPLE) + texts.START_EMPTY
        return reply(html, keyboard([[browse, help_]]))
    html = _greeting(asker, places[0].short) + texts.START_CHOOSE
    named = [button(place.name, "region", place.code) for place in places]
    return reply(html, keyboard([*in_rows(named, 2), [browse, help_]]))


def _greeting(asker: Asker, example: str) -> str:
    if asker.chat.kind == PRIVATE:
        return texts.START.format(try_it=texts.START_TRY.format(example=example))
    groups = texts.HELP_IN_GROUPS.format(bot=asker.bot_name)
    return texts.START.format(try_it=groups)

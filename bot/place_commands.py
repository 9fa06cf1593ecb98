"""Commands that show something of a place: they share how the place is named, asked and paged."""

import re
from collections.abc import Callable
from datetime import date

from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import MAX_SHOWN, Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard
from bot.phrases import news_of_list, without_filling
from bot.places import places_called
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply, with_note
from bot.spans import Span, split_span, split_whole_days
from bot.surroundings import Asker
from jobs.pinyin import in_simplified
from jobs.texts import bot_zh as texts
from jobs.texts import zh
from jobs.texts.words_zh import SAID_BY_THE_WAY
from jobs.typed_days import Days
from storage.database import Connection
from storage.records import NewsGroup, Region
from storage.regions import find_region

PARTICLES = "的了吧呀都有么、，,。？?！!"
TELLING = re.compile(r"\d|[A-Z]{2}")
"""What is hardly said by the way: figures and abbreviations."""

Show = Callable[[Connection, Asker, Region, int], Reply]
"""Shows something of a place, from the item with this offset on."""

ShowOfDays = Callable[[Connection, Asker, Region, int, Days | None], Reply]
"""The same, of some days alone."""


def place_command(
    name: str, show: Show, *, shows: ChatAction | None = None, unread: str = texts.WORDS_NOT_USED
) -> Command:
    """`/name PLACE`, and buttons `name:CODE` and `name:CODE:OFFSET` that show the same in place.

    It is of no days: where some are named, the news of them is offered, or that is said. `unread`
    is said of words that it does not understand.
    """

    def respond(conn: Connection, asker: Asker, words: str) -> Reply:
        place, days = split_span(words, asker.today)
        group = news_of_list(name, days) if days else None
        found = place_or_question(conn, asker, place, Aim(name))
        if not isinstance(found, Region):
            return found
        if days and group:
            return _offer_news(name, found, days, group)
        answer = of_no_days(show(conn, asker, found, 0), found, asker.today, days)
        return with_unread(conn, answer, place, found, unread)

    def tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
        region = find_region(conn, match["code"])
        if region is None:
            return Notice(texts.GONE_PLACE)
        return show(conn, asker, region, int(match["offset"] or 0))

    pattern = rf"{name}:(?P<code>[\w-]+)(?::(?P<offset>\d{{1,6}}))?"
    return Command(name, respond, (Tap(pattern, tapped),), shows=shows)


def dated_command(
    name: str, show: ShowOfDays, *, ahead: bool = True, shows: ChatAction | None = None
) -> Command:
    """The same of what has a date: `/name PLACE 三月` and `name:CODE:OFFSET:DAYS` narrow it.

    Where a list named with such days rather means their news, that is offered. `ahead`: who asks
    for 12月 in April means the one to come.
    """

    def respond(conn: Connection, asker: Asker, words: str) -> Reply:
        place, days = split_whole_days(words, asker.today, ahead=ahead)
        group = news_of_list(name, days) if days else None
        aim = Aim(name, ("0", days.code) if days and not group else ())
        found = place_or_question(conn, asker, place, aim)
        if not isinstance(found, Region):
            return found
        if days and group:
            return _offer_news(name, found, days, group)
        return with_unread(conn, show(conn, asker, found, 0, days), place, found)

    def tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
        region = find_region(conn, match["code"])
        if region is None:
            return Notice(texts.GONE_PLACE)
        try:
            days = Days.of(match["days"]) if match["days"] else None
        except ValueError:
            return Notice(texts.OLD_BUTTON)
        return show(conn, asker, region, int(match["offset"] or 0), days)

    pattern = rf"{name}:(?P<code>[\w-]+)(?::(?P<offset>\d{{1,6}})(?::(?P<days>\d{{8}}-\d{{8}}))?)?"
    return Command(name, respond, (Tap(pattern, tapped),), shows=shows)


def with_unread(
    conn: Connection, answer: Reply, words: str, region: Region, say: str = texts.WORDS_NOT_USED
) -> Reply:
    """The answer, saying which of the words beside the place were not understood: 2月30日, GDP."""
    if places_called(conn, words):
        return answer
    rest = said = in_simplified(words)
    for called in (*region.path.split("/"), region.short, *region.aliases):
        rest = rest.replace(called, " ")
    # By the way little is said that tells; what stands apart is meant.
    apart = {each for each in said.split() if without_filling(each).strip(PARTICLES)}
    unread = [
        each
        for each in rest.split()
        if each not in SAID_BY_THE_WAY
        and (each in apart or TELLING.search(each))
        and not places_called(conn, each)
    ]
    if not unread:
        return answer
    shown = safe(" ".join(unread), MAX_SHOWN)
    return with_note(answer, say.format(words=shown, place=safe(region.short)))


def of_no_days(
    answer: Reply, region: Region | None, today: date, days: Span | Days | None
) -> Reply:
    """The answer, saying that it is of no days where some were named."""
    if days is None:
        return answer
    words = (days.days(today) if isinstance(days, Span) else days).words
    note = texts.DAYS_NOT_USED if region else texts.DAYS_NOT_USED_ANYWHERE
    return with_note(answer, note.format(days=words, place=safe(region.short) if region else ""))


def _offer_news(name: str, region: Region, days: Span | Days, group: NewsGroup) -> Reply:
    """A list is of no days: what was told on them is news."""
    called, place = zh.NEWS_GROUPS[group], safe(region.name)
    news = texts.BUTTON_NEWS_OF_DAYS.format(group=called)
    return reply(
        texts.LIST_OF_NO_DAYS.format(place=place, group=called),
        keyboard(
            [
                [button(news, "digest", region.code, days.code, group)],
                [button(texts.BUTTON_WHOLE_LIST.format(group=called), name, region.code)],
            ]
        ),
    )

"""/settings: zone, quiet hours, days without news, kinds of news, words to want or leave out."""

import re
from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from bot.conversation import Command, Tap
from bot.keyboards import Rows, button, in_rows, keyboard
from bot.replies.pieces import safe
from bot.replies.settings import (
    quiet_in_words,
    settings_card,
    words_in_words,
    zone_in_words,
)
from bot.replies.subscriptions import held_back
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.digests import next_after
from jobs.texts import settings_zh as texts
from jobs.texts import zh
from storage.chats import set_chat_filter, set_chat_zone, set_quiet_hours
from storage.database import Connection
from storage.records import Chat, DigestFilter, NewsGroup
from storage.subscriptions import add_subscription, list_subscriptions

MOST_WORDS = 20
LONGEST_WORD = 20
HOURS = re.compile(
    r"(\d{1,2})\s*(?:[:：点]\s*(\d{2})?)?\s*(?:-|–|—|~|到|至)\s*(\d{1,2})\s*(?:[:：点]\s*(\d{2})?)?"
)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`免打扰 22:00-7:30`, `只要 铝`; alone, all settings with their buttons."""
    name, _, rest = " ".join(words.split()).partition(" ")
    if not name:
        return _card(conn, asker.chat)
    setting = texts.WORDS_OF_SETTINGS.get(name)
    if setting is None:
        card = _card(conn, asker.chat)
        unknown = texts.NO_SUCH_SETTING.format(words=safe(name, 20))
        return reply(f"{unknown}\n\n{card.parts[0]}", card.keyboard)
    if not rest or setting == "groups":
        return _page(asker.chat, setting)
    match setting:
        case "zone":
            return _set_zone(conn, asker, rest)
        case "quiet":
            return _set_quiet(conn, asker, rest)
        case _:
            return _add_words(conn, asker, setting, rest.split())


def _opened(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    """The card, or the page of a setting."""
    setting = match["setting"]
    return _page(asker.chat, setting) if setting else _card(conn, asker.chat)


def _chosen(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    value = match["value"]
    if match["setting"] == "zone":
        return _set_zone(conn, asker, value)
    return _set_quiet(conn, asker, value)


def _card(conn: Connection, chat: Chat) -> Reply:
    buttons = [
        button(text, "settings", setting)
        for setting, text in (
            ("zone", texts.BUTTON_ZONE),
            ("quiet", texts.BUTTON_QUIET),
            ("empty", texts.BUTTON_EMPTY),
            ("groups", texts.BUTTON_GROUPS),
            ("only", texts.BUTTON_ONLY),
            ("without", texts.BUTTON_WITHOUT),
        )
    ]
    held = list_subscriptions(conn, chat.id)
    card = settings_card(chat, held) + held_back(held, chat)
    return reply(card, keyboard(in_rows(buttons, 2)))


def _page(chat: Chat, setting: str) -> Reply:
    """One setting, with what it may be."""
    match setting:
        case "zone":
            asked = texts.ZONE_ASK.format(zone=zone_in_words(chat.zone))
            choices = [button(name, "settings", "zone", zone) for zone, name in texts.ZONES.items()]
        case "quiet":
            asked = texts.QUIET_ASK.format(quiet=quiet_in_words(chat))
            hours = [(words, words.replace(":", "")) for words in texts.QUIET_CHOICES]
            hours.append((texts.BUTTON_QUIET_OFF, "off"))
            choices = [button(text, "settings", "quiet", value) for text, value in hours]
        case "groups":
            asked = texts.GROUPS_ASK
            choices = [
                button(
                    (texts.OFF if group in chat.filter.muted else texts.ON).format(
                        name=zh.NEWS_GROUPS[group]
                    ),
                    "settings",
                    "groups",
                    group,
                )
                for group in NewsGroup
            ]
        case _:
            words = _words(chat.filter, setting)
            text = texts.ONLY_ASK if setting == "only" else texts.WITHOUT_ASK
            asked = text.format(words=words_in_words(words))
            choices = [
                button(texts.BUTTON_REMOVE.format(word=word), "settings", setting, number)
                for number, word in enumerate(words)
            ]
    rows: Rows = [*in_rows(choices, 3), [button(texts.BUTTON_BACK, "settings")]]
    return reply(asked, keyboard(rows))


def _set_zone(conn: Connection, asker: Asker, words: str) -> Reply:
    """Choose the zone, and let each subscription's next digest come at its time there."""
    named = {name: zone for zone, name in texts.ZONES.items()}
    zone = named.get(words) or _zones().get(words.casefold())
    if zone is None:
        return reply(texts.ZONE_WRONG.format(words=safe(words, 40)))
    chat = set_chat_zone(conn, asker.chat.id, zone)
    for each in list_subscriptions(conn, chat.id):
        add_subscription(
            conn,
            chat_id=chat.id,
            region=each.region,
            schedule=each.schedule,
            next_digest_at=next_after(each.schedule, zone, asker.now),
            created_at=each.created_at,
            topic_id=each.topic_id,
        )
    return _card(conn, chat)


@cache
def _zones() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones()}


def _set_quiet(conn: Connection, asker: Asker, words: str) -> Reply:
    if words == "off" or words in texts.NOT_WANTED:
        return _card(conn, set_quiet_hours(conn, asker.chat.id, None, None))
    hours = _hours(words)
    if hours is None:
        return reply(texts.QUIET_WRONG.format(words=safe(words, 40)))
    return _card(conn, set_quiet_hours(conn, asker.chat.id, *hours))


def _hours(words: str) -> tuple[int, int] | None:
    """The minutes of the day that the words begin and end at: 22:00-7:30, 22点到7点, 2200-0700."""
    plain = re.sub(r"\b(\d{2})(\d{2})\b", r"\1:\2", words)
    match = HOURS.fullmatch(plain.strip())
    if match is None:
        return None
    hour, minute, until_hour, until_minute = (int(each or 0) for each in match.groups())
    start, end = hour * 60 + minute, until_hour * 60 + until_minute
    if max(hour, until_hour) > 23 or max(minute, until_minute) > 59 or start == end:
        return None
    return start, end


def _switch_empty_days(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    """Let all subscriptions keep silent on days without news, or none where all do."""
    held = list_subscriptions(conn, asker.chat.id)
    if not held:
        return Notice(texts.EMPTY_NO_SUBSCRIPTION)
    quiet = not all(each.schedule.quiet for each in held)
    for each in held:
        add_subscription(
            conn,
            chat_id=each.chat_id,
            region=each.region,
            schedule=replace(each.schedule, quiet=quiet),
            next_digest_at=each.next_digest_at,
            created_at=each.created_at,
            topic_id=each.topic_id,
        )
    return _card(conn, asker.chat)


def _switch_group(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    wanted = asker.chat.filter
    muted = set(wanted.muted) ^ {NewsGroup(match["group"])}
    ordered = tuple(each for each in NewsGroup if each in muted)
    return _page(_change(conn, asker, replace(wanted, muted=ordered)), "groups")


def _add_words(conn: Connection, asker: Asker, setting: str, new: list[str]) -> Reply:
    words = tuple(dict.fromkeys([*_words(asker.chat.filter, setting), *new]))
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        return reply(texts.TOO_MANY_WORDS.format(most=MOST_WORDS, longest=LONGEST_WORD))
    return _set_words(conn, asker, setting, words)


def _remove_word(conn: Connection, asker: Asker, match: re.Match[str]) -> Reply:
    setting, number = match["setting"], int(match["number"])
    words = _words(asker.chat.filter, setting)
    return _set_words(conn, asker, setting, words[:number] + words[number + 1 :])


def _set_words(conn: Connection, asker: Asker, setting: str, words: tuple[str, ...]) -> Reply:
    wanted = asker.chat.filter
    is_only = setting == "only"
    wanted = replace(wanted, only=words) if is_only else replace(wanted, without=words)
    return _page(_change(conn, asker, wanted), setting)


def _words(wanted: DigestFilter, setting: str) -> tuple[str, ...]:
    return wanted.only if setting == "only" else wanted.without


def _change(conn: Connection, asker: Asker, wanted: DigestFilter) -> Chat:
    return set_chat_filter(conn, asker.chat.id, wanted)


GROUPS = "|".join(NewsGroup)

COMMAND = Command(
    "settings",
    respond,
    (
        Tap("settings:empty", _switch_empty_days),
        Tap(r"settings(?::(?P<setting>zone|quiet|groups|only|without))?", _opened),
        Tap(r"settings:(?P<setting>zone|quiet):(?P<value>.+)", _chosen),
        Tap(rf"settings:groups:(?P<group>{GROUPS})", _switch_group),
        Tap(r"settings:(?P<setting>only|without):(?P<number>\d{1,3})", _remove_word),
    ),
    writes=True,
    manages=True,
)

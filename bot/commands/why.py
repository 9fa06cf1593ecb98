"""/why: which subscription or watch a message came by; by its button, in reply to it, or the last.

What it says is found by the message's row in the outbox, whose number stands in the button.
"""

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton

from bot.conversation import Command, Tap
from bot.keyboards import Rows, button, keyboard
from bot.replies.pieces import instant, path_in_words, safe
from bot.replies.settings import quiet_in_words
from bot.replies.subscriptions import place_name
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.digests import schedule_in_words
from jobs.digests.filters import filter_in_words
from jobs.texts import bot_zh, watch_zh
from jobs.texts import settings_zh as texts
from storage.database import Connection, NotFoundError
from storage.deliveries import find_delivery_of_message, find_last_sent, get_delivery
from storage.digests import get_digest
from storage.records import Delivery, DigestFilter, Subscription, Watch
from storage.subscriptions import list_subscriptions
from storage.watches import list_watches, watches_named

MOST_NAMED = 3
OTHER_REASONS = {
    "feedback": texts.WHY_FEEDBACK,
    "report": texts.WHY_REPORT,
    "reports": texts.WHY_REPORTS,
    "lost": texts.WHY_LOST,
    "topic": texts.WHY_TOPIC,
}
"""By how the names of alerts begin that are of no watch."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    if asker.replied_to is not None:
        found = find_delivery_of_message(conn, asker.chat.id, asker.replied_to)
        return _told(conn, asker, found) if found else reply(texts.WHY_ANSWER)
    last = find_last_sent(conn, asker.chat.id)
    if last is None:
        return reply(texts.WHY_NOTHING)
    told = _told(conn, asker, last)
    return reply(f"{texts.WHY_LAST}\n{told.parts[0]}", told.keyboard)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    try:
        delivery = get_delivery(conn, int(match["id"]))
    except NotFoundError:
        return Notice(texts.WHY_GONE)
    if delivery.chat_id != asker.chat.id:
        # What another chat gets is nobody's business here.
        return Notice(texts.WHY_GONE)
    return _told(conn, asker, delivery)


def _told(conn: Connection, asker: Asker, delivery: Delivery) -> Reply:
    sent = (
        texts.WHY_SENT.format(sent=instant(delivery.sent_at, asker.chat.zone))
        if delivery.sent_at
        else ""
    )
    if delivery.once is not None:
        return _of_alert(conn, asker, delivery.once, sent)
    held = {each.id: each for each in list_subscriptions(conn, asker.chat.id)}
    subscription = held.get(delivery.subscription_id or 0)
    if subscription is None:
        return reply(texts.WHY_ENDED.format(sent=sent), apart=True)
    return _of_digest(asker, subscription, sent, _wanted_then(conn, delivery))


def _wanted_then(conn: Connection, delivery: Delivery) -> DigestFilter:
    """What the chat wanted when the digest was made: it may have chosen otherwise since."""
    return get_digest(conn, delivery.digest_id).wanted if delivery.digest_id else DigestFilter()


def _of_digest(asker: Asker, subscription: Subscription, sent: str, wanted: DigestFilter) -> Reply:
    place = place_name(subscription.region)
    lines = [
        texts.WHY_DIGEST.format(
            sent=sent,
            place=path_in_words(subscription.region),
            name=safe(place),
            schedule=schedule_in_words(subscription.schedule),
            created=instant(subscription.created_at, asker.chat.zone),
        ),
        _filter_in_words(wanted, asker.chat.filter),
        *_quiet_hours(asker),
    ]
    ends = button(bot_zh.BUTTON_UNSUBSCRIBE.format(place=place), "unsubscribe", subscription.id)
    return reply("\n".join(lines), keyboard([[ends, _settings()]]), apart=True)


def _filter_in_words(then: DigestFilter, now: DigestFilter) -> str:
    words = (
        texts.WHY_FILTERED.format(filter=filter_in_words(then)) if then.key else texts.WHY_ALL_NEWS
    )
    if then.key == now.key:
        return words
    told = filter_in_words(now) if now.key else texts.WHY_NO_FILTER
    return words + texts.WHY_FILTER_SINCE.format(filter=told)


def _of_alert(conn: Connection, asker: Asker, once: str, sent: str) -> Reply:
    named = watches_named(once)
    if not named:
        reason = OTHER_REASONS.get(re.split(r"[:|]", once)[0], texts.WHY_OTHER)
        return reply(reason.format(sent=sent), apart=True)
    held = [each for each in list_watches(conn, asker.chat.id) if each.id in named]
    if not held:
        return reply(texts.WHY_ALERT_ENDED.format(sent=sent), apart=True)
    told = texts.WHY_ALERT.format(sent=sent, names=_names(held, asker.chat.zone))
    ends: Rows = [
        [button(watch_zh.BUTTON_UNWATCH.format(name=each.name), "unwatch", each.id)]
        for each in held[:MOST_NAMED]
    ]
    rows = [*ends, [button(watch_zh.BUTTON_WATCHES, "watches", 0), _settings()]]
    return reply("\n".join([told, *_quiet_hours(asker)]), keyboard(rows), apart=True)


def _names(held: Sequence[Watch], zone: str) -> str:
    names = [
        (texts.WHY_ALERT_THING if each.word is None else texts.WHY_ALERT_WORD).format(
            name=safe(each.name), created=instant(each.created_at, zone)
        )
        for each in held[:MOST_NAMED]
    ]
    more = watch_zh.ALERT_NAMES_MORE.format(count=len(held)) if held[MOST_NAMED:] else ""
    return bot_zh.JOIN.join(names) + more


def _quiet_hours(asker: Asker) -> list[str]:
    if asker.chat.quiet_from is None:
        return []
    return [texts.WHY_QUIET.format(quiet=quiet_in_words(asker.chat))]


def _settings() -> InlineKeyboardButton:
    return button(texts.BUTTON_SETTINGS, "settings")


COMMAND = Command("why", respond, (Tap(r"why:(?P<id>[0-9]{1,12})", _tapped),))

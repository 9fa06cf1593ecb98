"""/why: which subscription a message came by; the one replied to, or the last."""

from bot.conversation import Command
from bot.keyboards import button, keyboard
from bot.replies.pieces import instant, path_in_words
from bot.replies.subscriptions import place_name
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.digests import schedule_in_words
from jobs.digests.filters import filter_in_words
from jobs.texts import bot_zh
from jobs.texts import settings_zh as texts
from storage.database import Connection
from storage.deliveries import find_delivery_of_message, find_last_sent
from storage.records import Delivery, DeliveryKind
from storage.subscriptions import list_subscriptions

FEEDBACK = "feedback|"
"""How the names of alerts begin that hand feedback on."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    if asker.replied_to is not None:
        found = find_delivery_of_message(conn, asker.chat.id, asker.replied_to)
        return _told(conn, asker, found) if found else reply(texts.WHY_ANSWER)
    last = find_last_sent(conn, asker.chat.id)
    if last is None:
        return reply(texts.WHY_NOTHING)
    told = _told(conn, asker, last)
    return reply(f"{texts.WHY_LAST}\n{told.parts[0]}", told.keyboard)


def _told(conn: Connection, asker: Asker, delivery: Delivery) -> Reply:
    zone = asker.chat.zone
    sent = instant(delivery.sent_at, zone) if delivery.sent_at else ""
    if delivery.kind is DeliveryKind.ALERT:
        is_feedback = (delivery.once or "").startswith(FEEDBACK)
        said = texts.WHY_FEEDBACK if is_feedback else texts.WHY_ALERT
        return reply(said.format(sent=sent))
    held = {each.id: each for each in list_subscriptions(conn, asker.chat.id)}
    subscription = held.get(delivery.subscription_id or 0)
    if subscription is None:
        return reply(texts.WHY_ENDED.format(sent=sent))
    lines = [
        texts.WHY_DIGEST.format(
            sent=sent,
            place=path_in_words(subscription.region),
            schedule=schedule_in_words(subscription.schedule),
            created=instant(subscription.created_at, zone),
        )
    ]
    if asker.chat.filter.key:
        lines.append(texts.WHY_FILTERED.format(filter=filter_in_words(asker.chat.filter)))
    place = place_name(subscription.region)
    ends = button(bot_zh.BUTTON_UNSUBSCRIBE.format(place=place), "unsubscribe", subscription.id)
    change = button(texts.BUTTON_BACK, "settings")
    return reply("\n".join(lines), keyboard([[ends, change]]))


COMMAND = Command("why", respond)

"""A chat's subscriptions."""

from collections.abc import Sequence

from bot.replies.pieces import instant, path_in_words, safe
from bot.replies.settings import quiet_in_words
from jobs.digests import schedule_in_words
from jobs.digests.workdays import KNOWN_UNTIL
from jobs.texts import bot_zh as texts
from storage.records import Cadence, Chat, Region, Subscription

MAX_NAMED = 5


def topic_words(topic_id: int | None, here: int | None) -> str:
    """Which topic of the forum something goes to, said in a topic; nothing outside of forums."""
    if topic_id == here:
        return texts.IN_THIS_TOPIC if here is not None else ""
    return texts.IN_GENERAL_TOPIC if topic_id is None else texts.IN_ANOTHER_TOPIC


def subscribed(region: Region, subscription: Subscription, chat: Chat, *, anew: bool) -> str:
    """Told when a subscription is made, or with `anew`, when its schedule is changed."""
    told = texts.SUBSCRIBED_ANEW if anew else texts.SUBSCRIBED
    workdays = (
        texts.WORKDAYS_KNOWN_UNTIL.format(year=KNOWN_UNTIL)
        if subscription.schedule.cadence is Cadence.WORKDAYS
        else ""
    )
    said = told.format(
        place=safe(region.name),
        schedule=schedule_in_words(subscription.schedule),
        first=instant(subscription.next_digest_at, chat.zone),
        silence=texts.SILENCE_KEPT if subscription.schedule.quiet else texts.SILENCE_TOLD,
    )
    topic = topic_words(subscription.topic_id, subscription.topic_id)
    return said + workdays + held_back([subscription], chat) + (f"\n{topic}" if topic else "")


def held_back(held: Sequence[Subscription], chat: Chat) -> str:
    """Which of the digests wait because their time is in the quiet hours; empty where none does."""
    waiting = [each for each in held if chat.quiet_ends_at(each.next_digest_at) is not None]
    if not waiting:
        return ""
    names = "、".join(safe(place_name(each.region)) for each in waiting[:MAX_NAMED])
    if len(waiting) > MAX_NAMED:
        names += texts.HELD_BACK_MORE.format(count=len(waiting))
    return texts.HELD_BACK.format(places=names, quiet=quiet_in_words(chat))


def subscriptions(
    held: Sequence[Subscription], zone: str, *, heading: str, first: int, topic_id: int | None
) -> str:
    """A list of a chat's subscriptions under an HTML heading, shown in a topic of it.

    `first` is the number of the first of them.
    """
    lines = [
        texts.SUBSCRIPTION_LINE.format(
            number=number,
            place=path_in_words(each.region),
            schedule=schedule_in_words(each.schedule),
            next=instant(each.next_digest_at, zone),
            topic=_in_list(each, topic_id),
        )
        for number, each in enumerate(held, first)
    ]
    return "\n\n".join([heading, *lines])


def _in_list(subscription: Subscription, here: int | None) -> str:
    topic = topic_words(subscription.topic_id, here)
    return f"；{topic.rstrip('。')}" if topic else ""


def place_name(path: str) -> str:
    """The last part of a path: what a subscription is called on a button."""
    return path.rpartition("/")[2]

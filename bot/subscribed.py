"""The list of a chat's subscriptions with its buttons, for all commands that end in it."""

from collections.abc import Sequence

from bot.keyboards import button, keyboard
from bot.replies.subscriptions import place_name, subscriptions
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.records import Subscription


def list_with_buttons(
    held: Sequence[Subscription], asker: Asker, *, heading: str = texts.SUBSCRIPTIONS_TITLE
) -> Reply:
    """The subscriptions, each with a button that ends it."""
    rows = [
        [
            button(
                texts.BUTTON_UNSUBSCRIBE.format(place=place_name(each.region)),
                "unsubscribe",
                each.id,
            )
        ]
        for each in held
    ]
    listed = subscriptions(held, asker.chat.zone, heading=heading, topic_id=asker.topic_id)
    return reply(listed, keyboard(rows))

"""The list of a chat's subscriptions with its buttons, for all commands that end in it."""

from collections.abc import Sequence

from bot.keyboards import Window, button, keyboard, turns_of
from bot.replies.subscriptions import place_name, subscriptions
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.records import Subscription

ON_A_PAGE = 15


def list_with_buttons(
    held: Sequence[Subscription],
    asker: Asker,
    offset: int = 0,
    *,
    heading: str = texts.SUBSCRIPTIONS_TITLE,
    turning: tuple[str, str] = ("subscriptions", ""),
) -> Reply:
    """The subscriptions, a page of them, each with a button that ends it.

    `turning`: the command that turns the pages, and the words that have found what is listed.
    """
    window = Window(min(offset, max(0, len(held) - 1)), ON_A_PAGE, len(held))
    shown = held[window.offset : window.last]
    rows = [
        [
            button(
                texts.BUTTON_UNSUBSCRIBE.format(place=place_name(each.region)),
                "unsubscribe",
                each.id,
                window.offset,
            )
        ]
        for each in shown
    ]
    rows.append(turns_of(turning[0], window, turning[1]))
    listed = subscriptions(
        shown, asker.chat.zone, heading=heading, first=window.first, topic_id=asker.topic_id
    )
    if not window.is_all:
        turned = texts.PAGE_OF.format(first=window.first, last=window.last, total=window.total)
        listed = f"{listed}\n\n{turned}"
    return reply(listed, keyboard(rows))

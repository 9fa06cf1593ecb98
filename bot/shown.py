"""Which list was just shown in a chat, so that /export hands over that one.

A list says it itself, by the button under it that exports it. Only the last one is kept, for each
topic of a chat: what people ask is written down nowhere else.
"""

import logging

from telegram import InlineKeyboardMarkup, Update

from storage.database import Database, DatabaseError
from storage.shown import find_shown, put_shown

logger = logging.getLogger(__name__)

EXPORTS = "export:"
"""How the data of buttons begin that export a list."""


def keep_shown(database: Database, update: Update, keyboard: InlineKeyboardMarkup | None) -> None:
    """Keep what is shown now, if it is a list, for the topic in which it is."""
    exports, chat = exports_of(keyboard), update.effective_chat
    if not exports or chat is None:
        return
    topic_id = topic_of(update)
    try:
        with database.read() as conn:
            # Who turns pages is shown the same list again: no need to wait for the disk.
            if find_shown(conn, chat.id, topic_id) == exports:
                return
        with database.write() as conn:
            put_shown(conn, chat.id, topic_id, exports)
    except DatabaseError as error:
        # The answer is sent. At worst /export asks which place is meant.
        logger.warning("what was shown is not kept", extra={"error": str(error)})


def exports_of(keyboard: InlineKeyboardMarkup | None) -> str:
    """The data that export the list above these buttons; "" where it is none."""
    for row in keyboard.inline_keyboard if keyboard else ():
        for button in row:
            if isinstance(button.callback_data, str) and button.callback_data.startswith(EXPORTS):
                return button.callback_data
    return ""


def topic_of(update: Update) -> int | None:
    """The topic of a forum; in other groups a thread is a row of answers."""
    message = update.effective_message
    return message.message_thread_id if message and message.is_topic_message else None

"""Which list was just shown in a chat, so that /export hands over that one.

A list says it itself, by the button under it that exports it. What a chat was shown last is kept in
memory alone: what people ask is written down nowhere, and a restart forgets it.
"""

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

EXPORTS = "export:"
"""How the data of buttons begin that export a list."""

_KEY = "shown"


def remember(
    update: Update, context: ContextTypes.DEFAULT_TYPE, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Keep what is shown now, if it is a list, for the topic in which it is."""
    exports = _exports(keyboard)
    if exports and context.chat_data is not None:
        context.chat_data[_KEY, _topic(update)] = exports


def last_shown(update: Update, context: ContextTypes.DEFAULT_TYPE) -> str:
    """The data that export the list that is replied to, or was shown last; "" where none was."""
    answered = update.message.reply_to_message if update.message is not None else None
    if answered is not None and (exports := _exports(answered.reply_markup)):
        return exports
    kept = (context.chat_data or {}).get((_KEY, _topic(update)), "")
    return str(kept)


def _exports(keyboard: InlineKeyboardMarkup | None) -> str:
    for row in keyboard.inline_keyboard if keyboard else ():
        for button in row:
            if isinstance(button.callback_data, str) and button.callback_data.startswith(EXPORTS):
                return button.callback_data
    return ""


def _topic(update: Update) -> int | None:
    message = update.effective_message
    return message.message_thread_id if message and message.is_topic_message else None

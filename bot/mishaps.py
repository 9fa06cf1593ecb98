"""What the user is told, and what is logged, when something goes wrong."""

import logging
import traceback

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.conversation import acknowledge
from jobs.texts import bot_zh as texts

logger = logging.getLogger(__name__)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log where an error arose and tell the user something short.

    Only the error's type and the places in the code are logged: its message may hold the token
    (httpx, InvalidToken) or what somebody wrote.
    """
    error = context.error
    assert error is not None
    logger.error("%s while handling an update, at %s", type(error).__name__, _where(error))
    if isinstance(update, Update) and not isinstance(error, Forbidden):
        await _tell(update)


async def _tell(update: Update) -> None:
    try:
        query, message = update.callback_query, update.effective_message
        if query is not None and await acknowledge(query, texts.ERROR_SHORT):
            return
        if message is not None:
            await message.reply_text(texts.ERROR)
    except TelegramError as error:
        # The same trouble once more, most likely: the network is down, or the chat is gone.
        logger.warning("%s while telling of an error", type(error).__name__)


async def on_old_button(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A button whose data no command knows: of an older version, or not ours."""
    assert update.callback_query is not None
    await acknowledge(update.callback_query, texts.OLD_BUTTON)


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[::-1])

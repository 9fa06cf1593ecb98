"""What the user is told, and what is logged, when something goes wrong."""

import logging
import traceback
from collections.abc import Sequence
from pathlib import Path

from telegram import Update
from telegram.error import Forbidden, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.conversation import acknowledge
from jobs.texts import bot_zh as texts

logger = logging.getLogger(__name__)

HOME = Path(__file__).parents[1]
OURS = ("bot", "jobs", "storage")
MAX_FRAMES = 6


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log where an error arose and tell the user something short.

    Only the error's type and the places in the code are logged: its message may hold the token
    (httpx, InvalidToken) or what somebody wrote. A chat that blocks us or is flooded is left alone.
    """
    error = context.error
    assert error is not None
    causes = _causes(error)
    logger.error("%s while handling an update, at %s", _kind(causes), _where(causes))
    if isinstance(update, Update) and not isinstance(error, Forbidden | RetryAfter):
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


def _kind(causes: Sequence[BaseException]) -> str:
    """DatabaseError from OperationalError: an error's type and those of its causes."""
    return " from ".join(type(each).__name__ for each in causes)


def _where(causes: Sequence[BaseException]) -> str:
    """The places in our own code that the error came by, innermost first."""
    for cause in reversed(causes):
        passed = [
            f"{path.relative_to(HOME)}:{frame.lineno} {frame.name}"
            for frame in reversed(traceback.extract_tb(cause.__traceback__))
            if (path := Path(frame.filename)).is_relative_to(HOME)
            and path.relative_to(HOME).parts[0] in OURS
        ]
        if passed:
            return " < ".join(passed[:MAX_FRAMES])
    return "no place of ours"


def _causes(error: BaseException) -> list[BaseException]:
    """The error, then what it came from, then what that came from."""
    return [error, *(_causes(error.__cause__) if error.__cause__ is not None else ())]

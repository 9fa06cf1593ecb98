"""Telegram shows that a file is being made, from the question until it is sent."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

logger = logging.getLogger(__name__)

SHOWN_SECONDS = 4.0
"""Telegram shows an action for five seconds; it is said again before they are over."""


@asynccontextmanager
async def shown_at_work(update: Update, action: ChatAction | None) -> AsyncIterator[None]:
    """Show in the update's chat that we are at work, as long as the work within goes on."""
    if action is None:
        yield
        return
    saying = asyncio.create_task(_say(update, action))
    try:
        # The word goes out before the work begins, which may keep the processor busy.
        await asyncio.sleep(0)
        yield
    finally:
        saying.cancel()


async def _say(update: Update, action: ChatAction) -> None:
    message, chat = update.effective_message, update.effective_chat
    assert chat is not None
    # The message of a tapped button can be too old for Telegram to give it to us again.
    say = message.reply_chat_action if isinstance(message, Message) else chat.send_chat_action
    try:
        while True:
            await say(action)
            await asyncio.sleep(SHOWN_SECONDS)
    except TelegramError as error:
        # The file follows; whether it can be sent is told by the sending of it.
        logger.info("the chat was not shown our work", extra={"error": type(error).__name__})

"""One message to one chat, and what came of it as a word of state.

Telegram has no idempotency key, so the sender never retries on its own: it says whether the message
was sent, was surely not sent, or may have been sent, and its caller keeps that in the outbox.
"""

import re
from datetime import timedelta
from functools import partial
from html import unescape

import httpx
from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.keyboards import sent_keyboard
from storage.records import Gone, Moved, Outcome, Refused, Sent, TopicGone, TryAgain, Uncertain

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# Errors of a connection that never carried the request; all others may have come too late.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# How python-telegram-bot words the page of a gateway that reached no server behind it. One that
# waited in vain (504) may have passed the message on.
GATEWAY_REFUSES = re.compile(r"\((?:500|502|503)\)\. Parsing the server response")

# What Telegram answers with 400 where the chat, not the message, is the trouble.
CHAT_REFUSES = (
    "chat not found",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "peer_id_invalid",
)

# What it answers where a topic of a forum is: the chat itself goes on.
TOPIC_REFUSES = ("message thread not found", "topic_closed", "topic_deleted")


class Sender:
    """Sends digests' parts. Raises nothing of Telegram's: every end is an `Outcome`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(
        self,
        chat_id: int,
        html: str,
        *,
        topic_id: int | None = None,
        delivery_id: int | None = None,
    ) -> Outcome:
        """Send `html` (a part of a digest, at most 4096 units) to a chat or a topic of it, once.

        Under what comes from the outbox, the row `delivery_id` of it, stand buttons that show the
        sentences behind it, and why it came. Where Telegram can't parse the mark-up the same words
        go out as plain text: that first attempt was surely not sent.
        """
        send = partial(
            self._bot.send_message,
            chat_id,
            link_preview_options=NO_PREVIEW,
            message_thread_id=topic_id,
            reply_markup=None if delivery_id is None else sent_keyboard(delivery_id, html),
        )
        try:
            return Sent((await send(html, parse_mode=ParseMode.HTML)).message_id)
        except TelegramError as error:
            if not _is_broken_html(error):
                return outcome_of(error, topic_id)
        try:
            return Sent((await send(plain_text(html), parse_mode=None)).message_id)
        except TelegramError as error:
            return outcome_of(error, topic_id)


def plain_text(html: str) -> str:
    """The words of a message without their mark-up."""
    return unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", html))


def outcome_of(error: TelegramError, topic_id: int | None = None) -> Outcome:
    """What an error of `sendMessage` says about the message, and the topic that it was for."""
    reason = f"{type(error).__name__}: {error.message}"
    if topic_id is not None and _is_of_topic(error):
        return TopicGone(reason)
    if isinstance(error, RetryAfter):
        return TryAgain(reason, _seconds(error.retry_after))
    if isinstance(error, ChatMigrated):
        return Moved(error.new_chat_id)
    if isinstance(error, Forbidden | BadRequest | InvalidToken):
        return _refusal(error, reason)
    if isinstance(error, NetworkError):
        return _network_outcome(error, reason)
    # An answer that can't be read came with status 200: most likely it was sent.
    return Uncertain(reason)


def _refusal(error: TelegramError, reason: str) -> Outcome:
    """Telegram's no. Where its answer couldn't be read, it was some proxy's and proves nothing."""
    if error.__cause__ is not None or isinstance(error, InvalidToken):
        return TryAgain(reason)
    if isinstance(error, Forbidden):
        return Gone(reason)
    words = error.message.casefold()
    return Gone(reason) if any(sign in words for sign in CHAT_REFUSES) else Refused(reason)


def _network_outcome(error: NetworkError, reason: str) -> Outcome:
    """`__cause__` tells a request that never left from one whose answer was lost."""
    if isinstance(error.__cause__, NEVER_LEFT):
        return TryAgain(f"{reason} ({type(error.__cause__).__name__})")
    if error.__cause__ is None:
        # Telegram itself answered with 5xx, and says so in its own form: it took nothing.
        return TryAgain(reason)
    if isinstance(error.__cause__, TelegramError) and GATEWAY_REFUSES.search(error.message):
        return TryAgain(reason)
    return Uncertain(reason)


def _is_broken_html(error: TelegramError) -> bool:
    return isinstance(error, BadRequest) and "can't parse entities" in error.message.casefold()


def _is_of_topic(error: TelegramError) -> bool:
    words = error.message.casefold()
    return isinstance(error, BadRequest) and any(sign in words for sign in TOPIC_REFUSES)


def _seconds(retry_after: int | timedelta) -> float:
    """PTB gives whole seconds or a timedelta, by the environment it runs in."""
    if isinstance(retry_after, timedelta):
        return retry_after.total_seconds()
    return float(retry_after)

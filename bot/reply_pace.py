"""Replies keep Telegram's pace too, and go before digests; none goes to a chat under a ban."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from jobs.clock import Clock
from jobs.pace import Pace
from storage.chats import find_chat, hold_chat
from storage.database import Database

WRITES = ("send", "edit", "copy", "forward")
"""How the methods begin that count as a message. A tapped button's spinner must not wait."""
NO_MESSAGE = frozenset({"sendChatAction"})


class ReplyPace(BaseRateLimiter[None]):
    """Gives what handlers send an urgent turn at the pace that digests keep as well.

    Telegram's wish for silence is kept with the chat in the database, where the sender of digests
    sees it, and outlives a restart.
    """

    def __init__(self, pace: Pace, database: Database, clock: Clock) -> None:
        self._pace = pace
        self._database = database
        self._clock = clock

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def process_request(  # noqa: PLR0917 -- python-telegram-bot's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:
        """Make the request in its turn. Raises RetryAfter without asking where a ban still holds.

        Nothing is tried again: an answer that comes hours late answers nothing.
        """
        chat_id = data.get("chat_id")
        if not endpoint.startswith(WRITES) or endpoint in NO_MESSAGE or not chat_id:
            return await callback(*args, **kwargs)
        chat_id = int(chat_id)
        if left := await asyncio.to_thread(self._silence_left, chat_id):
            raise RetryAfter(left)
        await self._pace.turn(chat_id, urgent=True)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as flood:
            await asyncio.to_thread(self._hold, chat_id, flood.retry_after)
            raise

    def _silence_left(self, chat_id: int) -> timedelta | None:
        with self._database.read() as conn:
            chat = find_chat(conn, chat_id)
        if chat is None or chat.not_before is None or chat.not_before <= self._clock():
            return None
        return chat.not_before - self._clock()

    def _hold(self, chat_id: int, retry_after: int | timedelta) -> None:
        wish = retry_after if isinstance(retry_after, timedelta) else timedelta(seconds=retry_after)
        with self._database.write() as conn:
            hold_chat(conn, chat_id, self._clock() + wish)

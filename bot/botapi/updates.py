"""The queue of updates that a bot fetches by long poll."""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

from bot.botapi.errors import ApiError

_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Telegram sends these only to a bot that names them."""


class UpdateQueue:
    """Keeps updates until a later poll's offset confirms them; one poll waits at a time."""

    def __init__(self) -> None:
        self._waiting: deque[dict[str, Any]] = deque()
        self._last_id = 0
        self._allowed: frozenset[str] = frozenset()
        self._arrived: asyncio.Event | None = None
        self._turn = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queues an update and returns its id; null where the bot has not asked for its kind."""
        wanted = kind in self._allowed if self._allowed else kind not in _UNASKED
        if not wanted:
            return None
        self._last_id += 1
        self._waiting.append({"update_id": self._last_id, kind: content})
        if self._arrived is not None:
            self._arrived.set()
        return self._last_id

    def allow(self, kinds: Sequence[str]) -> None:
        """From now on only these kinds are queued; none given means Telegram's usual ones."""
        self._allowed = frozenset(kinds)

    def clear(self) -> None:
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, timeout_seconds: float) -> list[dict[str, Any]]:
        """Updates from `offset` on, at once or as soon as one arrives within the time.

        Those before `offset` are forgotten; a negative one keeps that many of the latest. A later
        poll ends this one: it raises ApiError 409.
        """
        self._turn += 1
        turn = self._turn
        if self._arrived is not None:
            self._arrived.set()
        self._forget(offset)
        if not self._waiting and timeout_seconds > 0:
            await self._arrival(timeout_seconds)
            if turn != self._turn:
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
        return list(self._waiting)[:limit]

    async def _arrival(self, timeout_seconds: float) -> None:
        # An event of its own for each poll: it belongs to the loop that this poll runs in.
        arrived = self._arrived = asyncio.Event()
        try:
            async with asyncio.timeout(timeout_seconds):
                await arrived.wait()
        except TimeoutError:
            pass
        finally:
            if self._arrived is arrived:
                self._arrived = None

    def _forget(self, offset: int) -> None:
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

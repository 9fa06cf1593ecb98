"""Asks Telegram for updates while this process is the one that answers."""

import asyncio
import logging
from collections.abc import Callable

from telegram import Update

from bot.application import AnyApplication, announce_commands

log = logging.getLogger(__name__)

LOOK_AGAIN_SECONDS = 0.5


class Answering:
    """Telegram hands updates to one asker at a time: a second one would rob the first."""

    def __init__(self, application: AnyApplication, may: Callable[[], bool]) -> None:
        assert application.updater is not None
        self._application = application
        self._updater = application.updater
        self._may = may

    async def keep(self) -> None:
        """Ask while `may`, until cancelled. A Telegram that is away is waited for."""
        await self._application.start()
        while True:
            may = self._may()
            if may and not self._updater.running:
                await announce_commands(self._application)
                await self._updater.start_polling(
                    bootstrap_retries=-1, allowed_updates=Update.ALL_TYPES
                )
                log.info("answering")
            elif self._updater.running and not may:
                await self._updater.stop()
                log.warning("not answering any more: another process may by now")
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def stop(self) -> None:
        """Ask no more; return when what is being answered is answered."""
        if self._updater.running:
            await self._updater.stop()
        if self._application.running:
            await self._application.stop()

"""A process says that it is alive, and keeps what it holds, while it works."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from jobs.duties import Duties
from storage.database import Database, DatabaseError
from storage.processes import put_process, remove_process
from storage.records import Process

log = logging.getLogger(__name__)


class Heartbeat:
    """Beats while the loop runs: a loop that hangs is as good as dead to the others.

    `on_beat` hears of each beat, as duties may have come or gone.
    """

    def __init__(
        self,
        db: Database,
        process: Process,
        duties: Duties,
        *,
        alive_at: Callable[[], datetime],
        on_beat: Callable[[], None],
    ) -> None:
        self._db = db
        self._process = process
        self._duties = duties
        self._alive_at = alive_at
        self._on_beat = on_beat

    async def keep(self, seconds: float) -> None:
        """Beat now, and again after so many seconds, until cancelled."""
        while True:
            await self.beat()
            await asyncio.sleep(seconds)

    async def beat(self) -> None:
        """Renew the duties, and write down the latest sign of life.

        A database that is away is logged and asked again at the next beat.
        """
        try:
            await asyncio.to_thread(self._write)
        except DatabaseError as error:
            log.error("no heartbeat", extra={"error": str(error)})
        self._on_beat()

    async def stop(self) -> None:
        """Let others have the duties at once, and be at work no more."""
        try:
            await asyncio.to_thread(self._end)
        except DatabaseError as error:
            log.error("the others must wait until the leases run out", extra={"error": str(error)})

    def _write(self) -> None:
        self._duties.renew()
        with self._db.write() as conn:
            process = replace(self._process, ticked_at=self._alive_at())
            put_process(conn, process, alone=not self._duties.shared)

    def _end(self) -> None:
        self._duties.give_up()
        with self._db.write() as conn:
            remove_process(conn, self._process.name)

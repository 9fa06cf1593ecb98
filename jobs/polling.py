"""The turns of sources that are due, several at a time, each source's alone."""

import asyncio
import logging
from collections.abc import Callable

from jobs.clock import Clock
from jobs.duties import Turns
from jobs.poll import Polled, Poller
from storage.database import Database, DatabaseError
from storage.records import Source
from storage.sources import list_sources_due

log = logging.getLogger(__name__)


class Polling:
    """Takes due sources' turns. `on_polled` hears of each as soon as its turn is over.

    `shared` is asked for each turn, where other processes poll too.
    """

    def __init__(
        self,
        db: Database,
        poller: Poller,
        clock: Clock,
        *,
        at_once: int,
        on_polled: Callable[[Polled], None],
        shared: Turns | None = None,
    ) -> None:
        self._db = db
        self._poller = poller
        self._clock = clock
        self._at_once = asyncio.Semaphore(at_once)
        self._on_polled = on_polled
        self._shared = shared
        self._turns: dict[int, asyncio.Task[Polled | None]] = {}
        self._stopping = False

    async def start_due(self) -> None:
        """Start the turns that are due, but for those still under way. Waits for none."""
        for source in await asyncio.to_thread(self._due):
            if source.id not in self._turns and not self._stopping:
                self._turns[source.id] = asyncio.create_task(self._turn(source))

    async def poll_due(self) -> tuple[Polled, ...]:
        """Take the turns that are due; what came of them, when all are over."""
        await self.start_due()
        found = await asyncio.gather(*self._turns.values(), return_exceptions=True)
        return tuple(each for each in found if isinstance(each, Polled))

    async def settle(self, seconds: float) -> None:
        """Return when no turn is under way, or after so many seconds."""
        if self._turns:
            await asyncio.wait(tuple(self._turns.values()), timeout=seconds)

    async def stop(self) -> None:
        """Leave the sources in the middle of their turns: what is not read is new afterwards."""
        self._stopping = True
        turns = tuple(self._turns.values())
        for turn in turns:
            turn.cancel()
        await asyncio.gather(*turns, return_exceptions=True)

    async def _turn(self, source: Source) -> Polled | None:
        try:
            async with self._at_once:
                if self._shared and not await asyncio.to_thread(self._shared.claim, source):
                    return None
                polled = await self._poller.poll(source)
                if self._shared:
                    await asyncio.to_thread(self._shared.release, source)
                if polled.new or polled.failed:
                    log.info("polled", extra=_counts(polled))
                self._on_polled(polled)
                return polled
        except DatabaseError as error:
            fields = {"source": source.name, "error": str(error)}
            log.error("a source's turn broke", extra=fields)
            return None
        except Exception:
            # What a source can do wrong is an outcome of its turn; what comes here is a fault of
            # the turn itself, which the source, still due, must not hand on to the others.
            log.exception("a source's turn broke", extra={"source": source.name})
            return None
        finally:
            del self._turns[source.id]

    def _due(self) -> list[Source]:
        with self._db.read() as conn:
            return list_sources_due(conn, self._clock())


def _counts(polled: Polled) -> dict[str, str | int]:
    return {
        "source": polled.source.name,
        "new": polled.new,
        "facts": polled.facts,
        "events": polled.events,
        "failed": polled.failed,
    }

"""One turn of one source: its index is fetched, and the articles that are new are taken in."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobs.clock import Clock, shanghai_day
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetched, Fetcher
from jobs.intake import Intake, Taken
from jobs.sources.entry import UnreadableIndexError
from jobs.sources.look import Look
from storage.database import Database
from storage.records import Source
from storage.sources import mark_source_polled

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polled:
    """What a turn brought. `failed` articles are tried again next turn; `error`: no index came."""

    source: Source
    new: int = 0
    facts: int = 0
    events: int = 0
    failed: int = 0
    error: str | None = None


class Poller:
    """Takes sources' turns. `limit_seconds` is the longest that one may last."""

    def __init__(
        self,
        db: Database,
        extractor: Extractor,
        fetcher: Fetcher,
        clock: Clock,
        *,
        limit_seconds: float,
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._intake = Intake(db, extractor, fetcher, clock)
        self._clock = clock
        self._limit_seconds = limit_seconds

    async def poll(self, source: Source) -> Polled:
        """Take a source's turn and write down how it went. Raises nothing of the source's."""
        taken = Taken()

        async def known(urls: Sequence[str]) -> set[str]:
            return await self._intake.known(source, urls)

        look = Look(self._fetcher, source, today=shanghai_day(self._clock()), known=known)
        error = None
        try:
            async with asyncio.timeout(self._limit_seconds):
                async for batch in look.batches():
                    await self._intake.take_in(source, batch, taken)
        except TimeoutError:
            # What was read stays; the rest is still new at the next turn.
            error = f"more than {self._limit_seconds:g} s in one turn"
        except UnreadableIndexError as unreadable:
            error = str(unreadable)
        except Exception as surprise:
            # One page that trips a parser must not cost the others their turn.
            log.exception("source %s", source.name)
            error = f"{type(surprise).__name__}: {surprise}"
        await asyncio.to_thread(self._write_down, source, look, taken, error)
        if error:
            log.warning("source %s: %s", source.name, error)
        return Polled(source, taken.new, taken.facts, taken.events, taken.failed, error)

    def _write_down(self, source: Source, look: Look, taken: Taken, error: str | None) -> None:
        validated = source
        if isinstance(look.index, Fetched):
            # With an article still to come the index must be read again, changed or not.
            again = taken.failed > 0
            validated = replace(
                source,
                etag=None if again else look.index.etag,
                last_modified=None if again else look.index.last_modified,
            )
        with self._db.write() as conn:
            mark_source_polled(
                conn,
                source.id,
                now=self._clock(),
                etag=validated.etag,
                last_modified=validated.last_modified,
                new_items=taken.new,
                error=error,
            )

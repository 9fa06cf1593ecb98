"""One turn of one source: its index is fetched, and the articles that are new are taken in."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobs.clock import Clock, shanghai_day
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetched, Fetcher, NotModified
from jobs.intake import Intake, Taken
from jobs.sources.entry import UnreadableIndexError
from jobs.sources.failures import Failure, failure_of_index, failure_of_turn
from jobs.sources.look import Look
from jobs.sources.waits import after_failure, after_success
from storage.database import Database, DatabaseError
from storage.records import Source, Trouble
from storage.sources import mark_source_polled

log = logging.getLogger(__name__)

Validators = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Polled:
    """What a turn brought. `failed` articles are tried again next turn.

    `error`: why the source brings nothing.
    """

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
        failure: Failure | None = None
        unfinished = False
        try:
            async with asyncio.timeout(self._limit_seconds):
                async for batch in look.batches():
                    await self._intake.take_in(source, batch, taken)
            failure = failure_of_turn(source, look.shown, look.index, taken)
        except TimeoutError:
            # What was read stays; the rest is still new at the next turn, which comes soon.
            unfinished = taken.new > 0
            if not unfinished:
                failure = Failure(f"nothing read in {self._limit_seconds:g} s")
        except UnreadableIndexError as unreadable:
            failure = failure_of_index(unreadable)
        except DatabaseError:
            # It is not the source's fault, which stays due.
            raise
        except Exception as surprise:
            # An index that trips a reader must not cost other sources their turn. The log has the
            # traceback, and the source's health says that the fault is ours.
            log.exception("a source's turn broke", extra={"source": source.name})
            failure = Failure(f"{type(surprise).__name__}: {surprise}", Trouble.BROKEN)
        validators = _validators(source, look.index, again=unfinished or taken.failed > 0)
        await asyncio.to_thread(
            self._write_down, source, validators, taken, failure, unfinished=unfinished
        )
        if failure:
            log.warning(
                "a source brought nothing",
                extra={"source": source.name, "reason": failure.reason},
            )
        error = failure.reason if failure else None
        return Polled(source, taken.new, taken.facts, taken.events, taken.failed, error)

    def _write_down(
        self,
        source: Source,
        validators: Validators,
        taken: Taken,
        failure: Failure | None,
        *,
        unfinished: bool,
    ) -> None:
        now = self._clock()
        if failure:
            next_poll_at = after_failure(source, now, failure.retry_at)
        else:
            last_item_at = now if taken.new else source.last_item_at
            current = replace(source, last_item_at=last_item_at)
            next_poll_at = after_success(current, now, unfinished=unfinished)
        with self._db.write() as conn:
            mark_source_polled(
                conn,
                source.id,
                now=now,
                next_poll_at=next_poll_at,
                etag=validators[0],
                last_modified=validators[1],
                new_items=taken.new,
                error=failure.reason if failure else None,
                remark=_remark(taken),
                trouble=failure.trouble if failure else None,
            )


def _remark(taken: Taken) -> str | None:
    """What health says of a turn that went well, but for some articles."""
    return f"articles still to come: {taken.failed} ({taken.reason})" if taken.failed else None


def _validators(source: Source, index: Fetched | NotModified | None, *, again: bool) -> Validators:
    """The ETag and Last-Modified to ask with next time.

    With an article still to come the index must be read again, changed or not.
    """
    if again:
        return None, None
    if isinstance(index, Fetched):
        return index.etag, index.last_modified
    return source.etag, source.last_modified

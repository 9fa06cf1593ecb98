"""Back issues: what a source printed since a day, taken in as history, as politely as news."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from jobs.clock import Clock, shanghai_day
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.intake import Intake, Taken
from jobs.sources.look import Look
from storage.database import Database
from storage.records import Source


async def backfill(
    db: Database,
    extractor: Extractor,
    fetcher: Fetcher,
    clock: Clock,
    source: Source,
    *,
    since: date,
    until: date | None = None,
    on_progress: Callable[[date | None, Taken], None] = lambda day, taken: None,
) -> Taken:
    """Take in what a source printed from `since` to `until` (yesterday, if not said).

    What is known is not fetched again, so a call that was cut short goes on where it was.
    `on_progress` hears the oldest day reached and the counts after each article. Raises
    UnreadableIndexError where the source itself can't be read (any more).
    """
    intake = Intake(db, extractor, fetcher, clock, history=True)
    taken = Taken()

    async def known(urls: Sequence[str]) -> set[str]:
        return await intake.known(source, urls)

    today = shanghai_day(clock())
    last = until or today - timedelta(days=1)
    look = Look(fetcher, source, today=today, known=known, since=since, until=last)
    async for batch in look.batches():
        days = [entry.published_on for entry in batch.entries if entry.published_on]
        oldest = batch.day or min(days, default=None)
        await intake.take_in(source, batch, taken, on_entry=lambda: on_progress(None, taken))
        on_progress(oldest, taken)
    return taken

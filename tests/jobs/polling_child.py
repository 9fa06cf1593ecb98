"""A process that polls once, for tests to kill; what it needs is loaded before it is forked."""

import asyncio
from datetime import datetime

from jobs.clock import fixed_clock
from jobs.config import FetchSettings
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor
from jobs.poll import Poller
from jobs.polling import Polling
from storage.database import open_database

EXTRACTOR = load_extractor()


def poll_once(url: str, now: datetime) -> None:
    """Take the turns that are due in a database."""
    asyncio.run(_poll(url, now))


async def _poll(url: str, now: datetime) -> None:
    clock = fixed_clock(now)
    settings = FetchSettings(allowed_hosts=("127.0.0.1",), seconds_between_on_host=0)
    db = open_database(url)
    async with Fetcher(settings, clock) as fetcher:
        poller = Poller(db, EXTRACTOR, fetcher, clock, limit_seconds=60)
        polling = Polling(db, poller, clock, at_once=4, on_polled=lambda polled: None)
        await polling.poll_due()
    db.close()

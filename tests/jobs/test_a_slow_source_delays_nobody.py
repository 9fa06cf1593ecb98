import asyncio

from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.poll import Polled, Poller
from jobs.polling import Polling
from storage.database import Database
from storage.records import SourceKind
from storage.sources import add_source
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site


async def test_others_are_polled_while_a_slow_one_is_awaited_and_it_is_asked_once(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, site: Site
) -> None:
    over: list[Polled] = []
    site.pages["/slow"] = Printed(delay_seconds=1.2)
    for name in ("slow", "a", "b"):
        site.pages.setdefault(f"/{name}", Printed(b"<html><p>x</p></html>"))
        with db.write() as conn:
            url = f"{site.address}/{name}"
            add_source(conn, name=name, kind=SourceKind.LIST, url=url)
    poller = Poller(db, extractor, fetcher, clock, limit_seconds=20)
    both_over = asyncio.Event()

    def note(polled: Polled) -> None:
        over.append(polled)
        if len(over) == 2:
            both_over.set()

    polling = Polling(db, poller, clock, at_once=3, on_polled=note)
    await polling.start_due()
    await both_over.wait()
    await polling.start_due()
    assert sorted(each.source.name for each in over) == ["a", "b"]
    await polling.poll_due()
    assert site.asked.count("/slow") == 1
    await polling.stop()


async def test_stopping_waits_for_no_source(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, site: Site
) -> None:
    site.pages["/slow"] = Printed(delay_seconds=1.5)
    with db.write() as conn:
        add_source(conn, name="slow", kind=SourceKind.LIST, url=f"{site.address}/slow")
    poller = Poller(db, extractor, fetcher, clock, limit_seconds=20)
    polling = Polling(db, poller, clock, at_once=1, on_polled=lambda polled: None)
    polled = asyncio.create_task(polling.poll_due())
    await asyncio.to_thread(site.wait)
    async with asyncio.timeout(1):
        await polling.stop()
        assert await polled == ()

"""How smoothly one process polls many sources every half an hour: the loop's worst lag.

    python bench/polling.py [SOURCES [ROUNDS]]      (2,000 sources, 4 rounds unless told)

A site in another process prints a list page for each source, and an article new in every tenth of
them each half an hour. Prints for each round how many turns were taken, how long they took, and how
late the loop was with what it had to do meanwhile: a reply to a person would have waited so long.
Ends with status 1 where it was later than `WORST_ALLOWED`, or an article was lost.
"""

import asyncio
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import newsroom
from bench.ingest import SETTINGS, database
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor
from jobs.poll import Polled, Poller
from jobs.polling import Polling
from storage.articles import remember_url
from storage.database import Database
from storage.records import SourceKind
from storage.sources import add_source
from tests.fakes import TurnedClock
from tests.jobs.site import Site

LISTED = 20
ONE_IN = 10
WORST_ALLOWED = 0.5


def main() -> int:
    sources = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    processes = get_context("spawn")
    here, there = processes.Pipe()
    printing = processes.Process(target=print_site, args=(there, sources), daemon=True)
    printing.start()
    try:
        with database() as db:
            add_known_sources(db, here.recv(), sources)
            worst, lost = asyncio.run(poll(db, here, rounds))
    finally:
        printing.kill()
    print(f"worst lag {1000 * worst:.0f} ms; {lost} articles lost")
    return 1 if lost or worst > WORST_ALLOWED else 0


def print_site(pipe: Pipe, sources: int) -> None:
    """Print the next round whenever asked to; answers with how many articles are new in it."""
    with Site() as site:
        links = {number: known_links(number) for number in range(sources)}
        pipe.send(site.address)
        while True:
            round_ = pipe.recv()
            new = range(round_ % ONE_IN, sources, ONE_IN)
            for number in new:
                path = f"/{number}/content_new_{round_}.html"
                text = newsroom.report(random.Random(f"{number} {round_}"))
                site.article(path, text.partition("\n")[0], text)
                links[number] = [(path, "又一条新闻的标题"), *links[number]][:LISTED]
            for number, listed in links.items():
                site.listing(f"/{number}/list", listed)
            pipe.send(len(new))


def known_links(number: int) -> list[tuple[str, str]]:
    return [(f"/{number}/content_{each}.html", "一条旧闻的标题") for each in range(LISTED)]


def add_known_sources(db: Database, address: str, count: int) -> None:
    """Sources that have been polled before: what they list now is known."""
    with db.write() as conn:
        for number in range(count):
            url = f"{address}/{number}/list"
            source = add_source(
                conn, name=str(number), kind=SourceKind.LIST, url=url, poll_minutes=30
            )
            for path, _ in known_links(number):
                remember_url(conn, source.id, address + path)


async def poll(db: Database, site: Pipe, rounds: int) -> tuple[float, int]:
    """The loop's worst lag, and how many articles were not taken in."""
    clock = TurnedClock(datetime(2023, 2, 6, 1, tzinfo=UTC))
    worst, lost = 0.0, 0
    over: list[Polled] = []
    settings = SETTINGS
    async with Fetcher(settings, clock) as fetcher:
        poller = Poller(db, load_extractor(), fetcher, clock, limit_seconds=3600)
        polling = Polling(db, poller, clock, at_once=settings.at_once, on_polled=over.append)
        for round_ in range(rounds):
            site.send(round_)
            new = await asyncio.to_thread(site.recv)
            over.clear()
            lags: list[float] = []
            watching = asyncio.create_task(watch(lags))
            started = time.perf_counter()
            await polling.poll_due()
            seconds = time.perf_counter() - started
            watching.cancel()
            taken = sum(polled.new for polled in over)
            lost += new - taken
            worst = max(worst, *lags)
            print(
                f"round {round_ + 1}: {len(over)} sources and {taken} new articles in "
                f"{seconds:.0f} s; lag {1000 * statistics.median(lags):.0f} ms in the middle, "
                f"{1000 * statistics.quantiles(lags, n=100)[98]:.0f} ms for 1 of 100, "
                f"{1000 * max(lags):.0f} ms at worst"
            )
            clock.turn(minutes=30)
    return worst, lost


async def watch(lags: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.01)
        lags.append(time.perf_counter() - before - 0.01)


if __name__ == "__main__":
    sys.exit(main())

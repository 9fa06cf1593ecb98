"""How fast pages come in, and how smoothly many sources are polled by one process.

    python bench/ingest.py [ARTICLES] [SOURCES]

Prints, on standard output: loopback HTML to stored facts in articles a second, with the share of
trafilatura's reading in it; then the worst lag of the loop while so many sources are polled.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from jobs.clock import fixed_clock
from jobs.config import FetchSettings
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor, load_regions
from jobs.pages import read_page
from jobs.poll import Polled, Poller
from jobs.polling import Polling
from storage.database import Database, migrate, open_database
from storage.records import SourceKind
from storage.regions import add_regions
from storage.sources import add_source
from tests.jobs.site import Printed, Site

CLOCK = fixed_clock(datetime(2023, 2, 7, 1, tzinfo=UTC))
SETTINGS = FetchSettings(
    allowed_hosts=("127.0.0.1",),
    ignore_robots_of=("127.0.0.1",),
    seconds_between_on_host=0,
    at_once_on_host=16,
)
AT_ONCE = 8
WORDS = "港桥路渠站厂园馆仓库塔坝闸泵井网线厅校院田林矿船车机电气水光"


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sources = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with Site() as site, _database() as db:
        bodies = _print_articles(site, articles)
        started = time.perf_counter()
        for body in bodies:
            read_page(body)
        reading = time.perf_counter() - started
        seconds, _ = asyncio.run(_poll(db, site))
        print(f"{articles} articles in {seconds:.1f} s: {articles / seconds:.1f} a second")
        print(f"reading (trafilatura) {reading:.1f} s, {reading / seconds:.0%} of it")
    with Site() as site, _database() as db:
        _add_quiet_sources(db, site, sources)
        seconds, lag = asyncio.run(_poll(db))
        print(f"{sources} sources in {seconds:.1f} s ({sources / seconds:.0f} a second)")
        print(f"worst lag of the loop {lag * 1000:.0f} ms")


@contextmanager
def _database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        db = open_database(url)
        with db.write() as conn:
            add_regions(conn, load_regions())
        yield db
        db.close()


def _print_articles(site: Site, count: int) -> list[bytes]:
    """Articles of 40 sentences, ten a list page, each in its own words; their bytes."""
    bodies = []
    for number in range(count):
        words = random.Random(number)
        sentences = (
            f"今年全市{''.join(words.sample(WORDS, 3))}产业完成投资{words.randint(1, 999)}亿元，"
            f"同比增长{words.randint(1, 30)}%，{''.join(words.sample(WORDS, 8))}一带变化很大。"
            for _ in range(40)
        )
        path = f"/2023-02/06/content_{number}.html"
        site.article(path, f"第{number}号报道", "\n".join(sentences))
        bodies.append(site.pages[path].body)
    links = [(f"/2023-02/06/content_{number}.html", "一条新闻的标题") for number in range(count)]
    site.listing("/list", links)
    return bodies


def _add_quiet_sources(db: Database, site: Site, count: int) -> None:
    """Sources that answer, have an article each to list, and nothing that can be fetched."""
    with db.write() as conn:
        for number in range(count):
            url = f"{site.address}/quiet/{number}"
            site.pages[f"/quiet/{number}"] = Printed(b"<html><body><p>x</p></body></html>")
            add_source(conn, name=str(number), kind=SourceKind.LIST, url=url)


async def _poll(db: Database, site: Site | None = None) -> tuple[float, float]:
    """Poll all that is due: the seconds it took, and the loop's worst lag meanwhile."""
    if site is not None:
        with db.write() as conn:
            add_source(conn, name="bench", kind=SourceKind.LIST, url=f"{site.address}/list")
    over: list[Polled] = []
    lags = [0.0]
    extractor = load_extractor()
    async with Fetcher(SETTINGS, CLOCK) as fetcher:
        poller = Poller(db, extractor, fetcher, CLOCK, limit_seconds=3600)
        polling = Polling(db, poller, CLOCK, at_once=AT_ONCE, on_polled=over.append)
        watching = asyncio.create_task(_watch(lags))
        started = time.perf_counter()
        await polling.poll_due()
        seconds = time.perf_counter() - started
        watching.cancel()
    return seconds, max(lags)


async def _watch(lags: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.01)
        lags.append(time.perf_counter() - before - 0.01)


if __name__ == "__main__":
    main()

"""How fast pages come in: from a site on this machine to stored facts.

    python bench/ingest.py [ARTICLES]

Takes in articles of two kinds from sources of twenty counties: invented news as county papers print
it, and dense articles, in which each of forty sentences states two figures. Prints articles a
second, and what one costs of the processor's time: how much of that is reading the page
(trafilatura's) and how much extraction.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import newsroom
from jobs.clock import fixed_clock
from jobs.config import FetchSettings
from jobs.fetch import Fetcher
from jobs.keywords import article_keywords
from jobs.lexicons import load_extractor, load_regions
from jobs.pages import read_page
from jobs.poll import Polled, Poller
from storage.database import Database, migrate, open_database
from storage.records import ArticleText, RegionLevel, Source, SourceKind
from storage.regions import add_regions
from storage.sources import add_source
from tests.jobs.site import Site

CLOCK = fixed_clock(datetime(2023, 2, 7, 1, tzinfo=UTC))
SETTINGS = FetchSettings(
    allowed_hosts=("127.0.0.1",), ignore_robots_of=("127.0.0.1",), seconds_between_on_host=0
)
HOMES = 20
WORDS = "港桥路渠站厂园馆仓库塔坝闸泵井网线厅校院田林矿船车机电气水光"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    # jieba reads its dictionary at the first word.
    article_keywords(ArticleText(index=0, title="", start=0, end=2), "预热")
    load_extractor()
    for name, write in (("news", newsroom.article), ("dense", dense)):
        with Site() as site, database() as db:
            measure(name, site, db, count, write)


def dense(rng: random.Random) -> str:
    """Forty sentences with two figures each, in words of their own."""
    return "\n".join(
        f"今年全市{''.join(rng.sample(WORDS, 3))}产业完成投资{rng.randint(1, 999)}亿元，"
        f"同比增长{rng.randint(1, 30)}%，{''.join(rng.sample(WORDS, 8))}一带变化很大。"
        for _ in range(40)
    )


def measure(
    name: str, site: Site, db: Database, count: int, write: Callable[[random.Random], str]
) -> None:
    paths = [f"/2023-02/06/content_{number}.html" for number in range(count)]
    for number, path in enumerate(paths):
        site.article(path, f"第{number}号报道", write(random.Random(number)))
    homes = [region.path for region in load_regions() if region.level is RegionLevel.COUNTY]
    homes = random.Random(1).sample(homes, HOMES)
    sources = []
    for number, home in enumerate(homes):
        site.listing(f"/{number}", [(each, "一条新闻的标题") for each in paths[number::HOMES]])
        url = f"{site.address}/{number}"
        with db.write() as conn:
            sources += [add_source(conn, name=url, kind=SourceKind.LIST, url=url, region=home)]
    bodies = [site.pages[path].body for path in paths]
    started = time.process_time()
    texts = [read_page(body).text for body in bodies]
    reading = time.process_time() - started
    started = time.process_time()
    for text in texts:
        load_extractor().extract(text, region=homes[0])
    extraction = time.process_time() - started
    begun, started = time.perf_counter(), time.process_time()
    turns = asyncio.run(poll(db, sources))
    seconds, work = time.perf_counter() - begun, time.process_time() - started
    assert not any(turn.failed or turn.error for turn in turns)
    print(
        f"{name}: {sum(turn.new for turn in turns)} of {count} articles new, "
        f"with {sum(turn.facts for turn in turns)} facts, "
        f"in {seconds:.1f} s: {count / seconds:.1f} articles a second\n"
        f"  {1000 * work / count:.0f} ms of processor time an article: "
        f"reading {reading / work:.0%}, extraction {extraction / work:.0%}, "
        f"the rest {1 - (reading + extraction) / work:.0%}; "
        f"{(work - reading) / reading:.1f} times trafilatura's"
    )


async def poll(db: Database, sources: Sequence[Source]) -> list[Polled]:
    async with Fetcher(SETTINGS, CLOCK) as fetcher:
        poller = Poller(db, load_extractor(), fetcher, CLOCK, limit_seconds=36000)
        return [await poller.poll(source) for source in sources]


@contextmanager
def database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        db = open_database(url)
        with db.write() as conn:
            add_regions(conn, load_regions())
        yield db
        db.close()


if __name__ == "__main__":
    main()

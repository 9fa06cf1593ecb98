"""A process that polls a site of all kinds is killed at any moment, many times, over days.

GUATU_TEST_KILLS says how often.
"""

import os
import random
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext

import pytest
from sqlalchemy import text

from jobs.lexicons import load_regions
from storage.database import Database
from storage.records import SourceKind
from storage.regions import add_regions
from storage.sources import add_source
from tests.jobs.polling_child import poll_once
from tests.jobs.site import Printed, Site

KILLS = int(os.environ.get("GUATU_TEST_KILLS", "6"))
DAYS = 3
LATEST_KILL = 2.0
"""Seconds: all within the first turn of a day."""
FIRST = date(2023, 2, 6)


def article(site: Site, path: str, number: int) -> None:
    # Far enough apart from each other to be no reprints of one.
    things = random.Random(number).sample("港桥路渠站厂园馆仓库塔坝闸泵井网线厅校院", 12)
    words = "，".join(f"{thing}类工程{number}{place}处" for place, thing in enumerate(things))
    site.article(
        path, f"第{number}号工程开工", f"滨州市第{number}号工程总投资{number}亿元。{words}。"
    )


def print_day(site: Site, day: int) -> list[str]:
    """Print a day in a feed, a list and a newspaper; the addresses of its articles."""
    on = FIRST + timedelta(days=day)
    numbers = range(100 + 10 * day, 109 + 10 * day)
    paths = [f"/a/content_{number}.html" for number in numbers[:6]]
    root = f"/paper/{on:%Y-%m/%d}"
    paths += [f"{root}/content_{number}.htm" for number in numbers[6:]]
    for path, number in zip(paths, numbers, strict=True):
        article(site, path, number)
    site.feed("/feed", [(path, "一条新闻的标题") for path in paths[:3]])
    site.listing("/list", [(path, "一条新闻的标题") for path in paths[3:6]])
    links = "".join(f'<a href="{path}">新闻</a>' for path in paths[6:])
    site.pages[f"{root}/node_1.htm"] = Printed(f"<html>{links}</html>".encode())
    return paths


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.jobs.polling_child"])
    return context


def run(processes: ForkServerContext, url: str, now: datetime, killed_after: float | None) -> None:
    process = processes.Process(target=poll_once, args=(url, now))
    process.start()
    process.join(60 if killed_after is None else killed_after)
    if killed_after is None:
        assert process.exitcode == 0
    process.kill()
    process.join()


def test_each_article_is_there_once_after_kills_at_any_moment(
    db: Database, site: Site, processes: ForkServerContext
) -> None:
    chance = random.Random(1)
    with db.write() as conn:
        add_regions(conn, load_regions()[:50])
        for kind, path in (
            (SourceKind.FEED, "/feed"),
            (SourceKind.LIST, "/list"),
            (SourceKind.EPAPER, f"/paper/{FIRST:%Y-%m/%d}/node_1.htm"),
        ):
            add_source(conn, name=path, kind=kind, url=site.address + path)
    printed: list[str] = []
    for day in range(DAYS):
        printed += print_day(site, day)
        now = datetime(2023, 2, 6 + day, 4, tzinfo=UTC)
        for _ in range(KILLS // DAYS):
            run(processes, db.url, now, chance.uniform(0, LATEST_KILL))
        run(processes, db.url, now, None)
        run(processes, db.url, now + timedelta(minutes=61), None)
    with db.read() as conn:
        stored = list(conn.scalars(text("SELECT url FROM pages")))
        once = list(conn.scalars(text("SELECT once FROM events")))
    assert sorted(stored) == sorted(site.address + path for path in printed)
    assert len(once) == len(set(once)) > 0

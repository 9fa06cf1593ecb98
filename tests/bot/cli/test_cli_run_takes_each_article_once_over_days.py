"""A real `guatu run` polls sites of all manners for days; it is killed at any moment meanwhile.

GUATU_TEST_KILLS says how often.
"""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bench.prove.guatu_process import run_guatu
from bench.prove.world import PROCESSES, Telegram
from bot.botapi import TOKEN
from bot.cli.databases import bring_up_to_date
from tests.jobs.site import Printed, Site

KILLS = int(os.environ.get("GUATU_TEST_KILLS", "6"))
DAYS = 3
LATEST_KILL = 2.5
"""Seconds: most within the first turns."""
PATIENCE = 120.0
FIRST = date(2023, 2, 6)

CONFIG = """
[telegram]
token = "{token}"
base_url = "{telegram}"
[fetch]
allowed_hosts = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"]
seconds_between_on_host = 0.0
timeout_seconds = 1
max_page_mb = 0.2
[timetable]
tick_seconds = 1
[log]
level = "ERROR"
"""
SOURCE = """
[[sources]]
name = "{name}"
kind = "{kind}"
url = "{url}"
region = "山东省/滨州市"
"""
CHARSETS = ("utf-8", "gb18030", "utf-16")
"""What articles are printed in; all call it UTF-8."""


class World:
    """A good site and three bad ones, what they have printed, and guatu's folder."""

    def __init__(self, folder: Path, telegram: Telegram, sites: list[Site]) -> None:
        self.good, self.walled, self.flooded, self.mean = sites
        self.printed: list[str] = []
        self._folder = folder
        self._numbers = iter(range(100, 1000))
        self._listed: dict[str, list[tuple[str, str]]] = {}
        bring_up_to_date(f"sqlite:///{folder}/guatu.db")
        self._sources = [
            ("feed", "feed", f"{self.good.address}/feed"),
            ("list", "list", f"{self.good.address}/list"),
            ("epaper", "epaper", f"{self.good.address}/paper/{FIRST:%Y-%m/%d}/node_1.htm"),
            ("walled", "list", f"{self.walled.address}/list"),
            ("flooded", "list", f"{self.flooded.address}/list"),
            ("endless", "list", f"{self.mean.address}/endless"),
            ("slow", "list", f"{self.mean.address}/slow"),
            ("inwards", "list", f"{self.mean.address}/inwards"),
        ]
        config = CONFIG.format(token=TOKEN, telegram=telegram.address)
        config += "".join(SOURCE.format(name=a, kind=b, url=c) for a, b, c in self._sources)
        (folder / "guatu.toml").write_text(config, encoding="utf-8")
        self.good.pages["/robots.txt"] = Printed(b"User-agent: *\nDisallow: /secret/\n")
        self.mean.pages["/endless"] = Printed(b"<html>", endless=True)
        self.mean.pages["/slow"] = Printed(b"<html></html>", delay_seconds=3)
        self.mean.pages["/inwards"] = Printed(
            status=302, headers={"Location": self.good.address.replace("0.0.1", "0.0.9")}
        )

    def print_day(self, day: int) -> None:
        """Print what is new on a day, in each source that prints at all."""
        on = FIRST + timedelta(days=day)
        self._print(self.good, "/a", "/list", 2)
        self.good.listing("/list", [("/secret/content_1.html", "不许看的"), *self._listed["/list"]])
        self._print(self.good, "/f", "/feed", 2)
        self.good.feed("/feed", self._listed["/feed"], ETag=f'"{day}"')
        self._print(self.walled, "/w", "/walled", 1)
        self._print(self.flooded, "/x", "/flooded", 1)
        edition = f"/paper/{on:%Y-%m/%d}"
        paths = self._print(self.good, edition, edition, 3, "htm")
        links = "".join(f'<a href="{path}">新闻</a>' for path in paths)
        self.good.pages[f"{edition}/node_1.htm"] = Printed(links.encode())
        # Walls and floods are over after the first day.
        self.walled.listing("/list", self._listed["/walled"])
        self.flooded.listing("/list", self._listed["/flooded"])
        if day == 0:
            self.walled.pages["/list"] = Printed(b"wall", 412)
            self.flooded.pages["/list"] = Printed(b"", 429, {"Retry-After": "7200"})

    def _print(
        self, site: Site, root: str, where: str, count: int, ending: str = "html"
    ) -> list[str]:
        listed = self._listed.setdefault(where, [])
        for _ in range(count):
            number = next(self._numbers)
            path = f"{root}/content_{number}.{ending}"
            # Far enough apart from each other to be no reprints of one.
            things = random.Random(number).sample("港桥路渠站厂园馆仓库塔坝闸泵井网校院", 12)
            words = "，".join(f"{thing}类工程{number}{at}处" for at, thing in enumerate(things))
            text = f"滨州市第{number}号工程总投资{number}亿元。{words}。"
            site.article(path, f"第{number}号工程开工", text)
            html = site.pages[path].body.decode()
            site.pages[path].body = html.encode(CHARSETS[number % len(CHARSETS)])
            listed.insert(0, (path, f"第{number}号工程开工"))
            self.printed.append(site.address + path)
        return [path for path, _ in listed]

    def run(self, now: datetime, killed_after: float | None = None) -> None:
        """Run guatu until nothing is due any more, or until it is killed."""
        process = PROCESSES.Process(target=run_guatu, args=(self._folder, now.isoformat()))
        process.start()
        if killed_after is None:
            end = time.monotonic() + PATIENCE
            while self._is_due(now):
                assert process.is_alive(), f"guatu ended with {process.exitcode}"
                assert time.monotonic() < end, f"guatu never got done: {self._is_due(now)}"
                time.sleep(0.1)
            process.terminate()
            process.join(10)
            # Where a killed run had done it all, this may not have come to listening for it.
            assert process.exitcode in {0, -signal.SIGTERM}, process.exitcode
        else:
            process.join(killed_after)
            process.kill()
            process.join()

    def _is_due(self, now: datetime) -> set[str]:
        """The sources whose turn is not over; at first guatu knows of none."""
        over = self.query(
            f"SELECT name FROM sources WHERE next_poll_at > '{now:%Y-%m-%d %H:%M:%S}'"
        )
        return {name for name, _, _ in self._sources} - {name for (name,) in over}

    def query(self, statement: str) -> list[tuple[str, ...]]:
        with closing(sqlite3.connect(self._folder / "guatu.db", timeout=10)) as connection:
            return connection.execute(statement).fetchall()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ExitStack() as house:
        telegram = house.enter_context(Telegram())
        sites = [house.enter_context(Site(f"127.0.0.{number}")) for number in range(1, 5)]
        yield World(tmp_path, telegram, sites)


def test_each_article_is_there_once_after_kills_at_any_moment(world: World) -> None:
    chance = random.Random(1)
    killed = 0
    for day in range(DAYS):
        world.print_day(day)
        now = datetime(FIRST.year, FIRST.month, FIRST.day, 2, tzinfo=UTC) + timedelta(days=day)
        while killed * DAYS < KILLS * (day + 1):
            world.run(now, chance.uniform(0.05, LATEST_KILL))
            killed += 1
        world.run(now)
    # A source that was broken is looked at less often: a day later, whatever it printed is here.
    world.run(now + timedelta(days=1))
    assert killed == KILLS
    stored = [url for (url,) in world.query("SELECT url FROM pages")]
    assert sorted(stored) == sorted(world.printed)
    once = [name for (name,) in world.query("SELECT once FROM events")]
    assert len(once) == len(set(once)) > len(stored)
    titles = {title for (title,) in world.query("SELECT title FROM articles")}
    assert len(titles) == len(stored)
    assert all(title.endswith("号工程开工") for title in titles)
    assert "/secret/content_1.html" not in world.good.asked
    assert any("if-none-match" in headers for headers in world.good.headers)
    troubles = dict(world.query("SELECT name, trouble FROM sources WHERE trouble IS NOT NULL"))
    assert troubles == {"slow": "unreachable", "inwards": "unreachable"}

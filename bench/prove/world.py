"""Everything round `guatu run`: a news site, the Bot API on loopback HTTP, the database on disk."""

import asyncio
import multiprocessing
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from bench.prove.agreement import complaints
from bench.prove.guatu_process import run_guatu
from bot.botapi import TOKEN, BotApi, serve_http
from bot.cli.databases import bring_up_to_date
from jobs.clock import SHANGHAI, system_clock
from jobs.digests import parse_schedule
from storage.chats import put_chat
from storage.database import open_database
from storage.subscriptions import add_subscription, move_subscription_on
from tests.jobs.site import Site

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["bench.prove.guatu_process"])

PLACE = "山东省/滨州市"
START = datetime(2023, 2, 7, 1, 30, tzinfo=UTC)
"""The first tick, half an hour after the first digest is due."""
PATIENCE_SECONDS = 300.0

CONFIG = """
[telegram]
token = "{token}"
base_url = "{telegram}"
[fetch]
allowed_hosts = ["127.0.0.1"]
seconds_between_on_host = 0.0
[timetable]
tick_seconds = 1
[delivery]
messages_per_second = 100.0
seconds_between_in_chat = 0.0
seconds_between_in_group = 0.0
[log]
level = "ERROR"
[[sources]]
name = "演示报"
kind = "list"
url = "{site}/index"
region = "山东省/滨州市"
"""


class Telegram:
    """The Bot API in a thread of its own; `api` may be looked at when guatu is dead."""

    def __init__(self) -> None:
        self.api = BotApi(system_clock, token=TOKEN)
        self.address = ""
        self._up = threading.Event()
        self._down: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._down()
        self._thread.join()

    async def _serve(self) -> None:
        down, loop = asyncio.Event(), asyncio.get_running_loop()
        self._down = lambda: loop.call_soon_threadsafe(down.set)
        async with serve_http(self.api) as loopback:
            self.address = loopback.base_url
            self._up.set()
            await down.wait()


class World:
    """Readers who follow a place, news of it day by day, and guatu, which dies and lives again."""

    def __init__(self, folder: Path, telegram: Telegram, site: Site, readers: int) -> None:
        self.folder = folder
        self.api = telegram.api
        self.site = site
        self.url = f"sqlite:///{folder}/guatu.db"
        self.now = START
        self._printed: list[tuple[str, str]] = []
        self._readers = [self._reader(number) for number in range(readers)]
        config = CONFIG.format(token=TOKEN, telegram=telegram.address, site=site.address)
        (folder / "guatu.toml").write_text(config, encoding="utf-8")
        bring_up_to_date(self.url)
        self._subscribe()

    def print_news(self, number: int) -> None:
        """An article with a target of its own."""
        title = f"滨州市部署今年第{number}批重点任务"
        text = (
            f"会议提出，今年全市第{number}产业园新增企业{10 + number}家，"
            f"地区生产总值增长{3 + number / 10:.1f}%，"
            f"固定资产投资增长{5 + number / 10:.1f}%以上。\n"
            "各县区要对照清单抓落实，把每一项任务分解到月、落实到人。"
        )
        path = f"/2023-02/06/content_{number}.html"
        self.site.article(path, title, text)
        self._printed.insert(0, (path, title))
        self.site.listing("/index", self._printed)

    def start(self, step: str = "", nth: int = 1) -> Any:
        now = self.now.astimezone(SHANGHAI).isoformat()
        process = PROCESSES.Process(target=run_guatu, args=(self.folder, now, step, nth))
        process.start()
        return process

    def run_until_killed(self, step: str = "", nth: int = 1) -> None:
        process = self.start(step, nth)
        process.join(PATIENCE_SECONDS)
        was_alive = process.is_alive()
        process.kill()
        process.join()
        assert not was_alive, "the step was never reached"
        assert process.exitcode == -signal.SIGKILL, process.exitcode

    def run_until_done(self) -> None:
        """Run guatu until nothing is due any more, then stop it as an operator would."""
        process = self.start()
        try:
            self._wait_until_done(process)
            process.terminate()
            process.join(10)
            # Where there was nothing to do it may not have come to listening for the signal.
            assert process.exitcode in {0, -signal.SIGTERM}, process.exitcode
        finally:
            process.kill()

    def _wait_until_done(self, process: Any) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while self.left_over():
            assert process.is_alive(), f"guatu ended with {process.exitcode}"
            assert time.monotonic() < end, f"guatu never got done: {self.left_over()}"
            time.sleep(0.05)

    def go_on(self, **time_: float) -> None:
        self.now += timedelta(**time_)

    def query(self, statement: str) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "guatu.db", timeout=10)) as connection:
            return connection.execute(statement).fetchall()

    def complaints(self) -> list[str]:
        return complaints(self.query, self.api.accepted())

    def events(self) -> set[str]:
        return {once for (once,) in self.query("SELECT once FROM events")}

    def states(self) -> Counter[str]:
        return Counter(state for (state,) in self.query("SELECT state FROM deliveries"))

    def left_over(self) -> dict[str, int]:
        """How many deliveries, subscriptions and sources still have something to do."""
        now = self.now.strftime("%Y-%m-%d %H:%M:%S+00:00")
        due = {
            "deliveries": "state IN ('pending', 'leased')",
            "subscriptions": f"next_digest_at <= '{now}'",
            "sources": f"kind = 'list' AND (next_poll_at IS NULL OR next_poll_at <= '{now}')",
        }
        # In one statement: between two of them guatu would move something from one to the other.
        columns = [f"(SELECT count(*) FROM {table} WHERE {what})" for table, what in due.items()]
        counts = dict(zip(due, self.query(f"SELECT {', '.join(columns)}")[0], strict=True))
        return {table: count for table, count in counts.items() if count}

    def _reader(self, number: int) -> int:
        person = self.api.person(f"Reader {number}")
        person.open()
        return person.id

    def _subscribe(self) -> None:
        db = open_database(self.url)
        with db.write() as conn:
            for chat_id in self._readers:
                put_chat(conn, chat_id, kind="private", title="")
                subscription = add_subscription(
                    conn,
                    chat_id=chat_id,
                    region=PLACE,
                    schedule=parse_schedule("每天 09:00"),
                    next_digest_at=START - timedelta(minutes=30),
                    created_at=START - timedelta(days=1),
                )
                # As if they had the place's state already: all digests here are made of events.
                move_subscription_on(
                    conn,
                    subscription,
                    next_digest_at=subscription.next_digest_at,
                    last_event_id=0,
                )
        db.close()


@contextmanager
def open_world(folder: Path, *, readers: int) -> Iterator[World]:
    with Telegram() as telegram, Site() as site:
        yield World(folder, telegram, site, readers)

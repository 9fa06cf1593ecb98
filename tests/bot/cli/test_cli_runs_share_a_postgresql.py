"""Several `guatu run` with roles of their own on one PostgreSQL database; some are killed."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from bot.botapi import BotApi, serve_http
from bot.cli.databases import bring_up_to_date
from tests.bot.cli.processes import TOKEN, Running, running, subscribe, until
from tests.fakes import TurnedClock
from tests.jobs.site import Site

CONFIG = """
[telegram]
base_url = "{telegram}"
[fetch]
allowed_hosts = ["127.0.0.1"]
seconds_between_on_host = 0.0
[timetable]
tick_seconds = 1
takeover_seconds = 2
[delivery]
messages_per_second = 15.0
lease_seconds = 6
"""
SOURCE = """
[[sources]]
name = "演示报{number}"
kind = "list"
url = "{site}/index{number}"
region = "山东省/滨州市"
"""
NOW = "2023-02-07T10:00"
DUE_AT = datetime(2023, 2, 7, 1, tzinfo=UTC)
SOURCES, ARTICLES, READERS = 4, 5, 40


class Shared:
    """The database as anybody sees it."""

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        self._connection = connection

    def ask(self, query: str) -> list[tuple[object, ...]]:
        return self._connection.execute(query).fetchall()

    def holder(self, like: str) -> int | None:
        """The process that holds a lease of such a name."""
        found = self.ask(f"SELECT holder FROM leases WHERE name LIKE '{like}'")
        return int(str(found[0][0]).split(":")[1]) if found else None


@pytest.fixture
def shared(postgres_url: str) -> Iterator[Shared]:
    bring_up_to_date(postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield Shared(connection)


def print_articles(site: Site) -> None:
    for number in range(SOURCES):
        listed = []
        for article in range(ARTICLES):
            path = f"/2023-02/06/content_{number}{article}.html"
            title = f"滨州市部署第{number}批第{article}项任务"
            # Far enough apart from each other to be no reprints of one.
            text = (
                f"会议提出，今年第{number}{article}产业园新增企业{10 * number + article + 3}家，"
                f"{'东西南北'[number] * 9}{'甲乙丙丁戊'[article] * 12}各县区按月报告。"
            )
            site.article(path, title, text)
            site.pages[path].delay_seconds = 0.2
            listed.append((path, title))
        site.listing(f"/index{number}", listed)


def kill(*guatus: Running, holder: int | None) -> list[Running]:
    """Kill the one that holds, by its pid; the others."""
    assert holder in {each.process.pid for each in guatus}
    os.kill(holder or 0, signal.SIGKILL)
    return [each for each in guatus if each.process.pid != holder]


async def test_what_the_killed_leave_is_done_by_the_others_and_once(
    tmp_path: Path, postgres_url: str, shared: Shared
) -> None:
    api = BotApi(TurnedClock(), token=TOKEN)
    readers = [api.person(f"Reader {number}") for number in range(READERS)]
    for reader in readers:
        reader.open()
    with Site() as site:
        print_articles(site)
        async with asyncio.timeout(180), serve_http(api) as telegram, AsyncExitStack() as house:
            sources = "".join(
                SOURCE.format(site=site.address, number=number) for number in range(SOURCES)
            )
            config = CONFIG.format(telegram=telegram.base_url) + sources
            (tmp_path / "guatu.toml").write_text(config, encoding="utf-8")

            async def start(role: str) -> Running:
                return await house.enter_async_context(
                    running(tmp_path, "run", "--role", role, now=NOW, url=postgres_url)
                )

            reading = [await start("ingest"), await start("ingest")]
            sending = [await start("send"), await start("send")]
            await until(lambda: bool(shared.ask("SELECT 1 FROM pages")))
            (reader,) = kill(*reading, holder=shared.holder("source %"))
            await until(
                lambda: shared.ask("SELECT count(*) FROM pages") == [(SOURCES * ARTICLES,)],
                reader.process,
            )
            ids = [person.id for person in readers]
            subscribe(postgres_url, "滨州", *ids, due_at=DUE_AT)
            await until(lambda: len(api.accepted()) > 5, *[each.process for each in sending])
            (sender,) = kill(*sending, holder=shared.holder("send"))
            undone = "SELECT 1 FROM deliveries WHERE state IN ('pending', 'leased')"
            await until(
                lambda: len(api.accepted()) >= READERS * 3 // 4 and not shared.ask(undone),
                sender.process,
            )
            sender.process.terminate()
            assert await sender.ended() == 0
            assert "stands by" in "".join(each.log for each in sending)
    assert shared.ask("SELECT 1 FROM events GROUP BY once HAVING count(*) > 1") == []
    assert shared.ask("SELECT count(DISTINCT url) FROM pages") == [(SOURCES * ARTICLES,)]
    check_once(api, shared)


def check_once(api: BotApi, shared: Shared) -> None:
    accepted = Counter(line.chat_id for line in api.accepted())
    states = dict(shared.ask("SELECT chat_id, state FROM deliveries"))
    assert len(states) == READERS
    assert set(accepted.values()) == {1}
    for chat_id, state in states.items():
        # Only who was being written to when the sender died may have got nothing.
        assert state == "sent" or (state == "uncertain" and accepted[chat_id] <= 1)
        assert state == "uncertain" or accepted[chat_id] == 1
    assert list(states.values()).count("uncertain") <= READERS // 4


async def test_one_answers_and_another_takes_over(
    tmp_path: Path, postgres_url: str, shared: Shared
) -> None:
    api = BotApi(TurnedClock(), token=TOKEN)
    alice = api.person("Alice")
    async with asyncio.timeout(120), serve_http(api) as telegram:
        config = CONFIG.format(telegram=telegram.base_url)
        (tmp_path / "guatu.toml").write_text(config, encoding="utf-8")
        words = ("run", "--role", "bot")
        async with (
            running(tmp_path, *words, now=NOW, url=postgres_url) as first,
            running(tmp_path, *words, now=NOW, url=postgres_url) as second,
        ):
            await until(lambda: "stands by" in first.log + second.log)
            alice.write("/start")
            await until(lambda: len(alice.messages) > 0)
            (other,) = kill(first, second, holder=shared.holder("bot"))
            said = len(alice.messages)
            alice.write("/help")
            await until(lambda: len(alice.messages) > said, other.process)
            assert shared.holder("bot") == other.process.pid
            other.process.terminate()
            assert await other.ended() == 0
    assert shared.ask("SELECT name FROM leases") == []

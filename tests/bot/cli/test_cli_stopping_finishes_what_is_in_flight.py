"""`guatu run` is told to stop while Telegram has a message and owes its answer."""

import asyncio
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.botapi import BotApi, serve_http
from bot.cli.databases import bring_up_to_date
from jobs.pace import AT_THE_DOOR
from tests.bot.cli.processes import TOKEN, Running, running, subscribe, until
from tests.fakes import TurnedClock

READERS = 8
CONFIG = """
[telegram]
base_url = "{telegram}"
[timetable]
tick_seconds = 1
[delivery]
messages_per_second = 1.0
"""


def states(folder: Path) -> Counter[str]:
    with closing(sqlite3.connect(folder / "guatu.db", timeout=10)) as connection:
        return Counter(state for (state,) in connection.execute("SELECT state FROM deliveries"))


@pytest.fixture
def api(tmp_path: Path) -> BotApi:
    """Readers whose digests are due, one a second."""
    url = f"sqlite:///{tmp_path}/guatu.db"
    bring_up_to_date(url)
    api = BotApi(TurnedClock(), token=TOKEN)
    for number in range(READERS):
        reader = api.person(f"Reader {number}")
        reader.open()
        subscribe(url, "滨州", reader.id, due_at=datetime(2023, 2, 7, 1, tzinfo=UTC))
    return api


@asynccontextmanager
async def owed_an_answer(folder: Path, api: BotApi) -> AsyncIterator[tuple[Running, asyncio.Event]]:
    """A guatu that waits for the answer to its first message, and what lets that go."""
    released = api.faults.holds_back("sendMessage")
    async with asyncio.timeout(120), serve_http(api) as telegram:
        config = CONFIG.format(telegram=telegram.base_url)
        (folder / "guatu.toml").write_text(config, encoding="utf-8")
        async with running(folder, "run", now="2023-02-07T10:00") as guatu:
            await until(lambda: bool(api.accepted()), guatu.process)
            yield guatu, released


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_answer_is_waited_for_and_nothing_else_begins(
    tmp_path: Path, api: BotApi, number: signal.Signals
) -> None:
    async with owed_an_answer(tmp_path, api) as (guatu, released):
        guatu.process.send_signal(number)
        await until(lambda: "stopping" in guatu.log, guatu.process)
        assert states(tmp_path)["leased"] >= 1
        released.set()
        assert await guatu.ended() == 0
    sent = len(api.accepted())
    assert states(tmp_path) == {"sent": sent, "pending": READERS - sent}
    assert 1 <= sent < READERS


async def test_an_answer_that_never_comes_is_not_waited_for_long(
    tmp_path: Path, api: BotApi
) -> None:
    async with owed_an_answer(tmp_path, api) as (guatu, _):
        began = time.monotonic()
        guatu.process.terminate()
        assert await guatu.ended() == 0
        assert time.monotonic() - began < 10
    ended = states(tmp_path)
    assert (ended["uncertain"], ended["leased"]) == (1, 0)
    assert ended["pending"] >= 1


async def test_a_second_signal_ends_it_at_once(tmp_path: Path, api: BotApi) -> None:
    async with owed_an_answer(tmp_path, api) as (guatu, _):
        guatu.process.terminate()
        await until(lambda: "stopping" in guatu.log, guatu.process)
        guatu.process.terminate()
        assert await guatu.ended() == 128 + signal.SIGTERM
        assert 'why="told twice"' in guatu.log
    # As at a crash: what was on its way, or next at the door, is uncertain when its lease runs out.
    assert 1 <= states(tmp_path)["leased"] <= 1 + AT_THE_DOOR

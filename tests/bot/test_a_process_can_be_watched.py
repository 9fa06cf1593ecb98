"""`/healthz` and `/metrics` over real sockets."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.watching import Watch, serve_watch
from storage.chats import put_chat
from storage.database import Database
from storage.processes import put_process
from storage.records import Process, SourceKind, Trouble
from storage.regions import add_regions
from storage.sources import add_source, mark_source_polled
from tests.fakes import TurnedClock
from tests.storage.rows import ALICE, BOB, PLACES, enqueue, follow

NOW = datetime(2023, 5, 10, 0, 30, tzinfo=UTC)
SAMPLE = re.compile(r'[a-z_]+(\{([a-z]+="([^"\\]|\\.)*",?)+\})? [0-9.]+')


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(NOW)


@pytest.fixture
async def watched(database: Database, clock: TurnedClock) -> AsyncIterator[httpx.AsyncClient]:
    watch = Watch(database, clock, alive_at=lambda: NOW, stale=timedelta(minutes=2))
    async with (
        serve_watch(watch, 0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        yield client


def metrics_of(text: str) -> dict[str, float]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in lines if not SAMPLE.fullmatch(line)] == []
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def take_away(database: Database) -> None:
    for file in Path(database.url.removeprefix("sqlite:///")).parent.glob("guatu.db*"):
        file.unlink()


async def test_who_ticks_and_has_a_database_is_healthy(watched: httpx.AsyncClient) -> None:
    answer = await watched.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


async def test_a_tick_that_stays_away_is_told(
    watched: httpx.AsyncClient, clock: TurnedClock
) -> None:
    clock.turn(minutes=2)
    assert (await watched.get("/healthz")).status_code == 200
    clock.turn(seconds=1)
    answer = await watched.get("/healthz")
    assert answer.status_code == 503
    assert answer.text == "tick: no sign of life for 121 seconds\n"


async def test_a_database_that_is_gone_is_told(
    watched: httpx.AsyncClient, database: Database
) -> None:
    take_away(database)
    for path in ("/healthz", "/metrics"):
        answer = await watched.get(path)
        assert answer.status_code == 503
        assert answer.text.startswith("database: ")
        assert "not there any more" in answer.text


async def test_the_metrics_are_numbers_of_the_database(
    watched: httpx.AsyncClient, database: Database, clock: TurnedClock
) -> None:
    with database.write() as conn:
        add_regions(conn, PLACES)
        enqueue(conn, follow(conn, ALICE), "一", "二")
        follow(conn, BOB)
        put_chat(conn, 77, kind="private", title="Charlie")
        source = add_source(conn, name='A "B"\\C', kind=SourceKind.FEED, url="https://news.example")
        mark_source_polled(conn, source.id, now=NOW - timedelta(hours=1))
        mark_source_polled(conn, source.id, now=NOW, error="404", trouble=Trouble.GONE)
        put_process(
            conn,
            Process(name="host:1", roles=("bot", "send"), started_at=NOW, ticked_at=NOW),
        )
    clock.turn(seconds=5)
    answer = await watched.get("/metrics?x=1")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    found = metrics_of(answer.text)
    assert found['guatu_deliveries{state="pending"}'] == 2
    assert found['guatu_deliveries{state="uncertain"}'] == 0
    assert found["guatu_delivery_oldest_seconds"] > 0
    assert (found["guatu_chats"], found["guatu_subscriptions"]) == (2, 2)
    assert found['guatu_last_tick_age_seconds{process="host:1",roles="bot,send"}'] == 5
    labels = r'source="A \"B\"\\C",id="1"'
    assert found[f"guatu_source_last_success_age_seconds{{{labels}}}"] == 3605
    assert found[f"guatu_source_failures{{{labels}}}"] == 1


async def test_other_questions_get_an_answer_too(watched: httpx.AsyncClient) -> None:
    assert (await watched.get("/")).status_code == 404
    assert (await watched.post("/metrics")).status_code == 405
    head = await watched.head("/healthz")
    assert (head.status_code, head.content) == (200, b"")
    port = watched.base_url.port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"nonsense\r\n\r\n")
    assert b" 405 " in await reader.read()
    writer.close()
    assert (await watched.get("/healthz")).status_code == 200

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.app import run_command
from storage.database import open_database
from storage.deliveries import lease_deliveries
from storage.marks import mark_delivery
from storage.processes import put_process
from storage.records import Process, Sent, SourceKind
from storage.regions import add_regions
from storage.sources import add_source, mark_source_polled
from tests.storage.rows import ALICE, NOW, PLACES, enqueue, follow

LATER = NOW + timedelta(minutes=10)


def status(capsys: pytest.CaptureFixture[str], now: datetime) -> list[list[str]]:
    assert run_command(["status", "--now", now.isoformat()]) == 0
    return [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]


def test_of_an_empty_database_it_says_that_nothing_is_at_work(
    migrated_sqlite_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "guatu.db").write_bytes(migrated_sqlite_file.read_bytes())
    lines = status(capsys, datetime(2023, 2, 6, tzinfo=UTC))
    assert ["last", "tick    none within a day"] in lines
    assert ["oldest", "nothing waits"] in lines


def test_it_prints_the_outbox_the_processes_and_the_sources(
    migrated_sqlite_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "guatu.db").write_bytes(migrated_sqlite_file.read_bytes())
    db = open_database("sqlite:///guatu.db")
    with db.write() as conn:
        add_regions(conn, PLACES)
        enqueue(conn, follow(conn, ALICE), "一", "二", "三")
        (first,) = lease_deliveries(conn, now=NOW, lease=timedelta(minutes=1), limit=1)
        mark_delivery(conn, first.id, Sent(7), now=NOW)
        source = add_source(conn, name="演示报", kind=SourceKind.FEED, url="https://news.example")
        mark_source_polled(conn, source.id, now=NOW)
        add_source(conn, name="新报", kind=SourceKind.FEED, url="https://new.example")
        life = Process(name="host:1", roles=("bot", "send"), started_at=NOW, ticked_at=NOW)
        put_process(conn, life)
    db.close()
    lines = status(capsys, LATER)
    assert ["last", "tick    10 minutes ago"] in lines
    assert ["process", "host:1 (bot, send), 10 minutes ago"] in lines
    assert ["subscribers", "1 chats, 1 subscriptions"] in lines
    assert ["queued", "2"] in lines
    assert ["sent", "1"] in lines
    assert ["oldest", "waits for 10 minutes"] in lines
    assert ["source", "演示报: read 10 minutes ago"] in lines
    assert ["source", "新报: read never"] in lines

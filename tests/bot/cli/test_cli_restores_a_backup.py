"""A backup made while digests go out, restored after they went on."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.botapi import BotApi, serve_http
from bot.cli.app import run_command
from bot.cli.databases import bring_up_to_date
from tests.bot.cli.processes import TOKEN, running, subscribe, until
from tests.fakes import TurnedClock

READERS = 12
CONFIG = """
[telegram]
base_url = "{telegram}"
[timetable]
tick_seconds = 1
[delivery]
messages_per_second = 3.0
"""


def states(database: Path) -> Counter[str]:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return Counter(state for (state,) in connection.execute("SELECT state FROM deliveries"))


def restore(copy: Path, database: Path) -> None:
    """What docs/operations.md says."""
    for lost in database.parent.glob("guatu.db*"):
        lost.unlink()
    shutil.copy(copy, database)


async def test_nothing_is_sent_twice_and_what_is_not_known_is_uncertain(tmp_path: Path) -> None:
    database, copy = tmp_path / "guatu.db", tmp_path / "copy.db"
    bring_up_to_date(f"sqlite:///{database}")
    api = BotApi(TurnedClock(), token=TOKEN)
    due_at = datetime(2023, 2, 7, 1, tzinfo=UTC)
    for number in range(READERS):
        reader = api.person(f"Reader {number}")
        reader.open()
        subscribe(f"sqlite:///{database}", "滨州", reader.id, due_at=due_at)
    async with asyncio.timeout(180), serve_http(api) as telegram:
        config = CONFIG.format(telegram=telegram.base_url)
        (tmp_path / "guatu.toml").write_text(config, encoding="utf-8")
        async with running(tmp_path, "run", now="2023-02-07T10:00") as guatu:
            await until(lambda: states(database)["sent"] > 0, guatu.process)
            assert await asyncio.to_thread(run_command, ["backup", "copy.db"]) == 0
            await until(lambda: len(api.accepted()) == READERS, guatu.process)
        restore(copy, database)
        known = states(database)
        assert set(known) == {"sent", "uncertain"}
        async with running(tmp_path, "run", now="2023-02-07T10:05") as guatu:
            await until(lambda: "runs as" in guatu.log, guatu.process)
            # What would be sent twice would come before what is due only now.
            subscribe(f"sqlite:///{database}", "山东省", reader.id, due_at=due_at)
            await until(lambda: len(api.accepted()) > READERS, guatu.process)
            guatu.process.terminate()
            assert await guatu.ended() == 0
    assert states(database) == known + Counter(sent=1)
    accepted = Counter((line.chat_id, line.text) for line in api.accepted())
    assert set(accepted.values()) == {1}


def test_its_end_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["backup", "copy.db"]) == 1
    assert "nothing to back up" in capsys.readouterr().err
    assert run_command(["migrate"]) == 0
    assert run_command(["backup", "copy.db"]) == 0
    assert "copy.db: " in capsys.readouterr().out
    assert run_command(["backup", "copy.db"]) == 1
    assert "--force" in capsys.readouterr().err
    assert run_command(["backup", "copy.db", "--force"]) == 0
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]

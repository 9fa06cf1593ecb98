"""`/healthz` and `/metrics` on the loopback interface, for those who watch over a process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from importlib.metadata import version

from jobs.clock import Clock
from jobs.metrics import MEDIA_TYPE, metrics_text
from jobs.status import Status, read_status
from storage.database import Database, DatabaseError

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 5.0
"""How long the database, or somebody who asks, may take."""
PLAIN = "text/plain; charset=utf-8"

Answer = tuple[HTTPStatus, str, str]
"""Status, media type and body."""


class Watch:
    """What there is to say of a process. `alive_at` tells its latest sign of life."""

    def __init__(
        self, db: Database, clock: Clock, *, alive_at: Callable[[], datetime], stale: timedelta
    ) -> None:
        self._db = db
        self._clock = clock
        self._alive_at = alive_at
        self._stale = stale

    async def answer(self, path: str) -> Answer:
        """The answer to GET."""
        match path:
            case "/healthz":
                return await self._healthz()
            case "/metrics":
                return await self._metrics()
            case _:
                return HTTPStatus.NOT_FOUND, PLAIN, "there are /healthz and /metrics\n"

    async def _healthz(self) -> Answer:
        wrong = []
        silent = self._clock() - self._alive_at()
        if silent > self._stale:
            wrong.append(f"tick: no sign of life for {silent.total_seconds():.0f} seconds")
        try:
            await self._status()
        except DatabaseError as error:
            wrong.append(f"database: {error}")
        if wrong:
            return HTTPStatus.SERVICE_UNAVAILABLE, PLAIN, "\n".join([*wrong, ""])
        return HTTPStatus.OK, PLAIN, "ok\n"

    async def _metrics(self) -> Answer:
        try:
            status = await self._status()
        except DatabaseError as error:
            return HTTPStatus.SERVICE_UNAVAILABLE, PLAIN, f"database: {error}\n"
        return HTTPStatus.OK, MEDIA_TYPE, metrics_text(status, version=version("guatu"))

    async def _status(self) -> Status:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await asyncio.to_thread(self._read)
        except TimeoutError:
            raise DatabaseError(f"no answer in {PATIENCE_SECONDS:g} seconds") from None

    def _read(self) -> Status:
        self._db.check_is_there()
        return read_status(self._db, self._clock())


@asynccontextmanager
async def serve_watch(watch: Watch, port: int) -> AsyncIterator[int]:
    """Answer on 127.0.0.1 while the context lasts; yields the port. Raises OSError."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Who leaves, dawdles or talks something else gets no answer.
        with suppress(OSError, EOFError, asyncio.LimitOverrunError):
            async with asyncio.timeout(2 * PATIENCE_SECONDS):
                await _talk(watch, reader, writer)
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", port)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def _talk(watch: Watch, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    match head.split(b"\r\n", 1)[0].decode("latin-1").split(" "):
        case [("GET" | "HEAD") as method, target, _]:
            status, kind, body = await watch.answer(target.partition("?")[0])
        case _:
            method, status, kind, body = "GET", HTTPStatus.METHOD_NOT_ALLOWED, PLAIN, "only GET\n"
    content = body.encode()
    writer.write(
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode()
    )
    if method == "GET":
        writer.write(content)
    await writer.drain()

"""The in-process server on loopback HTTP, for what has to go through a real transport."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from email.message import Message as Headers
from email.parser import BytesParser
from http import HTTPStatus
from urllib.parse import parse_qsl

from bot.botapi.errors import LostRequestError
from bot.botapi.forms import Upload
from bot.botapi.server import BotApi

_MAX_BODY_BYTES = 64 * 1024 * 1024
_NAME = re.compile(r'(?:^|[;\s])name="([^"]*)"')
_FILE_NAME = re.compile(r'filename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Loopback:
    """Where the server listens; the two addresses are for PTB's builder."""

    port: int

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file/bot"


@asynccontextmanager
async def serve_http(api: BotApi, port: int = 0) -> AsyncIterator[Loopback]:
    """Serves on 127.0.0.1 while the context lasts; port 0 takes a free one."""
    connections: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(_serve(api, reader, writer))
        connections.add(task)
        task.add_done_callback(connections.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", port)
    try:
        yield Loopback(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)
        await server.wait_closed()


class _BadHttpError(Exception):
    """The request is not HTTP as this server reads it; carries the status to answer."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class _Request:
    target: str
    headers: Headers
    body: bytes


async def _serve(api: BotApi, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers the requests of one connection, one after the other, until the client leaves."""
    try:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                try:
                    request = await _read_request(reader)
                    values, uploads = _read_form(request)
                except _BadHttpError as error:
                    writer.write(_response(error.status, b""))
                    await writer.drain()
                    return
                status, body = await api.handle(request.target, values, uploads)
                writer.write(_response(HTTPStatus(status), body))
                await writer.drain()
    except LostRequestError:
        writer.transport.abort()
    finally:
        writer.close()


async def _read_request(reader: asyncio.StreamReader) -> _Request:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        raise _BadHttpError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from None
    first, _, fields = head.partition(b"\r\n")
    match first.decode("latin-1").split(" "):
        case ["GET" | "POST", target, "HTTP/1.1"]:
            headers = BytesParser().parsebytes(fields, headersonly=True)
        case _:
            raise _BadHttpError(HTTPStatus.BAD_REQUEST)
    if "Transfer-Encoding" in headers:
        raise _BadHttpError(HTTPStatus.LENGTH_REQUIRED)
    length = headers.get("Content-Length", "0")
    if not length.isdecimal():
        raise _BadHttpError(HTTPStatus.BAD_REQUEST)
    if int(length) > _MAX_BODY_BYTES:
        raise _BadHttpError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _Request(target, headers, await reader.readexactly(int(length)))


def _read_form(request: _Request) -> tuple[dict[str, str], dict[str, Upload]]:
    if not request.body:
        return {}, {}
    try:
        match request.headers.get_content_type():
            case "application/x-www-form-urlencoded":
                pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
                return dict(pairs), {}
            case "application/json":
                values = json.loads(request.body)
                texts = {
                    name: value if isinstance(value, str) else json.dumps(value)
                    for name, value in values.items()
                }
                return texts, {}
            case "multipart/form-data":
                return _read_multipart(request)
    except (ValueError, AttributeError):
        raise _BadHttpError(HTTPStatus.BAD_REQUEST) from None
    raise _BadHttpError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def _read_multipart(request: _Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """Raises ValueError where the body is not what its boundary promises."""
    boundary = request.headers.get_boundary("").encode()
    parts = (b"\r\n" + request.body).split(b"\r\n--" + boundary)
    if not boundary or len(parts) < 2 or parts[0] or not parts[-1].startswith(b"--"):
        raise ValueError("broken multipart body")
    values: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    for part in parts[1:-1]:
        head, separator, content = part.partition(b"\r\n\r\n")
        disposition = head.decode()
        name, file_name = _NAME.search(disposition), _FILE_NAME.search(disposition)
        if not separator or name is None:
            raise ValueError("a part without a name")
        if file_name is None:
            values[name[1]] = content.decode()
        else:
            kind = BytesParser().parsebytes(head.lstrip(), headersonly=True).get_content_type()
            uploads[name[1]] = Upload(file_name[1], content, kind)
    return values, uploads


def _response(status: HTTPStatus, body: bytes) -> bytes:
    kind = "application/json" if body.startswith(b"{") else "application/octet-stream"
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body

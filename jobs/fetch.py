"""The one door to the web: fetches a page, and says in a value what came of it."""

import asyncio
import ssl
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from typing import Self

import httpx

from jobs.addresses import AddressRefusedError, public_addresses, refuse_private_literal
from jobs.config import FetchSettings

CONNECTIONS = httpx.Limits(max_connections=100, max_keepalive_connections=0)
"""No connection is kept: after the guard has put an address in a host's place, two hosts on one
address would look alike to the pool, and one's certificate would vouch for the other."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. `url` is where it was found in the end; `cut` tells that it was too long."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is still the one that the validators stand for."""


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """No page came. `status` is the HTTP status, where the host answered at all."""

    reason: str
    status: int | None = None


FetchOutcome = Fetched | NotModified | FetchFailed


class Fetcher:
    """An HTTP client for news sites, open inside `async with`."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(settings),
            headers={"User-Agent": settings.user_agent},
            follow_redirects=True,
            max_redirects=settings.max_redirects,
            timeout=settings.timeout_seconds,
            trust_env=False,
        )

    @property
    def max_page_bytes(self) -> int:
        """Where longer pages are cut."""
        return self._settings.max_page_bytes

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> FetchOutcome:
        """The page at `url`, if it is another than the one the validators stand for."""
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in headers.items() if value}
        limit = self._settings.timeout_seconds
        try:
            # httpx's own limits are for each read: a host that drips would hold us for ever.
            async with (
                asyncio.timeout(limit),
                self._client.stream("GET", url, headers=conditions) as response,
            ):
                return await self._read(response)
        except (TimeoutError, httpx.TimeoutException):
            return FetchFailed(f"no whole answer within {limit:g} s")
        except httpx.TooManyRedirects:
            return FetchFailed(f"more than {self._settings.max_redirects} redirects")
        except AddressRefusedError as refused:
            return FetchFailed(str(refused))
        except httpx.InvalidURL as error:
            return FetchFailed(f"not an address: {error}")
        except (httpx.HTTPError, ssl.SSLError, OSError, ValueError) as error:
            return FetchFailed(str(error) or type(error).__name__)

    async def _read(self, response: httpx.Response) -> FetchOutcome:
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return NotModified()
        if response.status_code != httpx.codes.OK:
            status = f"{response.status_code} {response.reason_phrase}".strip()
            return FetchFailed(f"the host answered {status}", response.status_code)
        limit = self._settings.max_page_bytes
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > limit:
                break
        content_type = Message()
        content_type["Content-Type"] = response.headers.get("Content-Type", "")
        return Fetched(
            url=str(response.url),
            body=bytes(body[:limit]),
            media_type=content_type.get_content_type()
            if response.headers.get("Content-Type")
            else "",
            charset=content_type.get_content_charset(),
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
            cut=len(body) > limit,
        )


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends a request only where it may go; httpx asks it anew for every redirect.

    The address that was judged is the one that is connected to: looking a name up a second time
    could give another answer. Behind a proxy it is the proxy that looks names up, so there only
    addresses written out can be judged.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._allowed = frozenset(host.lower() for host in settings.allowed_hosts)
        self._by_proxy = bool(settings.proxy)
        self._inner = httpx.AsyncHTTPTransport(
            proxy=settings.proxy or None, limits=CONNECTIONS, trust_env=False
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises AddressRefusedError for a scheme or an address that is not allowed."""
        url = request.url
        if url.scheme not in {"http", "https"}:
            raise AddressRefusedError(f"{url.scheme}: only http and https are fetched")
        host, port = url.host.lower(), url.port or {"http": 80, "https": 443}[url.scheme]
        if host in self._allowed or f"{host}:{port}" in self._allowed:
            return await self._inner.handle_async_request(request)
        if self._by_proxy:
            refuse_private_literal(host)
            return await self._inner.handle_async_request(request)
        return await self._send_to(await public_addresses(host, port), request)

    async def _send_to(self, addresses: list[str], request: httpx.Request) -> httpx.Response:
        for address in addresses[:-1]:
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._inner.handle_async_request(_pinned(request, addresses[-1]))

    async def aclose(self) -> None:
        await self._inner.aclose()


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The same request, connected to `address`; its Host header and certificate stay the host's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )

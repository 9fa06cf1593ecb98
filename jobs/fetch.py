"""The one door to the web: fetches a page, and says in a value what came of it."""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx

from jobs.addresses import AddressRefusedError
from jobs.clock import Clock, system_clock
from jobs.config import FetchSettings
from jobs.guard import GuardedTransport
from jobs.hosts import Hosts
from jobs.pace import Pause
from jobs.robots import Robots, Unread
from storage.records import Trouble

WALLS = frozenset({401, 402, 403, 406, 412, 418, 429, 451, 521})
"""Statuses by which sites keep readers such as us out."""
FAULTS = (
    *(AddressRefusedError, TimeoutError, ssl.SSLError, OSError, ValueError),
    *(httpx.HTTPError, httpx.InvalidURL),
)


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
    """No page came. `status` is the HTTP status, where the host answered at all.

    `retry_at`: not before then, by the host's own wish or because it rests. `timed_out`: no whole
    answer came in time.
    """

    reason: str
    status: int | None = None
    trouble: Trouble = Trouble.UNREACHABLE
    retry_at: datetime | None = None
    timed_out: bool = False


FetchOutcome = Fetched | NotModified | FetchFailed


class Fetcher:
    """A polite HTTP client for news sites, open inside `async with`."""

    def __init__(
        self, settings: FetchSettings, clock: Clock = system_clock, pause: Pause = asyncio.sleep
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._hosts = Hosts(settings, clock, pause)
        self._robots = Robots(settings.user_agent, clock, self._read_robots)
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(settings),
            headers={"User-Agent": settings.user_agent, "Accept-Language": "zh-CN,zh;q=0.9"},
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
        return await self._fetch(url, {key: value for key, value in headers.items() if value})

    async def _fetch(
        self, url: str, headers: Mapping[str, str], *, heed_robots: bool = True
    ) -> FetchOutcome:
        seconds = self._settings.timeout_seconds
        try:
            following: httpx.Request | None = self._client.build_request(
                "GET", url, headers=dict(headers)
            )
            for _ in range(self._settings.max_redirects + 1):
                assert following is not None
                if heed_robots and (forbidden := await self._forbidden(following.url)):
                    return forbidden
                outcome, following, seconds = await self._step(following, seconds)
                if outcome is not None:
                    return outcome
        except FAULTS as error:
            return _failed_by(error, self._settings.timeout_seconds)
        return FetchFailed(f"more than {self._settings.max_redirects} redirects")

    async def _step(
        self, request: httpx.Request, seconds: float
    ) -> tuple[FetchOutcome | None, httpx.Request | None, float]:
        """One request in the host's turn: what came of it, or where it leads; the seconds left.

        httpx's own limits are for each read: a host that drips would hold us for ever. Waiting for
        a turn is not the host's doing and is not counted.
        """
        host = self._hosts.of(request.url.host)
        async with host.turn():
            if host.is_resting():
                reason = f"{request.url.host} failed too often and is left alone for a while"
                return FetchFailed(reason, retry_at=host.rests_until), None, seconds
            started = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(max(seconds, 0)):
                    response = await self._client.send(request, stream=True)
                    try:
                        following = response.next_request
                        outcome = None if following else await self._read(response)
                    finally:
                        await response.aclose()
            except AddressRefusedError:
                raise
            except (TimeoutError, httpx.TimeoutException):
                host.failed()
                raise TimeoutError from None
            except (httpx.HTTPError, ssl.SSLError, OSError):
                host.failed()
                raise
            if isinstance(outcome, FetchFailed) and _is_hosts_trouble(outcome.status or 0):
                host.failed(outcome.retry_at)
            else:
                host.answered()
            left = seconds - (asyncio.get_running_loop().time() - started)
            return outcome, following, left

    async def _forbidden(self, url: httpx.URL) -> FetchFailed | None:
        """Why robots.txt keeps us away; its crawl-delay is heeded on the way."""
        if url.scheme not in {"http", "https"} or self._names(url, self._settings.ignore_robots_of):
            return None
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if problem := await self._robots.problem(origin):
            return FetchFailed(problem.reason, problem.status, timed_out=problem.timed_out)
        if await self._robots.forbids(origin, str(url)):
            reason = f"the robots.txt of {url.host} asks not to read this"
            return FetchFailed(reason, trouble=Trouble.FORBIDDEN)
        self._hosts.of(url.host).ask_for_delay(await self._robots.delay_seconds(origin))
        return None

    async def _read_robots(self, url: str) -> bytes | Unread:
        came = await self._fetch(url, {}, heed_robots=False)
        if isinstance(came, FetchFailed):
            return Unread(came.reason, came.status, came.timed_out)
        return came.body if isinstance(came, Fetched) else b""

    @staticmethod
    def _names(url: httpx.URL, hosts: Sequence[str]) -> bool:
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        return url.host in hosts or f"{url.host}:{port}" in hosts

    async def _read(self, response: httpx.Response) -> FetchOutcome:
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return NotModified()
        if response.status_code != httpx.codes.OK:
            return self._refusal(response)
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

    def _refusal(self, response: httpx.Response) -> FetchFailed:
        code = response.status_code
        status = f"{code} {response.reason_phrase}".strip()
        retry_at = _retry_at(response.headers.get("Retry-After", ""), self._clock())
        trouble = Trouble.UNREACHABLE
        if code in WALLS:
            trouble = Trouble.REFUSED
        elif code in {404, 410}:
            trouble = Trouble.GONE
        return FetchFailed(f"the host answered {status}", code, trouble, retry_at)


def _is_hosts_trouble(status: int) -> bool:
    """Whether an answer speaks of the host as a whole, not of one page of it."""
    return status == 429 or status >= 500


def _retry_at(words: str, now: datetime) -> datetime | None:
    """A Retry-After, in seconds or as a date."""
    words = words.strip()
    if words.isascii() and words.isdecimal():
        return now + timedelta(seconds=min(int(words[:9]), 10**8))
    try:
        at = parsedate_to_datetime(words)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _failed_by(error: Exception, seconds: float) -> FetchFailed:
    reason = str(error) or type(error).__name__
    if isinstance(error, TimeoutError):
        return FetchFailed(f"no whole answer within {seconds:g} s", timed_out=True)
    if isinstance(error, httpx.InvalidURL):
        reason = f"not an address: {error}"
    bad = "CERTIFICATE_VERIFY_FAILED" in reason
    return FetchFailed(reason, trouble=Trouble.CERTIFICATE if bad else Trouble.UNREACHABLE)

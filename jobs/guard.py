"""What stands at the door to the web: a request goes out to public addresses only."""

import httpx

from jobs.addresses import AddressRefusedError, public_addresses, refuse_private_literal
from jobs.config import FetchSettings

CONNECTIONS = httpx.Limits(max_connections=100, max_keepalive_connections=0)
"""No connection is kept: after the guard has put an address in a host's place, two hosts on one
address would look alike to the pool, and one's certificate would vouch for the other."""


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
                return await self._inner.handle_async_request(pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._inner.handle_async_request(pinned(request, addresses[-1]))

    async def aclose(self) -> None:
        await self._inner.aclose()


def pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The same request, connected to `address`; its Host header and certificate stay the host's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )

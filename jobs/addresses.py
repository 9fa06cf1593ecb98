"""Which addresses the web may lead us to: public ones, never this machine or its neighbours."""

import asyncio
import ipaddress
import socket

LOCAL_NAMES = ("localhost", ".local", ".internal", ".lan", ".home.arpa")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressRefusedError(Exception):
    """The host has an address that is not public; the message says how to allow it."""


def is_public(words: str) -> bool:
    """Whether an IP address is one of the public internet, also inside IPv6's wrappings of IPv4."""
    address = ipaddress.ip_address(words.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


async def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of `host`, best first.

    Raises AddressRefusedError where one of them is not public, OSError where there is none.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise OSError(f"{host}: no such host ({error.strerror})") from None
    addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
    for address in addresses:
        if not is_public(address):
            raise _refused(host, address)
    return addresses


def refuse_private_literal(host: str) -> None:
    """Raises AddressRefusedError for an address written out, or a name that is always local."""
    if host.endswith(LOCAL_NAMES):
        raise _refused(host, "this network")
    address = _written_out(host)
    if address and not is_public(address):
        raise _refused(host, address)


def _written_out(host: str) -> str | None:
    """The address that `host` is itself, in any spelling that a resolver reads (127.1 is one)."""
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


def _refused(host: str, address: str) -> AddressRefusedError:
    which = host if host == address else f"{host} is {address}, which"
    return AddressRefusedError(f"{which} is not public; fetch.allowed_hosts may allow it")

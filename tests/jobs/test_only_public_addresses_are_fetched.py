import httpx
import pytest

from jobs.addresses import AddressRefusedError, is_public, refuse_private_literal
from jobs.config import FetchSettings
from jobs.fetch import Fetcher, FetchFailed
from jobs.guard import pinned
from tests.jobs.site import Printed, Site


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_addresses_of_machines_and_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "114.114.114.114", "2400:3200::1"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "a.lan"])
def test_behind_a_proxy_what_is_written_out_is_judged(host: str) -> None:
    with pytest.raises(AddressRefusedError):
        refuse_private_literal(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433"])
async def test_loopback_is_refused_in_any_spelling(site: Site, host: str) -> None:
    site.pages["/"] = Printed(b"secret")
    port = site.address.rpartition(":")[2]
    async with Fetcher(FetchSettings()) as fetcher:
        failed = await fetcher.fetch(f"http://{host}:{port}/")
    assert isinstance(failed, FetchFailed)
    assert "fetch.allowed_hosts" in failed.reason
    assert site.asked == []


async def test_one_port_of_a_host_can_be_allowed(site: Site) -> None:
    site.pages["/"] = Printed(b"feed")
    host = site.address.removeprefix("http://")
    async with Fetcher(FetchSettings(allowed_hosts=(host,))) as fetcher:
        assert not isinstance(await fetcher.fetch(f"{site.address}/"), FetchFailed)
        assert isinstance(await fetcher.fetch("http://127.0.0.1:9/"), FetchFailed)


def test_the_judged_address_is_connected_to_under_the_hosts_name() -> None:
    request = httpx.Request("GET", "https://news.example/a?b=1")
    sent = pinned(request, "2400:3200::1")
    assert str(sent.url) == "https://[2400:3200::1]/a?b=1"
    assert sent.headers["Host"] == "news.example"
    assert sent.extensions["sni_hostname"] == "news.example"

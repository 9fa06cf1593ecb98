import gzip

import pytest

from jobs.fetch import Fetched, Fetcher, FetchFailed, NotModified
from tests.jobs.site import Printed, Site


async def test_a_page_comes_with_its_type_and_validators(site: Site, fetcher: Fetcher) -> None:
    headers = {"Content-Type": "text/html; charset=GB2312", "ETag": '"1"', "Last-Modified": "x"}
    site.pages["/a"] = Printed("新闻".encode("gbk"), headers=headers)
    assert await fetcher.fetch(f"{site.address}/a") == Fetched(
        url=f"{site.address}/a",
        body="新闻".encode("gbk"),
        media_type="text/html",
        charset="gb2312",
        etag='"1"',
        last_modified="x",
    )


async def test_a_page_that_is_unchanged_does_not_come_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Printed(b"x", headers={"ETag": '"1"'})
    assert await fetcher.fetch(f"{site.address}/a", etag='"1"') == NotModified()
    assert isinstance(await fetcher.fetch(f"{site.address}/a", etag='"0"'), Fetched)


async def test_it_says_who_asks(site: Site, fetcher: Fetcher) -> None:
    await fetcher.fetch(f"{site.address}/a", last_modified="Mon, 06 Feb 2023 08:00:00 GMT")
    assert site.headers[0]["user-agent"].startswith("guatu/")
    assert site.headers[0]["if-modified-since"] == "Mon, 06 Feb 2023 08:00:00 GMT"


async def test_an_endless_page_is_cut(site: Site, fetcher: Fetcher) -> None:
    site.pages["/endless"] = Printed(endless=True)
    fetched = await fetcher.fetch(f"{site.address}/endless")
    assert isinstance(fetched, Fetched)
    assert fetched.cut
    assert len(fetched.body) == 200_000


async def test_a_bomb_is_cut(site: Site, fetcher: Fetcher) -> None:
    body = gzip.compress(b"x" * 50_000_000)
    site.pages["/bomb"] = Printed(body, headers={"Content-Encoding": "gzip"})
    fetched = await fetcher.fetch(f"{site.address}/bomb")
    assert isinstance(fetched, Fetched)
    assert fetched.cut
    assert len(fetched.body) == 200_000


async def test_redirects_are_followed_to_where_the_page_is(site: Site, fetcher: Fetcher) -> None:
    site.pages["/old"] = Printed(status=302, headers={"Location": "/new"})
    site.pages["/new"] = Printed(b"here")
    fetched = await fetcher.fetch(f"{site.address}/old")
    assert isinstance(fetched, Fetched)
    assert (fetched.url, fetched.body) == (f"{site.address}/new", b"here")


@pytest.mark.parametrize(
    ("path", "printed", "reason"),
    [
        ("/none", Printed(status=404), "404 Not Found"),
        ("/wall", Printed(status=412), "412"),
        ("/circle", Printed(status=302, headers={"Location": "/circle"}), "3 redirects"),
        ("/slow", Printed(delay_seconds=3), "within 2 s"),
        ("/inside", Printed(status=302, headers={"Location": "http://10.0.0.1/"}), "not public"),
        ("/local", Printed(status=302, headers={"Location": "http://[::1]:1/"}), "not public"),
        ("/file", Printed(status=302, headers={"Location": "file:///etc/passwd"}), "http"),
        ("/bad", Printed(b"no gzip", headers={"Content-Encoding": "gzip"}), "decompress"),
    ],
)
async def test_a_page_that_does_not_come_is_a_reason(
    site: Site, fetcher: Fetcher, path: str, printed: Printed, reason: str
) -> None:
    site.pages[path] = printed
    failed = await fetcher.fetch(f"{site.address}{path}")
    assert isinstance(failed, FetchFailed)
    assert reason in failed.reason


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://", "ftp://a.example/", "x:y"])
async def test_an_address_that_is_none_is_a_reason(fetcher: Fetcher, url: str) -> None:
    assert isinstance(await fetcher.fetch(url), FetchFailed)

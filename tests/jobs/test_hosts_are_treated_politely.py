"""Pace, robots.txt, rests and Retry-After, on a loopback site with a clock that waiting moves."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from jobs.config import FetchSettings
from jobs.fetch import Fetched, Fetcher, FetchFailed
from storage.records import Trouble
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

AT_ONCE = 2


@pytest.fixture
async def polite(clock: TurnedClock) -> AsyncIterator[Fetcher]:
    async def pause(seconds: float) -> None:
        clock.turn(seconds=seconds)

    settings = FetchSettings(
        allowed_hosts=("127.0.0.1",), at_once_on_host=AT_ONCE, timeout_seconds=2
    )
    async with Fetcher(settings, clock, pause) as fetcher:
        yield fetcher


async def failing(fetcher: Fetcher, url: str) -> FetchFailed:
    failed = await fetcher.fetch(url)
    assert isinstance(failed, FetchFailed)
    return failed


async def test_requests_to_a_host_keep_their_distance(
    site: Site, polite: Fetcher, clock: TurnedClock
) -> None:
    site.pages["/a"] = Printed(b"x")
    started = clock.now
    for _ in range(4):
        await polite.fetch(f"{site.address}/a")
    assert clock.now - started == timedelta(seconds=4)  # robots.txt was the first of five


async def test_a_crawl_delay_is_kept(site: Site, polite: Fetcher, clock: TurnedClock) -> None:
    site.pages["/robots.txt"] = Printed(b"User-agent: *\nCrawl-delay: 7\nDisallow: /admin\n")
    site.pages["/a"] = Printed(b"x")
    await polite.fetch(f"{site.address}/a")
    started = clock.now
    await polite.fetch(f"{site.address}/a")
    assert clock.now - started == timedelta(seconds=7)


async def test_what_robots_txt_closes_is_left_alone(site: Site, polite: Fetcher) -> None:
    site.pages["/robots.txt"] = Printed(b"User-agent: *\nDisallow: /closed/\n")
    site.pages["/open"] = Printed(status=302, headers={"Location": "/closed/b"})
    for path in ("/closed/a", "/open"):
        failed = await failing(polite, f"{site.address}{path}")
        assert failed.trouble is Trouble.FORBIDDEN
    assert site.asked == ["/robots.txt", "/open"]


async def test_robots_txt_may_speak_to_us_by_name(site: Site, polite: Fetcher) -> None:
    site.pages["/robots.txt"] = Printed(
        b"User-agent: *\nAllow: /\n\nUser-agent: guatu\nDisallow: /"
    )
    assert (await failing(polite, f"{site.address}/a")).trouble is Trouble.FORBIDDEN


async def test_robots_txt_is_read_once_a_day(
    site: Site, polite: Fetcher, clock: TurnedClock
) -> None:
    site.pages["/a"] = Printed(b"x")
    for hours in (0, 12, 12):
        clock.turn(hours=hours)
        await asyncio.gather(*(polite.fetch(f"{site.address}/a") for _ in range(3)))
    assert site.asked.count("/robots.txt") == 2


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False)])
async def test_a_robots_txt_that_is_missing_allows_all_and_a_broken_one_nothing(
    site: Site, polite: Fetcher, status: int, *, allowed: bool
) -> None:
    site.pages["/robots.txt"] = Printed(status=status)
    site.pages["/a"] = Printed(b"x")
    assert isinstance(await polite.fetch(f"{site.address}/a"), Fetched) is allowed


async def test_a_host_that_fails_is_left_alone_ever_longer(
    site: Site, polite: Fetcher, clock: TurnedClock
) -> None:
    site.pages["/a"] = Printed(status=500)
    for _ in range(30):
        await failing(polite, f"{site.address}/a")
    assert site.asked.count("/a") == 5
    resting = await failing(polite, f"{site.address}/a")
    assert resting.retry_at is not None
    assert resting.retry_at > clock.now
    rests = []
    for _ in range(9):
        rested = (await failing(polite, f"{site.address}/a")).retry_at
        assert rested is not None
        rests.append(rested - clock.now)
        clock.now = rested
        await failing(polite, f"{site.address}/a")
    minutes = [round(rest / timedelta(minutes=1)) for rest in rests]
    assert minutes[1:] == [2, 4, 8, 16, 32, 60, 60, 60]
    clock.turn(hours=2)
    site.pages["/a"] = Printed(b"x")
    assert isinstance(await polite.fetch(f"{site.address}/a"), Fetched)
    assert isinstance(await polite.fetch(f"{site.address}/a"), Fetched)


@pytest.mark.parametrize("words", ["3600", "Tue, 07 Feb 2023 02:00:00 GMT"])
async def test_a_flooded_host_says_when_to_come_back(
    site: Site, polite: Fetcher, clock: TurnedClock, words: str
) -> None:
    site.pages["/a"] = Printed(status=429, headers={"Retry-After": words})
    site.pages["/b"] = Printed(b"x")
    failed = await failing(polite, f"{site.address}/a")
    assert failed.trouble is Trouble.REFUSED
    assert failed.retry_at is not None
    clock.turn(minutes=50)
    await failing(polite, f"{site.address}/b")
    assert "/b" not in site.asked
    clock.turn(minutes=11)
    assert isinstance(await polite.fetch(f"{site.address}/b"), Fetched)


async def test_pages_that_are_missing_do_not_speak_against_the_host(
    site: Site, polite: Fetcher
) -> None:
    site.pages["/a"] = Printed(b"x")
    for number in range(8):
        gone = await failing(polite, f"{site.address}/none{number}")
        assert gone.trouble is Trouble.GONE
    assert isinstance(await polite.fetch(f"{site.address}/a"), Fetched)


async def test_few_requests_are_made_at_once(site: Site) -> None:
    settings = FetchSettings(
        allowed_hosts=("127.0.0.1",),
        ignore_robots_of=("127.0.0.1",),
        seconds_between_on_host=0,
        at_once_on_host=AT_ONCE,
    )
    for number in range(8):
        site.pages[f"/{number}"] = Printed(b"x", delay_seconds=0.1)
    async with Fetcher(settings) as fetcher:
        await asyncio.gather(*(fetcher.fetch(f"{site.address}/{n}") for n in range(8)))
    assert site.most_at_once == AT_ONCE


async def test_a_cookie_that_a_site_asks_for_is_brought_back(site: Site, polite: Fetcher) -> None:
    site.pages["/wall"] = Printed(
        status=302, headers={"Location": "/page", "Set-Cookie": "seen=1; Path=/"}
    )
    site.pages["/page"] = Printed(b"x")
    assert isinstance(await polite.fetch(f"{site.address}/wall"), Fetched)
    assert site.headers[-1]["cookie"] == "seen=1"

"""Walls, empty lists, changed layouts and lost addresses, each known by its word."""

import pytest

from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.poll import Poller
from storage.database import Database
from storage.records import Source, SourceKind, Trouble
from storage.sources import add_source, get_source
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

TEXT = "今年，滨州市地区生产总值增长7%左右，一般公共预算收入增长6%，各县区要把任务分解到月。"
LINKS = [(f"/2023-02/06/content_{n}.html", f"第{n}个项目集中开工") for n in range(1, 5)]


@pytest.fixture
def poller(db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock) -> Poller:
    return Poller(db, extractor, fetcher, clock, limit_seconds=30)


@pytest.fixture
async def source(db: Database, poller: Poller, site: Site) -> Source:
    """A list that has brought an article already."""
    site.article(LINKS[0][0], LINKS[0][1], TEXT)
    site.listing("/list", LINKS[:1])
    with db.write() as conn:
        url = f"{site.address}/list"
        source = add_source(conn, name="要闻", kind=SourceKind.LIST, url=url)
    assert (await poller.poll(source)).new == 1
    return again(db, source)


def again(db: Database, source: Source) -> Source:
    with db.read() as conn:
        return get_source(conn, source.id)


@pytest.mark.parametrize(
    ("printed", "trouble"),
    [
        (Printed(status=412), Trouble.REFUSED),
        (Printed(status=403), Trouble.REFUSED),
        (Printed(status=404), Trouble.GONE),
        (Printed(status=502), Trouble.UNREACHABLE),
        (Printed(b"<html><body>nothing</body></html>"), Trouble.EMPTY),
        (Printed(b" "), Trouble.CHANGED),
    ],
)
async def test_an_index_that_brings_nothing(
    db: Database, poller: Poller, site: Site, source: Source, printed: Printed, trouble: Trouble
) -> None:
    site.pages["/list"] = printed
    assert (await poller.poll(source)).error
    assert again(db, source).trouble is trouble
    site.listing("/list", LINKS[:1])
    await poller.poll(again(db, source))
    assert again(db, source).trouble is None


async def test_articles_without_words_are_a_changed_layout(
    db: Database, poller: Poller, site: Site, source: Source
) -> None:
    for path, _ in LINKS[1:]:
        site.pages[path] = Printed(b"<html><body><script>render()</script></body></html>")
    site.listing("/list", LINKS)
    await poller.poll(source)
    assert again(db, source).trouble is Trouble.CHANGED


async def test_articles_behind_a_wall_are_told_and_tried_again(
    db: Database, poller: Poller, site: Site, source: Source
) -> None:
    site.pages[LINKS[1][0]] = Printed(status=412)
    site.listing("/list", LINKS[:2])
    await poller.poll(source)
    assert again(db, source).trouble is Trouble.REFUSED
    site.article(LINKS[1][0], LINKS[1][1], TEXT + "全市上下抓紧开工。")
    assert (await poller.poll(again(db, source))).new == 1


async def test_a_wish_to_be_asked_later_is_kept(
    db: Database, poller: Poller, site: Site, source: Source, clock: TurnedClock
) -> None:
    site.pages["/list"] = Printed(status=429, headers={"Retry-After": "36000"})
    await poller.poll(source)
    next_poll_at = again(db, source).next_poll_at
    assert next_poll_at is not None
    assert (next_poll_at - clock.now).total_seconds() > 35000

"""Walls, empty lists, changed layouts and lost addresses, each known by its word."""

from typing import Any

import pytest

from jobs.extraction.extract import Extraction, Extractor
from jobs.fetch import Fetcher
from jobs.poll import Poller
from storage.database import Database
from storage.records import ArticleText, Source, SourceKind, Trouble
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


class Tripping(Extractor):
    """Fails over one article, as no reader knows all pages."""

    def __init__(self) -> None:
        """Knows nothing: only what it does with that one article is asked of it."""

    def extract(self, text: str, **_: Any) -> Extraction:
        if "绊倒" in text:
            raise ValueError("too deep")
        return Extraction((ArticleText(index=0, title="", start=0, end=len(text)),), (), ())


async def test_an_article_that_trips_guatu_is_told_in_the_sources_health(
    db: Database,
    fetcher: Fetcher,
    clock: TurnedClock,
    site: Site,
    source: Source,
    caplog: pytest.LogCaptureFixture,
) -> None:
    poller = Poller(db, Tripping(), fetcher, clock, limit_seconds=30)
    bad, good = LINKS[1], LINKS[2]
    site.article(*bad, "这一页会绊倒读它的程序，别的文章却不该因此读不到，下一次还要再读。")
    site.article(*good, "这一页没有什么特别的地方，它排在那一页的后面，也应当照样读进来存好。")
    site.listing("/list", [good, bad, LINKS[0]])
    polled = await poller.poll(source)
    assert (polled.new, polled.failed, polled.error) == (1, 1, None)
    after = again(db, source)
    assert after.trouble is None
    assert after.last_error is not None
    assert after.last_error.startswith("articles still to come: 1 (http://127.0.0.1")
    assert after.last_error.endswith("ValueError: too deep)")
    (record,) = [each for each in caplog.records if each.message == "an article was not taken in"]
    assert record.exc_info is not None
    site.article(*bad, "这一页改好了，读它的程序不再摔跤，于是里面的话也都读了进来，一句没少。")
    assert (await poller.poll(after)).new == 1
    assert again(db, source).last_error is None

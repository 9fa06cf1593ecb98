"""Sources of both kinds on a loopback site, polled over several days."""

from datetime import timedelta

import pytest

from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.poll import Polled, Poller
from storage.articles import count_articles, list_articles
from storage.database import Database
from storage.events import last_event_id
from storage.facts import list_facts
from storage.records import Figure, Source, SourceKind
from storage.sources import add_source, get_source
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

PLAN = "滨州市发布年度计划"
PLAN_TEXT = (
    "今年，滨州市地区生产总值增长7%左右，一般公共预算收入增长6%，固定资产投资增长10%以上。\n"
    "市发展改革部门有关负责人说，各县区要对照清单抓落实，把每一项任务分解到月、落实到人。"
)
LAUNCH = "一批项目在博兴集中开工"
LAUNCH_TEXT = (
    "2月6日，博兴县举行重点项目集中开工仪式，共有18个项目集中开工，总投资86亿元。\n"
    "这些项目涵盖新材料、食品加工等行业，全部建成后将为当地增添新的动力，带动就业。"
)


@pytest.fixture
def poller(db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock) -> Poller:
    return Poller(db, extractor, fetcher, clock, limit_seconds=30)


def add(db: Database, kind: SourceKind, url: str, **more: str) -> Source:
    with db.write() as conn:
        return add_source(conn, name=url, kind=kind, url=url, region="山东省/滨州市", **more)


async def poll(db: Database, poller: Poller, source: Source) -> Polled:
    with db.read() as conn:
        source = get_source(conn, source.id)
    return await poller.poll(source)


def articles(db: Database) -> int:
    with db.read() as conn:
        return count_articles(conn, "")


@pytest.mark.parametrize("kind", [SourceKind.FEED, SourceKind.LIST])
async def test_new_articles_come_in_and_old_ones_are_not_asked_for(
    db: Database, poller: Poller, site: Site, kind: SourceKind
) -> None:
    show = site.feed if kind is SourceKind.FEED else site.listing
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    site.article("/2023-02/06/content_2.html", LAUNCH, LAUNCH_TEXT, charset="gb18030")
    show("/index", [("/2023-02/06/content_1.html", PLAN)])
    source = add(db, kind, f"{site.address}/index")

    first = await poll(db, poller, source)
    again = await poll(db, poller, source)
    show("/index", [("/2023-02/06/content_2.html", LAUNCH), ("/2023-02/06/content_1.html", PLAN)])
    third = await poll(db, poller, source)

    assert (first.new, again.new, third.new) == (1, 0, 1)
    assert articles(db) == 2
    assert [path for path in site.asked if "content" in path] == [
        "/2023-02/06/content_1.html",
        "/2023-02/06/content_2.html",
    ]


async def test_what_is_stored_is_what_was_printed(db: Database, poller: Poller, site: Site) -> None:
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT, charset="gb18030")
    site.feed("/feed", [("/2023-02/06/content_1.html", PLAN)])
    await poll(db, poller, add(db, SourceKind.FEED, f"{site.address}/feed"))
    with db.read() as conn:
        article = list_articles(conn, "", 10)[0]
        facts = list_facts(conn, article_id=article.id)
    assert (article.title, article.published.iso) == (PLAN, "2023-02-06")
    assert any(isinstance(each.fact, Figure) and each.fact.value == 7 for each in facts)
    assert all(each.url == f"{site.address}/2023-02/06/content_1.html" for each in facts)


async def test_the_same_text_under_another_address_adds_nothing(
    db: Database, poller: Poller, site: Site
) -> None:
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    site.article("/2023-02/06/content_9.html", PLAN, PLAN_TEXT)
    site.listing(
        "/index", [("/2023-02/06/content_9.html", PLAN), ("/2023-02/06/content_1.html", PLAN)]
    )
    polled = await poll(db, poller, add(db, SourceKind.LIST, f"{site.address}/index"))
    assert polled.new == articles(db) == 1


async def test_an_index_that_is_unchanged_costs_one_request(
    db: Database, poller: Poller, site: Site
) -> None:
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    site.feed("/feed", [("/2023-02/06/content_1.html", PLAN)], ETag='"1"')
    source = add(db, SourceKind.FEED, f"{site.address}/feed")
    await poll(db, poller, source)
    site.asked.clear()
    assert (await poll(db, poller, source)).error is None
    assert site.asked == ["/feed"]
    assert site.headers[-1]["if-none-match"] == '"1"'


async def test_an_article_that_did_not_come_is_tried_again_though_the_index_is_unchanged(
    db: Database, poller: Poller, site: Site
) -> None:
    site.pages["/2023-02/06/content_1.html"] = Printed(status=503)
    site.feed("/feed", [("/2023-02/06/content_1.html", PLAN)], ETag='"1"')
    source = add(db, SourceKind.FEED, f"{site.address}/feed")
    assert (await poll(db, poller, source)).failed == 1
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    assert (await poll(db, poller, source)).new == 1


async def test_a_page_without_an_article_is_not_visited_twice(
    db: Database, poller: Poller, site: Site
) -> None:
    site.pages["/2023-02/06/content_1.html"] = Printed(b"<html><body></body></html>")
    site.listing("/index", [("/2023-02/06/content_1.html", "一段没有文字的视频新闻")])
    source = add(db, SourceKind.LIST, f"{site.address}/index")
    await poll(db, poller, source)
    await poll(db, poller, source)
    assert site.asked.count("/2023-02/06/content_1.html") == 1
    assert articles(db) == 0


async def test_what_a_turn_has_no_time_for_waits_for_the_next(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, site: Site
) -> None:
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    site.article("/2023-02/06/content_2.html", LAUNCH, LAUNCH_TEXT)
    site.pages["/2023-02/06/content_2.html"].delay_seconds = 1.5
    links = [("/2023-02/06/content_2.html", LAUNCH), ("/2023-02/06/content_1.html", PLAN)]
    site.feed("/feed", links, ETag='"1"')
    source = add(db, SourceKind.FEED, f"{site.address}/feed")
    hurried = Poller(db, extractor, fetcher, clock, limit_seconds=1)
    polled = await poll(db, hurried, source)
    assert (polled.new, polled.error) == (1, None)
    with db.read() as conn:
        next_poll_at = get_source(conn, source.id).next_poll_at
    assert next_poll_at == clock.now + timedelta(minutes=1)
    site.pages["/2023-02/06/content_2.html"].delay_seconds = 0
    await poll(db, hurried, source)
    assert articles(db) == 2


async def test_a_second_reading_tells_no_news(db: Database, poller: Poller, site: Site) -> None:
    site.article("/2023-02/06/content_1.html", PLAN, PLAN_TEXT)
    site.listing("/index", [("/2023-02/06/content_1.html", PLAN)])
    source = add(db, SourceKind.LIST, f"{site.address}/index")
    await poll(db, poller, source)
    with db.read() as conn:
        before = last_event_id(conn)
    await poll(db, poller, source)
    with db.read() as conn:
        assert last_event_id(conn) == before > 0

"""`guatu backfill` on a loopback newspaper and list: stored, resumable, told to nobody."""

from datetime import date, timedelta

import pytest

from jobs.backfill import backfill
from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.intake import Taken
from jobs.watch import watch
from storage.articles import count_articles
from storage.database import Database
from storage.events import last_event_id, list_events
from storage.records import Source, SourceKind
from storage.sources import add_source
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

DAYS = 6
FIRST = date(2023, 1, 1)


def words(number: int) -> str:
    return (
        f"滨州市{number}号码头项目计划总投资{number}亿元，确保1月{number + 10}日前完成主体工程。"
        f"全市重点项目今年完成投资{number}00亿元以上，同比增长{number}%。"
    )


def edition(site: Site, day: date, number: int) -> None:
    root = f"/html/{day:%Y-%m/%d}"
    link = f'<a href="content_{number}.htm">第{number}号码头</a>'
    site.pages[f"{root}/node_1.htm"] = Printed(f"<html>{link}</html>".encode())
    site.article(f"{root}/content_{number}.htm", f"第{number}号码头项目开工", words(number))


@pytest.fixture
def paper(db: Database, site: Site) -> Source:
    """A newspaper with an edition on each of the first days of January but the third."""
    for number in range(DAYS):
        if number != 2:
            edition(site, FIRST + timedelta(days=number), number + 1)
    with db.write() as conn:
        url = f"{site.address}/html/2023-01/01/node_1.htm"
        return add_source(
            conn, name="日报", kind=SourceKind.EPAPER, url=url, region="山东省/滨州市"
        )


def articles(db: Database) -> int:
    with db.read() as conn:
        return count_articles(conn, "")


async def test_every_edition_since_a_day_is_taken_in_and_nobody_is_told(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, paper: Source
) -> None:
    taken = await backfill(
        db, extractor, fetcher, clock, paper, since=FIRST, until=FIRST + timedelta(days=DAYS - 1)
    )
    assert taken.new == articles(db) == DAYS - 1
    with db.read() as conn:
        last = last_event_id(conn)
        assert last > 0
        assert list_events(conn, "", after_id=0, upto_id=last) == []
        assert len(list_events(conn, "", after_id=None, upto_id=last)) == last


async def test_dates_that_were_over_before_are_not_told_by_the_calendar(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, paper: Source
) -> None:
    await backfill(
        db, extractor, fetcher, clock, paper, since=FIRST, until=FIRST + timedelta(days=DAYS)
    )
    watch(db, clock())
    with db.read() as conn:
        told = list_events(conn, "", after_id=0, upto_id=last_event_id(conn))
    assert [event.kind for event in told if event.kind == "passed"] == []


async def test_what_is_known_is_not_fetched_again_and_a_cut_goes_on(
    db: Database,
    extractor: Extractor,
    fetcher: Fetcher,
    clock: TurnedClock,
    paper: Source,
    site: Site,
) -> None:
    until = FIRST + timedelta(days=DAYS - 1)

    def cut(day: date | None, taken: Taken) -> None:
        if taken.new == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await backfill(
            db, extractor, fetcher, clock, paper, since=FIRST, until=until, on_progress=cut
        )
    assert articles(db) == 2
    await backfill(db, extractor, fetcher, clock, paper, since=FIRST, until=until)
    assert articles(db) == DAYS - 1
    contents = [path for path in site.asked if "content" in path]
    assert len(contents) == len(set(contents)) == DAYS - 1
    site.asked.clear()
    again = await backfill(db, extractor, fetcher, clock, paper, since=FIRST, until=until)
    assert (again.new, site.asked) == (0, [])


async def test_a_list_is_gone_back_over_until_the_day(
    db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock, site: Site
) -> None:
    for page in range(5):
        day = FIRST - timedelta(days=10 * page)
        path = f"/a/content_10{page}.html"
        site.article(path, f"第{page}号码头项目开工", words(page + 1))
        row = f'<li><a href="{path}">第{page}号码头项目开工</a><span>{day}</span></li>'
        following = f'<a href="/list{page + 1}">下一页</a>'
        site.pages[f"/list{page}"] = Printed(f"<html>{row}{following}</html>".encode())
    with db.write() as conn:
        url = f"{site.address}/list0"
        source = add_source(conn, name="要闻", kind=SourceKind.LIST, url=url)
    since = FIRST - timedelta(days=15)
    taken = await backfill(db, extractor, fetcher, clock, source, since=since)
    assert taken.new == 2
    assert "/list3" not in site.asked

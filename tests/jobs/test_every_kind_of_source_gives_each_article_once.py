"""Newspapers, sitemaps, folders, single pages and long lists, polled over several days."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.extraction.extract import Extractor
from jobs.fetch import Fetcher
from jobs.poll import Polled, Poller
from storage.articles import list_articles
from storage.database import Database
from storage.records import Source, SourceKind
from storage.sources import add_source, get_source
from tests.fakes import TurnedClock
from tests.jobs.site import Printed, Site

LONG_AGO = datetime(2023, 1, 1, tzinfo=UTC).timestamp()


@pytest.fixture
def poller(db: Database, extractor: Extractor, fetcher: Fetcher, clock: TurnedClock) -> Poller:
    return Poller(db, extractor, fetcher, clock, limit_seconds=30)


def add(db: Database, kind: SourceKind, url: str) -> Source:
    with db.write() as conn:
        return add_source(conn, name=url, kind=kind, url=url, region="山东省/滨州市")


async def poll(db: Database, poller: Poller, source: Source) -> Polled:
    with db.read() as conn:
        source = get_source(conn, source.id)
    return await poller.poll(source)


def titles(db: Database) -> list[str]:
    with db.read() as conn:
        return sorted(article.title for article in list_articles(conn, "", 100))


def words(name: str) -> str:
    return f"{name}项目今年计划投资{len(name)}亿元，年底前建成投产，沿线群众早晚都能看到工地的灯。"


def paper(site: Site, day: str, pages: dict[str, list[str]]) -> None:
    """Print an edition: the names of its articles by page, the first page leading to the others."""
    root = f"/html/{day}"
    for page, names in pages.items():
        others = "".join(f'<a href="{other}.htm">{other}</a>' for other in pages)
        links = "".join(f'<a href="content_{name}.htm">{name}</a>' for name in names)
        site.pages[f"{root}/{page}.htm"] = Printed(f"<html>{others}{links}</html>".encode())
        for name in names:
            site.article(
                f"{root}/content_{name}.htm", f"第{name}号码头项目开工", words(f"码头{name}")
            )


async def test_a_newspaper_is_read_day_by_day_and_each_edition_once(
    db: Database, poller: Poller, site: Site, clock: TurnedClock
) -> None:
    paper(site, "2023-02/06", {"node_1": ["100"]})
    paper(site, "2023-02/07", {"node_1": ["101"], "node_2": ["102"]})
    source = add(db, SourceKind.EPAPER, f"{site.address}/html/2023-02/07/node_1.htm")
    assert (await poll(db, poller, source)).new == 2  # a new source starts with its latest edition
    assert (await poll(db, poller, source)).new == 0
    site.asked.clear()
    assert (await poll(db, poller, source)).new == 0
    assert site.asked == []  # the edition is finished
    clock.turn(days=3)
    paper(site, "2023-02/08", {"node_1": ["103"]})
    paper(site, "2023-02/10", {"node_1": ["104"], "node_2": ["105"]})
    polled = await poll(db, poller, source)
    assert (polled.new, polled.error) == (3, None)
    assert not any("02/06" in path or "02/07" in path for path in site.asked)
    assert len(titles(db)) == 5


async def test_pages_of_today_that_come_online_later_are_read_too(
    db: Database, poller: Poller, site: Site
) -> None:
    paper(site, "2023-02/07", {"node_1": ["101"]})
    source = add(db, SourceKind.EPAPER, f"{site.address}/html/2023-02/07/node_1.htm")
    await poll(db, poller, source)
    paper(site, "2023-02/07", {"node_1": ["101"], "node_2": ["102"]})
    assert (await poll(db, poller, source)).new == 1


async def test_a_newspaper_is_found_behind_its_front_door(
    db: Database, poller: Poller, site: Site, clock: TurnedClock
) -> None:
    door = "<html><script>location.href='html/{}/node_1.htm'</script></html>"
    site.pages["/"] = Printed(door.format("2023-02/07").encode())
    paper(site, "2023-02/07", {"node_1": ["101"]})
    source = add(db, SourceKind.EPAPER, f"{site.address}/")
    assert (await poll(db, poller, source)).new == 1
    clock.turn(days=1)
    site.pages["/"] = Printed(door.format("2023-02/08").encode())
    paper(site, "2023-02/08", {"node_1": ["102"]})
    assert (await poll(db, poller, source)).new == 1


async def test_an_edition_with_an_article_missing_is_read_again(
    db: Database, poller: Poller, site: Site, clock: TurnedClock
) -> None:
    paper(site, "2023-02/07", {"node_1": ["101", "102"]})
    missing = site.pages.pop("/html/2023-02/07/content_102.htm")
    source = add(db, SourceKind.EPAPER, f"{site.address}/html/2023-02/07/node_1.htm")
    assert (await poll(db, poller, source)).failed == 1
    clock.turn(days=1)
    site.pages["/html/2023-02/07/content_102.htm"] = missing
    assert (await poll(db, poller, source)).new == 1


async def test_a_list_is_gone_back_over_until_it_is_known(
    db: Database, poller: Poller, site: Site
) -> None:
    def show(*pages: list[int]) -> None:
        for number, page in enumerate(pages):
            rows = "".join(f'<a href="/a/content_{n}.html">{n}号项目开工的消息</a>' for n in page)
            following = (
                f'<a href="/index{number + 1}">下一页</a>' if number + 1 < len(pages) else ""
            )
            site.pages[f"/index{number}"] = Printed(f"<html>{rows}{following}</html>".encode())

    for number in range(100, 110):
        site.article(f"/a/content_{number}.html", f"{number}号项目", words(f"码头{number}"))
    show([101], [100])
    source = add(db, SourceKind.LIST, f"{site.address}/index0")
    assert (await poll(db, poller, source)).new == 1  # what stood below before is history
    show([109, 108], [107, 106], [105, 101], [100])
    assert (await poll(db, poller, source)).new == 5
    assert "/a/content_100.html" not in site.asked


async def test_a_sitemap_gives_what_is_new_and_leaves_its_old_pages_alone(
    db: Database, poller: Poller, site: Site
) -> None:
    def show(*rows: tuple[int, str]) -> None:
        urls = "".join(
            f"<url><loc>{site.address}/a/{number}.html</loc><lastmod>{day}</lastmod></url>"
            for number, day in rows
        )
        site.pages["/sitemap.xml"] = Printed(f"<urlset>{urls}</urlset>".encode())

    for number in range(1, 6):
        site.article(f"/a/{number}.html", f"{number}号项目", words(f"码头{number}"))
    show((1, "2021-01-01"), (2, "2023-02-06"), (3, ""))
    source = add(db, SourceKind.SITEMAP, f"{site.address}/sitemap.xml")
    assert (await poll(db, poller, source)).new == 1
    show((1, "2021-01-01"), (2, "2023-02-06"), (3, ""), (4, ""), (5, "2023-02-07"))
    assert (await poll(db, poller, source)).new == 2
    assert not {"/a/1.html", "/a/3.html"} & set(site.asked)


async def test_a_folder_is_read_when_files_come_and_when_they_change(
    db: Database, poller: Poller, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    source = add(db, SourceKind.FOLDER, folder.as_uri())

    def put(name: str, text: str, at: float = LONG_AGO) -> None:
        (folder / name).write_text(text)
        os.utime(folder / name, (at, at))

    put("一版.txt", f"港区开工\n\n{words('港区')}")
    assert [(await poll(db, poller, source)).new for _ in range(2)] == [1, 0]
    put(
        "一版.txt",
        "港区完工\n\n经过三年建设，港区昨天通过验收，第一艘货船靠泊装卸，年吞吐量可达三百万吨。",
        LONG_AGO + 60,
    )
    put("二版.html", f"<html><h1>大桥开工</h1><p>{words('大桥')}</p></html>")
    assert [(await poll(db, poller, source)).new for _ in range(2)] == [2, 0]


async def test_a_single_page_is_read_when_it_changes(
    db: Database, poller: Poller, site: Site
) -> None:
    site.article("/plan.html", "年度项目清单", words("港区"))
    source = add(db, SourceKind.PAGE, f"{site.address}/plan.html")
    assert [(await poll(db, poller, source)).new for _ in range(2)] == [1, 0]
    site.article("/plan.html", "年度项目清单", words("港区二期"))
    assert (await poll(db, poller, source)).new == 1

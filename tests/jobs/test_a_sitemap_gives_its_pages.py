import gzip
from datetime import date

import pytest

from jobs.sources.entry import UnreadableIndexError
from jobs.sources.sitemap import is_sitemap, read_sitemap

URL = "https://news.example/sitemap.xml"
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {XMLNS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/a/1.html</loc><lastmod>2023-02-06T08:00:00+08:00</lastmod></url>
<url><loc>https://news.example/a/2.html</loc><lastmod>2023-03-01</lastmod><news:news>
<news:publication_date>2023-02-09</news:publication_date><news:title>港区开工</news:title>
</news:news></url>
<url><loc>https://news.example/2023-02/07/content_3.html</loc></url>
<url><loc>javascript:x</loc></url></urlset>""".encode()


@pytest.mark.parametrize("body", [PAGES, gzip.compress(PAGES)])
def test_the_pages_come_latest_first_with_their_days(body: bytes) -> None:
    page = read_sitemap(body, url=URL)
    assert [(entry.url[-6:], entry.title, entry.published_on) for entry in page.entries] == [
        ("2.html", "港区开工", date(2023, 2, 9)),
        ("3.html", "", date(2023, 2, 7)),
        ("1.html", "", date(2023, 2, 6)),
    ]


def test_a_sitemap_of_sitemaps_gives_them_latest_first() -> None:
    body = f"""<sitemapindex {XMLNS}>
    <sitemap><loc>/2022.xml</loc><lastmod>2022-12-31</lastmod></sitemap>
    <sitemap><loc>/2023.xml</loc><lastmod>2023-02-01</lastmod></sitemap></sitemapindex>"""
    page = read_sitemap(body.encode(), url=URL)
    assert page.further == ("https://news.example/2023.xml", "https://news.example/2022.xml")


def test_an_entity_that_would_grow_without_end_stays_small() -> None:
    body = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        b"<urlset><url><loc>https://news.example/&b;</loc></url></urlset>"
    )
    assert all(len(entry.url) < 60 for entry in read_sitemap(body, url=URL).entries)


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x1f\x8bbroken", b"<rss/>"])
def test_what_is_no_sitemap_is_said_to_be_none(body: bytes) -> None:
    assert not is_sitemap(body)
    with pytest.raises(UnreadableIndexError, match="no sitemap"):
        read_sitemap(body, url=URL)

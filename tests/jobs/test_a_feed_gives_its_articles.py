from datetime import date

import pytest

from jobs.sources.entry import Entry, UnreadableIndexError
from jobs.sources.feed import read_feed

URL = "https://news.example/feed.xml"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>报</title>{"".join(items)}</channel></rss>'


ITEM = "<item><title>{}</title><link>{}</link><pubDate>{}</pubDate></item>"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Mon, 06 Feb 2023 20:00:00 GMT", date(2023, 2, 7)),
        ("Mon, 06 Feb 2023 20:00:00 +0800", date(2023, 2, 6)),
        ("2023-02-06 20:00:00", date(2023, 2, 6)),
        ("2023-02-06T20:00:00Z", date(2023, 2, 7)),
        ("someday", None),
    ],
)
def test_days_are_days_in_shanghai(words: str, day: date | None) -> None:
    feed = rss(ITEM.format("项目开工", "https://news.example/1.html", words))
    assert read_feed(feed.encode(), url=URL).entries == (
        Entry("https://news.example/1.html", "项目开工", day),
    )


def test_atom_is_read_too() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>项目开工</title>'
        '<link href="/1.html"/><updated>2023-02-06T08:00:00+08:00</updated></entry></feed>'
    )
    assert read_feed(feed.encode(), url=URL).entries == (
        Entry("https://news.example/1.html", "项目开工", date(2023, 2, 6)),
    )


def test_a_gb2312_feed_is_read() -> None:
    feed = rss(
        ITEM.format("项目开工", "https://news.example/1.html", ""),
        head='<?xml version="1.0" encoding="gb2312"?>',
    )
    assert read_feed(feed.encode("gb2312"), url=URL).entries[0].title == "项目开工"


def test_its_older_page_is_named() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/>'
        '<entry><title>项目开工</title><link href="/1.html"/></entry></feed>'
    )
    assert read_feed(feed.encode(), url=URL).further == (f"{URL}?page=2",)


def test_an_article_listed_twice_is_one() -> None:
    item = ITEM.format("项目开工", "https://news.example/1.html#a", "")
    again = ITEM.format("项目开工", "https://news.example/1.html#b", "")
    assert len(read_feed(rss(item, again).encode(), url=URL).entries) == 1


def test_a_broken_feed_gives_what_can_be_read() -> None:
    feed = rss(ITEM.format("项目 & 开工", "https://news.example/1.html", ""))
    assert len(read_feed(feed.encode()[:-20], url=URL).entries) == 1


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>404</body></html>", b"\x00\x01", b"/etc/passwd"]
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(UnreadableIndexError):
        read_feed(body, url=URL)

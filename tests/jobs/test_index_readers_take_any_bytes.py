"""Whatever a host sends, an index reader gives entries or says that there is no index."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.fetch import Fetched
from jobs.pages.charset import storable
from jobs.sources.detect import detect
from jobs.sources.entry import Entry, UnreadableIndexError
from jobs.sources.epaper import edition_day, find_edition, next_door
from jobs.sources.reading import read_index
from storage.records import Source, SourceKind

URL = "https://news.example/2023-02/10/node_1.htm"
KINDS = (SourceKind.FEED, SourceKind.LIST, SourceKind.EPAPER, SourceKind.SITEMAP)
PIECES = st.sampled_from(
    [
        *("<html>", "<body>", "<a href='", "'>", "</a>", "<area href=", ">"),
        "<base href='http://[",
        *("<urlset>", "<url>", "<loc>", "</loc>", "<lastmod>", "2023-02-31", "<sitemapindex>"),
        *("<rss version='2.0'>", "<channel>", "<item>", "<link>", "<pubDate>", "]>"),
        "<!DOCTYPE x [",
        *("content_1.htm", "../../..", "//", "http://[::1", "?id=", "2023-02/10/", "20230210"),
        "createPageHTML(9, 99999, 'a','b')",
        *("下一页", "location.href=", "url=", "\x00", "﻿", "&#x0;", "&#xD800;"),
    ]
)  # fmt: skip
BODIES = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode()),
)


def told(entry: Entry) -> tuple[str, str]:
    return entry.url, entry.title


HALF = b"<rss version='2.0'><channel><item><title>A&#xD800;B</title><link>http://a.example/1</link>"


def test_half_a_character_costs_a_feed_no_entry() -> None:
    source = Source(id=1, name="x", kind=SourceKind.FEED, url=URL)
    page = read_index(source, Fetched(url=URL, body=HALF + b"</item></channel></rss>"))
    assert page.entries == (Entry("http://a.example/1", "AB"),)


@settings(max_examples=150)
@given(BODIES)
def test_any_bytes(body: bytes) -> None:
    fetched = Fetched(url=URL, body=body)
    for kind in KINDS:
        with suppress(UnreadableIndexError):
            page = read_index(Source(id=1, name="x", kind=kind, url=URL), fetched)
            assert all(entry.url.startswith(("http://", "https://")) for entry in page.entries)
            assert all(storable(words) == words for entry in page.entries for words in told(entry))
    with suppress(UnreadableIndexError):
        detect(fetched)


@given(st.text(max_size=200))
def test_any_words_in_an_address_or_a_door(words: str) -> None:
    with suppress(ValueError):
        edition_day(f"https://news.example/{words}")
    for read in (find_edition, next_door):
        with suppress(UnreadableIndexError):
            read(words, url=URL)

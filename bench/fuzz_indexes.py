"""Throws broken indexes at their readers: nothing may raise, hang or grow.

    python bench/fuzz_indexes.py [COUNT]      (100,000 unless told)

Feeds, list pages, editions and sitemaps are put together from markup, addresses, days and noise,
some of it packed, then bent byte by byte. Each is given to every reader, and to the one that finds
out what it is. Prints how many were read, the slowest and the memory; ends with status 1 at an
exception, at a reading over 2 s, or where an entry's address is none that can be fetched.
"""

import gzip
import random
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from jobs.fetch import Fetched
from jobs.pages import decode
from jobs.pages.charset import storable
from jobs.sources.detect import detect
from jobs.sources.entry import UnreadableIndexError
from jobs.sources.epaper import edition_day, edition_on, find_edition, next_door
from jobs.sources.reading import read_index
from storage.records import Source, SourceKind

SLOWEST_ALLOWED = 2.0
CHARSETS = ("utf-8", "utf-8", "gb18030", "big5", "utf-16", "latin-1")
MEDIA = ("text/html", "application/rss+xml", "text/xml", "application/x-gzip", "")
NAMED = (None, "gbk", "utf-8", "x-nothing", "unicode_escape")
KINDS = (SourceKind.FEED, SourceKind.LIST, SourceKind.EPAPER, SourceKind.SITEMAP)
ADDRESSES = (
    "https://news.example/2023-02/10/node_1.htm",
    "http://paper.example/html/20230210/A01.html?id=3",
    "https://news.example/",
    "http://[::1]:8/list",
)
FRAMES = (
    ("<html><body>", "</body></html>"),
    ("<?xml version='1.0' encoding='gbk'?><rss version='2.0'><channel>", "</channel></rss>"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>"),
    ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "</urlset>"),
    ("<sitemapindex>", "</sitemapindex>"),
    ("<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;&a;&a;'>]><rss><channel>", "</channel></rss>"),
    ("", ""),
)
PIECES = (
    *("<ul>", "<li>", "</li>", "</ul>", "<nav>", "</nav>", "<table><tr><td>", "</a>", "<a href='"),
    *("<a href=content_1.htm>", "<area href='nw.D110_1.htm' coords='0,0,9,9'>", "'>", '">', "<b>"),
    *("<base href='http://['>", "<base href='//x.example/a/'>", "<iframe src='node_2.htm'>"),
    *("<frame src=2023-02/10/node_1.htm>", "<meta http-equiv=refresh content='0;url=/x'>"),
    *("<script>location.href='html/2023-02/10/node_1.htm'</script>", "createPageHTML(9,0,'a','b')"),
    *("createPageHTML(99999999999, 0, 'index', 'html')", "<a class=next href='?page=2'>下一页</a>"),
    *("<link rel=alternate type='application/rss+xml' href='http://[/feed'>", "<item>", "</item>"),
    *("<title>推进会召开</title>", "<link>https://news.example/a/1.html</link>", "<guid>x</guid>"),
    *("<pubDate>Mon, 30 Feb 2023 25:61:00 +9999</pubDate>", "<updated>2023-13-41</updated>"),
    *("<entry>", "</entry>", "<link href='javascript:alert(1)'/>", "<content type=html>&lt;p&gt;"),
    *("<url>", "</url>", "<loc>", "</loc>", "<loc>https://news.example/a.html</loc>", "<sitemap>"),
    *("<lastmod>0000-00-00</lastmod>", "<lastmod>2023-02-06T25:00</lastmod>", "&a;&b;", "&b;"),
    *("2023-02-06", "2023年2月31日", "20230210", "[02-06]", "http://[::1", "//", "../..", "?id="),
    *("data:text/html,x", "mailto:a@b", "http://news.example:99999/a/1.html", "http://a b/1.html"),
    *("http://xn--/1.html", "https://新闻.example/2023/1.html", "\x00", "\ufeff", "&#xD800;"),
    *("<![CDATA[", "]]>", "<!--", "-->", "全市重点项目建设推进会", " ", "\n", "\U00020bb7", "&#0;"),
)  # fmt: skip
SELECTORS = (None, None, None, "ul.news a", "a[", "::before", "*")


def index(rng: random.Random) -> bytes:
    start, end = rng.choice(FRAMES)
    pieces = rng.choices(PIECES, k=rng.randrange(1, 60))
    inner = "".join(piece * rng.choices((1, 2, 40, 400), (80, 15, 4.5, 0.5))[0] for piece in pieces)
    bent = bytearray((start + inner + end).encode(rng.choice(CHARSETS), "replace"))
    for _ in range(rng.choice((0, 0, 1, 5, 50))):
        bent[rng.randrange(len(bent))] = rng.randrange(256)
    body = bytes(bent[: rng.randrange(1, len(bent) + 1)] if rng.random() < 0.2 else bent)
    if rng.random() < 0.1:
        packed = gzip.compress(body, 1)
        return packed[: rng.randrange(1, len(packed) + 1)] if rng.random() < 0.3 else packed
    return body


def read(rng: random.Random, body: bytes) -> None:
    """Give a body to every reader. What they raise is none but UnreadableIndexError."""
    url = rng.choice(ADDRESSES)
    fetched = Fetched(url=url, body=body, media_type=rng.choice(MEDIA), charset=rng.choice(NAMED))
    for kind in KINDS:
        selector = rng.choice(SELECTORS) if kind is SourceKind.LIST else None
        source = Source(id=1, name="x", kind=kind, url=url, link_selector=selector)
        with suppress(UnreadableIndexError):
            page = read_index(source, fetched)
            for each in (*(entry.url for entry in page.entries), *page.further):
                assert each.startswith(("http://", "https://")), each
                assert storable(each) == each, each
            for entry in page.entries:
                assert storable(entry.title) == entry.title, entry.title
    with suppress(UnreadableIndexError):
        detect(fetched)
    html = decode(body, fetched.charset)
    for look in (find_edition, next_door):
        with suppress(UnreadableIndexError):
            look(html, url=url)
    words = "".join(rng.choices(PIECES, k=3))
    if day := edition_day(f"https://news.example/{words}"):
        assert edition_day(edition_on(f"https://news.example/{words}", day)) == day


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    slowest, raised = 0.0, 0
    begun = time.perf_counter()
    for seed in range(count):
        rng = random.Random(seed)
        body = index(rng)
        started = time.process_time()
        try:
            read(rng, body)
        except Exception as error:
            raised += 1
            print(f"seed {seed}: {type(error).__name__}: {error}", flush=True)
        took = time.process_time() - started
        if took > SLOWEST_ALLOWED:
            print(f"seed {seed}: {took:.1f} s", flush=True)
        slowest = max(slowest, took)
    seconds = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} indexes in {seconds:.0f} s; {raised} raised; slowest {slowest:.3f} s; "
        f"at most {megabytes:.0f} MB"
    )
    return 1 if raised or slowest > SLOWEST_ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())

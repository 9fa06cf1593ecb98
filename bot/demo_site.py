"""The demo's newspaper: a real web site on the loopback interface that prints a bit more each day.

It serves the articles of `seeds/articles` from the day each was put online, as a feed, a list page,
a sitemap, a digital newspaper or a single page, with the noise that real pages have, and puts files
into a folder, so that the demo's way in is the way of real sources.
"""

import os
import threading
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape as xml_escape


@dataclass(frozen=True, slots=True)
class DemoSource:
    """One of the site's papers; `path` is its feed or list page, or the folder's name."""

    key: str
    name: str
    kind: str
    path: str
    region: str


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """An article and the day from which the site shows it, which may be long after its date."""

    slug: str
    source: str
    served_on: date
    published_on: date
    charset: str
    title: str
    text: str

    @property
    def path(self) -> str:
        return f"/{self.source}/{self.published_on:%Y-%m/%d}/content_{self.slug}.html"


def load_sources() -> tuple[DemoSource, ...]:
    """The papers of `seeds/sources.toml`."""
    rows = tomllib.loads((files("seeds") / "sources.toml").read_text(encoding="utf-8"))
    return tuple(DemoSource(**row) for row in rows["sources"])


def load_articles() -> tuple[DemoArticle, ...]:
    """The articles of `seeds/articles`, in the order in which the site shows them."""
    found = []
    for entry in (files("seeds") / "articles").iterdir():
        if entry.name.endswith(".toml"):
            row: dict[str, Any] = tomllib.loads(entry.read_text(encoding="utf-8"))
            found.append(DemoArticle(slug=entry.name.removesuffix(".toml"), **row))
    return tuple(sorted(found, key=lambda article: (article.served_on, article.slug)))


class DemoSite:
    """The site as it stands on a day; a context manager that serves while it is open."""

    def __init__(self, sources: Iterable[DemoSource], articles: Iterable[DemoArticle]) -> None:
        self.sources = tuple(sources)
        self.articles = tuple(articles)
        self._today = date.min
        self._folders = TemporaryDirectory(prefix="guatu-demo-site-")
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, content_type, body = site.page(self.path)
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """The demo's screen is for the demo."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def address(self) -> str:
        """The site's address without a path, as `http://127.0.0.1:54321`."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "DemoSite":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._folders.cleanup()

    def url_of(self, source: DemoSource) -> str:
        """The address under which a source is polled."""
        if source.kind == "folder":
            return self._folder(source).as_uri()
        return self.address + source.path

    def turn_to(self, day: date) -> None:
        """Show what there is on a day; what is new for folders is put into them."""
        self._today = day
        for source in self.sources:
            if source.kind == "folder":
                self._fill(source)

    def _folder(self, source: DemoSource) -> Path:
        return Path(self._folders.name) / source.path

    def _fill(self, source: DemoSource) -> None:
        self._folder(source).mkdir(exist_ok=True)
        for article in self._shown(source.key):
            file = self._folder(source) / f"{article.slug}.html"
            if not file.exists():
                file.write_bytes(_article_html(article).encode(article.charset))
                # A file that was just written might not be whole yet: guatu would wait.
                put_at = datetime.combine(article.published_on, time(8), UTC).timestamp()
                os.utime(file, (put_at, put_at))

    def page(self, path: str) -> tuple[int, str, bytes]:
        """What the site answers for `path` today: status, content type and bytes."""
        for source in self.sources:
            if path == source.path:
                return self._front(source)
        for article in self._shown():
            if path == article.path:
                return 200, "text/html", _article_html(article).encode(article.charset)
            if path == _edition_path(article):
                return 200, "text/html; charset=utf-8", self._edition(article).encode()
        return 404, "text/plain; charset=utf-8", "没有这一页".encode()

    def _shown(self, source: str | None = None) -> list[DemoArticle]:
        return [
            article
            for article in self.articles
            if article.served_on <= self._today and source in (None, article.source)
        ]

    def _front(self, source: DemoSource) -> tuple[int, str, bytes]:
        shown = self._shown(source.key)[::-1]
        if source.kind == "feed":
            return 200, "application/rss+xml; charset=utf-8", self._rss(source, shown).encode()
        if source.kind == "sitemap":
            return 200, "application/xml", self._sitemap(shown).encode()
        if source.kind == "page":
            return _page(shown)
        if source.kind == "epaper":
            return 200, "text/html; charset=utf-8", _door_html(source, shown).encode()
        return 200, "text/html; charset=utf-8", _list_html(source, shown).encode()

    def _edition(self, first: DemoArticle) -> str:
        """The one page of the edition that an article stands in."""
        rows = "".join(
            f'<li><a href="{article.path}">{escape(article.title)}</a></li>'
            for article in self._shown(first.source)
            if _edition_path(article) == _edition_path(first)
        )
        return f"<!doctype html><html><body><p>第01版：要闻</p><ul>{rows}</ul></body></html>"

    def _sitemap(self, articles: list[DemoArticle]) -> str:
        rows = "".join(
            f"<url><loc>{self.address}{article.path}</loc>"
            f"<lastmod>{article.served_on}</lastmod></url>"
            for article in articles
        )
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'

    def _rss(self, source: DemoSource, articles: list[DemoArticle]) -> str:
        items = "".join(
            f"<item><title>{xml_escape(article.title)}</title>"
            f"<link>{self.address}{article.path}</link>"
            f"<pubDate>{_rss_date(article.published_on)}</pubDate></item>"
            for article in articles
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>{xml_escape(source.name)}</title><link>{self.address}</link>"
            f"<description>{xml_escape(source.name)}</description>{items}</channel></rss>"
        )


def _page(articles: list[DemoArticle]) -> tuple[int, str, bytes]:
    """A single page: its latest article; nothing but a frame before the first."""
    if not articles:
        return 200, "text/html; charset=utf-8", b"<!doctype html><html><body></body></html>"
    return 200, "text/html", _article_html(articles[0]).encode(articles[0].charset)


def _rss_date(day: date) -> str:
    return format_datetime(datetime.combine(day, time(0), UTC))


def _edition_path(article: DemoArticle) -> str:
    return f"{article.path.rpartition('/')[0]}/node_1.htm"


def _door_html(source: DemoSource, articles: list[DemoArticle]) -> str:
    """The front door of a digital newspaper, which leads on to its latest edition."""
    leads = "".join(
        f'<meta http-equiv="refresh" content="0; url={_edition_path(article)}">'
        for article in articles[:1]
    )
    return f"<!doctype html><html><head><title>{escape(source.name)}</title>{leads}</head></html>"


def _list_html(source: DemoSource, articles: list[DemoArticle]) -> str:
    rows = "".join(
        f'<li><a href="{article.path}">{escape(article.title)}</a>'
        f"<span>{article.published_on}</span></li>"
        for article in articles
    )
    return (
        f"<!doctype html><html><head><title>{escape(source.name)}</title></head><body>"
        f'<nav><a href="/">首页</a> <a href="/about">关于</a></nav><ul>{rows}</ul></body></html>'
    )


def _article_html(article: DemoArticle) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article.text.split("\n") if line)
    return (
        f'<!doctype html><html><head><meta charset="{article.charset}">'
        f"<title>{escape(article.title)}</title></head><body>"
        f'<nav><a href="/">首页</a> <a href="/about">关于我们</a></nav>'
        f"<article><h1>{escape(article.title)}</h1>"
        f"<p>发布时间：{article.published_on}</p>{paragraphs}</article>"
        f"<footer>本页由演示站点在本机提供</footer></body></html>"
    )

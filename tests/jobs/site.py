"""A news site on the loopback interface, for the tests to print in and to break."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass
class Printed:
    """What an address answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0
    endless: bool = False


class Site:
    """Answers what `pages` says by path; `asked` are the paths asked for, in order.

    Hosts are told apart by address: 127.0.0.2 is another one.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Printed] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._counting = threading.Lock()
        self._visited = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                site._visited.set()
                site._count(1)
                try:
                    site._answer(self)
                finally:
                    site._count(-1)

            def log_message(self, *_: object) -> None:
                """Tests read `asked`."""

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def address(self) -> str:
        return f"http://{self._server.server_address[0]!s}:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait(self) -> None:
        """Return when somebody has asked for something, or after five seconds."""
        self._visited.wait(5)

    def article(self, path: str, title: str, text: str, charset: str = "utf-8") -> None:
        """Print an article, with the noise around it that real pages have."""
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        html = (
            f'<html><head><meta charset="{charset}"><title>{title}_演示网</title></head><body>'
            f'<nav><a href="/">首页</a></nav><div class="content"><h1>{title}</h1>'
            f"<p>发布时间：2023-02-06 09:30</p>{paragraphs}</div></body></html>"
        )
        self.pages[path] = Printed(html.encode(charset), headers={"Content-Type": "text/html"})

    def feed(self, path: str, articles: list[tuple[str, str]], **headers: str) -> None:
        """Print an RSS feed of (path, title), latest first."""
        items = "".join(
            f"<item><title>{title}</title><link>{self.address}{link}</link>"
            "<pubDate>Mon, 06 Feb 2023 08:00:00 +0800</pubDate></item>"
            for link, title in articles
        )
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        self.pages[path] = Printed(rss.encode(), headers=headers)

    def listing(self, path: str, articles: list[tuple[str, str]]) -> None:
        """Print a list page of (path, title), latest first."""
        rows = "".join(
            f'<li><a href="{link}">{title}</a><span>2023-02-06</span></li>'
            for link, title in articles
        )
        frame = '<nav><a href="/about/20230206.html">关于我们的网站</a></nav>'
        html = f"<html><body>{frame}<ul>{rows}</ul></body></html>"
        self.pages[path] = Printed(html.encode(), headers={"Content-Type": "text/html"})

    def _count(self, change: int) -> None:
        with self._counting:
            self._at_once += change
            self.most_at_once = max(self.most_at_once, self._at_once)

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        printed = self.pages.get(request.path, Printed(b"", 404))
        time.sleep(printed.delay_seconds)
        etag = printed.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            printed = Printed(b"", 304)
        try:
            request.send_response(printed.status)
            for name, value in printed.headers.items():
                request.send_header(name, value)
            if not printed.endless:
                request.send_header("Content-Length", str(len(printed.body)))
            request.end_headers()
            request.wfile.write(printed.body)
            while printed.endless:
                request.wfile.write(b"x" * 65536)
        except (BrokenPipeError, ConnectionResetError):
            pass  # The reader has had enough; that is what some tests are about.

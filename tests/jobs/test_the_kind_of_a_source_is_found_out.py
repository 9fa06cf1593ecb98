import pytest

from jobs.fetch import Fetched
from jobs.sources.detect import detect
from jobs.sources.entry import UnreadableIndexError
from storage.records import SourceKind

STORY = (
    "今年全市计划实施重点项目一百个，沿海的港区将率先动工，带动周边镇村的道路和管网一起更新。" * 5
)
ROWS = "".join(
    f'<a href="/2023-02/0{n}/content_{n}.html">第{n}个重点项目开工</a>' for n in (1, 2, 3)
)
RSS = "<rss version='2.0'><channel><title>日报</title><item><link>https://a/1</link></item></channel></rss>"
ANNOUNCED = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'


@pytest.mark.parametrize(
    ("path", "body", "kind", "name"),
    [
        ("/rss.xml", RSS, SourceKind.FEED, "日报"),
        ("/gov/binzhou/news", RSS, SourceKind.FEED, "日报"),
        ("/sitemap.xml", "<?xml version='1.0'?><urlset/>", SourceKind.SITEMAP, "news.example"),
        ("/list/", f"<title>要闻</title><ul>{ROWS}</ul>", SourceKind.LIST, "要闻"),
        (
            "/2023-02/06/content_9.html",
            f"<title>港区项目开工_晨报</title><h1>港区项目开工</h1><p>{STORY}</p><ul>{ROWS}</ul>",
            SourceKind.PAGE,
            "港区项目开工",
        ),
        (
            "/html/2023-02/10/node_1.htm",
            "<title>晨报</title><a href='node_2.htm'>02</a><a href='content_1.htm'>一条新闻</a>",
            SourceKind.EPAPER,
            "晨报",
        ),
        (
            "/",
            "<title>晨报</title><script>location.href='html/2023-02/10/node_1.htm'</script>",
            SourceKind.EPAPER,
            "晨报",
        ),
        ("/", f"<title>门户</title>{ANNOUNCED}<p>欢迎</p>", SourceKind.FEED, "门户"),
    ],
)
def test_the_kind(path: str, body: str, kind: SourceKind, name: str) -> None:
    whole = body if body.startswith("<?xml") or body is RSS else f"<html>{body}</html>"
    found = detect(Fetched(url=f"https://news.example{path}", body=whole.encode()))
    assert (found.kind, found.name) == (kind, name)


def test_a_list_tells_of_its_feed() -> None:
    body = f"<html><head>{ANNOUNCED}</head><body>{ROWS}</body></html>"
    found = detect(Fetched(url="https://news.example/", body=body.encode()))
    assert found.kind is SourceKind.LIST
    assert found.feeds == ("https://news.example/rss.xml",)


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"<html><p>404</p></html>"])
def test_what_nothing_can_be_made_of(body: bytes) -> None:
    with pytest.raises(UnreadableIndexError):
        detect(Fetched(url="https://news.example/", body=body))

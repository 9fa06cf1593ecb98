from datetime import date

import pytest

from jobs.sources.entry import UnreadableIndexError
from jobs.sources.listing import read_listing

URL = "https://news.example/bz/index.html"
PAGE = """
<html><head><base href="/bz/"></head><body>
<nav><a href="20230206/t20230206_1.html">导航里的一条链接文字</a></nav>
<ul class="list">
 <li><a href="202302/t20230206_11.html" title="市里召开重点项目推进会议">市里召开重点…</a>
  <span>2023-02-06</span></li>
 <li><a href="https://news.example/2023-02/05/content_12.htm#top">全市工业经济实现良好开局</a></li>
 <li><a href="notice"> 春季招聘会本周六举行 </a><em>2023/02/04</em></li>
 <li><a href="202302/t20230206_11.html"><img src="x.png"></a></li>
</ul>
<a href="202302/t20230203_9.html">更多</a>
<a href="https://other.example/2023-02/05/content_1.htm">另一家网站的一条新闻标题</a>
<a href="index_2.html">下一页下一页下一页</a>
<a href="javascript:go()">点击这里查看全部内容</a>
<a href="http://[broken">一条坏掉的链接文字在此</a>
<footer><a href="about/20230101/c1.html">网站备案与联系方式</a></footer>
</body></html>
"""


def test_links_are_found_by_their_form() -> None:
    found = [
        (entry.url, entry.title, entry.published_on)
        for entry in read_listing(PAGE, url=URL).entries
    ]
    assert found == [
        (
            "https://news.example/bz/202302/t20230206_11.html",
            "市里召开重点项目推进会议",
            date(2023, 2, 6),
        ),
        ("https://news.example/2023-02/05/content_12.htm", "全市工业经济实现良好开局", None),
        ("https://news.example/bz/notice", "春季招聘会本周六举行", date(2023, 2, 4)),
    ]


@pytest.mark.parametrize("selector", ["ul.list > li > a", ".list li", "ul a[href]"])
def test_a_selector_says_which_links(selector: str) -> None:
    urls = [entry.url for entry in read_listing(PAGE, url=URL, selector=selector).entries]
    assert urls == [
        "https://news.example/bz/202302/t20230206_11.html",
        "https://news.example/2023-02/05/content_12.htm",
        "https://news.example/bz/notice",
    ]


def test_a_bad_selector_is_named() -> None:
    with pytest.raises(UnreadableIndexError, match="link_selector 'ul >'"):
        read_listing(PAGE, url=URL, selector="ul >")


@pytest.mark.parametrize("page", ["<html></html>", "not html at all"])
def test_a_page_without_links_gives_none(page: str) -> None:
    assert read_listing(page, url=URL).entries == ()


def test_an_empty_page_is_said_to_be_none() -> None:
    with pytest.raises(UnreadableIndexError, match="no HTML page"):
        read_listing("   ", url=URL)

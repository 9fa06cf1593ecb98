from datetime import date

import pytest

from jobs.pages import read_html, read_page
from storage.records import Basis, Precision, Publication

BODY = "<p>" + "全市重点项目建设推进会召开，会议通报了一季度进展情况。" * 8 + "</p>"

QUOTED = '推进会"挂图"召开'


def html(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body><div>{body}{BODY}</div></body></html>"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (html('<meta name="ArticleTitle" content="推进会召开"><title>x</title>'), "推进会召开"),
        (html("<title>推进会召开_某某新闻网</title>"), "推进会召开"),
        (html("<title>推进会召开 - 某某日报</title>"), "推进会召开"),
        (html("<title>重点项目推进会召开--某某网</title>"), "重点项目推进会召开"),
        (html("<title>某某网</title>", "<h1>某某网</h1>"), "某某网"),
        (html("<title></title>", "<h1>推进会召开</h1>"), "推进会召开"),
        (
            html(f'<meta property="og:title" content="{QUOTED}"><title>{QUOTED}_某网</title>'),
            QUOTED,
        ),
        (html(body="<div>推进会在某县召开</div><i>发稿时间：2023/2/6</i>"), "推进会在某县召开"),
        (html(), None),
    ],
)
def test_the_title_is_read(page: str, title: str | None) -> None:
    assert read_html(page).title == title


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (html('<meta name="PubDate" content="2023-02-06 09:53">'), ""),
        (html('<meta property="article:published_time" content="2023-02-06T08:00:00">'), ""),
        (html('<meta name="publishdate" content="20230206">'), ""),
        (html(body="<span>发布时间：2023年2月6日</span>"), ""),
        (html(body="<span>日期:2023/02/06</span>"), ""),
        (html(body="<span>2023-02-06 09:53</span>"), ""),
        (html(), "https://news.example/2023-02/06/content_11.htm"),
        (html(), "https://news.example/art/20230206/t1.html"),
    ],
)
def test_the_day_is_read(page: str, url: str) -> None:
    expected = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.GIVEN)
    assert read_html(page, url=url).published == expected


@pytest.mark.parametrize(
    "page",
    [html(), html(body="<p>到2023年5月6日，全部完工。</p>"), html(body="发布时间：2023-13-45")],
)
def test_a_page_without_a_day_has_none(page: str) -> None:
    assert read_html(page, url="https://news.example/id/20239999.html").published == Publication()


def test_the_title_heads_the_text() -> None:
    text = read_html(html("<title>推进会召开_某某网</title>")).text
    assert text.startswith("推进会召开\n\n全市重点项目")


def test_plain_text_is_taken_as_it_is() -> None:
    text = "推进会召开\r\n\r\n  一季度完成投资三亿元。\r\n"
    assert read_page(text.encode("gb18030"), media_type="text/plain").text == text
    assert read_page(text.encode()).text == text


@pytest.mark.parametrize("page", ["<html>", "<html><body></body></html>", "<div>" * 3000])
def test_a_page_without_an_article_has_no_text(page: str) -> None:
    assert read_page(page.encode(), media_type="text/html").text == ""


@pytest.mark.parametrize(
    ("page", "origin"),
    [
        (html(body="<span>2023-02-06 来源：某某日报 作者：张三</span>"), "某某日报"),
        (
            html(body="<span>来源：</span><!-- 1 --><a>某县融媒体中心</a><i>点击</i>"),
            "某县融媒体中心",
        ),
        (html(body="信息来源: 某县统计局|浏览次数"), "某县统计局"),
        (html('<meta name="contentSource" content="来源：某某晚报">'), "某某晚报"),
        (html(body="<p>资金的来源：要多想办法，多渠道筹集。</p>"), None),
        (html(), None),
    ],
)
def test_the_source_that_it_names_is_read(page: str, origin: str | None) -> None:
    assert read_html(page).origin == origin


def test_a_file_without_a_day_has_that_of_its_address() -> None:
    url = "https://news.example/2023-02/06/01/page.pdf"
    for body in (b"%PDF-1.4", "推进会召开".encode()):
        assert read_page(body, url=url).published.on == date(2023, 2, 6)


@pytest.mark.parametrize("media_type", ["image/jpeg", "application/pdf", "video/mp4"])
def test_what_is_no_text_has_none(media_type: str) -> None:
    assert read_page(b"\x89\xff\x00\x10JFIF", media_type=media_type).text == ""

"""Editions of a day: how their addresses are spelt, and what stands on their pages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.sources.epaper import (
    edition_day,
    edition_on,
    find_edition,
    is_edition_page,
    read_edition_page,
)

DAY = date(2023, 2, 10)
SPELLINGS = [
    "https://paper.example/html/2023-02/10/node_1.htm",
    "https://paper.example/rb/202302/10/node_01.html",
    "https://paper.example/shtml/rb/20230210/vA1.shtml",
    "https://paper.example/epaper/html/2023/02/10/A01.html",
    "https://paper.example/rb/html/2023-02/10/nbs.D1100rb_01.htm",
    "https://paper.example/page/1/2023-02-10/01.html",
    "https://paper.example/pc/layout/202302/10/node_01.html",
    "https://paper.example/index.aspx?date=2023-02-10&page=1",
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_the_day_is_read_in_every_spelling_and_written_in_the_same(url: str) -> None:
    assert edition_day(url) == DAY
    assert is_edition_page(url)
    moved = edition_on(url, date(2022, 12, 31))
    assert edition_day(moved) == date(2022, 12, 31)
    assert edition_on(moved, DAY) == url


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_an_address_made_for_a_day_has_that_day(day: date) -> None:
    assert all(edition_day(edition_on(url, day)) == day for url in SPELLINGS)


def test_days_without_leading_zeros_are_written_so() -> None:
    url = "https://paper.example/2023/2/9/page_1.html"
    assert edition_on(url, date(2023, 11, 3)) == "https://paper.example/2023/11/3/page_1.html"


@pytest.mark.parametrize(
    "url", ["https://paper.example/", "https://paper.example/2023-02/40/a", "https://a.example/1"]
)
def test_an_address_without_a_day_has_none(url: str) -> None:
    assert edition_day(url) is None


FRONT = """
<html><body><div class="ban">
<a href="node_1.htm">第01版：要闻</a> <a href="node_2.htm">第02版：经济</a>
<a href="../../../images/2023-02/10/01/rb01_brief.jpg">版面图</a> <a href="01.pdf">PDF</a></div>
<map name="m"><area coords="1,1" href="content_11.htm"><area href="content_13.htm"></map>
<ul><li><a href="content_11.htm">港区三个码头提前开工</a></li>
<li><a href="content_12.htm" title="全市春季招聘会本周举行">全市春季招聘…</a></li></ul>
<a href="../09/node_1.htm">上一期</a> <a href="http://other.example/2023-02/10/content_9.htm">别家</a>
<a href="javascript:void(0)">放大</a></body></html>
"""


def test_a_page_of_an_edition_gives_its_articles_and_the_other_pages() -> None:
    page = read_edition_page(FRONT, url=SPELLINGS[0])
    root = "https://paper.example/html/2023-02/10"
    assert [(entry.url, entry.title, entry.published_on) for entry in page.entries] == [
        (f"{root}/content_11.htm", "港区三个码头提前开工", DAY),
        (f"{root}/content_13.htm", "", DAY),
        (f"{root}/content_12.htm", "全市春季招聘会本周举行", DAY),
    ]
    assert page.further == (f"{root}/node_2.htm",)


@pytest.mark.parametrize(
    ("page", "article", "other"),
    [
        (SPELLINGS[2], "123456.shtml", "vA2.shtml"),
        (SPELLINGS[3], "A01_37.htm", "A02.html"),
        (SPELLINGS[4], "nw.D1100rb_20230210_1-01.htm", "nbs.D1100rb_02.htm"),
        (SPELLINGS[6], "../../../content/202302/10/content_3005.html", "node_02.html"),
        (SPELLINGS[7], "detail.aspx?date=2023-02-10&id=7", "index.aspx?date=2023-02-10&page=2"),
    ],
)
def test_pages_and_articles_are_told_apart_in_every_spelling(
    page: str, article: str, other: str
) -> None:
    html = f'<a href="{article}">一条新闻</a><a href="{other}">第二版</a>'
    read = read_edition_page(html, url=page)
    assert (len(read.entries), len(read.further)) == (1, 1)


@pytest.mark.parametrize(
    "door",
    [
        '<meta http-equiv="refresh" content="0; url=html/2023-02/10/node_1.htm">',
        '<script>window.location.href = "html/2023-02/10/node_1.htm";</script>',
        '<a href="html/2023-02/09/node_1.htm">旧</a><a href="html/2023-02/10/node_1.htm">新</a>',
        '<frameset><frame src="html/2023-02/10/node_1.htm"></frameset>',
    ],
)
def test_a_front_door_leads_to_the_latest_edition(door: str) -> None:
    html = f"<html><head><title>日报</title>{door}</head><body></body></html>"
    assert find_edition(html, url="https://paper.example/") == SPELLINGS[0]


def test_a_door_to_nowhere_leads_to_none() -> None:
    assert find_edition("<a href='/about/'>关于</a>", url="https://paper.example/") is None


def test_its_articles_stand_on_the_page_that_the_paper_calls_so() -> None:
    first = FRONT.replace("node_2.htm", "node_3.htm")
    assert {each.printed_page for each in read_edition_page(first, url=SPELLINGS[0]).entries} == {
        "1"
    }
    # The number in the address is the site's own; what the paper calls the page counts.
    third = read_edition_page(first, url="https://paper.example/html/2023-02/10/node_3.htm")
    assert {each.printed_page for each in third.entries} == {"2"}
    lettered = read_edition_page(FRONT, url="https://paper.example/html/2023-02/10/A05.html")
    assert {each.printed_page for each in lettered.entries} == {"A05"}

import pytest

from jobs.pages import read_html

PROSE = "全市重点项目建设推进会召开，会议通报了一季度进展情况，要求抓紧开工。" * 3
MORE = "会议指出，二季度还有十二个项目计划开工，要把要素保障放在前面。" * 3


def page(*parts: str) -> str:
    return f"<html><body>{''.join(parts)}</body></html>"


ARTICLE = f"<div class='content'><p>{PROSE}</p><p>{MORE}</p></div>"


@pytest.mark.parametrize(
    "around",
    [
        "<div class='breadcrumb'>首页 &gt; 要闻 &gt; 正文</div>",
        "<ul class='related-news'><li>别的县也开了一个会</li><li>又一个县开了会</li></ul>",
        f"<div id='comments'><p>{'说得好，我们都盼着早点建成。' * 3}</p></div>",
        "<div class='share'>分享到：<a>微信</a></div>",
        "<p>【打印本页】【关闭窗口】</p>",
        "<p>上一篇：别的县也开了一个会</p><p>下一篇：又一个县开了会</p>",
        "<p>您现在的位置：首页 &gt;&gt; 要闻 &gt;&gt; 正文</p>",
        "<ul><li>评论</li><li>关注</li></ul>",
    ],
)
def test_it_is_left_out_above_and_below(around: str) -> None:
    plain = read_html(page(ARTICLE)).text
    assert PROSE in plain
    assert MORE in plain
    assert read_html(page(ARTICLE, around)).text == plain
    assert read_html(page(around, ARTICLE)).text == plain


def test_the_longest_paragraph_stays_whatever_its_class() -> None:
    text = read_html(page(f"<div class='share comment'><p>{PROSE}</p></div>")).text
    assert PROSE in text


def test_words_behind_a_button_stay() -> None:
    html = page(f"<p>某公司<span class='sharebtn'>微博</span>投产。{PROSE}</p><p>{MORE}</p>")
    assert f"投产。{PROSE}" in read_html(html).text.replace(" ", "")


def test_a_table_that_lays_out_the_page_leaves_no_bars() -> None:
    html = page(f"<table><tr><td></td></tr><tr><td>{PROSE}<br>{MORE}</td></tr></table>")
    text = read_html(html).text
    assert PROSE in text
    assert "|" not in text

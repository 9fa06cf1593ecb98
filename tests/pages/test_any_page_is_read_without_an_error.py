"""`bench/fuzz_pages.py` throws many more, outside of these tests."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.pages import read_html, read_page
from tests.pages.papers import pdf

MARKUP = st.sampled_from(
    [
        *("<div class='share'>", "<div>", "</div>", "<p>", "<article><h2>", "</article>", "<!--"),
        *("<script>", "</script>", "<table><tr><td>", "</table>", "<a href=x>", "</a>", "&#1;"),
        *(
            "<title>推进会召开_某网</title>",
            "发布时间：2023-02-30",
            "来源：",
            "<meta charset=big5>",
        ),
        *("会议通报了一季度的进展，完成投资三亿元。", "\x00", "\ud800", "\ufeff", "|  |", "\n"),
    ]
)
MEDIA = st.sampled_from(["text/html", "text/plain", "application/pdf", ""])


@settings(max_examples=150)
@given(st.lists(MARKUP | st.text(max_size=8), max_size=60).map("".join))
def test_any_markup(html: str) -> None:
    page = read_html(html)
    assert "\x00" not in page.text
    page.text.encode()


@settings(max_examples=150)
@given(st.binary(max_size=400), MEDIA, st.sampled_from(["gbk", "zip", "utf-7", "punycode", None]))
def test_any_bytes_of_any_label(body: bytes, media_type: str, charset: str | None) -> None:
    page = read_page(body, media_type=media_type, charset=charset)
    assert "\x00" not in page.text
    page.text.encode()


@settings(max_examples=100)
@given(st.data())
def test_any_pdf_with_bytes_bent(data: st.DataObject) -> None:
    places = st.floats(-100, 900, allow_nan=False)
    lines = st.tuples(places, places, st.integers(1, 40), st.text("项目建成。12%", max_size=9))
    body = bytearray(pdf(data.draw(st.lists(lines, max_size=12))))
    for _ in range(data.draw(st.integers(0, 8))):
        body[data.draw(st.integers(8, len(body) - 1))] = data.draw(st.integers(0, 255))
    read_page(bytes(body)).text.encode()

import pytest

from jobs.sources.listing import read_listing

URL = "https://gov.example/zwdt/index.html"


@pytest.mark.parametrize(
    ("html", "following"),
    [
        ('<a href="index_1.html">下一页</a>', "https://gov.example/zwdt/index_1.html"),
        ('<a href="?page=2"> 下一页 &gt; </a>', "https://gov.example/zwdt/index.html?page=2"),
        ('<head><link rel="next" href="2/"></head><p>', "https://gov.example/zwdt/2/"),
        (
            '<script>createPageHTML(20, 0,"index","html");</script>',
            "https://gov.example/zwdt/index_1.html",
        ),
        ("<script>createPageHTML('page-div',3,2,'index','shtml');</script>", None),
        ('<a href="https://other.example/2">下一页</a>', None),
        ('<a href="index.html">下一页</a>', None),
        ('<a href="index_1.html">下一篇</a>', None),
    ],
)
def test_the_next_page(html: str, following: str | None) -> None:
    further = read_listing(f"<html>{html}</html>", url=URL).further
    assert further == ((following,) if following else ())

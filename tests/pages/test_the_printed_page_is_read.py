import pytest

from jobs.pages import read_page
from jobs.pages.printed_pages import page_in_address, page_in_text, page_of_label

PARAGRAPH = "市里开会说，今年要新建三个码头，年底前全部完工，请大家一起努力把事情办好。" * 4


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("鲁北晚报 第02版：经济 2023年2月10日", "2"),
        ("版次：A02 版名：要闻", "A02"),
        ("Ｂ０３版：副刊", "B03"),
        ("鲁北晚报\n2023年2月10日\n第12版\n正文在这里。", "12"),
        ("第01版：要闻 第02版：经济 第03版：副刊", None),
        ("第02版：经济 上一版 下一版 第02版：经济", "2"),
        ("下转第2版：续完", None),
        ("这本书的第3版已经卖完。", None),
        ("2023年版：新的清单", None),
        ("版次：2023年第3期", None),
        ("没有说在哪一版", None),
    ],
)
def test_a_text_names_the_page_that_it_stands_on(text: str, page: str | None) -> None:
    assert page_in_text(text) == page


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://paper.example/epaper/html/2023/02/10/A01.html", "A01"),
        ("https://paper.example/shtml/rb/20230210/vA1.shtml", "A1"),
        ("https://paper.example/rb/html/2023-02/10/nbs.D1100rb_01.htm", "1"),
        ("https://paper.example/pc/layout/202302/10/node_04.html", "4"),
        ("https://paper.example/index.aspx?date=2023-02-10&page=3", "3"),
        ("https://paper.example/rb/20230210/B2/19.html", "B2"),
        ("https://paper.example/html/2023-02/10/node_2.htm", None),
        ("https://paper.example/html/2023-02/10/content_11_2.htm", None),
        ("https://news.example/n1/2023/0210/c14677-32.html", None),
        ("https://news.example/2023/02/10/01.html", None),
        ("https://news.example/A02.html", None),
    ],
)
def test_an_address_names_it_where_it_is_no_mere_number(url: str, page: str | None) -> None:
    assert page_in_address(url) == page


@pytest.mark.parametrize(
    ("label", "page"),
    [("第01版：要闻", "1"), ("A02版 民生", "A02"), ("版面图", None), ("头版", None)],
)
def test_a_link_names_the_page_that_it_leads_to(label: str, page: str | None) -> None:
    assert page_of_label(label) == page


def test_a_web_page_has_it_beside_its_article() -> None:
    html = (
        "<html><head><title>新建码头</title></head><body><div>第03版：经济</div>"
        f"<h1>新建三个码头</h1><div><p>{PARAGRAPH}</p></div></body></html>"
    )
    assert read_page(html.encode(), media_type="text/html").printed_page == "3"


def test_a_text_has_it_on_a_line_of_its_own() -> None:
    text = f"鲁北晚报 2023年2月10日\nA02版\n\n{PARAGRAPH}"
    assert read_page(text.encode(), media_type="text/plain").printed_page == "A02"

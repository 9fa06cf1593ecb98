from jobs.extraction.reading.articles import read_articles
from jobs.pages import read_html

FIRST = "全市重点项目建设推进会召开，会议通报了一季度进展情况，要求抓紧开工。" * 3
SECOND = "某县新建的水厂四月投用，每天供水三万吨，七个乡镇的群众喝上了放心水。" * 3


def html(*articles: str) -> str:
    return f"<html><head><title>要闻_某报</title></head><body>{''.join(articles)}</body></html>"


def article(title: str, body: str) -> str:
    return f"<article><h2>{title}</h2><p>{body}</p></article>"


BOTH = html(article("推进会召开", FIRST), article("新水厂投用了", SECOND))


def test_each_is_headed_by_its_title() -> None:
    text = read_html(BOTH).text
    assert text.index("# 推进会召开") < text.index(FIRST) < text.index("# 新水厂投用了")
    assert SECOND in text


def test_the_extractor_reads_them_apart() -> None:
    titles = [each.title for each in read_articles(read_html(BOTH).text)]
    assert titles[-2:] == ["推进会召开", "新水厂投用了"]


def test_comments_and_teasers_are_no_articles() -> None:
    teaser = f"<article><h2><a>又开会了</a></h2><a>{FIRST}</a></article>"
    text = read_html(html(article("推进会召开", FIRST), teaser, "<article>好！</article>")).text
    assert "#" not in text

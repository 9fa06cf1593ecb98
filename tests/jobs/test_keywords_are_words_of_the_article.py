from jobs.keywords import KEYWORDS, article_keywords
from storage.records import ArticleText

OTHER = "足球比赛昨天结束，足球队赢得足球奖杯。"
ARTICLE = "茌平铝业公司新建铝加\n工生产线，铝业产能提高，2023年投产。GDP 增长。" * 3
PAGE = OTHER + ARTICLE


def keywords() -> tuple[str, ...]:
    article = ArticleText(index=1, title="", start=len(OTHER), end=len(PAGE))
    return article_keywords(article, PAGE)


def test_they_stand_in_the_article_and_not_elsewhere_on_the_page() -> None:
    found = keywords()
    assert "生产线" in found
    assert "足球" not in found
    assert all(word in ARTICLE.replace("\n", "") for word in found)


def test_they_are_chinese_words_each_once() -> None:
    found = keywords()
    assert len(set(found)) == len(found) <= KEYWORDS
    assert not any(word.isascii() for word in found)

"""What an article is about, in the words that jieba cuts it into."""

import logging
import re

import jieba
import jieba.analyse

from storage.records import ArticleText

KEYWORDS = 12
READ = 1200
"""Characters read: news says first what it is about, and cutting words takes long."""
WORD = re.compile(r"[\u3400-\u9fff]{2,}")

jieba.setLogLevel(logging.WARNING)


def article_keywords(article: ArticleText, page: str) -> tuple[str, ...]:
    """The words that stand out most in an article of `page` (by TF-IDF), best first."""
    # Hard-wrapped lines cut words in two.
    text = "".join(page[article.start : article.end].split())
    words = jieba.analyse.extract_tags(text[:READ], topK=2 * KEYWORDS)
    return tuple(word for word in words if WORD.fullmatch(word))[:KEYWORDS]

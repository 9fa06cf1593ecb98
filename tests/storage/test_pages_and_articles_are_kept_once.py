from datetime import date

import pytest

from storage.articles import (
    add_page,
    count_articles,
    find_page_by_digest,
    find_page_by_url,
    get_article,
    get_page,
    known_urls,
    list_articles,
    list_articles_of_page,
    list_articles_with_keyword,
    remember_url,
    text_digest,
)
from storage.database import Database, NotFoundError
from storage.sources import upload_source
from tests.storage.rows import BEIHAI_ZONE, BINZHOU, NOW, put_article


def test_a_page_is_found_by_its_text_and_by_its_address(database: Database) -> None:
    text = "一行\r\n二行𠮷\n"
    with database.write() as conn:
        page = add_page(
            conn,
            source_id=upload_source(conn).id,
            url="file:///a",
            title=None,
            text=text,
            fetched_at=NOW,
        )
        assert (page.text, page.digest) == (text, text_digest(text))
        assert find_page_by_digest(conn, page.digest) == page == get_page(conn, page.id)
        assert find_page_by_url(conn, "file:///a") == page
        assert find_page_by_digest(conn, text_digest("")) is None
        assert find_page_by_url(conn, "file:///b") is None


def test_addresses_are_known_by_source_also_those_that_gave_nothing(database: Database) -> None:
    with database.write() as conn:
        source = upload_source(conn).id
        put_article(conn, "甲")
        remember_url(conn, source, "https://news.example/empty")
        remember_url(conn, source, "https://news.example/empty")
        asked = [f"https://news.example/{name}" for name in ("甲", "empty", "new")]
        assert known_urls(conn, source, asked) == set(asked[:2])
        assert known_urls(conn, source + 1, asked) == set()


def test_articles_are_listed_newest_first_by_place(database: Database) -> None:
    with database.write() as conn:
        old = put_article(conn, "旧", on=date(2022, 1, 1))
        new = put_article(conn, "新", region=BEIHAI_ZONE)
        other = put_article(conn, "外", region="广西壮族自治区", on=date(2022, 6, 1))
        assert list_articles(conn, BINZHOU, 9) == [new, old]
        assert list_articles(conn, "", 2) == [new, other]
        assert list_articles_with_keyword(conn, "招商", 9) == [new, other, old]
        assert list_articles_with_keyword(conn, "引资", 9) == []
        assert count_articles(conn, BINZHOU) == 2
        assert count_articles(conn, BINZHOU, date(2023, 2, 6)) == 1


def test_an_article_comes_back_whole(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn, "新闻", on=date(2022, 1, 1))
        assert get_article(conn, article.id) == article
        assert list_articles_of_page(conn, article.page_id) == [article]
        assert (article.start, article.end, article.region) == (0, 2, BINZHOU)
        with pytest.raises(NotFoundError, match="999"):
            get_article(conn, 999)

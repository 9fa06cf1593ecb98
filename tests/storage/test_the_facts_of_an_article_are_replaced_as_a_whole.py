from datetime import date

import pytest

from storage.database import Database, NotFoundError
from storage.facts import get_fact, list_facts, list_facts_by_id, replace_facts
from storage.records import FactType
from tests.storage.rows import BEIHAI_ZONE, put_article, target


def test_what_is_not_given_again_is_gone(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        old = replace_facts(conn, article.id, [target(value=1.0), target(value=2.0)])
        new = replace_facts(conn, article.id, [target(value=3.0)])
        assert list_facts(conn, article_id=article.id) == new
        assert list_facts_by_id(conn, [old[0].id, new[0].id]) == {new[0].id: new[0]}
        with pytest.raises(NotFoundError, match=str(old[0].id)):
            get_fact(conn, old[0].id)


def test_what_stays_keeps_its_id_and_the_order_is_as_given(database: Database) -> None:
    one, two, three = (target(value=value) for value in (1.0, 2.0, 3.0))
    with database.write() as conn:
        article = put_article(conn)
        old = replace_facts(conn, article.id, [one, two])
        new = replace_facts(conn, article.id, [two, three, one])
    assert [stored.fact for stored in new] == [two, three, one]
    assert [new[0].id, new[2].id] == [old[1].id, old[0].id]


def test_two_facts_alike_stay_two(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        first = replace_facts(conn, article.id, [target(), target()])
        assert replace_facts(conn, article.id, [target(), target()]) == first
        assert len({stored.id for stored in first}) == 2
        assert replace_facts(conn, article.id, [target()]) == first[:1]


def test_another_articles_facts_are_left_alone(database: Database) -> None:
    with database.write() as conn:
        kept = replace_facts(conn, put_article(conn, "甲").id, [target()])
        replace_facts(conn, put_article(conn, "乙").id, [])
        assert list_facts(conn) == kept


def test_an_id_is_never_used_again(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        [old] = replace_facts(conn, article.id, [target(value=1.0)])
        replace_facts(conn, article.id, [])
        [new] = replace_facts(conn, article.id, [target(value=2.0)])
    assert new.id > old.id


def test_facts_are_listed_by_place_and_type(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        there, _ = replace_facts(
            conn, article.id, [target(region=BEIHAI_ZONE), target(region="广西壮族自治区")]
        )
        assert list_facts(conn, region="山东省", type=FactType.TARGET) == [there]
        assert list_facts(conn, region="山东省", type=FactType.RESULT) == []
        assert list_facts(conn, limit=1) == [there]


def test_a_fact_knows_where_it_was_read_and_its_day(database: Database) -> None:
    with database.write() as conn:
        [dated] = replace_facts(conn, put_article(conn, "甲", on=date(2022, 12, 1)).id, [target()])
        [undated] = replace_facts(conn, put_article(conn, "乙").id, [target()])
    assert (dated.published_on, undated.published_on) == (date(2022, 12, 1), date(2023, 2, 6))
    assert undated.published.on is None
    assert (dated.article_title, dated.source_name) == ("甲", "upload")
    assert dated.url == "https://news.example/甲"

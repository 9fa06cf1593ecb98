import pytest
from sqlalchemy import event

from storage.database import Database
from storage.sketches import NEWEST, list_alike, replace_sketch
from tests.storage.rows import put_article


def test_those_that_share_most_come_first_with_their_text(database: Database) -> None:
    with database.write() as conn:
        three = put_article(conn, "滨州的新闻𠮷")
        two = put_article(conn, "聊城的新闻")
        one = put_article(conn, "茌平的新闻")
        replace_sketch(conn, three.id, [1, 2, 3, 2**32 - 1])
        replace_sketch(conn, two.id, [1, 2, 7])
        replace_sketch(conn, one.id, [1, 8])
        found = list_alike(conn, [1, 2, 3, 4])
        assert [each.article_id for each in found] == [three.id, two.id]
        assert found[0].text == "滨州的新闻𠮷"
        assert found[0].url
        assert [each.article_id for each in list_alike(conn, [1, 2, 3], limit=1)] == [three.id]
        assert list_alike(conn, []) == []


def test_a_sketch_is_replaced_as_a_whole(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        replace_sketch(conn, article.id, [1, 2, 2])
        replace_sketch(conn, article.id, [5, 6])
        assert list_alike(conn, [1, 2]) == []
        assert list_alike(conn, [5, 6])[0].article_id == article.id


def test_a_value_that_all_have_is_looked_up_in_the_newest_only(database: Database) -> None:
    with database.write() as conn:
        added = [put_article(conn, f"新闻{number}") for number in range(NEWEST + 3)]
        for article in added:
            replace_sketch(conn, article.id, [1, 2])
        found = {each.article_id for each in list_alike(conn, [1, 2], limit=100)}
        assert found == {article.id for article in added[3:]}


def test_it_goes_by_the_index(database: Database) -> None:
    with database.write() as conn:
        if conn.dialect.name != "sqlite":
            pytest.skip("PostgreSQL reads small tables whole, and rightly so")
        put_article(conn)
        plans: list[str] = []

        def explain(_conn, cursor, statement: str, parameters, _context, _many) -> None:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(str(row[-1]) for row in cursor.fetchall())

        event.listen(conn, "before_cursor_execute", explain)
        list_alike(conn, [1, 2, 3])
        event.remove(conn, "before_cursor_execute", explain)
        tables = ("SCAN sketch_values", "SCAN articles", "SCAN pages")
        assert [plan for plan in plans if plan.startswith(tables)] == []
        assert sum("SEARCH sketch_values USING PRIMARY KEY" in plan for plan in plans) == 3

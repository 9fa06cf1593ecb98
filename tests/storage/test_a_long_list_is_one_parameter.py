import pytest
from sqlalchemy import event, select

from storage.facts import list_facts_by_id, replace_facts
from storage.lists import among
from storage.tables import facts, things
from storage.things import list_things_by_keys, put_things
from tests.storage.rows import put_article, target, thing

KEYS = ['a"b', "it's", "滨州|产值", "", "%", "\\", "a,b", "{x}", "null", "12"]


def test_texts_are_found_whatever_signs_they_hold(database):
    with database.write() as conn:
        put_things(conn, [thing(key) for key in KEYS])
        assert list_things_by_keys(conn, [*KEYS, "none", 'A"B']).keys() == set(KEYS)
        assert list_things_by_keys(conn, ["none"]) == {}
        assert list_things_by_keys(conn, []) == {}


def test_thousands_of_ids_are_asked_for_by_one_parameter(database):
    given: list[int] = []
    with database.write() as conn:
        article = put_article(conn)
        stored = replace_facts(conn, article.id, [target(value=float(n)) for n in range(30)])
        event.listen(conn, "before_cursor_execute", lambda *told: given.append(len(told[3])))
        found = list_facts_by_id(conn, [*(each.id for each in stored), *range(900, 1800)])
    assert found == {each.id: each for each in stored}
    assert max(given) < 20


@pytest.mark.parametrize("more", [[], [2**40]])
def test_none_of_a_list_is_nothing(database, more):
    with database.read() as conn:
        query = select(things.c.id).where(among(things.c.id, "some"))
        assert conn.scalars(query, {"some": more}).all() == []
        both = select(facts.c.id).where(among(facts.c.id, "one"), among(facts.c.article_id, "two"))
        assert conn.scalars(both, {"one": more, "two": [1]}).all() == []

import pytest

from storage.corrections import add_correction, list_corrections
from storage.database import Database
from storage.facts import replace_facts
from tests.storage.rows import NOW, put_article, target


def test_a_correction_stays_when_the_article_is_read_anew(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        (stored,) = replace_facts(conn, article.id, [target()])
        made = add_correction(conn, stored, changes={"value": 8.0}, made_by="Alice", made_at=NOW)
        replace_facts(conn, article.id, [])
    with database.read() as conn:
        assert list_corrections(conn, [article.id]) == [made]
        assert list_corrections(conn, [article.id + 1]) == []
    assert (made.start, made.end, made.type) == (stored.fact.start, stored.fact.end, "target")
    assert (made.changes, made.made_at) == ({"value": 8.0}, NOW)


def test_a_correction_that_says_nothing_is_refused(database: Database) -> None:
    with database.write() as conn:
        (stored,) = replace_facts(conn, put_article(conn).id, [target()])
        with pytest.raises(ValueError, match="changes something"):
            add_correction(conn, stored, made_by="Alice", made_at=NOW)

from dataclasses import replace

from storage.database import Connection, Database
from storage.facts import list_bare_facts, list_facts_by_id, list_tellings, replace_facts
from storage.records import StoredFact, Telling
from tests.storage.rows import put_article, target

TEXT = "开年动员会召开。今年全年招商三十个，\n力争更多。会后签约。"
QUOTE = "招商三十个"


def put(conn: Connection) -> StoredFact:
    article = put_article(conn, TEXT)
    start = TEXT.index(QUOTE)
    fact = target(quote=QUOTE, start=start, end=start + len(QUOTE))
    (stored,) = replace_facts(conn, article.id, [fact])
    return stored


def test_a_bare_fact_has_nothing_of_its_page(database: Database) -> None:
    with database.write() as conn:
        stored = put(conn)
        found = list_bare_facts(conn, [stored.id, 999])
    assert found == {
        stored.id: replace(stored, article_title="", source_name="", url="", sentence="")
    }


def test_a_telling_is_an_article_and_a_sentence(database: Database) -> None:
    with database.write() as conn:
        stored = put(conn)
        full = list_facts_by_id(conn, [stored.id])[stored.id]
        found = list_tellings(conn, [stored.id, 999])
    assert found == {stored.id: Telling(full.article_id, "今年全年招商三十个，力争更多。")}
    assert full.sentence == found[stored.id].sentence


def test_without_a_sentence_the_quote_is_told(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn, "")
        (stored,) = replace_facts(conn, article.id, [target(quote=QUOTE, start=0, end=5)])
        assert list_tellings(conn, [stored.id])[stored.id].sentence == QUOTE

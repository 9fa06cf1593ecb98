from dataclasses import replace

from storage import facts
from storage.database import Connection, Database
from storage.facts import list_bare_facts, list_facts_by_id, list_sentences_with, replace_facts
from storage.records import StoredFact
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


def test_a_fact_keeps_the_sentence_that_it_stands_in(database: Database) -> None:
    with database.write() as conn:
        stored = put(conn)
        assert list_facts_by_id(conn, [stored.id]) == {stored.id: stored}
    assert stored.sentence == "今年全年招商三十个，力争更多。"


def test_a_sentence_cut_out_otherwise_is_told_anew(database: Database, monkeypatch) -> None:
    with database.write() as conn:
        stored = put(conn)
        monkeypatch.setattr(facts, "sentence_around", lambda text, start: text[start:][:2])
        (again,) = replace_facts(conn, stored.article_id, [stored.fact])
    assert (again.id, again.sentence) == (stored.id, "招商")


def test_sentences_are_found_by_words(database: Database) -> None:
    with database.write() as conn:
        stored = put(conn)
        found = list_sentences_with(conn, [stored.id, 999], ["码头", "力争更多"])
        assert found == {stored.id: stored.sentence}
        assert list_sentences_with(conn, [stored.id], ["码头", "会后"]) == {}
        assert list_sentences_with(conn, [stored.id], []) == {}
        assert list_sentences_with(conn, [], ["力争"]) == {}


def test_words_are_found_as_they_are_written(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn, "AI产业园100%建成。")
        (stored,) = replace_facts(conn, article.id, [target(quote="AI", start=0, end=2)])
        assert set(list_sentences_with(conn, [stored.id], ["AI产业园100%"])) == {stored.id}
        assert list_sentences_with(conn, [stored.id], ["ai产业园", "1%0", "A_产"]) == {}


def test_without_a_sentence_the_quote_is_told(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn, "")
        (stored,) = replace_facts(conn, article.id, [target(quote=QUOTE, start=0, end=5)])
        assert list_sentences_with(conn, [stored.id], ["招商"]) == {stored.id: QUOTE}

from dataclasses import replace

from storage.articles import add_articles, add_page
from storage.database import Database
from storage.facts import list_passages, replace_facts
from storage.records import ArticleText, Passage
from storage.sources import upload_source
from tests.storage.rows import NOW, target

TEXT = "甲" * 20 + "𠮷目标" + "乙" * 20


def test_it_is_cut_to_the_characters_asked_for_and_says_where_the_page_goes_on(
    database: Database,
) -> None:
    places = (TEXT.index("𠮷"), 2, len(TEXT) - 3)
    with database.write() as conn:
        page = add_page(
            conn,
            source_id=upload_source(conn).id,
            url="https://news.example/1.html",
            title="",
            text=TEXT,
            fetched_at=NOW,
        )
        article = ArticleText(index=0, title="", start=0, end=len(TEXT))
        (stored,) = add_articles(conn, page.id, [article], {})
        facts = [replace(target(), quote=TEXT[at : at + 3], start=at, end=at + 3) for at in places]
        ids = [each.id for each in replace_facts(conn, stored.id, facts)]
        found = list_passages(conn, [*ids, 999], before=5, after=8)
    middle, first, last = (found[each] for each in ids)
    assert set(found) == set(ids)
    assert middle == Passage("甲甲甲甲甲𠮷目标乙乙乙乙乙", 5, 8, begins=False, ends=False)
    assert (first.start, first.end, first.begins, first.ends) == (2, 5, True, False)
    assert (last.begins, last.ends) == (False, True)
    for passage, at in zip((middle, first, last), places, strict=True):
        assert passage.text[passage.start : passage.end] == TEXT[at : at + 3]

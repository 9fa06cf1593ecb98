from datetime import timedelta

from storage.database import Database
from storage.printings import add_printing, list_printings
from storage.records import Printing, SourceKind
from storage.sources import add_source
from tests.storage.rows import NOW, put_article


def test_they_come_with_their_sources_the_first_one_first(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        for days, name in ((1, "晚报"), (0, "日报")):
            source = add_source(conn, name=name, kind=SourceKind.FEED, url=f"feed:{name}")
            assert add_printing(
                conn,
                article.id,
                source_id=source.id,
                url=f"https://news.example/{name}",
                title=f"{name}的标题",
                fetched_at=NOW + timedelta(days=days),
                origin=None if days else "新闻办",
            )
        found = list_printings(conn, [article.id, 999])
        assert [each.source_name for each in found[article.id]] == ["日报", "晚报"]
        assert found[article.id][0] == Printing(
            article_id=article.id,
            source_id=source.id,
            source_name="日报",
            url="https://news.example/日报",
            title="日报的标题",
            origin="新闻办",
            fetched_at=NOW,
        )
        assert 999 not in found


def test_an_address_is_noted_once(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        source = add_source(conn, name="日报", kind=SourceKind.FEED, url="feed:日报")
        noted = [
            add_printing(conn, article.id, source_id=source.id, url="x", title="", fetched_at=NOW)
            for _ in range(2)
        ]
        assert noted == [True, False]
        assert len(list_printings(conn, [article.id])[article.id]) == 1

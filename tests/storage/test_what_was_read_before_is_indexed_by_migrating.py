"""Articles and projects that were there before the index are found after migrating."""

import alembic.command

from storage.database import (
    _alembic_config,  # the step before can only be made by Alembic itself
    migrate,
    open_database,
)
from storage.engine import make_engine, parse_url, writing
from storage.search import list_articles_with, phrases_of
from storage.things import count_projects_by_industry

READ_BEFORE = """
INSERT INTO sources (name, kind, url, region, poll_minutes, paused, failures)
VALUES ('晚报', 'list', 'https://paper.example/', '', 60, FALSE, 0);

INSERT INTO pages (source_id, url, text, digest, fetched_at)
VALUES (1, 'https://paper.example/1', '前言。铝材项目开工。', 'x', '2023-02-06 00:00:00');

INSERT INTO articles (page_id, number, title, dated_on, region, span_start, span_end)
VALUES (1, 0, '开工', '2023-02-06', '', 3, 10);

INSERT INTO things (key, kind, region, name, current, fact_ids, first_on, last_on, closed)
VALUES ('project|a', 'project', '山东省/', '铝材项目', '{"industry": "高端铝业"}', '[]',
        '2023-02-06', '2023-02-06', FALSE);
"""


def test_what_was_read_before_is_found(empty_url):
    engine = make_engine(parse_url(empty_url), foreign_keys=False)
    with writing(engine).begin() as conn:
        alembic.command.upgrade(_alembic_config(conn), "0010_offers")
        for statement in READ_BEFORE.strip().split("\n\n"):
            conn.exec_driver_sql(statement)
    engine.dispose()
    assert "0011_full_text" in migrate(empty_url)
    database = open_database(empty_url)
    with database.read() as conn:
        (hit,) = list_articles_with(conn, phrases_of("铝材"), limit=9)
        assert hit.text == "铝材项目开工。"
        assert list_articles_with(conn, phrases_of("前言"), limit=9) == []
        assert count_projects_by_industry(conn, "") == {"高端铝业": 1}
    database.close()

"""Facts that were there before they kept their sentences have them after migrating."""

import alembic.command

from storage.database import (
    _alembic_config,  # the step before can only be made by Alembic itself
    migrate,
    open_database,
)
from storage.engine import make_engine, parse_url, writing
from storage.facts import list_facts

BEFORE = "前言讲了很多。" * 40
READ_BEFORE = f"""
INSERT INTO sources (name, kind, url, region, poll_minutes, paused, failures)
VALUES ('晚报', 'list', 'https://paper.example/', '', 60, FALSE, 0);

INSERT INTO pages (source_id, url, text, digest, fetched_at)
VALUES (1, 'https://paper.example/1', '{BEFORE}今年招商三十个，力争更多。会后签约。', 'x',
        '2023-02-06 00:00:00');

INSERT INTO articles (page_id, number, title, dated_on, region, span_start, span_end)
VALUES (1, 0, '开工', '2023-02-06', '', 0, 300);

INSERT INTO facts (article_id, type, quote, span_start, span_end, region, confidence, payload)
VALUES (1, 'project', '前言', 0, 2, '', 1, '{{"article": 0, "name": "码头"}}'),
       (1, 'project', '招商三十个', {len(BEFORE) + 2}, {len(BEFORE) + 7}, '', 1,
        '{{"article": 0, "name": "冷库"}}');
"""


def test_facts_read_before_have_their_sentences(empty_url):
    engine = make_engine(parse_url(empty_url), foreign_keys=False)
    with writing(engine).begin() as conn:
        alembic.command.upgrade(_alembic_config(conn), "0022_last_told")
        for statement in READ_BEFORE.strip().split("\n\n"):
            conn.exec_driver_sql(statement)
    engine.dispose()
    assert migrate(empty_url)[0] == "0023_sentences"
    database = open_database(empty_url)
    with database.read() as conn:
        told = [stored.sentence for stored in list_facts(conn, article_id=1)]
    database.close()
    assert told == ["前言讲了很多。", "今年招商三十个，力争更多。"]

"""Articles are found by their words, things by their names, projects by their industry."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from storage.search_index import index_article

revision = "0011_full_text"
down_revision = "0010_offers"

BATCH = 200


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE article_words USING fts5(words, content='')")
    else:
        op.create_table(
            "article_words",
            sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("article_id", name="pk_article_words"),
            sa.ForeignKeyConstraint(
                ["article_id"],
                ["articles.id"],
                name="fk_article_words_article_id_articles",
                ondelete="CASCADE",
            ),
        )
        op.create_index(
            "ix_article_words_words", "article_words", ["words"], postgresql_using="gin"
        )
    op.add_column("things", sa.Column("industry", sa.Text(), nullable=True))
    op.create_index("ix_things_kind_name", "things", ["kind", "name"])
    op.create_index(
        "ix_things_industry_region_last_on", "things", ["industry", "region", "last_on"]
    )
    _index_what_is_there()
    _tell_industries()


def _index_what_is_there() -> None:
    conn = op.get_bind()
    query = sa.text(
        "SELECT articles.id, articles.title,"
        " substr(pages.text, articles.span_start + 1, articles.span_end - articles.span_start)"
        " FROM articles JOIN pages ON pages.id = articles.page_id"
        " WHERE articles.id > :after ORDER BY articles.id LIMIT :batch"
    )
    after = 0
    while rows := conn.execute(query, {"after": after, "batch": BATCH}).all():
        for article_id, title, said in rows:
            index_article(conn, article_id, f"{title}\n{said}")
            after = article_id


def _tell_industries() -> None:
    things = sa.table(
        "things",
        sa.column("kind", sa.Text()),
        sa.column("current", sa.JSON()),
        sa.column("industry", sa.Text()),
    )
    op.execute(
        sa.update(things)
        .where(things.c.kind == "project")
        .values(industry=things.c.current["industry"].as_string())
    )

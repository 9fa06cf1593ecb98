"""Articles printed in several places, and sketches to know them again."""

import sqlalchemy as sa
from alembic import op

revision = "0005_same_news"
down_revision = "0004_source_health"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "printings",
        sa.Column("article_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source_id", BIG_ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "url", name="pk_printings"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_printings_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_printings_source_id_sources"
        ),
    )
    op.create_index("ix_printings_source_id", "printings", ["source_id"])
    op.create_table(
        "sketch_values",
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", BIG_ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("value", "article_id", name="pk_sketch_values"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_sketch_values_article_id_articles",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sketch_values_article_id", "sketch_values", ["article_id"])
    op.execute(
        "INSERT INTO printings (article_id, url, source_id, title, fetched_at) "
        "SELECT articles.id, pages.url, pages.source_id, articles.title, pages.fetched_at "
        "FROM articles JOIN pages ON pages.id = articles.page_id"
    )

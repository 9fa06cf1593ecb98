"""Articles handed in in chats, until they expire."""

import sqlalchemy as sa
from alembic import op

revision = "0010_offers"
down_revision = "0009_alerts"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "offers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_precision", sa.String(32), nullable=True),
        sa.Column("published_basis", sa.String(32), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("region", PATH, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_offers_chat_id_chats"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offers_chat_id_id", "offers", ["chat_id", "id"])
    op.create_index("ix_offers_expires_at", "offers", ["expires_at"])

"""What chats want to hear of at once."""

import sqlalchemy as sa
from alembic import op

revision = "0013_watches"
down_revision = "0012_settings"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("thing_key", sa.Text(), nullable=True),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("last_event_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watches"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_watches_chat_id_chats"),
        sa.UniqueConstraint("chat_id", "thing_key", name="uq_watches_chat_id_thing_key"),
        sa.UniqueConstraint("chat_id", "word", name="uq_watches_chat_id_word"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_watches_last_event_id", "watches", ["last_event_id"])

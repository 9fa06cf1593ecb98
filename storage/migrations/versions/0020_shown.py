"""Which list a chat was shown last, by topic: /export hands that one over after a restart too."""

import sqlalchemy as sa
from alembic import op

revision = "0020_shown"
down_revision = "0019_days_of_events"


def upgrade() -> None:
    op.create_table(
        "shown_lists",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("exports", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "topic_id", name="pk_shown_lists"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_shown_lists_chat_id_chats"),
    )
